"""Numbers as people write them: 1,234.5 or 1 234,5 or 1.234,5 or 1'234.5, with kr, € or %."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from workshop.models.kpi_game.funnel.words import units

_MINUS = "-−"
# Between thousands: blank, no-break space, figure space, narrow no-break space and thin space.
_BLANKS = re.compile("[ \N{NO-BREAK SPACE}\N{FIGURE SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]")
_APOSTROPHES = re.compile("[\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}´`]")
_NUMBER = r"[{minus}]?(?:[1-9][0-9]{{0,2}}([ '{thousands}])[0-9]{{3}}(?:\1[0-9]{{3}})*|[0-9]+)"
_PARTS = re.compile(r"(?P<before>[^0-9−-]*)(?P<number>[−-]?[0-9](?:.*[0-9])?)(?P<after>[^0-9]*)")
_LONGEST = 1000
_DASH = re.compile(r"\s*[.,:][-–—−]+$")


class Amount(NamedTuple):
    """A number, and the kind of unit beside it: one of `words.UNITS`, or empty."""

    value: float
    unit: str = ""


@dataclass(frozen=True)
class Style:
    """One way to write numbers; blanks and apostrophes between thousands belong to every one.

    Attributes:
        decimal: the sign before decimals.
        thousands: the sign between thousands.
    """

    decimal: str
    thousands: str
    _pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        whole = _NUMBER.format(minus=_MINUS, thousands=re.escape(self.thousands))
        decimals = rf"(?:{re.escape(self.decimal)}[0-9]+)?"
        object.__setattr__(self, "_pattern", re.compile(whole + decimals))

    def value(self, text: str) -> float | None:
        """Return the number; None where the text is none in this style."""
        plain = _APOSTROPHES.sub("'", _BLANKS.sub(" ", text))
        if not self._pattern.fullmatch(plain):
            return None
        bare = re.sub(f"[ '{re.escape(self.thousands)}]", "", plain).replace("−", "-")
        return float(bare.replace(self.decimal, "."))


POINT = Style(".", ",")
COMMA = Style(",", ".")


def read_both(text: str) -> tuple[float | None, float | None]:
    """Return what a text is with a decimal point, and with a decimal comma."""
    return POINT.value(text), COMMA.value(text)


def visible(text: str) -> str:
    """Return a text without what nobody sees: soft hyphens, zero-width signs, byte order marks."""
    return "".join(c for c in text if unicodedata.category(c) != "Cf")


@lru_cache(maxsize=4096)
def parted(text: str) -> tuple[str, str] | None:
    """Return the bare number in a text and the kind of unit beside it; None where there is none.

    `500,-` and `kr 500` are kroner; a text with a unit that is not known has no number.
    """
    found = None if len(text) > _LONGEST else _PARTS.fullmatch(visible(text).strip())
    if found is None:
        return None
    after, dashes = _DASH.subn("", found["after"])
    beside = [_unit(part) for part in (found["before"].removeprefix("'"), after) if part.strip()]
    kinds = {*beside, "kroner"} if dashes and not beside else set(beside)
    if None in kinds or len(kinds) > 1:
        return None
    return found["number"], str(next(iter(kinds), ""))


def _unit(text: str) -> str | None:
    return units().get(text.strip().rstrip(".").casefold())


def decided(texts: Iterable[str], separator: str) -> Style | None:
    """Return the style in which most texts of a file are written that show one.

    A text such as `4.000` shows none: it is four thousand or four. Only where commas separate
    the columns does a comma inside quotes group thousands, unless other texts show the opposite.

    Args:
        texts: all numbers of the file, without units.
        separator: what stands between its columns; empty in a workbook.

    Returns:
        None where no text shows a style.
    """
    grouped = False
    shows: Counter[Style] = Counter()
    for text in texts:
        point, comma = read_both(text)
        if (point is None) != (comma is None):
            shows[COMMA if point is None else POINT] += 1
        grouped = grouped or (separator == "," and point is not None and "," in text)
    if not shows:
        return POINT if grouped else None
    usual = POINT if separator == "," else COMMA
    return max((usual, POINT, COMMA), key=lambda style: shows[style])
