"""Somebody's own ticket and half days, beside the timetable on her phone and nowhere else."""

from collections.abc import Iterator

from workshop.charts.timetable import host_name, slot_name
from workshop.content.texts import interface
from workshop.contracts.looks import PhoneLook
from workshop.contracts.phone import Here
from workshop.contracts.swaps import OwnTicket
from workshop.pages.parts import place


def with_ticket(look: PhoneLook, marks: list[Here]) -> list[Here]:
    """Return somebody's own answers beside results, her ticket first where its reveal is shown."""
    ticket = look["me"]["ticket"]
    at = _place(look) if ticket else None
    if ticket is None or at is None:
        return marks
    empty: Here = {"of": at, "own": [], "said": []}
    there = next((one for one in marks if one["of"] == at), empty)
    told: Here = {**there, "said": [*_said(look, ticket), *there["said"]]}
    return sorted([told, *(one for one in marks if one is not there)], key=lambda one: one["of"])


def _place(look: PhoneLook) -> int | None:
    """Return which of the page's reveals, the newest first, has the timetable; None: not yet."""
    _, round = place(look)
    shown = list(reversed(round.reveals[: look["session"]["shown"] + 1]))
    return next((at for at, reveal in enumerate(shown) if reveal.swapping), None)


def _said(look: PhoneLook, ticket: OwnTicket) -> Iterator[str]:
    exercise, _ = place(look)
    ui = interface(look["me"]["language"])
    yield ui("here.ticket", n=ticket["number"])
    for visit in ticket["visits"]:
        slot = slot_name(exercise, ticket["when"], visit["slot"], ui)
        inside = ui.find(f"departments_inside.{visit['host']}")
        yield ui("here.ticket_when", slot=slot, host=inside or host_name(visit["host"], ui))
    if ticket["planned"] and not ticket["visits"]:
        yield ui("here.ticket_open")
