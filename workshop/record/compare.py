"""The same team before and after, side by side: what surely changed, and what cannot be told.

Matched is the team: exercise, question, item and department; no person is. In comparisons in which
nothing changed, at most one in ten names anything (`workshop.charts.certainty.LEVEL`). Most of that
is kept for means over all items of a question, which show what no single item can; the rest for
single items, of the room and of departments. `python -m benchmarks.before_after` measures it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from workshop.charts.certainty import WHOLE
from workshop.content.texts import Texts
from workshop.questions.tally import ALL
from workshop.record.changes import Change, Thing, comparable, judged, overall, things
from workshop.record.pairing import pairs
from workshop.record.rows import Source

if TYPE_CHECKING:
    import pandas

    from workshop.record.record import Record

PARTS = {"overall": 0.6, "room": 0.2, "sides": 0.2}
"""How the certainty is shared out: to questions as wholes, to the room's items, to departments'."""

COLUMNS = {
    "exercise": "category", "question": "category", "kind": "category", "item": "category",
    "department": "category", "measure": "category", "option": "category",
    "n_before": "Int64", "n_after": "Int64", "before": "Float64", "after": "Float64",
    "change": "Float64", "low": "Float64", "high": "Float64", "verdict": "category",
    "exercise_text": "category", "asked": "string", "item_text": "string",
    "option_text": "category", "department_text": "category", "verdict_text": "category",
}  # fmt: skip
"""The columns of a comparison, in their order, and the type of each."""


def compared(after: Record, before: Record) -> pandas.DataFrame:
    """Return what both sessions asked, one row for each mean or share of each group.

    Args:
        after: the later session, in whose language the words are.
        before: the earlier one.
    """
    import pandas

    words, ui = after.words.get(after.language, {}), after.ui
    source = Source(after.took, words, ui, {})
    rows = [_row(one, source, ui) for one in changes(after, before)]
    made = pandas.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    for column, kind in COLUMNS.items():
        there = [*made[column].dropna().unique()]
        dtype: Any = pandas.CategoricalDtype(there) if kind == "category" else kind
        made[column] = made[column].astype(dtype)
    return made


def changes(after: Record, before: Record) -> list[Change]:
    """Return the changes between two sessions: of each question as a whole, then of its items."""
    both = [*pairs((before.took, before.words), (after.took, after.words))]
    found = [one for pair in both for one in (*overall(pair), *things(pair))]
    parts = {stratum: [one for one in found if _stratum(one) == stratum] for stratum in PARTS}
    # Where there is nothing to compare, the others have its part.
    whole = sum(PARTS[name] for name, those in parts.items() if comparable(those)) or 1.0
    made = {
        name: iter(judged(those, WHOLE.part(PARTS[name] / whole))) for name, those in parts.items()
    }
    return [next(made[_stratum(one)]) for one in found]


def _stratum(one: Thing) -> str:
    """Return which part of the certainty a thing shares."""
    return "overall" if not one.item else "room" if one.group == ALL else "sides"


def _row(one: Change, source: Source, ui: Texts) -> tuple[Any, ...]:
    of = one.of
    here, question = (of.pair.after.exercise, of.pair.after.question.id), of.pair.after.question
    option = source.option(*here, of.option) if of.option else None
    words = source.exercise(here[0]), source.asked(*here), source.item(*here, of.item), option
    return (
        *here, question.kind, of.item or None, of.group, "share" if of.option else "mean",
        of.option or None, *_numbers(of), *(one.interval or (None, None)), one.verdict,
        *words, source.group(of.group), ui(f"columns.verdicts.{one.verdict}"),
    )  # fmt: skip


def _numbers(of: Thing) -> Iterator[float | None]:
    """Yield how many people, the two values and their difference; nothing where one is hidden."""
    both = of.before, of.after
    yield from (one.n if one else None for one in both)
    yield from (one.value if one else None for one in both)
    yield of.after.value - of.before.value if of.before and of.after else None
