"""The list of what fails in rooms, on the console of the lobby: it stands as the room stands."""

from collections.abc import Sequence

from workshop.content.texts import Texts, interface
from workshop.contracts.checking import CheckLine, Checklist, State
from workshop.contracts.overview import FacilitatorLook
from workshop.pages.console.notices import minutes_left
from workshop.session import Phase


def checklist(look: FacilitatorLook, language: str) -> Checklist | None:
    """Return the list; None once the session has begun."""
    if look["session"]["phase"] != Phase.LOBBY:
        return None
    ui = interface(language)
    lines = [
        _address(look, ui),
        _networks(look, ui),
        _phone(look, ui),
        _question(look, ui),
        _wall(look, ui),
        _line("sound", "open", ui, act=ui("checklist.sound.act")),
        _power(look, ui),
    ]
    return {
        "title": ui("checklist.title"),
        "lead": _lead(lines, ui),
        "lines": lines,
        "running": look["trial"]["running"],
        "heard": ui("checklist.sound.heard"),
        "was_heard": ui("checklist.sound.good"),
    }


def _lead(lines: Sequence[CheckLine], ui: Texts) -> str:
    good = sum(one["state"] == "good" for one in lines)
    return ui("checklist.lead", n=good, m=len(lines))


def _line(
    id: str, state: State, ui: Texts, *, todo: str = "", act: str = "", **values: object
) -> CheckLine:
    key = f"checklist.{id}"
    made: CheckLine = {
        "id": id,
        "state": state,
        "state_text": ui(f"checklist.state.{state}"),
        "text": ui(f"{key}.{state}", **values),
        "todo": "" if state == "good" else todo or ui(f"{key}.todo", **values),
    }
    return {**made, "act": act} if act else made


def _address(look: FacilitatorLook, ui: Texts) -> CheckLine:
    """Tell whether another device has reached this machine, in the present network."""
    machine = look["machine"]
    if machine["trouble"]:
        return _line("address", "bad", ui, todo=ui(f"notices.{machine['trouble']}"))
    here = (look["addresses"] or [""])[0].partition("://")[2]
    if machine["reached"]:
        return _line("address", "good", ui, address=here)
    todo = ui(f"notices.unreached.{machine['system']}")
    return _line("address", "open", ui, todo=todo, address=here)


def _networks(look: FacilitatorLook, ui: Texts) -> CheckLine:
    many = len(look["addresses"])
    if many == 1:
        return _line("networks", "good", ui)
    return _line("networks", "open" if many else "bad", ui, n=many)


def _phone(look: FacilitatorLook, ui: Texts) -> CheckLine:
    here = look["trial"]["here"]
    if here:
        return _line("phone", "good", ui, n=here)
    return _line("phone", "bad" if look["joined"]["total"] else "open", ui)


def _question(look: FacilitatorLook, ui: Texts) -> CheckLine:
    trial = look["trial"]
    if trial["running"]:
        state: State = "good" if trial["heard"] else "open"
        stop = ui("checklist.question.stop")
        return _line("question", state, ui, act=stop, n=trial["heard"], m=trial["here"])
    return _line("question", "open", ui, act=ui("checklist.question.act"), n=0, m=trial["here"])


def _wall(look: FacilitatorLook, ui: Texts) -> CheckLine:
    return _line("wall", "good" if look["trial"]["walls"] else "open", ui)


def _power(look: FacilitatorLook, ui: Texts) -> CheckLine:
    """Tell whether the battery lasts; a machine that tells of none is plugged in."""
    battery = look["machine"]["battery"]
    if battery is None:
        return _line("power", "good", ui)
    minutes, needed = battery["minutes"], minutes_left(look, 0)
    lasts = minutes is None or minutes >= needed
    percent = ui.percent(battery["percent"] / 100)
    return _line("power", "open" if lasts else "bad", ui, percent=percent, needed=needed)
