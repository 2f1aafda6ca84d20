"""A file that comes in parts, for a message holds a quarter of a megabyte."""

from collections.abc import Mapping

from workshop.pages.slides.rendering import LARGEST

PART = 190_000
"""Bytes of a part."""

MOST = -(-LARGEST // PART) + 1


class Gathering:
    """Parts of one file, in their order; another file, or a part out of order, begins anew."""

    def __init__(self) -> None:
        self._file = ""
        self._parts: list[bytes] = []

    def take(self, action: Mapping[str, object]) -> bytes | None:
        """Take a part; return the file once it is whole.

        Args:
            action: `file` names it, `at` counts its parts from 0, `of` says how many there are.
        """
        file, at, of, data = (action.get(name) for name in ("file", "at", "of", "data"))
        fits = isinstance(data, bytes) and len(data) <= PART and isinstance(file, str)
        if not fits or type(at) is not int or type(of) is not int or not 0 <= at < of <= MOST:
            return None
        if at == 0:
            self._file, self._parts = str(file), []
        if file != self._file or at != len(self._parts):
            self._file, self._parts = "", []
            return None
        assert isinstance(data, bytes)  # noqa: S101 - it was looked at above
        self._parts.append(data)
        if at + 1 < of:
            return None
        whole, self._file, self._parts = b"".join(self._parts), "", []
        return whole
