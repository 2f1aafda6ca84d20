"""Cards to print for people without a phone: what a session asks, with a place to tick."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from workshop.content.texts import Texts
from workshop.contracts.overview import FacilitatorLook
from workshop.errors import ContentError
from workshop.exercises.agenda import step_content, steps_in
from workshop.exercises.exercise import Exercise, Round
from workshop.exercises.onpaper import CELLS, OPTION, TEXT, can_be_entered
from workshop.exercises.prompts import prompt_for
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.session import Mode


class Line(NamedTuple):
    """A thing to answer, and what there is to tick; without any, a line to write on."""

    text: str
    options: Sequence[str]


class Asked(NamedTuple):
    """A question on a card.

    Attributes:
        prompt: what it asks.
        lines: what it asks about.
        many: whether what there is to tick stands below each line: it is long.
        write: whether it is answered in words.
    """

    prompt: str
    lines: Sequence[Line]
    many: bool
    write: bool


class Part(NamedTuple):
    """What a round asks."""

    title: str
    asked: Sequence[Asked]


class Card(NamedTuple):
    """A card for anybody of a department."""

    department: str
    parts: Sequence[Part]


LONG = 24
"""Characters of an option from which on it needs a line of its own."""


def cards(look: FacilitatorLook, ui: Texts) -> list[Card]:
    """Return a card for each department of a session, in its order.

    Args:
        look: the session's.
        ui: the words of the language in which they are printed, as they are said in it.
    """
    sides = look["session"]["departments"]
    return [Card(ui(f"departments.{side}"), [*_parts(look, side, ui)]) for side in sides]


def _parts(look: FacilitatorLook, side: str, ui: Texts) -> Iterator[Part]:
    """Yield the rounds that ask anything which can be answered on paper."""
    session = look["session"]
    course = session["course"] if session["mode"] != Mode.TEAMS else ()
    for step in (one for one in steps_in(course) if not one.gone):
        with suppress(ContentError, StopIteration):
            exercise = step_content(step, session["mode"])[0].told_in(look)
            round = exercise.round(step.round)
            asked = [*_asked(exercise, round, side, session["departments"], ui)]
            if asked:
                yield Part(exercise.texts(ui.language)(f"rounds.{round.id}.title"), asked)


def _asked(
    exercise: Exercise, round: Round, side: str, present: Sequence[str], ui: Texts
) -> Iterator[Asked]:
    words = exercise.texts(ui.language)
    for question in round.asked(side, present):
        if can_be_entered(question):
            prompt = prompt_for(question, words, ui, side, present)
            lines = [*_lines(question, words, ui)]
            long = any(len(one) > LONG for line in lines for one in line.options)
            yield Asked(prompt, lines, long, CELLS[question.kind] == TEXT)


def _lines(question: Question, words: Texts, ui: Texts) -> Iterator[Line]:
    kind = kind_of(question)
    ticked = CELLS[question.kind] == OPTION
    options = [one["text"] for one in kind.shown_options(question, words, ui)] if ticked else []
    for item in question.items or ("",):
        yield Line(kind.shown_item(question, item, words)["text"] if item else "", options)
