"""What was asked again after people talked: how many moved, and which way."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workshop.charts.cells import MOST
from workshop.charts.certainty import Certainty, at_least
from workshop.charts.view import View
from workshop.contracts.tallies import Moves
from workshop.questions.moved import ways
from workshop.questions.question import CHOICE, DONT_KNOW, Question

STAYED = "stayed"


class Span(NamedTuple):
    """The least and the most that a count may be."""

    low: int
    high: int

    @property
    def middle(self) -> float:
        """What stands for it where it is drawn."""
        return (self.low + self.high) / 2


class Moved(NamedTuple):
    """How people moved on one item.

    Attributes:
        item: its id.
        quoted: its words for the middle of a sentence.
        n: who answered it both times.
        ways: how many moved each way.
        sure: the way that surely more went than any others, `STAYED` where most stayed; else empty.
    """

    item: str
    quoted: str
    n: int
    ways: Mapping[str, Span]
    sure: str

    @property
    def stayed(self) -> Span:
        """How many did not move."""
        return _others(self.n, self.ways)


def moved(view: View) -> list[Moved]:
    """Return how people moved on each item that may be told, in the order of the question."""
    first, again = view.questions()
    told = view.moved(again)
    certain = view.certain.of(len(told))
    items = [item for item in first.items or (CHOICE,) if item in told]
    return [_moved(view, first, item, told[item], certain) for item in items]


def _moved(view: View, question: Question, item: str, told: Moves, certain: Certainty) -> Moved:
    # An exercise that was changed since may have other options: what is not known is not shown.
    spans = {w: Span(*told["ways"][w]) for w in ways(question) if w in told["ways"]}
    quoted = view.brief(question, item).rstrip(".") if question.items else ""
    return Moved(item, quoted, told["n"], spans, _sure(told["n"], spans, certain))


def _others(n: int, spans: Mapping[str, Span]) -> Span:
    low, high = (sum(one[end] for one in spans.values()) for end in (1, 0))
    return Span(max(0, n - low), max(0, n - high))


def _sure(n: int, spans: Mapping[str, Span], certain: Certainty) -> str:
    """Return the way that surely more people went than all the others together.

    The sign test of those who moved, whatever the stretches stand for: the fewest that way against
    the most that went any other. Where there are more than two ways, at most as many left an option
    as went to all the others, so it is no less strict.

    Source: McNemar (1947), Note on the sampling error of the difference between correlated
    proportions or percentages, Psychometrika 12, 153-157.
    """
    for way, span in spans.items():
        others = sum(one.high for other, one in spans.items() if other != way)
        against = min(others, n - span.low)
        if at_least(span.low, span.low + against) <= certain.level / len(spans):
            return way
    return STAYED if _others(n, spans).low >= MOST * n else ""


def said(view: View, span: Span, n: int) -> str:
    """Return a count in words: "at most 2", "5 or 6", "at least 11"."""
    key = _form(span, n)
    return view.say(f"shift.count.{key}", low=span.low, high=span.high)


def short(span: Span) -> str:
    """Return a count in figures, for a bar: "≤2", "5–6"."""
    if span.low == 0 < span.high:
        return f"≤{span.high}"
    return str(span.low) if span.low == span.high else f"{span.low}–{span.high}"


def _form(span: Span, n: int) -> str:
    if span.low == span.high:
        return "exactly"
    if span.low == 0:
        return "most"
    if span.high == n:
        return "least"
    return "two" if span.high == span.low + 1 else "between"


def terms(question: Question) -> str:
    """Return the key of the words that say which way is which."""
    if question.scale == "agree":
        return "agree"
    return "rank" if question.kind == "rank" else "to" if question.options else "height"


def named(view: View, way: str) -> str:
    """Return what people did who went a way, as the label of a stretch."""
    question = view.questions()[0]
    if way == STAYED:
        return view.say("shift.unsure" if DONT_KNOW in question.options else "shift.stayed")
    key = terms(question)
    if key == "to":
        return view.say("shift.to.way", option=view.option(question, way))
    return view.say(f"shift.{key}.{way}")


def shares(one: Moved, order: Sequence[str]) -> dict[str, tuple[Span, float]]:
    """Return the count and the length of each stretch of a bar, in this order.

    The lengths are those of the middles of the counts, so that they fill the bar.
    """
    spans = {way: one.stayed if way == STAYED else one.ways[way] for way in order}
    whole = sum(span.middle for span in spans.values())
    return {way: (span, span.middle / whole) for way, span in spans.items()}
