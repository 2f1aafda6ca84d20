"""Behaviours that can be agreed on and counted: `data/indicators.toml`, and a team's own."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workshop.content import content_root, read_toml
from workshop.content.tables import Table
from workshop.content.texts import interface
from workshop.contracts.pulse import UNITS, WAYS, Indicator, Taken
from workshop.errors import ContentError

WORDS = ("name", "counts", "where", "mistaken", "last")
"""What is said of each: its name, what is counted, where it is found, what it is mistaken for, and
the question about its last time."""


@dataclass(frozen=True)
class Known:
    """An indicator of the list.

    Attributes:
        id: its words stand in `data/ui/indicators.LANGUAGE.toml`, under `known.ID`.
        unit: one of `UNITS`.
        better: one of `WAYS`.
    """

    id: str
    unit: str
    better: str


def indicators_path(root: Path) -> Path:
    """Return where the list stands."""
    return root / "data" / "indicators.toml"


@cache
def known_indicators() -> tuple[Known, ...]:
    """Return the list.

    Raises:
        ContentError: the file is missing or cannot be read; it names each mistake.
    """
    path, mistakes = indicators_path(content_root()), list[str]()
    found = read_indicators(Table(read_toml(path), path, mistakes), mistakes)
    if mistakes:
        raise ContentError(mistakes)
    return found


def read_indicators(top: Table, mistakes: list[str]) -> tuple[Known, ...]:
    """Return the indicators of a file; what is wrong with them is noted among the mistakes."""
    tables = top.tables("indicator", needed=True)
    found = tuple(
        Known(t.text("id", needed=True), t.text("unit"), t.text("better")) for t in tables
    )
    for table, one in zip(tables, found, strict=True):
        if one.unit not in UNITS:
            mistakes.append(table.told("unit", f"it is one of {', '.join(UNITS)}."))
        if one.better not in WAYS:
            mistakes.append(table.told("better", f"it is one of {', '.join(WAYS)}."))
    mistakes += top.strangers()
    return found


def name_of(one: Indicator, language: str) -> str:
    """Return what an indicator is called: in a team's own words where it is one of theirs."""
    if not one["known"]:
        return one["text"]
    return str(interface(language).find(f"indicators.known.{one['known']}.name") or one["known"])


def last_time(one: Indicator, language: str) -> str:
    """Return the question about the last time that there was occasion for it."""
    ui = interface(language)
    found = ui.find(f"indicators.known.{one['known']}.last") if one["known"] else None
    return str(found or ui("indicators.own.last", text=name_of(one, language)))


def value_in_words(unit: str, value: Taken, language: str) -> str:
    """Return a value as it is said: “12 of 40 (30%)”, “6 in 4 weeks”, “26 hours”."""
    ui, n, of = interface(language), value["n"], value["of"]
    if unit == "share":
        told = {"n": ui.number(n), "of": ui.number(of), "percent": ui.percent(n / of)}
        return ui("indicators.value.share", **told)
    digits = 0 if float(n).is_integer() else 1
    many = "one" if (of if unit == "count" else n) == 1 else "other"
    words = {"n": ui.number(n, digits), "of": ui.number(of)}
    return ui(f"indicators.value.{unit}.{many}", **words)
