"""Static files that are compressed once, and not again for every phone that asks."""

import functools
import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tornado.web import HTTPError, StaticFileHandler

_TEXT = {".js", ".mjs", ".css", ".json", ".svg", ".html", ".map"}
_SMALLEST = 1024
"""Bytes; a smaller file fits into one packet anyway."""
_LEVEL = 6


@functools.lru_cache(maxsize=512)
def _squeezed(path: str, changed: float) -> bytes:  # noqa: ARG001 - a changed file is another entry
    return gzip.compress(Path(path).read_bytes(), _LEVEL)


def squeeze(folders: Iterable[str]) -> None:
    """Compress what lies in some folders ahead of the first visitor; blocks for a second."""
    for folder in folders:
        for path in Path(folder).glob("*"):
            if path.suffix in _TEXT and path.is_file():
                _squeezed(str(path.absolute()), path.stat().st_mtime)


class Squeezed:
    """A static file handler's better half: sends text compressed to whom it may."""

    request: Any
    absolute_path: str

    @classmethod
    def get_content_version(cls, abspath: str) -> str:
        """Return what stands for a file's content, compressed or not, in its address."""
        return StaticFileHandler.get_content_version(abspath)

    async def get(self, path: str, include_body: bool = True) -> None:
        """Send a file; what cannot be the name of one, such as a zero byte, is none that we have.

        Voilà is so sure of how its files are called that it asserts it.
        """
        try:
            await super().get(path, include_body)  # type: ignore[misc]
        except (AssertionError, ValueError, OSError):
            raise HTTPError(404) from None

    def set_headers(self) -> None:
        """Say how the content is encoded."""
        super().set_headers()  # type: ignore[misc]
        if self._body() is not None:
            self.set_header("Content-Encoding", "gzip")  # type: ignore[attr-defined]

    def get_content_size(self) -> int:
        """Return how many bytes are sent."""
        body = self._body()
        if body is not None:
            return len(body)
        size: int = super().get_content_size()  # type: ignore[misc]
        return size

    def get_content(
        self, abspath: str, start: int | None = None, end: int | None = None
    ) -> Iterator[bytes] | bytes:
        """Return the bytes."""
        body = self._body()
        if body is not None:
            return body
        content: Iterator[bytes] = super().get_content(abspath, start, end)  # type: ignore[misc]
        return content

    def _body(self) -> bytes | None:
        path, asked = Path(self.absolute_path), self.request.headers
        may = "gzip" in asked.get("Accept-Encoding", "") and "Range" not in asked
        if not may or path.suffix not in _TEXT:
            return None
        state = path.stat()
        return _squeezed(str(path), state.st_mtime) if state.st_size >= _SMALLEST else None


@functools.cache
def squeezing(handler: type[Any]) -> type[Any]:
    """Return a handler that compresses once, where it serves static files; else the same."""
    if not (isinstance(handler, type) and issubclass(handler, StaticFileHandler)):
        return handler
    return type(f"Squeezed{handler.__name__}", (Squeezed, handler), {})
