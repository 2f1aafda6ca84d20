"""A round's questions on paper, with what was answered."""

from collections.abc import Iterator

from workshop.content.texts import Texts, interface
from workshop.contracts.phone import Card
from workshop.contracts.tallies import Answers
from workshop.pages.lesson.alone import DEPARTMENTS
from workshop.pages.lesson.way import Way
from workshop.pages.paper.pieces import Piece, Sheet, listed, named, text
from workshop.pages.parts import cards, step_title, with_own
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question


def answers(way: Way, round: str) -> Answers:
    """Return what was answered in a round so far, by question."""
    asked = {question.id for question in way.room.exercise.round(round).questions}
    hers = way.hers.get(round) or way.room.hers()
    return {id: value for id, value in hers["answers"].items() if id in asked}


def asked(way: Way, round: str, language: str) -> Sheet:
    """Return the questions of a round that was begun, with her answers; before that nothing."""
    title = step_title(way.room.exercise, way.room.exercise.round(round), language)
    begun = way.state(round) in ("open", "shown")
    return Sheet(title, list(_questions(way, round, language)) if begun else [], language)


def _questions(way: Way, round: str, language: str) -> Iterator[Piece]:
    hers = way.hers.get(round) or way.room.hers()
    exercise = with_own(hers, way.room.exercise)
    words, ui = exercise.texts(language), interface(language)
    there = {question.id: question for question in exercise.round(round).questions}
    given = (answers(way, round), hers["promises"])
    mine = way.room.department
    for card in cards(exercise, exercise.round(round), mine, DEPARTMENTS, language, *given):
        yield from text(card["prompt"], strong=True)
        yield from _answer(card, there[card["id"].partition("/")[2]], words, ui)


def _answer(card: Card, question: Question, words: Texts, ui: Texts) -> Iterator[Piece]:
    kind, value = kind_of(question), card["value"]
    if not kind.ANSWERABLE:
        yield from listed(card["lines"])
    elif value is None:
        yield from text(ui("card.unanswered"), "li")
    else:
        texts = {item["id"]: item["text"] for item in card["items"]}
        for item in texts if kind.BALLOT else kind.lines(question):
            part = kind.part(item, value)
            if part is not None:
                said = kind.said(question, item, part, words, ui)
                name = texts.get(item, "")
                yield from named(name, said, "li") if name else text(said, "li")
