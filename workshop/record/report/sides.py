"""What sides said in public, side by side: a row for each thing, a column for each side."""

from collections.abc import Sequence

from workshop.content.texts import Texts
from workshop.contracts.figures import BarRow, Figure
from workshop.record.report.parts import Table

TRUE = "neutral"
"""The tone of what is true, which stands beside what sides said."""


def side_by_side(made: Figure, sides: Sequence[str], number: str, ui: Texts) -> Table | None:
    """Return a finding's answers as a table; None where it tells no answers of sides.

    Args:
        made: the finding, each of its bars one answer of one table.
        sides: the departments; none where people answered one by one.
        number: of the table.
        ui: the words of the interface.
    """
    bars = made["light"]["rows"]
    tones = {_tone(bar) for bar in bars}
    if not bars or not tones & {*sides} or not tones <= {*sides, TRUE}:
        return None
    there = [one for one in (*sides, TRUE) if one in tones]
    things = dict.fromkeys(bar["label"] for bar in bars)
    rows = [[thing, *(_said(bars, thing, one, ui) for one in there)] for thing in things]
    heads = [made["table"]["columns"][0], *(_head(bars, one, ui) for one in there)]
    return Table(number, made["table_label"], heads, rows)


def _tone(bar: BarRow) -> str:
    return bar["parts"][0]["tone"] if len(bar["parts"]) == 1 else ""


def _said(bars: Sequence[BarRow], thing: str, tone: str, ui: Texts) -> str:
    """Return what a side said of a thing, a line for each of its tables."""
    parts = [bar["parts"][0] for bar in bars if bar["label"] == thing and _tone(bar) == tone]
    head = _head(bars, tone, ui)
    told = [(part["label"].removeprefix(head).lstrip(", "), part["text"]) for part in parts]
    return "\n".join(f"{table}: {text}" if table else text for table, text in told)


def _head(bars: Sequence[BarRow], tone: str, ui: Texts) -> str:
    if tone != TRUE:
        return ui(f"departments.{tone}")
    return next(bar["parts"][0]["label"] for bar in bars if _tone(bar) == TRUE)
