"""Slides of one's own: pictures of the pages of a document, in a folder beside the programmes."""

import re
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from workshop.content import listed, read_toml
from workshop.content.own import own_root
from workshop.errors import ContentError

ABOUT = "deck.toml"
"""Beside the pictures: what the document is called, and how many pages were read."""

DAY = 24 * 3600
"""Seconds for which a deck is kept that no saved programme shows: somebody is preparing one."""

_NAME = re.compile(r"[0-9a-f]{16}")
_PAGE = re.compile(r"([0-9a-f]{16})/([0-9]{3})")
TYPES = {".png": "image/png", ".jpg": "image/jpeg"}
"""How a page may be kept, by the ending of its file."""


def deck_folder(deck: str) -> Path:
    """Return where the pictures of a deck lie; it may not be there."""
    return own_root() / "decks" / deck


def is_deck(deck: str) -> bool:
    """Whether a deck can be called so."""
    return bool(_NAME.fullmatch(deck))


def deck_title(deck: str) -> str:
    """Return what the document of a deck is called; empty where it is not there."""
    return str(_about(deck).get("title", ""))


def pages_in(deck: str) -> int:
    """Return how many pages a deck has; 0 where it is not there."""
    pages = _about(deck).get("pages", 0)
    return pages if type(pages) is int and pages > 0 else 0


def _about(deck: str) -> dict[str, object]:
    if not is_deck(deck):
        return {}
    try:
        return read_toml(deck_folder(deck) / ABOUT)
    except ContentError:
        return {}


def picture(page: str) -> Path | None:
    """Return the picture of a page, named `DECK/PAGE`; None where there is none."""
    found = _PAGE.fullmatch(page)
    if not found:
        return None
    folder = deck_folder(found[1])
    there = (folder / f"{found[2]}{ending}" for ending in TYPES)
    return next((path for path in there if path.is_file()), None)


def sweep_decks(needed: Collection[str]) -> None:
    """Take away decks that nothing shows, unless somebody may be preparing with them."""
    for folder in listed(own_root() / "decks", "*"):
        if folder.name not in needed and folder.is_dir() and _is_old(folder):
            clear(folder)


def _is_old(folder: Path) -> bool:
    try:
        return time.time() - folder.stat().st_mtime > DAY
    except OSError:
        return False


def clear(folder: Path) -> None:
    """Take away a folder of pictures; what cannot be deleted stays."""
    for file in folder.iterdir():
        with suppress(OSError):
            file.unlink()
    with suppress(OSError):
        folder.rmdir()
