"""Who visits whom on which half day: how many, and never who, nor who could have been away when."""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts import labels
from workshop.charts.finding import NONE, Bar, Column, Finding, Part, Picture, chart, each, nothing
from workshop.charts.gridded import Line, gridded
from workshop.charts.view import View
from workshop.content.texts import Texts
from workshop.contracts.swaps import WallTimetable
from workshop.exercises.exercise import Exercise

HEAD, LABEL = 11, 22
"""Letters in a line of a host's name, and of a half day's."""

FURTHER = ("both", "neutral", "neither")
"""Tones of hosts that are no side."""


class HalfDay(NamedTuple):
    """A half day on which somebody visits somebody: how many are with each host."""

    slot: str
    name: str
    guests: tuple[int, ...]


@chart(kinds=("several",), swaps=True)
def timetable(view: View) -> Finding[HalfDay]:
    """Show how many visit whom on which half day."""
    (question,) = view.questions()
    there = view.results.get(question.id, {}).get("timetable")
    if there is None:
        return nothing(view, "timetable.open")
    if not there["there"] or there["few"]:
        return nothing(view, "timetable.few" if there["there"] else "timetable.none")
    rows = _rows(view, there)
    heads = [(host_name(one, view.ui), at) for at, one in enumerate(there["hosts"])]
    return Finding(
        view.ui.count("charts.timetable.title", sum(sum(row.guests) for row in rows)),
        rows,
        [view.tell("timetable.own")],
        [
            Column(view.ui("charts.timetable.half_day"), lambda one: one.name),
            *each(heads, lambda at, one: _guests(view, one.guests[at]) or NONE),
        ],
        [_bar(view, one, there) for one in rows],
        lambda: _picture(view, rows, there),
    )


def _rows(view: View, there: WallTimetable) -> list[HalfDay]:
    when, found = view.questions()[0].id, []
    for at, slot in enumerate(there["slots"]):
        guests = tuple(there["guests"][host][at] for host in there["hosts"])
        if any(guests):
            found.append(HalfDay(slot, slot_name(view.exercise, when, slot, view.ui), guests))
    return found


def slot_name(exercise: Exercise, when: str, slot: str, ui: Texts) -> str:
    """Return what a half day is called: "Monday, morning"."""
    words, (item, _, bucket) = exercise.texts(ui.language), slot.partition("/")
    day = str(words.find(f"questions.{when}.items.{item}") or item)
    part = str(words.find(f"questions.{when}.buckets.{bucket}") or bucket)
    return ui("charts.timetable.slot", day=day, part=part[:1].lower() + part[1:])


def host_name(host: str, ui: Texts) -> str:
    """Return what a host is called: a side by its name, any other as it was written."""
    return str(ui.find(f"departments.{host}") or host)


def _guests(view: View, many: int) -> str:
    return view.number(many, 0) if many else ""


def _bar(view: View, one: HalfDay, there: WallTimetable) -> Bar:
    total, tones = max(sum(one.guests), 1), _tones(there["hosts"], view.ui)
    parts = [
        Part(host_name(host, view.ui), many / total, _guests(view, many), tone)
        for host, many, tone in zip(there["hosts"], one.guests, tones, strict=True)
        if many
    ]
    return Bar(one.name, parts)


def _tones(hosts: Sequence[str], ui: Texts) -> list[str]:
    further = iter(FURTHER * len(hosts))
    sides = [bool(ui.find(f"departments.{host}")) for host in hosts]
    pairs = zip(hosts, sides, strict=True)
    return [labels.tone(host) if is_side else next(further) for host, is_side in pairs]


def _picture(view: View, rows: Sequence[HalfDay], there: WallTimetable) -> Picture:
    names = [labels.broken(host_name(host, view.ui), HEAD) for host in there["hosts"]]
    heads = [*zip(names, _tones(there["hosts"], view.ui), strict=True)]
    most = max((many for row in rows for many in row.guests), default=1)
    lines = [
        Line(row.name, [(many / most, _guests(view, many)) for many in row.guests]) for row in rows
    ]
    return gridded(heads, lines, 0.05, width=LABEL)
