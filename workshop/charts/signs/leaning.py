"""How far a room agrees with things that are worded alike: each with its interval and a verdict."""

from collections.abc import Sequence
from statistics import fmean
from typing import NamedTuple

from workshop.charts.cells import MIDDLE, judged, overall, ratings
from workshop.charts.certainty import Certainty, Interval, Summary
from workshop.charts.view import View
from workshop.questions.question import Question
from workshop.questions.tally import ALL

LOW, HIGH = 1.0, 5.0
SEEN, UNSEEN, OPEN = "seen", "unseen", "open"


class Thing(NamedTuple):
    """What is listed: one item, or all items of a question together, where `item` is empty."""

    question: Question
    item: str
    text: str


class Leaning(NamedTuple):
    """How far a group agrees that a thing is so.

    Attributes:
        id: of the thing: its item, or its question.
        text: the thing, as a label.
        group: whose answers these are.
        mean: on the scale from 1 to 5.
        ends: what else the mean could be; None of departments, which are shown and not judged.
        way: of the room whether it surely sees it, surely does not, or that is open; else empty.
    """

    id: str
    text: str
    group: str
    mean: float
    ends: Interval | None = None
    way: str = ""


def whole(view: View, question: Question) -> Thing:
    """Return all items of a question as one thing."""
    name = view.words.find(f"questions.{question.words}.name")
    return Thing(question, "", name or view.words(f"questions.{question.words}.prompt"))


def single(view: View, question: Question, item: str) -> Thing:
    """Return one item as a thing."""
    return Thing(question, item, view.brief(question, item).rstrip("."))


def leanings(view: View, things: Sequence[Thing], certain: Certainty) -> list[Leaning]:
    """Return how far the room and each visible department agree, thing after thing.

    Args:
        view: the reveal.
        things: what is judged.
        certain: how sure the room's verdicts must be, all of them together.
    """
    each = certain.of(len(things))
    groups = (ALL, *view.departments)
    return [
        _leaning(one, group, found, each)
        for one in things
        for group in groups
        if (found := _summary(view, one, group))
    ]


def _summary(view: View, one: Thing, group: str) -> Summary | None:
    if one.item:
        return ratings(view.cell(one.question, one.item, group))
    return overall(view, one.question, group)


def _leaning(one: Thing, group: str, found: Summary, certain: Certainty) -> Leaning:
    id = one.item or one.question.id
    if group != ALL:
        return Leaning(id, one.text, group, found.mean)
    ends = certain.mean(found)
    way = SEEN if ends.above(MIDDLE) else UNSEEN if ends.below(MIDDLE) else OPEN
    return Leaning(id, one.text, group, found.mean, ends.held(LOW, HIGH), way)


def together(view: View, questions: Sequence[Question]) -> Summary | None:
    """Summarise the ratings of several questions, each item as heavy as any other.

    How far people lie apart over all of it is not known, only over each question. It is taken as
    far as it can be: as if whoever rates one question high did so with all of them.
    """
    found = [(q, one) for q in questions if (one := overall(view, q, ALL))]
    if not found:
        return None
    sizes = [len(judged(view, question, ALL)) for question, _ in found]
    parts = [(size / sum(sizes), one) for size, (_, one) in zip(sizes, found, strict=True)]
    apart = sum(weight * one.variance**0.5 for weight, one in parts)
    mean = sum(weight * one.mean for weight, one in parts)
    return Summary(min(one.n for _, one in found), mean, apart * apart)


def not_shown(view: View, questions: Sequence[Question]) -> list[str]:
    """Return the items that were answered by too few; what was never asked is not missed."""
    return [
        view.brief(question, item).rstrip(".")
        for question in questions
        if view.results.get(question.id, {}).get("answered")
        for item in question.items
        if not ratings(view.cell(question, item))
    ]


def level(means: Sequence[float]) -> float | None:
    """Return the mean of somebody's ratings; None where there are none."""
    return fmean(means) if means else None
