"""Clarity: how many know what they will receive, situation by situation."""

from collections.abc import Iterator
from textwrap import shorten
from typing import NamedTuple

from workshop.charts import headed, shapes
from workshop.charts.cells import share
from workshop.charts.headed import Entry
from workshop.charts.shapes import Bars, Figure
from workshop.charts.view import Cell, View
from workshop.questions.question import Question
from workshop.questions.tally import ALL

LABEL = 62
"""Letters of a situation beside its bar: two lines on the wall."""

STEP = 72
"""Pixels of a row: on a phone its label has four lines."""

REACH = 1.6
"""Where the words beside a full bar end, in lengths of a full bar."""


class Situation(NamedTuple):
    """One "what if", asked of one department, and its answers."""

    department: str
    question: Question
    item: str
    cell: Cell

    @property
    def truth(self) -> str:
        """What the letter says they will receive."""
        return self.question.key[self.item]

    @property
    def known(self) -> float:
        """The share of right answers."""
        return share(self.cell, self.truth)


def draw(view: View) -> Figure:
    """Draw, per situation, the share that got it right, under its department."""
    found = situations(view)
    if not found:
        return shapes.nothing(view)
    drawing = headed.picture([_entry(view, one) for one in found], STEP, REACH)
    return shapes.figure(view, _title(view), _sentences(view), _table(view), drawing)


def bars(view: View) -> Bars:
    """Return one bar per situation."""
    found = situations(view)
    if not found:
        return shapes.no_bars(view)
    rows = [
        shapes.row(
            short(view, one),
            [shapes.part(_heading(view, one), one.known, view.percent(one.known), _tone(one))],
            view.tell("clarity.truth", truth=_truth(view, one)),
        )
        for one in found
    ]
    return shapes.bars(view, _title(view), _sentences(view), rows)


def known(view: View) -> float | None:
    """Return the share of right answers in [0, 1]; None where none may be shown."""
    found = situations(view)
    answers = sum(one.cell["n"] for one in found)
    right = sum(one.cell["counts"].get(one.truth, 0) for one in found)
    return right / answers if answers else None


def situations(view: View) -> list[Situation]:
    """Return what may be shown, department by department, the best known first."""
    return [
        one
        for question in view.questions()
        for one in sorted(_of(view, question), key=lambda one: -one.known)
    ]


def _of(view: View, question: Question) -> Iterator[Situation]:
    # Only one department gets a quiz, so its answers are all there are.
    department = question.only_for[0] if len(question.only_for) == 1 else ALL
    for item in question.key:
        cell = view.cell(question, item)
        if cell:
            yield Situation(department, question, item, cell)


def short(view: View, one: Situation) -> str:
    """Return a situation in a few words: a chart names it, the table tells it.

    Where the exercise has no short words for it, its first sentence has to do.
    """
    key = f"questions.{one.question.words}.short.{one.item}"
    given = view.exercise.texts(view.language).find(key)
    first, _, _ = view.item(one.question, one.item).partition(". ")
    return str(given or first).rstrip(".")


def _tone(one: Situation) -> str:
    return "both" if one.department == ALL else shapes.tone(one.department)


def _heading(view: View, one: Situation) -> str:
    return view.name(one.department)


def _truth(view: View, one: Situation) -> str:
    return view.option(one.question, one.truth).lower()


def _entry(view: View, one: Situation) -> Entry:
    part = view.percent(one.known)
    text = view.say("clarity.bar", share=part, truth=_truth(view, one))
    label = shorten(short(view, one), LABEL, placeholder=" …")
    return Entry(_heading(view, one), label, _tone(one), one.known, text, part)


def _title(view: View) -> str:
    return view.tell("clarity.known", share=view.percent(known(view) or 0))


def _sentences(view: View) -> list[str]:
    least = min(situations(view), key=lambda one: one.known)
    told = view.tell(
        "clarity.least",
        situation=short(view, least),
        department=view.inside(least.department),
        share=view.percent(least.known),
        truth=_truth(view, least),
    )
    shown = {one.question.id for one in situations(view)}
    hidden = [question for question in view.questions() if question.id not in shown]
    return [
        told,
        *(view.tell("clarity.hidden", department=view.inside(q.only_for[0])) for q in hidden),
    ]


def _table(view: View) -> tuple[list[str], list[list[str]]]:
    rows = [
        [
            view.name(one.department),
            view.item(one.question, one.item),
            view.option(one.question, one.truth),
            view.percent(one.known),
            str(one.cell["n"]),
        ]
        for one in situations(view)
    ]
    names = ("who", "situation", "truth", "knew", "answers")
    return [view.say(f"column.{name}") for name in names], rows
