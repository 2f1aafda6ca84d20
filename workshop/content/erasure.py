"""The question before a session is removed: what goes with it, and who is in it."""

from workshop.content.texts import Texts
from workshop.contracts.looks import ListedSession


def removal(session: ListedSession, ui: Texts) -> str:
    """Return the question in words; page and command line ask the same."""
    named = {
        "name": session["name"],
        "seats": ui.count("removing.seats", session["seats"]),
        "answers": ui.count("removing.answers", session["answers"]),
    }
    here = [ui.count("removing.present", session["present"])] if session["present"] else []
    return " ".join([ui("removing.what", **named), *here, ui("removing.ask")])
