"""The words around a team's own funnel: names of columns, mistakes and formulas."""

from functools import cache

from workshop.content import LANGUAGES
from workshop.content.parameters import model_words
from workshop.content.texts import Texts
from workshop.errors import Mistake, Unreadable

MODEL = "kpi-game"
WORDS = "funnel"

MISTAKES = (
    "large-file", "workbook", "no-text", "empty", "no-rows", "many-rows", "many-columns",
    "broken-quotes", "missing-column", "unknown-columns", "column-twice", "no-name", "no-month",
    "month-twice", "total-row", "not-a-number", "two-ways", "mixed", "negative", "too-large",
    "above-leads", "below-zero", "no-values", "no-leads", "out-of-range",
)  # fmt: skip
"""Everything that can be wrong with a file; the words stand under `mistakes`."""


def words(language: str) -> Texts:
    """Return the words of `data/models/funnel.*.toml` in a language; English for an unknown one."""
    return model_words(WORDS, language)


def same_name(name: str) -> str:
    """Return a name so that capitals, blanks, hyphens and underscores make no difference."""
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())


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


@cache
def totals() -> frozenset[str]:
    """Return what the row below the months is called where a file sums them up."""
    found = (words(language).find("totals") for language in LANGUAGES)
    return frozenset(same_name(name) for names in found for name in names)


def sentences(error: Unreadable, language: str) -> list[str]:
    """Return what is wrong with a file, one sentence or two for each mistake."""
    return [sentence(mistake, language) for mistake in error.mistakes]


def sentence(mistake: Mistake, language: str) -> str:
    """Return a mistake in words: where it stands, what was found, and what to do."""
    said = words(language)
    details = {name: _said(said, name, value) for name, value in mistake.details.items()}
    return said(f"mistakes.{mistake.code}", **details)


def _said(said: Texts, name: str, value: object) -> str:
    if name == "wanted":
        return said(f"columns.{value}.name")
    if name == "names":
        return ", ".join(said.find(f"columns.{value}.names"))
    if name == "parameter":
        return model_words(MODEL, said.language)(f"parameters.{value}")
    return number(said, value) if isinstance(value, float) else str(value)


def number(said: Texts, value: float) -> str:
    """Write a number with at most three decimals, and none that says nothing."""
    digits = next((n for n in range(3) if round(value, n) == round(value, 3)), 3)
    return said.number(value, digits)
