"""The scripts and sheets of widgets, at addresses that browsers may keep for ever."""

import functools
import gzip
import hashlib

from workshop.server.page import Page
from workshop.server.share import JUPYTER
from workshop.widgets import linked

_STATIC = JUPYTER / "voila" / "templates" / "workshop-room" / "static"
_ROOM = {
    "js": [_STATIC / "line.js", _STATIC / "room.js"],
    "css": [_STATIC / "room.css"],
}
_TYPES = {"js": "text/javascript", "css": "text/css"}


@functools.lru_cache(maxsize=32)
def _compressed(name: str, digest: str, kind: str) -> tuple[bytes, bytes] | None:
    ours = _room(kind) if name == "Room" else None
    if ours is not None and _digest(ours) != digest:
        return None
    text = ours or linked.content(name, digest, kind)
    return (text.encode(), gzip.compress(text.encode(), 9)) if text is not None else None


@functools.cache
def _room(kind: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in _ROOM[kind])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def room_script() -> str:
    """Return the address of the script that hosts widgets on a participant's page."""
    return f"/assets/widgets/Room-{_digest(_room('js'))}.js"


def room_sheet() -> str:
    """Return the address of the style sheet of a participant's page."""
    return f"/assets/widgets/Room-{_digest(_room('css'))}.css"


class WidgetPart(Page):
    """`/assets/widgets/Card-DIGEST.js`: one script or sheet; another content, another address."""

    def get(self, name: str, digest: str, kind: str) -> None:
        """Send it, compressed where that is understood."""
        found = _compressed(name, digest, kind)
        if found is None:
            self.send_error(404)
            return
        packed = "gzip" in self.request.headers.get("Accept-Encoding", "")
        self.set_header("Content-Type", f"{_TYPES[kind]}; charset=utf-8")
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        if packed:
            self.set_header("Content-Encoding", "gzip")
        self.finish(found[packed])
