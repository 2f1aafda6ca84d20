"""Months as people write them: 2025-01, Jan 25, januar 2025, 31.01.2025, 1/31/2025."""

import re
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from babel import Locale
from babel.dates import format_skeleton, get_month_names

from workshop.content.texts import Texts
from workshop.models.kpi_game.funnel.words import same_name

Order = Literal["day", "month"]
"""Which of two numbers in 03/04/2025 comes first."""

# The languages in which spreadsheets of Europe and America name their months.
_LANGUAGES = ("en", "nb", "nn", "da", "sv", "de", "nl", "fr", "es", "it", "pt")
_EARLIEST, _LATEST = 1980, 2079

_YEAR = r"(?P<year>(?:19[89]|20[0-7])\d)"
_SHORT = r"'?(?P<short>\d\d)"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"
_CLOCK = r"(?:[ t]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]m)?z?)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}[-./ m]?{_MONTH}",
        rf"{_YEAR}[-./ ]{_MONTH}[-./ ]{_DAY}\.?{_CLOCK}",
        rf"{_YEAR}(?P<month>1[0-2]|0[1-9])(?P<day>\d\d)",
        rf"{_MONTH}[-./ ]{_YEAR}",
    )
)
_DAYS: dict[Order, tuple[re.Pattern[str], ...]] = {
    "day": tuple(re.compile(rf"{_DAY}([-./ ]){_MONTH}\2{y}{_CLOCK}") for y in (_YEAR, _SHORT)),
    "month": tuple(re.compile(rf"{_MONTH}([-./ ]){_DAY}\2{y}{_CLOCK}") for y in (_YEAR, _SHORT)),
}
_NAMED = re.compile(
    r"(?P<before>\d{1,4})?\W*(?P<name>[^\W\d]+)\W*(?P<after>\d{1,2}\W+)?'?(?P<last>\d{2,4})?"
)
_COARSE = re.compile(
    rf"(?:{_YEAR}\W*)?(?:[qk]\W?[1-4]|(?:[1-4]\W*)?(?:quarter|kvartal|kv|quartal|trimestre|tertial|halvår|half)\W*[1-4]?|[1-4]\W?[qk])(?:\W*{_SHORT}|\W*(?:19|20)\d\d)?"
)
_FINE = re.compile(rf"(?:{_YEAR}\W*)?(?:w|uke|week|wk|kw|u|v)\W?\d{{1,2}}(?:\W*(?:19|20)?\d\d)?")
_LONGEST = 60
_SERIALS = (date(1899, 12, 30), 29221, 65745)


class When(NamedTuple):
    """A month; `year` is 0 where it is not said, `day` where there is none."""

    year: int
    month: int
    day: int = 0

    @property
    def moment(self) -> tuple[int, int]:
        """The year and the month."""
        return self.year, self.month


def month_of(label: str, order: Order = "day") -> When | None:
    """Return the month that a text names; None where it names none.

    Args:
        label: a text such as `2025-01`, `jan. 2025` or `01/31/25`.
        order: what comes first where digits do not say it.
    """
    plain = same_name(label[:_LONGEST])
    for form in (*_FORMS, *_DAYS[order]):
        if found := form.fullmatch(plain):
            return _when(found.groupdict())
    return _serial(plain) or _named(plain)


def is_coarser(label: str) -> bool:
    """Return whether a row stands for a quarter, half a year or a year."""
    plain = same_name(label)
    return bool(_COARSE.fullmatch(plain) or re.fullmatch(_YEAR, plain))


def is_finer(label: str) -> bool:
    """Return whether a row stands for a week."""
    return bool(_FINE.fullmatch(same_name(label)))


def _when(parts: dict[str, str | None]) -> When | None:
    year = int(parts.get("year") or 0) or 2000 + int(parts.get("short") or 0)
    when = When(year, int(parts["month"] or 0), int(parts.get("day") or 0))
    try:
        date(when.year, when.month, when.day or 1)
    except ValueError:
        return None
    return when


def _serial(text: str) -> When | None:
    """Read a day as spreadsheets count them, from the end of 1899."""
    start, low, high = _SERIALS
    if not (re.fullmatch(r"\d{5}", text) and low <= int(text) <= high):
        return None
    day = start + timedelta(days=int(text))
    return When(day.year, day.month, day.day)


def _named(text: str) -> When | None:
    found = _NAMED.fullmatch(text)
    if not found or not (month := _months().get(found["name"])):
        return None
    numbers = [int(part) for part in (found["before"], found["last"]) if part]
    long = [n for n in numbers if n > 99]
    if any(not _EARLIEST <= n <= _LATEST for n in long):
        return None
    # "Jan 25" is a year, as spreadsheets show months; "25. januar" is a day of any year.
    short = int(found["last"]) if found["last"] and not long else -1
    return When(long[0] if long else 2000 + short if short >= 0 else 0, month)


@cache
def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            for month, name in get_month_names(width, "format", language).items():
                names.setdefault(same_name(name), month)
                names.setdefault(same_name(name)[:3], month)
    return names | {"sept": 9}


def span(first: When, last: When, said: Texts) -> str:
    """Return a time from a month to another in words: January to December 2025."""
    if not (first.year and last.year):
        return ""
    if first.moment == last.moment:
        return _written(last, "yMMMM", said)
    start = _written(first, "MMMM" if first.year == last.year else "yMMMM", said)
    return said("understood.span", first=start, last=_written(last, "yMMMM", said))


def named(when: When, said: Texts) -> str:
    """Return a month in words, such as March 2025."""
    return _written(when, "yMMMM" if when.year else "MMMM", said)


def _written(when: When, skeleton: str, said: Texts) -> str:
    locale = Locale.parse(said.language)
    day = date(when.year or _EARLIEST, when.month, 1)
    text: str = (
        get_month_names("wide", "stand-alone", locale)[when.month]
        if skeleton == "MMMM"
        else format_skeleton(skeleton, day, locale=locale)
    )
    return text
