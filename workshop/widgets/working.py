"""Whose card a kernel works on: noted where whoever ends a kernel that hangs can read it.

Many people's cards live in one kernel. Where it stops answering, the server must know whose work
that was, and nothing of the kernel can be asked any more: so it stands in a file.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import BinaryIO

LENGTH = 16
"""Characters of the name by which a card's seat is known in the note."""

making: ContextVar[str] = ContextVar("making", default="")
"""The seat whose cells are being run; widgets that are made meanwhile are that seat's."""

_note: BinaryIO | None = None


def note_in(path: Path) -> None:
    """Keep the note in this file from now on."""
    global _note
    _note = path.open("wb", buffering=0)


def read_note(path: Path) -> str:
    """Return whose card a kernel was working on when it stopped; empty where on nobody's."""
    try:
        return path.read_bytes().decode("ascii", "replace").strip()
    except OSError:
        return ""


@contextmanager
def on(seat: str) -> Iterator[None]:
    """Note that this seat's card is worked on; nothing is noted outside a room's kernel."""
    if _note is None or not seat:
        yield
        return
    _write(_note, seat)
    try:
        yield
    finally:
        _write(_note, "")


def _write(note: BinaryIO, seat: str) -> None:
    note.seek(0)
    note.write(seat.encode("ascii", "replace")[:LENGTH].ljust(LENGTH))
