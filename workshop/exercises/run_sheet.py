"""A programme with times of the day: what begins when, from a beginning that is given. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from workshop.content.texts import Texts
from workshop.errors import ContentError
from workshop.exercises.agenda import Agenda, Item, played
from workshop.exercises.exercise import load_exercise

DAY = 24 * 60


@dataclass(frozen=True)
class Line:
    """One thing that happens.

    Attributes:
        at: minutes since midnight at which it begins.
        title: what it is; where one of several is chosen when it comes, all of them.
        parts: what is played of it, where it has several parts; or what the room is told.
        minutes: planned.
    """

    at: int
    title: str
    parts: tuple[str, ...]
    minutes: int


def run_sheet(agenda: Agenda, begins: int, ui: Texts) -> list[Line]:
    """Return what happens when, joining first where minutes are planned for it.

    Args:
        agenda: the programme.
        begins: minutes since midnight.
        ui: the words.
    """
    lines, now = [], begins
    if agenda.joining:
        lines.append(Line(now, ui("prepare.sheet.joining"), (), agenda.joining))
        now += agenda.joining
    for item in agenda.items:
        minutes = max(one.minutes for one in item.choices)
        lines.append(Line(now % DAY, _title(item, ui), tuple(_parts(item, ui)), minutes))
        now += minutes
    return lines


def _title(item: Item, ui: Texts) -> str:
    there = [load_exercise(one.exercise).texts(ui.language)("title") for one in item.choices]
    return ui.listed(there, either=True)


def _parts(item: Item, ui: Texts) -> Iterator[str]:
    for one in item.choices:
        try:
            exercise = load_exercise(one.exercise)
        except ContentError:
            continue
        words, rounds = exercise.texts(ui.language), played(one, exercise)
        if len(rounds) > 1:
            yield from (words(f"rounds.{round.id}.title") for round in rounds)
        elif not rounds[0].questions:
            yield from (words(f"talks.{talk.id}.prompt") for talk in rounds[0].talks)


def clock(minutes: int) -> str:
    """Write a time of the day, given in minutes since midnight."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def minutes_of(text: str) -> int | None:
    """Return the minutes since midnight of a time such as `09:30`; None where it is none."""
    hours, colon, rest = text.partition(":")
    fits = colon and hours.isascii() and rest.isascii() and hours.isdigit() and rest.isdigit()
    if not fits or len(hours) > 2 or len(rest) != 2 or int(hours) > 23 or int(rest) > 59:
        return None
    return 60 * int(hours) + int(rest)
