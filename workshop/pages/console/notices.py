"""What the facilitator should know of her laptop before it holds up the room."""

from workshop.content.texts import Texts
from workshop.contracts.overview import Battery, FacilitatorLook
from workshop.contracts.parts import Option
from workshop.exercises.agenda import step_content, steps_in
from workshop.exercises.minutes import planned_as
from workshop.session import Phase

LOW = 30
"""Percent of a battery below which it is said, however long it lasts."""


def notices(look: FacilitatorLook, ui: Texts, spent: int, *, waited: bool) -> list[Option]:
    """Return a sentence for each thing that needs her hand, with an id that stays the same.

    Args:
        look: what the facilitator may see.
        ui: the words.
        spent: seconds the room has been in the present step.
        waited: whether people could have come in for a while.
    """
    if look["session"]["phase"] == Phase.ENDED:
        return []
    if look["session"]["closed"]:
        return [_elsewhere(look["session"]["goes_on"], ui)]
    machine = look["machine"]
    said = [_of_battery(machine["battery"], minutes_left(look, spent), ui)]
    if machine["trouble"]:
        said.append({"id": "way", "text": ui(f"notices.{machine['trouble']}")})
    elif waited and not machine["reached"]:
        said.append({"id": "way", "text": ui(f"notices.unreached.{machine['system']}")})
    return [one for one in said if one is not None]


def _elsewhere(base: str, ui: Texts) -> Option:
    address = base.partition("://")[2]
    key = "notice_at" if address else "notice"
    return {"id": "elsewhere", "text": ui(f"carry.{key}", address=address)}


def minutes_left(look: FacilitatorLook, spent: int) -> int:
    """Return how many minutes of the agenda are still to come, as they were planned."""
    here = look["here"]["step"]
    mode, own = look["session"]["mode"], look["session"].get("minutes", {})
    steps = steps_in(look["session"]["course"])[max(0, here) :]
    plan = [0 if one.gone else planned_as(own, *step_content(one, mode), mode) for one in steps]
    under_way = min(spent // 60, plan[0]) if plan and here >= 0 else 0
    return sum(plan) - under_way


def _of_battery(battery: Battery | None, needed: int, ui: Texts) -> Option | None:
    if battery is None:
        return None
    percent, minutes = ui.percent(battery["percent"] / 100), battery["minutes"]
    if minutes is not None and minutes < needed:
        told = {"percent": percent, "minutes": minutes, "needed": needed}
        return {"id": "battery", "text": ui("notices.battery_short", **told)}
    if battery["percent"] < LOW:
        return {"id": "battery", "text": ui("notices.battery_low", percent=percent)}
    return None
