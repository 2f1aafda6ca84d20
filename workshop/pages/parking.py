"""The parking place on phones, wall and console."""

from typing import cast

from workshop.content.texts import Texts, interface
from workshop.contracts.actions import Action
from workshop.contracts.keeping import KeptAnswers, Mine
from workshop.contracts.looks import FacilitatorLook, PhoneLook, WallLook
from workshop.contracts.parking import ParkedItem, ParkedReply, ParkingPanel, WallParking
from workshop.contracts.tallies import Value
from workshop.errors import Refused, Unreachable
from workshop.host.parking import AWAY, WAITING
from workshop.pages.console.marks import marked
from workshop.pages.following.live import Live
from workshop.pages.parts import why
from workshop.session import Phase

ROOM = 10
"""So many texts can be read on a wall."""

DESK = (
    "show", "hide", "release", "retract", "answered", "not_answered", "put_away", "bring_back",
    "away",
)  # fmt: skip


async def park(live: Live[PhoneLook], action: Action) -> None:
    """Hand a parked text to the host, and tell the phone what became of it.

    Where the host does not answer the phone is told nothing: it says so itself, and sends again.
    """
    op, language = str(action.get("id")), live.seen["me"]["language"] if live.seen else "en"
    if op in live.underway:
        return
    live.underway.add(op)
    try:
        given = cast("Value", action.get("text"))
        reply = cast("ParkedReply", await live.client.ask("park", op=op, text=given))
        live.widget.reply(op="parked", id=op, left=reply["left"])
    except Refused as refusal:
        live.widget.reply(op="not_parked", id=op, message=why(refusal, language))
    except Unreachable:
        return
    finally:
        live.underway.discard(op)


def kept_parked(mine: Mine, language: str) -> list[KeptAnswers]:
    """Return what somebody has parked as a part of what is kept of her; nothing without any."""
    ui, asked = interface(language), interface(language)("parking.yours")
    said = {True: ui("keep.own.shown"), False: ui("keep.own.held")}
    lines = [
        {"asked": asked, "lines": [], "wrote": one["text"], "note": said[one["released"]]}
        for one in mine["parked"]
    ]
    title = ui("parking.title")
    made = {"id": "parking", "title": title, "asked": lines}
    return [cast("KeptAnswers", made)] if lines else []


def wall_parking(look: WallLook, ui: Texts) -> WallParking | None:
    """Return what the wall shows of it: when she says so, and at the end; None elsewhere."""
    there = look["parking"]
    at_the_end = look["session"]["phase"] == Phase.ENDED
    if not there["texts"] or not (there["shown"] or at_the_end):
        return None
    more = len(there["texts"]) - ROOM
    return {
        "title": ui("parking.title"),
        "texts": there["texts"][-ROOM:],
        "more": ui.count("parking.more", more) if more > 0 else "",
        "answered": ui("parking.is_answered"),
    }


def parking_panel(look: FacilitatorLook, ui: Texts) -> ParkingPanel | None:
    """Return the facilitator's list; None as long as nobody has parked anything."""
    if not look["parked"]:
        return None
    parked: list[ParkedItem] = [{**one, "mark": marked(one["text"], ui)} for one in look["parked"]]
    waiting = sum(one["state"] == WAITING for one in parked)
    title = ui("parking.title")
    return {
        "title": ui("parking.waiting", title=title, n=waiting) if waiting else title,
        "lead": ui("parking.lead"),
        "shown": look["parking"]["shown"],
        "can_show": bool(look["parking"]["texts"]),
        "listed": [one for one in parked if one["state"] != AWAY],
        "away": [one for one in parked if one["state"] == AWAY],
        "words": {name: ui(f"parking.desk.{name}") for name in DESK},
    }
