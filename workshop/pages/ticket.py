"""Somebody's own ticket and half days, beside the timetable, for her alone."""

from collections.abc import Iterator, Sequence

from workshop.charts.timetable import host_name, slot_name
from workshop.content.departments import words_in
from workshop.content.texts import interface
from workshop.contracts.looks import PhoneLook
from workshop.contracts.phone import Here
from workshop.contracts.swaps import OwnTicket
from workshop.exercises.exercise import Reveal
from workshop.pages.parts import place


def with_ticket(look: PhoneLook, marks: list[Here]) -> list[Here]:
    """Return what a phone lays beside its reveals, the newest first, with her ticket."""
    ticket = look["me"]["ticket"]
    if ticket is None:
        return marks
    _, round = place(look)
    shown = [*reversed(round.reveals[: look["session"]["shown"] + 1])]
    number = interface(look["me"]["language"])("here.ticket", n=ticket["number"])
    return _laid(shown, marks, [number, *_half_days(look, ticket, look["me"]["language"])])


def with_half_days(look: PhoneLook, marks: list[Here], language: str) -> list[Here]:
    """Return what a lesson lays beside its reveals, with the half days of whoever learns."""
    ticket = look["me"]["ticket"]
    if ticket is None:
        return marks
    _, round = place(look)
    return _laid(round.reveals, marks, [*_half_days(look, ticket, language)])


def _laid(reveals: Sequence[Reveal], marks: list[Here], said: list[str]) -> list[Here]:
    """Return marks with sentences before what else is said beside the timetable, if it is shown."""
    at = next((at for at, reveal in enumerate(reveals) if reveal.swapping), None)
    if at is None:
        return marks
    empty: Here = {"of": at, "own": [], "said": []}
    there = next((one for one in marks if one["of"] == at), empty)
    told: Here = {**there, "said": [*said, *there["said"]]}
    return sorted([told, *(one for one in marks if one is not there)], key=lambda one: one["of"])


def _half_days(look: PhoneLook, ticket: OwnTicket, language: str) -> Iterator[str]:
    exercise, _ = place(look)
    ui = words_in(look["session"], language)
    for visit in ticket["visits"]:
        slot = slot_name(exercise, ticket["when"], visit["slot"], ui)
        inside = ui.find(f"departments_inside.{visit['host']}")
        yield ui("here.ticket_when", slot=slot, host=inside or host_name(visit["host"], ui))
    if ticket["planned"] and not ticket["visits"]:
        yield ui("here.ticket_open")
