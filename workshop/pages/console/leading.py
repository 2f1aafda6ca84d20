"""Whose browsers lead: a link for another one, and how one of them is shut out."""

from datetime import datetime

from workshop.content.texts import Texts
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.running import BrowserRow, LeadingBrowser, LeadingPanel


def leading_panel(look: FacilitatorLook, ui: Texts) -> LeadingPanel:
    """Return the panel of the browsers that lead."""
    return {
        "title": ui.count("run.leading.title", len(look["browsers"])),
        "rows": [_row(one, ui) for one in look["browsers"]],
        "yes": ui("run.leading.yes"),
        "hand": ui("run.leading.hand"),
        "hint": ui("run.leading.hint"),
        "cues": ui("run.leading.cues"),
        "cues_hint": ui("run.leading.cues_hint"),
        "lost": ui("run.leading.lost"),
    }


def _row(one: LeadingBrowser, ui: Texts) -> BrowserRow:
    name = one["browser"] or ui("run.leading.unknown")
    moment = datetime.fromisoformat(one["since"]).astimezone()
    when = ui("run.leading.since", day=ui.day(moment.date()), time=ui.time(moment))
    told = {"browser": name, "when": when}
    return {
        "id": one["id"],
        "text": name,
        "when": ui("run.leading.mine") if one["mine"] else when,
        "end": "" if one["mine"] else ui("run.leading.end"),
        "confirm": "" if one["mine"] else ui("run.leading.confirm", **told),
    }
