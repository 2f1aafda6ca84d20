"""What a lesson has shown so far, as a session's record has it, with the learner's own answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from workshop.content.texts import interface
from workshop.errors import Misnamed, WorkshopError
from workshop.pages.lesson.way import Way
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.record.record import Record
from workshop.record.tables import COLUMNS, typed
from workshop.record.taking import taken
from workshop.record.wording import key, of_question, worded

if TYPE_CHECKING:
    import pandas


class Recorded:
    """The part of a lesson with which one can reckon on."""

    language: str
    _way: Way

    @property
    def record(self) -> Record:
        """The record of this room so far, as one of a session: what it was shown, and no more."""
        return record(self._way, self.language)

    def answers(self) -> pandas.DataFrame:
        """Return the room's counts that were shown and the learner's own answers, one row each.

        Columns are those of a record's `answers`, and two more: `own` (bool), and `said` (string),
        her answer in words. Of hers `n` and `count` are 1, and `option` is missing where she took
        none.
        """
        return answers(self._way, self.language)

    def figure(self, name: str) -> Any:
        """Return the picture of a reveal that was shown as an Altair chart.

        Args:
            name: the chart's, such as `mirror`, or one of its questions'.

        Raises:
            Misnamed: none was shown of that name, or it has no picture; the sentence says what was.
        """
        return figure(self._way, name, self.language)


def record(way: Way, language: str) -> Record:
    """Return the record of a lesson's room: its counts, findings and pictures that were shown."""
    return Record.of(way.room.ask_as_facilitator, way.room.code, language)


def figure(way: Way, name: str, language: str) -> Any:
    """Return the picture of a reveal that was shown, as an Altair chart; raises `Misnamed`."""
    try:
        return record(way, language).figure(name)
    except WorkshopError as error:
        raise Misnamed(str(error)) from None


def answers(way: Way, language: str) -> pandas.DataFrame:
    """Return the room's counts that were shown, and below them the learner's own answers."""
    import pandas

    took = taken(way.room.ask_as_facilitator, way.room.code)
    # Nothing is drawn for a table.
    room = Record(took, worded(took), {language: {}}, language)
    mine = list(_mine(way, room, language))
    hers = typed("answers", mine).assign(own=True, said=[row["said"] for row in mine])
    both = pandas.concat([room.answers.assign(own=False, said=None), hers], ignore_index=True)
    kinds = {name: kind for name, kind in COLUMNS["answers"].items() if kind == "category"}
    return both.astype({**kinds, "own": "bool", "said": "string"})


def _given(way: Way) -> Iterator[tuple[str, Question, str, Any]]:
    """Yield each answer of hers: its round, what was asked, about which item, and what she said."""
    for round in way.room.exercise.rounds:
        look = way.hers.get(round.id) or (way.room.hers() if round.id == way.open else None)
        for question in round.questions if look else ():
            value = look["answers"].get(question.id) if look else None
            for item in kind_of(question).lines(question) if value is not None else ():
                part = kind_of(question).part(item, value)
                if part is not None:
                    yield round.id, question, item, part


def _mine(way: Way, room: Record, language: str) -> Iterator[dict[str, Any]]:
    """Yield a row for each answer of hers; what a count has and one answer has not is missing."""
    exercise, ui = way.room.exercise, interface(language)
    texts = exercise.texts(language)
    steps = [round.id for round in exercise.rounds]
    for round, question, item, part in _given(way):
        here, option = (exercise.slug, question.id), part if part in question.options else None
        words = {**room.called, **of_question(exercise, question, language)}
        yield {
            "step": steps.index(round),
            "exercise": exercise.slug,
            "round": round,
            "question": question.id,
            "kind": question.kind,
            "item": item,
            "department": way.room.department,
            "option": option,
            "n": 1,
            "count": 1,
            "suppressed": False,
            "exercise_text": words.get(key("exercise", exercise.slug)),
            "asked": words.get(key("question", *here)),
            "item_text": words.get(key("item", *here, item)),
            "option_text": words.get(key("option", *here, str(option))),
            "department_text": words.get(key("department", way.room.department)),
            "said": kind_of(question).said(question, item, part, texts, ui),
        }
