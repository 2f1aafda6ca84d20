"""The scripts that are assembled from modules: where they begin, and all files they are made of."""

from pathlib import Path

from workshop import widgets
from workshop.server.share import JUPYTER

WIDGETS = Path(widgets.__file__).parent
PAGE = JUPYTER / "voila" / "templates" / "workshop-room" / "static"
FILES = [path for home in (WIDGETS, PAGE) for path in sorted(home.rglob("*.js"))]
ENTRIES = [*(path for path in WIDGETS.glob("*.js") if path.name != "base.js"), PAGE / "room.js"]


def written(folder: Path, **texts: str) -> Path:
    """Write modules by name, `__` for a folder, and return the path of the one called `entry`."""
    for name, text in texts.items():
        path = folder / f"{name.replace('__', '/')}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "entry.js"
