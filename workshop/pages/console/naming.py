"""What the sides call themselves: the panel of the lobby, and the fields of the opening form."""

from workshop.content.departments import names_in
from workshop.content.texts import Texts, interface
from workshop.contracts.naming import NamesPanel
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.parts import Words
from workshop.session import Phase


def names_panel(look: FacilitatorLook, language: str, wrong: str) -> NamesPanel | None:
    """Return the panel; None once the session has begun: then names are fixed.

    Args:
        look: what the facilitator may see.
        language: hers.
        wrong: why the names she typed last were refused.
    """
    session, ui = look["session"], interface(language)
    if session["phase"] != Phase.LOBBY:
        return None
    own, ordinary = names_in(session), ui.table("departments")
    return {
        "title": ui("names.title"),
        "lead": ui("names.lead"),
        "fields": [
            {
                "id": id,
                "label": ui("names.field", department=ordinary[id]),
                "ordinary": ordinary[id],
                "name": own.get(id, ""),
            }
            for id in session["departments"]
        ],
        "save": ui("names.save"),
        "wrong": wrong,
    }


def form_words(ui: Texts) -> Words:
    """Return the words of the fields in the form that opens a session."""
    return {"names_title": ui("names.title"), "names_lead": ui("names.lead"),
            "names_field": ui("names.field")}  # fmt: skip
