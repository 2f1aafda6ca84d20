"""Promises as pages show them: on cards, to read along, and what became of those of last time."""

from collections.abc import Mapping, Sequence
from datetime import date

from workshop.content.texts import Texts, interface
from workshop.contracts.looks import Look
from workshop.contracts.phone import Item
from workshop.contracts.promises import TERMS, Promise, PromiseLine, TermLine
from workshop.errors import ContentError
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.exercises.promises import is_asked, worded
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question


def asked_items(
    exercise: Exercise, question: Question, there: Sequence[Promise], mine: str, language: str
) -> list[Item]:
    """Return what a ballot asks about, as its card shows it: what is signed with all its terms.

    What somebody's own side (`mine`) asks for is not asked of her.
    """
    ballot = kind_of(question).BALLOT
    asked = [one for one in there if is_asked(one, ballot)]
    if question.across:
        asked = [one for one in asked if one["by"] != mine]
    return [_item(exercise, one, language, whole=ballot == "promises") for one in asked]


def _item(exercise: Exercise, one: Promise, language: str, *, whole: bool) -> Item:
    said = worded(exercise, one, language)
    made: Item = {"id": one["id"], "text": said.text}
    return {**made, "terms": term_lines(said.terms, language)} if whole else made


def term_lines(terms: Mapping[str, str], language: str) -> list[TermLine]:
    """Return the fields of an agreement that are filled, each with its name."""
    ui = interface(language)
    return [
        {"id": id, "name": ui(f"promises.terms.{id}"), "text": _term(id, terms[id], ui)}
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


def list_title(look: Look) -> str:
    """Return the key of what stands above the list: promises, those of last time, or requests."""
    if not look["session"]["exercise"]:
        return "promises.earlier"
    asked = any(one["by"] for one in look["promises"])
    return "promises.requests.title" if asked else "promises.title"


def lines(look: Look, language: str) -> list[PromiseLine]:
    """Return the promises that everybody reads where the room is.

    Once the room has voted, what is written out is what all sides want or have yet to say aloud.
    """
    there = look["promises"]
    if any(one["verdict"] for one in there):
        there = [one for one in there if one["adopted"] or one["verdict"] in ("aloud", "answered")]
    return [line for one in there for line in _line(one, language)]


def _line(one: Promise, language: str) -> list[PromiseLine]:
    try:
        return [line_of(one, load_exercise(one["exercise"]), language)]
    except ContentError:
        return []


def line_of(one: Promise, exercise: Exercise, language: str) -> PromiseLine:
    """Return a promise as it is read: its words, its fields, and how far it has come."""
    said = worded(exercise, one, language)
    # What nobody has said yes to is read as the sentence that it is.
    written = one["verdict"] not in ("", "answered")
    terms = said.terms if written or one["adopted"] or one["kept"] or one["signed"] else {}
    state, tone = state_of(one, language)
    made: PromiseLine = {
        "id": one["id"],
        "number": one["number"],
        "text": said.text,
        "terms": term_lines(terms, language),
        "state": state,
    }
    return {**made, "tone": tone} if tone else made


def state_of(one: Promise, language: str) -> tuple[str, str]:
    """Return how far a promise has come in words, and the tone that goes with them."""
    ui = interface(language)
    if one["kept"]:
        return ui(f"promises.state.{one['kept']}"), "good" if one["kept"] == "kept" else "bad"
    if one["signed"]:
        names = ui.listed([ui(f"departments_inside.{side}") for side in one["signed"]])
        return ui("promises.state.signed", sides=names), "good"
    if one["by"]:
        return ui("promises.state.asked", side=ui(f"departments.{one['by']}")), "open"
    if one["adopted"]:
        return ui("promises.state.agree"), "good"
    if one["verdict"]:
        return ui(f"promises.state.{one['verdict']}"), "open"
    return "", ""
