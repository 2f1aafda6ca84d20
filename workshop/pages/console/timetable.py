"""The timetable of half days on the facilitator's page: its rules, how it stands, what would do."""

from workshop.content.departments import words_in
from workshop.content.texts import Texts
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.swaps import RuleField, TimetablePanel, TimetableState, WayButton
from workshop.swaps.telling import listed_hosts, sides_of, summary, ways
from workshop.swaps.tickets import GUESTS, HOME, VISITS

ENDS = {"visits": VISITS, "guests": GUESTS, "home": HOME}


def timetable_panel(look: FacilitatorLook, language: str, wrong: str) -> TimetablePanel | None:
    """Return the panel; None where the room does not see a reveal with a timetable.

    Args:
        look: what the facilitator may see.
        language: hers.
        wrong: why what she asked for last was refused.
    """
    there = look["timetable"]
    if there is None:
        return None
    ui, table = words_in(look["session"], language), there.get("table")
    made = bool(table and table["visits"])
    words = {key: ui(f"swaps.{key}") for key in ("title", "help", "open", "do")}
    return {
        "state": there["state"],
        "tickets": sides_of(there["tickets"], ui) if there["tickets"] else "",
        "hosts": ui("swaps.hosts", hosts=listed_hosts(there["hosts"], ui)),
        "fields": _fields(there, ui) if there["tickets"] else [],
        "told": _told(there, ui),
        "ways": _ways(there, ui),
        "href": f"/timetable/{look['session']['code']}" if made else "",
        "wrong": wrong,
        "words": {**words, "make": ui("swaps.again" if made else "swaps.make")},
    }


def _fields(there: TimetableState, ui: Texts) -> list[RuleField]:
    rules = there["rules"]
    values = {"visits": rules["visits"], "guests": rules["guests"], "home": rules["home"]}
    return [
        {"name": name, "text": ui(f"swaps.{name}"), "value": values[name], "low": low, "high": high}
        for name, (low, high) in ENDS.items()
    ]


def _told(there: TimetableState, ui: Texts) -> list[str]:
    if not there["tickets"]:
        return [ui("swaps.nobody")]
    if there["state"] == "pending":
        found = there["gap"] >= 0
        near = ui.percent(there["gap"])
        return [ui("swaps.pending_found", gap=near) if found else ui("swaps.pending")]
    if there["state"] == "failed":
        return [ui("swaps.failed")]
    table = there.get("table")
    return summary(table, ui) if table else []


def _ways(there: TimetableState, ui: Texts) -> list[WayButton]:
    table = there.get("table")
    if table is None or there["state"] != "ready":
        return []
    return [{"text": one.text, "rules": one.rules} for one in ways(table, ui)]
