"""Tables as text: whatever encoding and separator a spreadsheet of Europe or America writes."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from typing import TYPE_CHECKING

from workshop.models.kpi_game.funnel.asking import refused
from workshop.models.kpi_game.funnel.words import MONTHS, Names

if TYPE_CHECKING:
    import pandas

SEPARATORS = (";", "\t", ",", "|")
MOST_ROWS = 240
MOST_COLUMNS = 40
MOST_ROWS_READ, MOST_COLUMNS_READ = 600, 400
"""What is read at all, titles and remarks included."""

_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
# Windows first: the others are believed only where they make sense of more names.
_OLD = ("cp1252", "mac_roman", "cp850")
_DECLARED = re.compile(r'\s*"?sep=(?P<sign>\\t|[;,|\t])"?[;,|\t ]*(?:\r\n|\r|\n)', re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_MOST_LOOKED_AT = 40


def text_of(data: bytes, names: Names = MONTHS) -> str:
    """Return a file's text.

    Args:
        data: UTF-8, UTF-16, UTF-32, or the 8 bits of Windows, DOS or an old Macintosh.
        names: of the columns; what makes sense of more of them is the encoding.

    Raises:
        Unreadable: it is no text.
    """
    marked = _marked(data)
    found = [_decoded(data, encoding) for encoding in ((marked,) if marked else _OLD)]
    texts = [text for text in found if text is not None]
    known = [_names_in(text, names) for text in texts]
    if not texts or (texts[0] is not found[0] and not max(known)):
        raise refused("no-text")
    return texts[known.index(max(known))]


def _marked(data: bytes) -> str:
    """Return the encoding that a file shows by itself; empty where it may be an old one."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding
    if b"\0" in data[:200]:
        return "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    return "" if _decoded(data, "utf-8") is None else "utf-8"


def _decoded(data: bytes, encoding: str) -> str | None:
    """Return the text; None where it is none: control characters show a program's own file."""
    try:
        text = data.decode(encoding).rstrip("\x1a")
    except UnicodeDecodeError:
        return None
    controls = (c for c in text if unicodedata.category(c) == "Cc" and c not in "\t\r\n\f\v\x85")
    return None if any(controls) else text


def _names_in(text: str, names: Names) -> int:
    """Return how many names of columns stand in the first lines."""
    lines = text.splitlines()[:_MOST_LOOKED_AT]
    cells = (cell for line in lines for cell in re.split(r"[;,|\t]", line))
    return sum(_is_name(cell, names) for cell in cells)


def read_text(data: bytes, names: Names = MONTHS) -> tuple[pandas.DataFrame, str]:
    """Read a table of texts.

    Args:
        data: the file as it is.
        names: of the columns; they tell what separates them.

    Returns:
        The table, one row for each of the file's, with an empty text where a cell is empty; and
        what separates its columns.

    Raises:
        Unreadable: it is no text, or a quotation mark in it is never closed.
    """
    import pandas

    text, separator, above = _separated(text_of(data, names), names)
    rows, width = _size(text, separator, above)
    if not rows:
        return pandas.DataFrame(), separator
    frame = pandas.read_csv(
        io.StringIO(text, newline=""),
        sep=separator, header=None, names=range(width), dtype=str, keep_default_na=False,
        na_filter=False, skip_blank_lines=False, skipinitialspace=True, nrows=rows,
    )  # fmt: skip
    frame.index += above
    return frame, separator


def _separated(text: str, names: Names) -> tuple[str, str, int]:
    """Return a table's text, its separator, and how many lines said what that is."""
    if declared := _DECLARED.match(text):
        sign = declared["sign"].replace("\\t", "\t")
        return text[declared.end() :], sign, declared[0].count("\n") or declared[0].count("\r")
    return text, _separator(text, names), 0


def _separator(text: str, names: Names) -> str:
    """Return what separates the names of columns; where none is known, the first line."""
    lines = [_QUOTED.sub(lambda hit: hit[0].translate(_NO_SEPARATORS), line)
             for line in text.splitlines()[:_MOST_LOOKED_AT]]  # fmt: skip
    first = next((line for line in lines if line.strip("".join((*SEPARATORS, " ")))), "")

    def sense(sign: str) -> tuple[int, int]:
        known = (sum(_is_name(cell, names) for cell in line.split(sign)) for line in lines)
        return max(known, default=0), first.count(sign)

    return max(SEPARATORS, key=sense)


_NO_SEPARATORS = str.maketrans(dict.fromkeys("".join(SEPARATORS), "_"))


def _is_name(cell: str, names: Names) -> bool:
    return len(cell) < 80 and names.column(cell.strip(' "')) is not None


def _size(text: str, separator: str, above: int) -> tuple[int, int]:
    """Return how many rows there are to the last that is not empty, and how wide the widest is.

    pandas wants to be told the width, and joins whatever stands behind a closing quote.

    Raises:
        Unreadable: a quote is never closed, or there is far more than a table of months.
    """
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)
    widths: list[int] = []
    last = filled = 0
    try:
        for cells in reader:
            widths.append(len(cells))
            if any(map(str.strip, cells)):
                last, filled = len(widths), filled + 1
    except csv.Error:
        row = len(widths) + 1 + above
        raise refused("broken-quotes", row=row, cell=f"A{row}") from None
    width = max(widths, default=0)
    if filled > MOST_ROWS_READ:
        raise refused("many-rows", limit=MOST_ROWS)
    if width > MOST_COLUMNS_READ:
        raise refused("many-columns", limit=MOST_COLUMNS, n=width)
    return last, width
