"""A phone that several people share, one after the other: whose turn it is, and who is next."""

from typing import cast

from workshop.content.departments import words_in
from workshop.content.texts import Texts
from workshop.contracts.device import DeviceLook, DevicePart, DevicePerson, Mate
from workshop.contracts.looks import PhoneLook
from workshop.contracts.phone import PhonePage
from workshop.pages.parts import department
from workshop.pages.talking import group_mark

_OWN = ("group", "firm", "here", "wrote")
"""What of a page is somebody's own: nothing of it is shown while nobody has the device."""


def at_device(look: PhoneLook, page: PhonePage) -> PhonePage:
    """Return a phone's page as a device shows it that several share; any other as it is."""
    told = look["me"].get("device")
    if told is None:
        return page
    ui = words_in(look["session"], look["me"]["language"])
    part = _part(look, told, ui)
    made = {**page, "device": part}
    if not told["turn"]:
        return cast("PhonePage", _nobodys(made, part, ui))
    if "cards" in page:
        made = _without_sealed(made, told, ui)
    return cast("PhonePage", made)


def _without_sealed(page: dict[str, object], told: DeviceLook, ui: Texts) -> dict[str, object]:
    """Leave out the cards that were answered before this turn."""
    cards = cast("PhonePage", page)["cards"]
    left = [card for card in cards if card["id"].partition("/")[2] not in told["sealed"]]
    if left or not cards:
        return {**page, "cards": left}
    rest = {name: value for name, value in page.items() if name != "cards"}
    return {
        **rest,
        "phase": "closed",
        "title": ui("device.sealed.title"),
        "lead": ui("device.sealed.lead"),
    }


def _nobodys(page: dict[str, object], part: DevicePart, ui: Texts) -> dict[str, object]:
    """Return the page while nobody has the device: the room, and nothing of anybody."""
    shown = {name: value for name, value in page.items() if name not in _OWN}
    # Each chooses her language when she has it; and it has the colour of no department.
    shown |= {"languages": [], "department": {"id": "", "text": ""}}
    talk = shown.get("talk")
    if isinstance(talk, dict):
        shown["talk"] = {**talk, "notes": [], "says_back": False, "find": ""}
    if any(one["state"] for one in part["people"]):
        shown.pop("cards", None)
        waits = any(one["next"] for one in part["people"])
        lead = "device.handed.lead" if waits else "device.handed.done_lead"
        shown |= {"phase": "handed", "title": part["title"], "lead": ui(lead)}
    return shown


def _part(look: PhoneLook, told: DeviceLook, ui: Texts) -> DevicePart:
    people, turn = told["people"], told["turn"]
    next_one = _next(people, turn)
    return {
        "turn": turn,
        "title": _title(look, people, next_one, ui),
        "whose": ui("device.whose", n=turn, m=len(people)) if turn else "",
        "hand": ui("device.hand") if turn else "",
        "draft": ui("device.draft"),
        "anyway": ui("device.anyway"),
        "saving": ui("device.saving"),
        "late": ui("device.late"),
        "more": ui("device.more"),
        "people": [_person(look, one, told, next_one, ui) for one in people],
    }


def _title(look: PhoneLook, people: list[Mate], next_one: int, ui: Texts) -> str:
    phase = look["session"]["phase"]
    if phase == "asking" and next_one:
        begun = any(one["owes"] is False for one in people)
        return ui(f"device.handed.{'title' if begun else 'first'}", n=next_one)
    if phase == "asking":
        return ui("device.handed.done")
    grouped = phase == "talk" and any(one["group"] is not None for one in people)
    return ui(f"device.{'talk' if grouped else 'revealed' if phase == 'revealed' else 'here'}")


def _next(people: list[Mate], turn: int) -> int:
    """Return the place of who is next: the first after this turn who owes an answer; 0: nobody."""
    after = [one["at"] for one in people if one["owes"] and one["at"] > turn]
    before = [one["at"] for one in people if one["owes"] and one["at"] < turn]
    return next(iter([*after, *before]), 0)


def _state(owes: bool | None, ui: Texts) -> str:
    if owes is None:
        return ""
    return ui("device.owes" if owes else "device.answered")


def _person(look: PhoneLook, one: Mate, told: DeviceLook, next_one: int, ui: Texts) -> DevicePerson:
    side = department(one["department"], ui)
    again = look["session"]["phase"] == "revealed" and not told["beside"]
    mine = one["at"] == told["turn"] and not again
    made: DevicePerson = {
        "at": one["at"],
        "name": ui("device.name", n=one["at"], side=side["text"]),
        "department": side,
        "take": "" if mine else ui("device.take", n=one["at"], side=side["text"]),
        "state": _state(one["owes"], ui),
        "done": one["owes"] is False,
        "next": one["at"] == next_one,
    }
    if one["group"] is None:
        return made
    mark = group_mark({"number": one["group"], "size": 2, "understood": False}, ui.language)
    colour = mark["colour"]
    return {**made, "group": {"id": colour["id"], "text": f"{colour['text']} {mark['number']}"}}
