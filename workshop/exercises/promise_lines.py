"""A promise as it is read: its words, its fields with their names, and how far it has come."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date

from workshop.content.departments import ORDINARY, Names, called
from workshop.content.texts import Texts, interface
from workshop.contracts.promises import TERMS, Promise, PromiseLine, TermLine
from workshop.errors import ContentError
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.exercises.promises import worded


def term_lines(terms: Mapping[str, str], language: str, *, then: bool = False) -> list[TermLine]:
    """Return the fields of an agreement that are filled, named as they are, or were, `then`."""
    ui = interface(language)
    names = ui.table("promises.terms") | (ui.table("promises.then") if then else {})
    return [
        {"id": id, "name": str(names[id]), "text": _term(id, terms[id], ui)}
        for id in TERMS
        if terms.get(id)
    ]


def _term(id: str, text: str, ui: Texts) -> str:
    return day(text, ui) if id == "due" else text


def day(iso: str, ui: Texts) -> str:
    """Return a day as people of a language write it; what is none stays as it is."""
    try:
        return ui.day(date.fromisoformat(iso))
    except ValueError:
        return iso


def line_of(
    one: Promise,
    exercise: Exercise,
    language: str,
    *,
    then: bool = False,
    names: Names = ORDINARY,
) -> PromiseLine:
    """Return a promise as it is read: its words, its fields, and how far it has come.

    Args:
        one: the promise.
        exercise: in which it was proposed.
        language: of the words.
        then: whether the room looks back at it: what was its value that day is no longer today's.
        names: what departments call themselves.
    """
    said = worded(exercise, one, language)
    # What nobody has said yes to is read as the sentence that it is.
    written = one["verdict"] not in ("", "answered")
    terms = said.terms if written or one["adopted"] or one["kept"] or one["signed"] else {}
    state, tone = state_of(one, language, names)
    made: PromiseLine = {
        "id": one["id"],
        "number": one["number"],
        "text": said.text,
        "terms": term_lines(terms, language, then=then),
        "state": state,
    }
    return {**made, "tone": tone} if tone else made


def lines_of(
    listed: Iterable[Promise], language: str, *, then: bool = False, names: Names = ORDINARY
) -> list[PromiseLine]:
    """Return promises as they are read, but for those of exercises that are there no more."""
    found = []
    for one in listed:
        with suppress(ContentError):
            exercise = load_exercise(one["exercise"])
            found.append(line_of(one, exercise, language, then=then, names=names))
    return found


KEPT_TONES = {"kept": "good", "partly": "open", "broken": "bad"}


def state_of(one: Promise, language: str, names: Names = ORDINARY) -> tuple[str, str]:
    """Return how far a promise has come in words, and the tone that goes with them."""
    ui = called(language, names)
    if one["kept"]:
        return ui(f"promises.state.{one['kept']}"), KEPT_TONES[one["kept"]]
    if one["signed"]:
        sides = ui.listed([ui(f"departments_inside.{side}") for side in one["signed"]])
        return ui("promises.state.signed", sides=sides), "good"
    if one["by"]:
        return ui("promises.state.asked", side=ui(f"departments.{one['by']}")), "open"
    if one["adopted"]:
        return ui("promises.state.agree"), "good"
    if one["verdict"]:
        return ui(f"promises.state.{one['verdict']}"), "open"
    return "", ""
