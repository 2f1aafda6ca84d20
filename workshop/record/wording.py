"""The words that a session's numbers stand for, in both languages: they go where the numbers go."""

from collections.abc import Iterator
from contextlib import suppress

from workshop.content import LANGUAGES
from workshop.content.departments import words_in
from workshop.content.texts import Texts, interface
from workshop.contracts.record import Took
from workshop.errors import ContentError
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.exercises.promises import worded as promised
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.questions.tally import ALL
from workshop.record.drawing import content_of

Words = dict[str, str]
"""Words by what they are of: `exercise`, `exercise/round`, `exercise/round/question` and so on."""


def worded(took: Took) -> dict[str, Words]:
    """Return the words of a session's content by language."""
    spoken = (words_in(took["session"], language) for language in LANGUAGES)
    return {ui.language: dict(_worded(took, ui)) for ui in spoken}


def of_question(exercise: Exercise, question: Question, language: str) -> Words:
    """Return the words of one question, its items and its options in a language."""
    return dict(_question(exercise, question, interface(language)))


def key(*parts: str) -> str:
    """Return under which key words stand."""
    return "/".join(parts)


def _worded(took: Took, ui: Texts) -> Iterator[tuple[str, str]]:
    for department in took["session"]["departments"]:
        yield key("department", department), ui(f"departments.{department}")
    yield key("department", ALL), ui("charts.room")
    for slug in dict.fromkeys(one["exercise"] for one in took["spent"]):
        with suppress(ContentError):
            yield from _rounds(load_exercise(slug).as_worded(took["worded"]), ui)
    for seen in took["seen"]:
        with suppress(ContentError, StopIteration):
            exercise, round = content_of(seen, took["session"]["mode"])
            shown = [id for one in round.reveals for id in one.questions]
            ids = dict.fromkeys((*shown, *(one.id for one in round.questions)))
            for question in map(exercise.question, ids):
                yield from _question(exercise, question, ui)
    for one in (*took["promises"], *took["carried"]):
        with suppress(ContentError):
            there = load_exercise(one["exercise"])
            yield key("promise", one["id"]), promised(there, one, ui.language).text


def _rounds(exercise: Exercise, ui: Texts) -> Iterator[tuple[str, str]]:
    words = exercise.texts(ui.language)
    yield key("exercise", exercise.slug), words("title")
    for round in exercise.rounds:
        yield key("round", exercise.slug, round.id), words(f"rounds.{round.id}.title")


def _item(question: Question, item: str, words: Texts, ui: Texts) -> str | None:
    """Return the words of what is counted; of one place of an item, or one end, that too."""
    name, _, part = item.partition("/") if "/" in item else item.partition(".")
    found = words.find(f"questions.{question.words}.items.{name}")
    if not isinstance(found, str):
        return None
    if not part:
        return found
    bucket = words.find(f"questions.{question.words}.buckets.{part}")
    return ui("record.part", item=found, part=bucket or ui(f"record.ends.{part}"))


def _question(exercise: Exercise, question: Question, ui: Texts) -> Iterator[tuple[str, str]]:
    words, here = exercise.texts(ui.language), (exercise.slug, question.id)
    us, them = ui("record.us"), ui("record.them")
    asked = words(f"questions.{question.words}.{question.view or 'prompt'}", us=us, them=them)
    yield key("question", *here), asked
    for item in kind_of(question).counted(question) or question.items:
        if found := _item(question, item, words, ui):
            yield key("item", *here, item), found
    for option in question.options:
        with suppress(ContentError):
            told = kind_of(question).option_text(question, option, words, ui)
            yield key("option", *here, option), told
