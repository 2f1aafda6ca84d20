"""What each side said of each thing: the answers as they are, and how far apart they lie."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from workshop.charts import outcomes
from workshop.charts.view import View
from workshop.contracts.tallies import Said, Value
from workshop.questions.kinds import kind_of
from workshop.questions.question import CHOICE, Question

HALF = 0.5
"""How far not knowing lies from every answer on a scale."""


class Answer(NamedTuple):
    """What one table of a side said.

    Attributes:
        group: the side.
        table: the number of its phone.
        value: as it was given; of what was asked twice, the second one.
        place: on a scale from 0 to 1; None without a scale.
        text: in words, for the middle of a sentence.
        moved: of what was asked twice, how far it lies from the first answer.
        brief: the words where there is little room; empty where `text` is short.
    """

    group: str
    table: int
    value: Value
    place: float | None
    text: str
    moved: float = 0.0
    brief: str = ""


class Truth(NamedTuple):
    """What is true of a thing, or what a model makes it: in words, and its place on the scale.

    `value` is the option that is true, where there is no scale; `brief` the words without a unit.
    """

    text: str
    place: float | None = None
    value: Value = None
    brief: str = ""


class Line(NamedTuple):
    """One thing that was asked about: its words as a label, and what was said of it.

    `quoted` stands in a sentence; it is empty where the whole question is the thing. `about` is
    the side that it is about, where there is one.
    """

    item: str
    kind: str
    label: str
    quoted: str
    answers: Sequence[Answer]
    truth: Truth | None = None
    about: str = ""

    @property
    def groups(self) -> tuple[str, ...]:
        """Who said something, in the order of the session."""
        return tuple(dict.fromkeys(one.group for one in self.answers))

    def of(self, group: str) -> list[Answer]:
        """Return what the tables of a side said."""
        return [one for one in self.answers if one.group == group]

    @property
    def says_something(self) -> bool:
        """Whether anything was said of it; no points from anybody say nothing."""
        return any(one.value != 0 for one in self.answers)

    @property
    def alike(self) -> bool:
        """Whether several sides said something, and all the same."""
        same = all(one.value == self.answers[0].value for one in self.answers)
        return len(self.groups) > 1 and same

    @property
    def apart(self) -> float:
        """How far sides lie apart, from 0 to 1; of what was asked twice, how far one has moved."""
        two = [distance(a, b) for a, b in combinations(self.answers, 2) if a.group != b.group]
        return max([*two, *(one.moved for one in self.answers)], default=0.0)


def distance(one: Answer, other: Answer) -> float:
    """Return how far two answers lie apart, from 0 to 1."""
    if one.value == other.value:
        return 0.0
    if one.place is not None and other.place is not None:
        return abs(one.place - other.place)
    return HALF if one.place is not None or other.place is not None else 1.0


def lines(view: View) -> list[Line]:
    """Return what was said to the questions of a reveal, the sides furthest apart first."""
    found = (line for line in _lines(view, view.questions()) if line.says_something)
    return sorted(found, key=lambda line: -line.apart)


def _lines(view: View, questions: Sequence[Question]) -> Iterator[Line]:
    if len(questions) == 2 and questions[0].is_like(questions[1]):
        return _twice(view, *questions)
    if _is_shared_out(questions):
        return _each_to_one(view, questions)
    return (of_item(view, q, item) for q in questions for item in kind_of(q).lines(q))


def _is_shared_out(questions: Sequence[Question]) -> bool:
    """Whether each side was asked about the same things in a question of its own."""
    asked = [question.only_for for question in questions]
    same = all(set(question.items) == set(questions[0].items) for question in questions)
    return len(questions) > 1 and same and all(len(one) == 1 for one in asked)


def _each_to_one(view: View, questions: Sequence[Question]) -> Iterator[Line]:
    for item in questions[0].items:
        found = [of_item(view, question, item) for question in questions]
        yield found[0]._replace(answers=[one for line in found for one in line.answers])


def of_item(view: View, question: Question, item: str) -> Line:
    """Return what was said of one item of a question."""
    answers = [
        made
        for group, table in tables(view, question)
        if (made := answer(view, question, item, group, table))
    ]
    return line(view, question, item, answers, _key(view, question, item))


def line(
    view: View, question: Question, item: str, answers: Sequence[Answer], truth: Truth | None = None
) -> Line:
    """Return an item with its words and what was said of it."""
    label = label_of(view, question, item)
    quoted = "" if item == CHOICE else label.rstrip(".")
    return Line(item, question.kind, label, quoted, answers, truth)


def label_of(view: View, question: Question, item: str) -> str:
    """Return the words of what was asked about; of a choice, those of the question."""
    if item == CHOICE:
        return view.words(f"questions.{question.words}.prompt")
    if outcomes.are_kpis(view, question):
        return outcomes.kpi(view, item)
    return view.brief(question, item)


def _key(view: View, question: Question, item: str) -> Truth | None:
    """Return what is true of an item, where the question says it."""
    true = question.key.get(item)
    if not true:
        return None
    return Truth(view.option(question, true), value=true, brief=_in_cell(view, question, true))


def _in_cell(view: View, question: Question, option: str) -> str:
    """Return the words of an option beside many others, where it has some for that."""
    found = view.words.find(f"questions.{question.words}.cell.{option}")
    return str(found or view.option(question, option))


def tables(view: View, question: Question) -> Iterator[tuple[str, Said]]:
    """Yield what each table answered to a question, side by side in the session's order."""
    said = view.said(question)
    for group in view.departments:
        for table in said.get(group, []):
            yield group, table


def answer(view: View, question: Question, item: str, group: str, table: Said) -> Answer | None:
    """Return what a table said of an item; None where it said nothing."""
    kind = kind_of(question)
    part = kind.part(item, table["value"])
    if part is None:
        return None
    text = kind.written(question, item, part, view.words, view.ui)
    place = kind.place(question, item, part)
    is_option = place is None and part in question.options
    brief = _in_cell(view, question, str(part)) if is_option else ""
    return Answer(group, table["table"], part, place, text, brief=brief)


# What was asked twice.


def _twice(view: View, first: Question, again: Question) -> Iterator[Line]:
    for item in kind_of(again).counted(again):
        before, after = of_item(view, first, item), of_item(view, again, item)
        answers = [_moved(view, _first(before, one), one) for one in after.answers]
        yield after._replace(answers=answers)


def _first(before: Line, now: Answer) -> Answer | None:
    """Return what the same table said the first time; a side may have taken another phone."""
    there = before.of(now.group)
    same = [one for one in there if one.table == now.table]
    return next(iter(same or (there if len(there) == 1 else [])), None)


def _moved(view: View, first: Answer | None, now: Answer) -> Answer:
    if first is None:
        return now
    way = "stayed" if first.value == now.value else "moved"
    own = f"said.{view.reveal.chart}.{way}"
    key = own if view.ui.find(f"charts.{own}") else f"said.twice.{way}"
    text = view.say(key, before=first.text, after=now.text)
    was, is_now = (one.brief or one.text for one in (first, now))
    brief = is_now if way == "stayed" else f"{was} → {is_now}"
    return now._replace(text=text, moved=distance(first, now), brief=brief)


def with_truths(found: Sequence[Line], truths: Mapping[str, Truth]) -> list[Line]:
    """Return lines with what a model makes of their items."""
    return [line._replace(truth=truths.get(line.item, line.truth)) for line in found]
