"""The rows of what follows a session up: what its pulses told, and its indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from workshop.charts.certainty import Interval
from workshop.contracts.pulse import WHEN, Indicator, Pulse, PulseState
from workshop.pulse.indicators import name_of
from workshop.pulse.telling import Count, counts, item_name, option_name, prompt
from workshop.questions.kinds.several import IN, at
from workshop.questions.question import CHOICE
from workshop.record.changes import possible_counts
from workshop.record.followed import around, closed, counted_of, went

if TYPE_CHECKING:
    from workshop.record.rows import Source

Row = Sequence[Any]


def pulse_rows(source: Source) -> Iterator[Row]:
    """Yield what closed pulses told, a row for each answer of each group."""
    told = source.took.get("followed")
    pulse = told["pulse"] if told else None
    if pulse is None:
        return
    for state in closed(told):
        for one in counts(pulse, state["told"]):
            yield _pulse_row(source, pulse, state, one)


def _pulse_row(source: Source, pulse: Pulse, state: PulseState, one: Count) -> Row:
    language = source.ui.language
    ends = share_around(pulse, state, one) or (None, None)
    words = (
        source.ui(f"pulse.when.{state['which']}"), prompt(one.asked, language),
        item_name(one.asked, one.item, language) or None,
        option_name(one.asked, one.option, language), source.group(one.group),
    )  # fmt: skip
    return (
        state["which"], one.asked["id"], one.item or None, one.group, one.option,
        one.n, one.people, one.people / one.n, *ends, one.coarse, *words,
    )  # fmt: skip


def share_around(pulse: Pulse, state: PulseState, one: Count) -> Interval | None:
    """Return between which shares a count lies, whichever of the possible ones it was.

    Returns:
        None where sides answered together: there is no share of anything.
    """
    if pulse["teams"]:
        return None
    counted = counted_of(pulse, one.asked, state["told"][one.asked["id"]])
    line, option = one.item or CHOICE, one.option
    if one.asked["kind"] == "several":
        line, option = at(one.item, one.option), IN
    ways = possible_counts(counted, line, one.group)
    return around((counts.get(option, 0), one.n) for counts in ways)


def indicator_rows(source: Source) -> Iterator[Row]:
    """Yield the values of indicators, the change since before beside the later ones."""
    told = source.took.get("followed")
    changes = {(one.indicator["id"], one.until): one for one in went(told)}
    for one in told["indicators"] if told else ():
        for when in (name for name in WHEN if name in one["values"]):
            change = changes.get((one["id"], when))
            ends = (change.interval if change else None) or (None, None)
            verdict = change.verdict if change else None
            yield _indicator_row(source, one, when, ends, verdict)


def _indicator_row(
    source: Source, one: Indicator, when: str, ends: Sequence[float | None], verdict: str | None
) -> Row:
    ui, value = source.ui, one["values"][when]
    of = value["of"] or None
    rate = value["n"] / of if of else value["n"]
    # What has no upper end is told as missing there.
    finite = [None if end is None or end == float("inf") else end for end in ends]
    return (
        one["id"], one["known"] or None, name_of(one, ui.language), one["unit"], one["better"],
        when, value["day"], value["n"], of, rate, value["source"] or None, *finite, verdict,
        ui(f"followed.when.{when}"), ui(f"indicators.units.{one['unit']}"),
        ui(f"followed.went.{verdict}") if verdict else None,
    )  # fmt: skip
