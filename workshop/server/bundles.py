"""Our own scripts and sheets, a few files in one, at addresses that browsers may keep for ever."""

import functools
import hashlib
from pathlib import Path
from urllib.parse import quote

from workshop import widgets
from workshop.server.share import JUPYTER
from workshop.widgets import modules

_TEMPLATES = JUPYTER / "voila" / "templates"
_DOOR, _ROOM = _TEMPLATES / "workshop" / "static", _TEMPLATES / "workshop-room" / "static"
_SCRIPTS = {"Room.js": _ROOM / "room.js"}
_SHEETS = {
    "Room.css": [_ROOM / "room.css"],
    "Door.css": [Path(widgets.__file__).parent / "style.css", _DOOR / "page.css"],
    "Print.css": [_DOOR / "print.css", _DOOR / "guide.css"],
}


@functools.cache
def text(name: str) -> str | None:
    """Return what is in a bundle, such as `Room.js`; None where there is none of that name."""
    if name in _SCRIPTS:
        return modules.assemble(_SCRIPTS[name])
    files = _SHEETS.get(name)
    return "\n".join(path.read_text(encoding="utf-8") for path in files) if files else None


def digest(content: str) -> str:
    """Return what stands for a content in its address."""
    return hashlib.sha256(content.encode()).hexdigest()[:12]


@functools.cache
def address(name: str) -> str:
    """Return where a bundle lies; another content has another address."""
    stem, _, kind = name.partition(".")
    return f"/assets/widgets/{stem}-{digest(text(name) or '')}.{kind}"


@functools.cache
def icon() -> str:
    """Return the address of the icon, which holds the icon itself: no browser need ask for it."""
    return "data:image/svg+xml," + quote((_DOOR / "icon.svg").read_text(encoding="utf-8").strip())
