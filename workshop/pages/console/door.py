"""The console's door: open or locked, sudden crowds, and the seats that are taken."""

from datetime import datetime

from workshop.content.texts import Texts
from workshop.contracts.door import DoorPanel, RushBox, SeatRow
from workshop.contracts.overview import FacilitatorLook, Person, Rush, Together
from workshop.pages.parts import department
from workshop.questions.tally import SMALLEST
from workshop.session import Door, Phase


def door_panel(look: FacilitatorLook, ui: Texts, *, unfolded: bool) -> DoorPanel | None:
    """Return the panel of the door; None once the session is over.

    Args:
        look: what the facilitator may see.
        ui: the words.
        unfolded: whether the list of seats is to be shown; it is long in a large room.
    """
    if look["session"]["phase"] == Phase.ENDED:
        return None
    locked, ajar = look["door"] == Door.LOCKED, look["door"] == Door.AJAR
    waiting = look["waiting"]
    people = look["people"]
    return {
        "title": ui("seats.title"),
        "state": look["door"],
        "text": ui("run.ajar.text" if ajar else "seats.locked" if locked else "seats.open"),
        "turn": {
            "to": Door.OPEN.value if locked or ajar else Door.LOCKED.value,
            "text": ui("seats.unlock" if locked or ajar else "seats.lock"),
        },
        "ajar": None if ajar else {"to": Door.AJAR.value, "text": ui("run.ajar.turn")},
        "waiting": ui.count("run.ajar.waiting", waiting) if ajar and waiting else "",
        "let_in": ui("run.ajar.let_in"),
        "full": ui("seats.full", limit=look["limit"]) if look["full"] else None,
        "rush": _rush(look["rush"], ui) if look["rush"] else None,
        "together": [_together(one, ui) for one in look["together"]],
        "seats": ui("seats.seats", n=len(people), limit=look["limit"]),
        "none": ui("seats.none"),
        "departments": [department(id, ui) for id in look["session"]["departments"]],
        "move_help": ui("seats.move_help"),
        "rows": [_row(person, ui) for person in reversed(people)] if unfolded else [],
        "yes": ui("seats.yes"),
    }


def _rush(rush: Rush, ui: Texts) -> RushBox:
    n = rush["people"]
    return {
        "text": ui("seats.rush", n=n, span=ui(f"seats.seconds.{rush['seconds']}")),
        "help": ui("seats.rush_help"),
        "end": ui("seats.end_many", n=n),
        "confirm": ui("seats.confirm_many", n=n),
        "seats": rush["seats"],
    }


def _together(one: Together, ui: Texts) -> str:
    """Return a calm line: who shares a phone, or shows a colleague how it goes, does the same."""
    seats = ui.listed([str(number) for number in one["numbers"]])
    return ui("seats.together", seats=seats, least=SMALLEST)


def _row(person: Person, ui: Texts) -> SeatRow:
    where = ui(f"departments.{person['department']}")
    number = ui("seats.number", n=person["number"])
    time = ui.time(datetime.fromisoformat(person["joined"]).astimezone())
    paper = person.get("paper", False)
    state = "here" if person["present"] else "away" if paper or person["arrived"] else "never"
    said = ui("onpaper.seat") if paper else ui(f"seats.{state}")
    named = {"seat": number, "department": where, "time": time}
    return {
        "id": person["seat"],
        "number": number,
        "text": where,
        "department": person["department"],
        "move": ui("seats.move", **named),
        "when": ui("seats.joined", time=time),
        "state": state,
        "state_text": said,
        "end": ui("seats.end"),
        "label": ui("seats.end_one", **named),
        "confirm": ui("seats.confirm_one", **named),
        "renew": ui("carry.door.renew"),
        "renew_label": ui("carry.door.renew_one", **named),
    }
