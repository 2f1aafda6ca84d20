"""Whose card a kernel works on: noted where whoever ends a kernel that hangs can read it.

Many people's cards live in one kernel. Where it stops answering, the server must know whose work
that was, and nothing of the kernel can be asked any more: so it stands in a file.
"""

import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

LENGTH = 16
"""Characters of the name by which a card's seat is known in the note."""

making: ContextVar[str] = ContextVar("making", default="")
"""The seat whose cells are being run; widgets that are made meanwhile are that seat's."""

_note: mmap.mmap | None = None


def note_in(path: Path) -> None:
    """Keep the note in this file from now on; it is a piece of memory, so a word costs nothing."""
    global _note
    path.write_bytes(b" " * LENGTH)
    with path.open("r+b") as file:
        _note = mmap.mmap(file.fileno(), LENGTH)


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
    _note[:] = seat.encode("ascii", "replace")[:LENGTH].ljust(LENGTH)
    try:
        yield
    finally:
        _note[:] = _NOBODY


_NOBODY = b" " * LENGTH
