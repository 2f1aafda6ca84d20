"""Reading a table that somebody exported: its encoding, its separator and its rows."""

import csv
import io
import re
from dataclasses import dataclass

from workshop.errors import Mistake, Unreadable

LARGEST = 200_000
"""Bytes a file may have."""

MOST_ROWS = 240
MOST_COLUMNS = 40
SEPARATORS = (";", "\t", ",")

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# How spreadsheet programs begin their own files: a ZIP archive, and the older binary format.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_QUOTED = re.compile(r'"[^"]*"')
_LONGEST = 40

Row = tuple[int, tuple[str, ...]]


@dataclass(frozen=True)
class Sheet:
    """A table of texts.

    Attributes:
        header: the names in its first row; at most `MOST_COLUMNS`.
        rows: the others that are not empty, each with its number as a spreadsheet counts them
            and its cells, without blanks around them and without empty ones at the end.
        separator: one of `SEPARATORS`.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    separator: str


def read_sheet(data: bytes) -> Sheet:
    """Read a table in UTF-8, Windows-1252, or UTF-16 with a byte order mark.

    Args:
        data: the file as it is.

    Raises:
        Unreadable: it is too large, no text, empty, or a quote in it is never closed.
    """
    if len(data) > LARGEST:
        raise Unreadable([Mistake("large-file", {"limit": LARGEST // 1000})])
    text = _text(data)
    separator = _separator(text)
    records = _records(text, separator)
    if not records:
        raise Unreadable([Mistake("empty", {})])
    (_, header), *rows = records
    _check_size(header, rows)
    return Sheet(header, tuple(rows), separator)


def shown(text: str) -> str:
    """Return a cell's text as it may stand inside a sentence."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"


def _text(data: bytes) -> str:
    if data.startswith(_WORKBOOKS):
        raise Unreadable([Mistake("workbook", {})])
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # No table holds this character: it shows UTF-16 without its mark, or a program.
        if "\0" not in text:
            return text
    raise Unreadable([Mistake("no-text", {})])


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith(_UTF8_MARK):
        return ("utf-8-sig",)
    return ("utf-16",) if data.startswith(_UTF16_MARKS) else ("utf-8", "cp1252")


def _separator(text: str) -> str:
    """Return what the first line that is not empty is separated by."""
    lines = (_QUOTED.sub("x", line) for line in text.splitlines())
    first = next((line for line in lines if line.strip("".join((*SEPARATORS, " ")))), "")
    return max(SEPARATORS, key=first.count)


def _records(text: str, separator: str) -> list[Row]:
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)
    found: list[Row] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if filled := _trimmed(cells):
                found.append((number, filled))
            if len(found) > MOST_ROWS + 1:
                break
    except csv.Error:
        raise Unreadable([Mistake("broken-quotes", {"row": number + 1})]) from None
    return found


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    texts = [cell.strip() for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _check_size(header: tuple[str, ...], rows: list[Row]) -> None:
    wrong = []
    if not rows:
        wrong.append(Mistake("no-rows", {}))
    if len(rows) > MOST_ROWS:
        wrong.append(Mistake("many-rows", {"limit": MOST_ROWS}))
    if len(header) > MOST_COLUMNS:
        wrong.append(Mistake("many-columns", {"limit": MOST_COLUMNS, "n": len(header)}))
    if wrong:
        raise Unreadable(wrong)
