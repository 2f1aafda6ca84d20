"""Promises as pages show them: on cards, to read along, and what became of those of last time."""

from collections.abc import Sequence
from math import ceil

from workshop.content.departments import names_in
from workshop.content.texts import Texts
from workshop.contracts.looks import Look
from workshop.contracts.phone import Item
from workshop.contracts.promises import Promise, PromiseLine, TermLine
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.exercises.promise_lines import lines_of, term_lines
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


def list_title(look: Look, ui: Texts) -> str:
    """Return what stands above the list: promises or requests; nothing above a look back."""
    if is_looking_back(look):
        return ""
    asked = any(one["by"] for one in look["promises"])
    return ui("promises.requests.title" if asked else "promises.title")


def lines(look: Look, language: str) -> list[PromiseLine]:
    """Return the promises that everybody reads where the room is.

    Once the room has voted, what is written out is what all sides want or have yet to say aloud.
    """
    there = look["promises"]
    if any(one["verdict"] for one in there):
        there = [one for one in there if one["adopted"] or one["verdict"] in ("aloud", "answered")]
    names = names_in(look["session"])
    return lines_of(there, language, then=is_looking_back(look), names=names)


WRITTEN = ("cue", "act", "indicator", "today", "owner", "due")
"""The fields that the wall shows while they are written; phones have all of them."""

AT_ONCE = 4
"""Promises on a page of the wall at the most."""

LINES, LINE = 8, 60
"""Lines on a page that the last row can read, beside what the room is to talk about, and letters
in a line."""


def wall_pages(look: Look) -> list[list[PromiseLine]]:
    """Return the list as the wall shows it, page by page; none where it shows no list.

    The wall's own language decides, so that console and wall turn the same pages. Where the room
    looks back, each promise has a page of its own.
    """
    phase = look["session"]["phase"]
    if phase not in ("talk", "closed"):
        return []
    listed = lines(look, look["session"]["language"])
    if is_looking_back(look):
        return [[one] for one in listed]
    shown = WRITTEN if phase == "talk" else ()
    return _paged([{**one, "terms": _some(one["terms"], shown)} for one in listed])


def is_looking_back(look: Look) -> bool:
    """Whether the room is asked what became of the promises of last time."""
    slug = look["session"]["exercise"]
    return bool(slug) and load_exercise(slug).looks_back


def _some(terms: Sequence[TermLine], names: Sequence[str]) -> list[TermLine]:
    return [term for term in terms if term["id"] in names]


def _paged(listed: Sequence[PromiseLine]) -> list[list[PromiseLine]]:
    """Return pages of about as many promises, as long as none has too many lines."""
    most = ceil(len(listed) / ceil(len(listed) / AT_ONCE)) if listed else 1
    pages: list[list[PromiseLine]] = []
    for one in listed:
        full = not pages or len(pages[-1]) == most
        if full or sum(map(_lines_of, [*pages[-1], one])) > LINES:
            pages.append([])
        pages[-1].append(one)
    return pages


def _lines_of(one: PromiseLine) -> int:
    terms = sum(len(f"{term['name']} {term['text']} · ") for term in one["terms"])
    return ceil(len(one["text"]) / LINE) + bool(one["state"]) + ceil(terms / LINE)
