"""The words around a team's own funnel: names of columns, mistakes, questions and formulas."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from workshop.content import LANGUAGES
from workshop.content.parameters import model_words
from workshop.content.texts import Texts
from workshop.errors import Mistake, Unreadable

MODEL = "kpi-game"
WORDS = "funnel"

MISTAKES = (
    "large-file", "large-workbook", "password", "old-workbook", "other-program",
    "broken-workbook", "no-text", "empty", "no-rows", "many-rows", "many-columns",
    "broken-quotes", "missing-column", "unknown-columns", "column-twice", "no-name", "no-month",
    "odd-month", "month-twice", "finer", "coarser", "not-a-number", "no-result", "merged",
    "mixed", "negative", "too-large", "rate", "above-leads", "below-zero", "no-values",
    "no-leads", "out-of-range", "doubt", "more",
)  # fmt: skip
"""Everything that can be wrong with a file; the words stand under `mistakes`."""

UNITS = ("kroner", "thousand", "million", "foreign", "percent")
"""The kinds of unit that may stand beside a number or in a column's name, by `units` in words."""

_MOST_NAMES = 6
_LONGEST_NAME = 120
_BRACKETS = re.compile(r"\s*[(\[](?P<unit>[^)\]]*)[)\]]\s*")
_CAMEL = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])")


def words(language: str) -> Texts:
    """Return the words of `data/models/funnel.*.toml` in a language; English for an unknown one."""
    return model_words(WORDS, language)


def same_name(name: str) -> str:
    """Return a name so that only its letters and digits tell it from another.

    Capitals, blanks, hyphens, underscores, the way accents are stored, and signs that nobody sees
    make no difference.
    """
    seen = "".join(c for c in name if unicodedata.category(c) != "Cf")
    plain = unicodedata.normalize("NFKC", seen).casefold()
    return " ".join(plain.replace("_", " ").replace("-", " ").strip(" :*.").split())


@cache
def columns_by_name() -> dict[str, str]:
    """Return the column that each name stands for, in whichever language, by `same_name`."""
    tables = [words(language).table("columns") for language in LANGUAGES]
    return {
        same_name(name): column
        for table in tables
        for column, about in table.items()
        for name in (about["name"], *about["names"])
    }


@dataclass(frozen=True)
class Names:
    """The names by which a table is found in a file.

    Attributes:
        column: returns what a heading stands for; None where it is not understood.
        fewest: how many known names make a row the one with the names of the columns.
    """

    column: Callable[[str], object]
    fewest: int


@lru_cache(maxsize=4096)
def column_of(heading: str) -> tuple[str, str] | None:
    """Return the column that a heading stands for, and the kind of unit that it names.

    Returns:
        None where the heading is not understood; the unit is empty where it names none.
    """
    if len(heading) > _LONGEST_NAME:
        return None
    known = columns_by_name()
    bare, unit = _without_unit(heading)
    for name, kind in ((heading, ""), (bare, unit), (_CAMEL.sub(" ", bare), unit)):
        plain = same_name(name)
        for start in ("", *_listed("counted")):
            if column := known.get(plain.removeprefix(start).strip()):
                return column, kind or _named_unit(heading)
    return None


MONTHS = Names(column_of, 2)
"""The names of a table of months."""


def _without_unit(heading: str) -> tuple[str, str]:
    inside = _BRACKETS.search(heading)
    if inside:
        return _BRACKETS.sub(" ", heading), units().get(same_name(inside["unit"]), "")
    first, _, last = same_name(heading).replace(",", " ").rpartition(" ")
    unit = units().get(last, "")
    if not unit and heading.rstrip().endswith("%"):
        return heading.rstrip(" %"), "percent"
    return (first, unit) if unit else (heading.strip(" #"), "")


def _named_unit(heading: str) -> str:
    inside = _BRACKETS.search(heading)
    return units().get(same_name(inside["unit"]), "") if inside else ""


@cache
def units() -> dict[str, str]:
    """Return the kind of unit, one of `UNITS`, that each of its names stands for."""
    return {same_name(name): kind for kind in UNITS for name in _listed(f"units.{kind}")}


@cache
def totals() -> frozenset[str]:
    """Return what a row is called that sums the months up."""
    return frozenset(_listed("totals"))


@cache
def years() -> frozenset[str]:
    """Return what a column is called that holds the year beside the month."""
    return frozenset(_listed("years"))


@cache
def _listed(key: str) -> tuple[str, ...]:
    found = (words(language).find(key) or () for language in LANGUAGES)
    return tuple(dict.fromkeys(same_name(name) for names in found for name in names))


def is_total(label: str) -> bool:
    """Return whether a row's name says that it sums others up: `Grand Total`, `Sum 2025:`."""
    bare = re.sub(r"[\d/:.,;()=]+", " ", same_name(label))
    return "Σ" in label or " ".join(bare.split()) in totals()


def sentences(error: Unreadable, language: str) -> list[str]:
    """Return what is wrong with a file, one sentence or two for each mistake."""
    return [sentence(mistake, language) for mistake in error.mistakes]


def sentence(mistake: Mistake, language: str, table: str = "mistakes") -> str:
    """Return a mistake, or another remark of `table`, in words."""
    said = words(language)
    details = {name: told(said, name, value) for name, value in mistake.details.items()}
    key = f"{table}.{mistake.code}"
    if isinstance(said.find(key), str):
        return said(key, **details)
    return said.count(
        key, int(str(mistake.details["n"])), **{k: details[k] for k in details if k != "n"}
    )


def told(said: Texts, name: str, value: object) -> str:
    """Return a detail of a mistake as it stands in a sentence."""
    if name == "wanted":
        return said(f"columns.{value}.name")
    if name == "names":
        return ", ".join(said.find(f"columns.{value}.names")[:_MOST_NAMES])
    if name == "parameter":
        return model_words(MODEL, said.language)(f"parameters.{value}")
    if isinstance(value, list | tuple):
        return said.listed([str(one) for one in value])
    return number(said, value) if isinstance(value, float) else str(value)


def number(said: Texts, value: float) -> str:
    """Write a number with at most three decimals, and none that says nothing."""
    digits = next((n for n in range(3) if round(value, n) == round(value, 3)), 3)
    return said.number(value, digits)
