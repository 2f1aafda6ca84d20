"""What became of a session, weeks later, as the report has it: on its first page, and in full."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from workshop.charts.certainty import Interval
from workshop.content.texts import Texts
from workshop.contracts.pulse import PULSES, WHEN, Followed, Indicator, Pulse
from workshop.exercises.promise_lines import KEPT_TONES
from workshop.pulse.indicators import name_of, value_in_words
from workshop.pulse.telling import group_name, item_name, result_lines, state_line
from workshop.record.followed import Became, Side, Went, asked_again, became, closed, went
from workshop.record.record import Record
from workshop.record.report.compared import row as change_row
from workshop.record.report.parts import Table
from workshop.record.rows import Source


class Verdict(NamedTuple):
    """What one pulse says of a promise, in words; `tone` goes with them and is never alone."""

    when: str
    text: str
    tone: str
    sides: Sequence[str]


class Weighed(NamedTuple):
    """A promise, and what each pulse says of it."""

    text: str
    verdicts: Sequence[Verdict]


class Said(NamedTuple):
    """A pulse in full: when, and of each line what each group said."""

    when: str
    lines: Sequence[tuple[str, Sequence[str]]]


class Aftermath(NamedTuple):
    """What became of a session.

    Attributes:
        lead: how it was asked; empty where no pulse was closed.
        promises: as both sides see them.
        numbers: indicators, before and after; None where none was agreed.
        open: a sentence for each pulse that is not closed, or told nothing.
        again: what the session had asked too; None where nothing was.
        said: all that the pulses told.
        how: how it was counted, a paragraph each.
    """

    lead: str
    promises: Sequence[Weighed]
    numbers: Table | None
    open: Sequence[str]
    again: Table | None
    said: Sequence[Said]
    how: Sequence[str]


def aftermath(record: Record, ui: Texts) -> Aftermath | None:
    """Return what became of a session; None where nothing was agreed and no pulse made."""
    told = record.took.get("followed")
    if told is None or not (told["pulse"] or told["indicators"]):
        return None
    pulse, shut = told["pulse"], closed(told)
    lead = "followed.lead_teams" if pulse and pulse["teams"] else "followed.lead"
    return Aftermath(
        lead=ui(lead if shut else "followed.lead_numbers"),
        promises=_weighed(pulse, [*became(told)], ui) if pulse else [],
        numbers=_numbers(told, ui) if told["indicators"] else None,
        open=[*_open(told, pulse, ui)] if pulse else [],
        again=_again(record, ui),
        said=[*_said(told, pulse, ui)] if pulse else [],
        how=[*_how(told, ui)],
    )


def _weighed(pulse: Pulse, found: Sequence[Became], ui: Texts) -> list[Weighed]:
    asked = next((one for one in pulse["asked"] if one["about"] == "promises"), None)
    ids = dict.fromkeys(one.promise for one in found)
    return [
        Weighed(
            item_name(asked, id, ui.language),
            [_verdict(one, pulse, ui) for one in found if one.promise == id],
        )
        for id in ids
        if asked
    ]


def _verdict(one: Became, pulse: Pulse, ui: Texts) -> Verdict:
    return Verdict(
        ui(f"followed.when.{one.which}"),
        ui(f"followed.became.{one.verdict}"),
        KEPT_TONES.get(one.verdict, "open"),
        [_side(side, pulse, ui) for side in one.sides],
    )


def _side(side: Side, pulse: Pulse, ui: Texts) -> str:
    group = group_name(side.group, pulse, ui)
    if pulse["teams"]:
        return ui(f"followed.side.said.{side.says or 'none'}", group=group)
    if side.interval is None:
        return ui("followed.side.few", group=group)
    low, high = (ui.percent(end) for end in side.interval)
    key = "about" if side.about else "line"
    return ui(f"followed.side.{key}", group=group, kept=side.kept, n=side.n, low=low, high=high)


def _numbers(told: Followed, ui: Texts) -> Table:
    changes = {(one.indicator["id"], one.until): one for one in went(told)}
    heads = [ui("followed.heads.indicator"), *(ui(f"followed.when.{when}") for when in WHEN)]
    heads += [ui("followed.heads.change"), ui("followed.heads.verdict")]
    rows = [_number_row(one, changes, ui) for one in told["indicators"]]
    return Table("", ui("followed.indicators"), heads, rows)


def _number_row(one: Indicator, changes: dict[tuple[str, str], Went], ui: Texts) -> list[str]:
    values = [
        value_in_words(one["unit"], one["values"][when], ui.language)
        if when in one["values"]
        else ui("followed.change.none")
        for when in WHEN
    ]
    last = [changes[one["id"], when] for when in PULSES if (one["id"], when) in changes]
    change = _change(last[-1], ui) if last else ui("followed.change.none")
    verdict = ui(f"followed.went.{last[-1].verdict}") if last else ui("followed.change.none")
    return [name_of(one, ui.language), *values, change, verdict]


def _change(one: Went, ui: Texts) -> str:
    unit, ends = one.indicator["unit"], one.interval
    if unit == "time":
        return ui("followed.change.time")
    if ends is None:
        return ui("followed.change.none")
    return _points(ends, ui) if unit == "share" else _times(ends, ui)


def _points(ends: Interval, ui: Texts) -> str:
    low, high = (ui.number(100 * end) for end in ends)
    return ui("followed.change.share", low=low, high=high)


def _times(ends: Interval, ui: Texts) -> str:
    low = ui.number(ends.low, 1)
    if ends.high == float("inf"):
        return ui("followed.change.count_open", low=low)
    return ui("followed.change.count", low=low, high=ui.number(ends.high, 1))


def _open(told: Followed, pulse: Pulse, ui: Texts) -> Iterator[str]:
    for state in told["pulses"]:
        when = ui(f"followed.when.{state['which']}")
        if not state["closed"]:
            day = ui.day(date.fromisoformat(state["due"]))
            sides = state_line(state, pulse, ui).rstrip(".")
            yield ui("followed.open", when=when, day=day, sides=sides[:1].lower() + sides[1:])
        elif not result_lines(pulse, state["told"], ui):
            yield ui("followed.none", when=when)


def _again(record: Record, ui: Texts) -> Table | None:
    found = asked_again(record.took)
    if not found:
        return None
    names = ("what", "who", "before", "after", "change", "verdict")
    heads = ["", *(ui(f"report.compared.{name}") for name in names)]
    source = Source(record.took, record.called, ui, {})
    rows = [[ui(f"followed.when.{which}"), *change_row(one, source, ui)] for which, one in found]
    return Table("", ui("followed.again"), heads, rows)


def _said(told: Followed, pulse: Pulse, ui: Texts) -> Iterator[Said]:
    for state in closed(told):
        lines = result_lines(pulse, state["told"], ui)
        if lines:
            yield Said(ui(f"followed.when.{state['which']}"), lines)


def _how(told: Followed, ui: Texts) -> Iterator[str]:
    if closed(told) and told["pulse"] and not told["pulse"]["teams"]:
        yield ui("followed.how.promises")
    if told["indicators"]:
        yield ui("followed.how.indicators")
