"""What is kept of a text that somebody wrote: all but what could deceive or break a line.

Every rule names its code points, so a text becomes the same whichever Python reads it, and a
character that is newer than any table here is kept. What is done, in this order:

- ends of lines of every kind are one, a newline;
- blanks of every kind and the controls that separate are one, a plain blank, so no words are glued;
- what turns the direction of a line, the other controls, halves of a surrogate pair and what is no
  character are taken out;
- of marks and invisible characters in a row the first `MOST_IN_A_ROW` are kept;
- blanks at both ends are taken off.

Nothing is composed or decomposed, no letter is changed, and joiners stay: families, flags and
scripts that join are as they were written.
"""

import re
from collections.abc import Iterable

from workshop.questions.marks import MARKS

MOST_IN_A_ROW = 8
"""More than any script or flag needs, and too few to bury the lines above and below."""

LINE_ENDS = "\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]"
"""A pattern; with two characters the end of a line as Windows writes it."""

BLANKS = "9 1c-1f 20 a0 1680 2000-200a 202f 205f 3000"
"""Tab, the four separators, and every blank of whatever width."""

DROPPED = (
    "0-8 e-1b 7f-84 86-9f "  # controls
    "61c 200e 200f 202a-202e 2066-2069 "  # direction of a line: marks, embeddings, isolates
    "206a-206f fff9-fffb e0001 "  # switches of the past, notes between lines, a language's name
    "feff d800-dfff fdd0-fdef "  # byte order mark, halves of pairs, no characters
    + " ".join(f"{plane:x}fffe-{plane:x}ffff" for plane in range(17))
)

INVISIBLE = (
    "ad 34f 115f 1160 17b4 17b5 180b-180f 200b-200d 2060-2065 2800 3164 fe00-fe0f ffa0 fff0-fff8 "
    "13430-1343f 16fe4 1bca0-1bca3 1d159 1d173-1d17a e0000 e0002-e0fff"
)
"""Joiners, selectors, tags, fillers, an empty Braille cell: kept, but nobody sees them alone."""


def _class(ranges: Iterable[str]) -> str:
    """Return the inside of a pattern's brackets for ranges in hexadecimal."""
    ends = (one.partition("-") for one in " ".join(ranges).split())
    return "".join(rf"\U{int(low, 16):08x}-\U{int(high or low, 16):08x}" for low, _, high in ends)


_line_ends = re.compile(LINE_ENDS)
_blanks = re.compile(f"[{_class([BLANKS])}]")
_dropped = re.compile(f"[{_class([DROPPED])}]")
_thin = _class([MARKS, INVISIBLE])
_row = re.compile(f"([{_thin}]{{{MOST_IN_A_ROW}}})[{_thin}]+")
_seen = re.compile(f"[^ \n{_thin}]")


def kept(text: str) -> str:
    """Return a text as it is stored; empty where nothing of it can be seen.

    What is kept once is kept as it is, and is never longer than what was written.
    """
    lines = _blanks.sub(" ", _line_ends.sub("\n", text))
    short = _row.sub(r"\1", _dropped.sub("", lines)).strip(" \n")
    return short if _seen.search(short) else ""


def kept_line(text: str) -> str:
    """Return a text as it is stored where there is one line only: with single blanks in it."""
    return " ".join(kept(text).split())
