"""The same team before and after, as the report has it."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from workshop.content.texts import Texts
from workshop.questions.tally import ALL
from workshop.record.changes import DOWN, HIDDEN, UNSURE, UP, Change, Told
from workshop.record.compare import changes
from workshop.record.record import Record
from workshop.record.report.parts import Table
from workshop.record.report.titles import group_name
from workshop.record.rows import Source

MOST = 3
"""Sentences of one question."""

HEADS = ("what", "who", "before", "after", "change", "verdict")


class Compared(NamedTuple):
    """Two sessions side by side.

    Attributes:
        lead: which two they are.
        told: what surely changed, a sentence each, or that nothing did.
        untold: of how much it cannot be told; empty where it can of all.
        tables: by exercise, each question as a whole, and of its items those that surely changed:
            all of them are hundreds of lines that say nothing.
    """

    lead: str
    told: Sequence[str]
    untold: str
    tables: Sequence[Table]


def compared(record: Record, before: Record | None, ui: Texts) -> Compared | None:
    """Return the comparison with an earlier session; None where there is none."""
    if before is None:
        return None
    found, words = changes(record, before), record.called
    source = Source(record.took, words, ui, {})
    then = ui.day(datetime.fromisoformat(before.took["created"]).astimezone())
    said = [one for one in found if not one.of.item or one.verdict in (UP, DOWN)]
    exercises = groupby(said, key=lambda one: one.of.pair.after.exercise)
    return Compared(
        lead=ui("report.compared.lead", before=before.name, then=then),
        told=_told(found, source, ui),
        untold=_untold(found, ui),
        tables=[_table(slug, [*its], source, ui) for slug, its in exercises],
    )


def _told(found: Sequence[Change], source: Source, ui: Texts) -> list[str]:
    if not found:
        return [ui("report.compared.nothing")]
    questions = groupby(found, key=lambda one: one.of.pair)
    sure = [one for _, its in questions for one in _widest([*its])]
    return [_sentence(one, source, ui) for one in sure] or [ui("report.compared.none")]


def _widest(its: Sequence[Change]) -> list[Change]:
    """Return what surely changed of a question, as widely as it can be said.

    That is of the room as a whole, or else of departments, or else of items; the table has all.
    """
    sure = [one for one in its if one.verdict in (UP, DOWN)]
    for whole, room in ((True, True), (True, False), (False, True), (False, False)):
        if wide := [one for one in sure if (not one.of.item, one.of.group == ALL) == (whole, room)]:
            return wide[:MOST]
    return []


def _sentence(one: Change, source: Source, ui: Texts) -> str:
    what, who, before, after, _, verdict = row(one, source, ui)
    asked = _asked(one, source)
    told = {"who": who, "before": before, "after": after, "verdict": verdict}
    key = "report.compared.changed" if what != asked else "report.compared.changed_whole"
    return ui(key, what=what, asked=asked, **told)


def _untold(found: Sequence[Change], ui: Texts) -> str:
    n = sum(one.verdict in (UNSURE, HIDDEN) for one in found)
    return ui("report.compared.untold", n=n, of=len(found)) if n else ""


def _table(slug: str, its: Sequence[Change], source: Source, ui: Texts) -> Table:
    heads = [ui(f"report.compared.{head}") for head in HEADS]
    return Table("", source.exercise(slug) or slug, heads, [row(one, source, ui) for one in its])


def _asked(one: Change, source: Source) -> str:
    after = one.of.pair.after
    return source.asked(after.exercise, after.question.id) or after.question.id


def row(one: Change, source: Source, ui: Texts) -> list[str]:
    """Return a change in words: what, who, before, now, between what, and what can be said."""
    of, after = one.of, one.of.pair.after
    here = after.exercise, after.question.id
    item = source.item(*here, of.item) or ""
    option = source.option(*here, of.option) or of.option if of.option else ""
    what = ": ".join(part for part in (item.rstrip("."), option) if part)
    return [
        what or _asked(one, source),
        group_name(of.group, ui),
        *(_number(told, of.option, ui) for told in (of.before, of.after)),
        _between(one, ui),
        ui(f"columns.verdicts.{one.verdict}"),
    ]


def _number(told: Told | None, option: str, ui: Texts) -> str:
    """Write a mean, or a share as a percentage; a dash where it is not told."""
    if told is None:
        return "–"
    return ui.percent(told.value) if option else ui.number(told.value, 1)


def _between(one: Change, ui: Texts) -> str:
    """Write the interval of a change, with its signs."""
    if one.interval is None:
        return "–"
    low, high = (_signed(end, one.of.option, ui) for end in one.interval)
    return ui("report.compared.between", low=low, high=high)


def _signed(value: float, option: str, ui: Texts) -> str:
    written = ui.number(100 * value) if option else ui.number(value, 1)
    return f"+{written}" if value > 0 and not written.startswith("−") else written
