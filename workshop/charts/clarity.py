"""Clarity: how many know what they will receive, situation by situation."""

from textwrap import shorten
from typing import NamedTuple

from workshop.charts import headed, labels
from workshop.charts.finding import Bar, Finding, Part, chart, columns, nothing
from workshop.charts.headed import Entry
from workshop.charts.view import View
from workshop.questions.question import Question
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL

FEW_KNOW = 0.7
"""A letter that three in ten misread is not clear."""

LABEL = 62
"""Letters of a situation beside its bar: two lines on the wall."""

STEP = 72
"""Pixels of a row: on a phone its label has four lines."""

REACH = 1.6
"""Where the words beside a full bar end, in lengths of a full bar."""


class Situation(NamedTuple):
    """One "what if": whom it was asked, its words, short and in full, its truth, who knew it."""

    department: str
    brief: str
    name: str
    truth: str
    right: int
    answers: int

    @property
    def known(self) -> float:
        """The share of right answers, in [0, 1]."""
        return self.right / self.answers


@chart(Takes(("sort",), 1, 0, key=True), holds={"clarity-low": ("share",)}, stake=1)
def clarity(view: View) -> Finding[Situation]:
    """Find how many of the answers on what one will receive are right."""
    found = [(question, _situations(view, question)) for question in view.questions()]
    rows = [one for _, some in found for one in some]
    if not rows:
        return nothing(view)
    known = sum(one.right for one in rows) / sum(one.answers for one in rows)
    words = {"share": view.percent(known)}
    hidden = [
        view.tell("clarity.hidden", department=view.inside(_asked(question)))
        for question, some in found
        if not some
    ]
    return Finding(
        view.tell("clarity.known", **words),
        rows,
        [_least(view, min(rows, key=lambda one: one.known)), *hidden],
        columns(
            view,
            who=lambda one: view.name(one.department),
            situation=lambda one: one.name,
            truth=lambda one: one.truth,
            knew=lambda one: view.percent(one.known),
            answers=lambda one: str(one.answers),
        ),
        [_bar(view, one) for one in rows],
        lambda: headed.picture([_entry(view, one) for one in rows], STEP, REACH),
        holds={"clarity-low": words} if known < FEW_KNOW else {},
    )


def _situations(view: View, question: Question) -> list[Situation]:
    """Return what may be shown of a quiz, the best known first."""
    department = _asked(question)
    found = [
        Situation(
            department,
            _brief(view, question, item),
            view.item(question, item),
            view.option(question, truth),
            cell["counts"].get(truth, 0),
            cell["n"],
        )
        for item, truth in question.key.items()
        if (cell := view.cell(question, item))
    ]
    return sorted(found, key=lambda one: -one.known)


def _asked(question: Question) -> str:
    """Return who gets a quiz; the answers of a department that alone gets it are all there are."""
    return question.only_for[0] if len(question.only_for) == 1 else ALL


def _brief(view: View, question: Question, item: str) -> str:
    """Return a situation in a few words: a chart names it, the table tells it.

    Where the exercise has no short words for it, its first sentence has to do.
    """
    key = f"questions.{question.words}.short.{item}"
    given = view.exercise.texts(view.language).find(key)
    first, _, _ = view.item(question, item).partition(". ")
    return str(given or first).rstrip(".")


def _least(view: View, one: Situation) -> str:
    return view.tell(
        "clarity.least",
        situation=one.brief,
        department=view.inside(one.department),
        share=view.percent(one.known),
        truth=one.truth.lower(),
    )


def _tone(one: Situation) -> str:
    return labels.tone(one.department)


def _bar(view: View, one: Situation) -> Bar:
    part = Part(view.name(one.department), one.known, view.percent(one.known), _tone(one))
    return Bar(one.brief, [part], view.tell("clarity.truth", truth=one.truth.lower()))


def _entry(view: View, one: Situation) -> Entry:
    part = view.percent(one.known)
    text = view.say("clarity.bar", share=part, truth=one.truth.lower())
    label = shorten(one.brief, LABEL, placeholder=" …")
    return Entry(view.name(one.department), label, _tone(one), one.known, text, part)
