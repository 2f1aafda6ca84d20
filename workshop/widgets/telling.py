"""What a room's kernel tells the server beside Jupyter's protocol.

A message through a kernel costs more than a page does to make; where many cards turn at the same
moment, one message tells of several.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

TOPIC = b"workshop"
"""Under which it goes out."""

HANDED = "handed"
"""What one card says once, beside what it shows: `comm`; the buffer is the text that goes on."""

SHOWN = "shown"
"""What cards show: `comms`, by which the kernel knows them; buffers are the texts of the pages."""

_pages: list[tuple[str, bytes]] = []
_kernels: list[Any] = []
_open = False


def show(kernel: Any, comm: str, text: str) -> None:
    """Tell what a card shows; inside `together` it waits for the others."""
    _kernels[:] = [kernel]
    _pages.append((comm, text.encode()))
    if not _open:
        _flush()


def hand(kernel: Any, comm: str, text: str) -> None:
    """Tell something that one card says once, ready as it goes on to its phone."""
    _flush()
    _send(kernel, HANDED, {"comm": comm}, [text.encode()])


def say(kernel: Any, what: str, content: Mapping[str, object]) -> None:
    """Tell something else, after all that was shown before."""
    _flush()
    _send(kernel, what, content, [])


@contextmanager
def together() -> Iterator[None]:
    """Tell at the end, in one message, what cards show that turn meanwhile."""
    global _open
    _open = True
    try:
        yield
    finally:
        _open = False
        _flush()


def _flush() -> None:
    if _pages:
        comms, texts = zip(*_pages, strict=True)
        _pages.clear()
        _send(_kernels[0], SHOWN, {"comms": comms}, list(texts))


def _send(kernel: Any, what: str, content: Mapping[str, object], buffers: list[bytes]) -> None:
    kernel.session.send(kernel.iopub_socket, what, content, buffers=buffers, ident=TOPIC)
