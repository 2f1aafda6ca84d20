"""The parking place on the console: what whoever leads sorts."""

from workshop.content.texts import Texts
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.parking import AWAY, WAITING, ParkedItem, ParkingPanel
from workshop.pages.console.marks import marked

WORDS = (
    "show", "hide", "release", "retract", "answered", "not_answered", "put_away", "bring_back",
    "away",
)  # fmt: skip


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
        "words": {name: ui(f"parking.desk.{name}") for name in WORDS},
    }
