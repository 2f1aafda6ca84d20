"""Clarity: how many know what they will receive, situation by situation."""

from textwrap import shorten
from typing import NamedTuple

from workshop.charts import headed, labels, naming
from workshop.charts.cells import agreed
from workshop.charts.counted import mostly, pooled
from workshop.charts.finding import Bar, Finding, Part, Picture, chart, columns, nothing
from workshop.charts.headed import Entry
from workshop.charts.own import Own
from workshop.charts.view import View
from workshop.questions.question import Question
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL

FEW_KNOW = 0.7
"""A letter that surely more than three in ten misread is not clear."""

OVERALL = 0.6
"""The part of its certainty that is kept for all answers; the rest is for the single ones."""

LABEL = 62
"""Letters of a situation beside its bar: two lines on the wall."""

STEP = 72
"""Pixels of a row: on a phone its label has four lines."""

REACH = 1.6
"""Where the words beside a full bar end, in lengths of a full bar."""


class Situation(NamedTuple):
    """One "what if": whom it was asked, its words, short and in full, its truth, who knew it.

    `nearly` says that (nearly) all did.
    """

    department: str
    brief: str
    name: str
    truth: str
    right: int
    answers: int
    nearly: bool
    question: str
    item: str

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
    words, missed = {"share": view.percent(known)}, _missed(view, rows)
    hidden = [
        view.tell("clarity.hidden", department=view.inside(_asked(question)))
        for question, some in found
        if not some
    ]
    clear = all(one.nearly for one in rows) and not hidden
    return Finding(
        view.tell("clarity.all") if clear else view.tell("clarity.known", **words),
        rows,
        [
            naming.named(view, [_wrong(view, one) for one in missed], "clarity.missed"),
            *hidden,
            naming.missing(view, _left_out(view, rows)),
        ],
        columns(
            view,
            who=lambda one: view.name(one.department),
            situation=lambda one: one.name,
            truth=lambda one: one.truth,
            knew=lambda one: view.percent(one.known),
            answers=lambda one: str(one.answers),
        ),
        [_bar(view, one) for one in rows],
        lambda: _picture(view, rows),
        holds={"clarity-low": words} if _unclear(view, rows) else {},
        names=[one.brief for one in missed],
    )


def _unclear(view: View, rows: list[Situation]) -> bool:
    """Whether surely too few know; everybody answers the situations of one department."""
    right, answers = sum(one.right for one in rows), sum(one.answers for one in rows)
    each = len(rows) / len({one.department for one in rows})
    return pooled(view.certain.part(OVERALL), right, answers, each).below(FEW_KNOW)


def _missed(view: View, rows: list[Situation]) -> list[Situation]:
    """Return what surely more than half of those who were asked got wrong."""
    wrong = [(one.answers - one.right, one.answers) for one in rows]
    sure = mostly(view.certain.part(1 - OVERALL), wrong)
    return [one for one, yes in zip(rows, sure, strict=True) if yes]


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
            agreed(cell) == truth,
            question.id,
            item,
        )
        for item, truth in question.key.items()
        if (cell := view.cell(question, item))
    ]
    return sorted(found, key=lambda one: -one.known)


def _left_out(view: View, rows: list[Situation]) -> list[str]:
    """Return what too few have answered, of departments of which other answers are shown."""
    asked = {one.department for one in rows}
    shown = {(one.department, one.name) for one in rows}
    return [
        _brief(view, question, item)
        for question in view.questions()
        for item in question.key
        if (who := _asked(question)) in asked and (who, view.item(question, item)) not in shown
    ]


def _asked(question: Question) -> str:
    """Return who gets a quiz; the answers of a department that alone gets it are all there are."""
    return question.only_for[0] if len(question.only_for) == 1 else ALL


def _brief(view: View, question: Question, item: str) -> str:
    """Return a situation in a few words: a chart names it, the table tells it.

    Where the exercise has no short words for it, its first sentence has to do.
    """
    key = f"questions.{question.words}.short.{item}"
    given = view.words.find(key)
    first, _, _ = view.item(question, item).partition(". ")
    return str(given or first).rstrip(".")


def _wrong(view: View, one: Situation) -> str:
    """Return a situation with what is true of it, for the middle of a sentence."""
    return view.say("clarity.wrong", situation=one.brief, truth=one.truth.lower())


def _tone(one: Situation) -> str:
    return labels.tone(one.department)


def _bar(view: View, one: Situation) -> Bar:
    right = Part(view.say("clarity.right"), one.known, view.percent(one.known), _tone(one))
    words = {"truth": one.truth.lower(), "department": view.inside(one.department)}
    # In words alone: the bar counts who is right.
    own = Own(view.exercise.question(one.question), one.item, full=0)
    return Bar(one.brief, [right], view.tell("clarity.note", **words), [own])


def _picture(view: View, rows: list[Situation]) -> Picture:
    entries, ends = [_entry(view, one) for one in rows], [view.percent(n) for n in (0, 0.5, 1)]
    return headed.picture(entries, view.say("clarity.right"), ends, STEP, REACH)


def _entry(view: View, one: Situation) -> Entry:
    part = view.percent(one.known)
    text = view.say("clarity.bar", share=part, truth=one.truth.lower())
    label = shorten(one.brief, LABEL, placeholder=" …")
    return Entry(view.name(one.department), label, _tone(one), one.known, text, part)
