"""Bars cut by the buckets of a question: how people sorted each item."""

from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import Any, NamedTuple

from workshop.charts import labels, theme
from workshop.charts.cells import agreed, share
from workshop.charts.finding import Bar, Column, Data, Part, Picture, columns, each
from workshop.charts.marks import across, inside, layer
from workshop.charts.own import Own, middles
from workshop.charts.view import Cell, View
from workshop.questions.question import Question

READABLE = 0.12
"""Stretches shorter than this have no number."""

NAMED = 0.4
"""Stretches from here on have a name beside their number."""

_ENDS = ("sales", "marketing")
"""The two departments stand at the two ends, where lengths can be compared."""

_SHADES = ("#0F766E", "#6B7280", "#A16207", "#BE185D", "#334155")
_INK = "#191B26"
"""The darkest stretch, lightest in the dark, keeps apart from all tones for every kind of eye."""


class Sorted(NamedTuple):
    """How people sorted an item: its words, the share of each bucket, and of how many people.

    `nearly` is the bucket that (nearly) all have chosen; empty where there is none.
    """

    item: str
    label: str
    shares: Mapping[str, float]
    n: int
    nearly: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """How many people chose each bucket."""
        return {bucket: round(part * self.n) for bucket, part in self.shares.items()}

    @property
    def first(self) -> str:
        """The bucket that most people chose; the first of them in a tie."""
        return max(self.shares, key=lambda bucket: self.shares[bucket])


def buckets(question: Question) -> tuple[str, ...]:
    """Return the buckets in the order they are drawn."""
    if not {*_ENDS} <= {*question.options}:
        return question.options
    first, last = _ENDS
    return (first, *(one for one in question.options if one not in _ENDS), last)


def shares(question: Question, cell: Cell) -> dict[str, float]:
    """Return the share of a cell's people in each bucket, in the order they are drawn."""
    return {bucket: share(cell, bucket) for bucket in buckets(question)}


def items(view: View, question: Question) -> list[Sorted]:
    """Return the items that may be shown, in the order of the question."""
    return [
        Sorted(
            item, view.item(question, item), shares(question, cell), int(cell["n"]), agreed(cell)
        )
        for item in question.items
        if (cell := view.cell(question, item))
    ]


def table(view: View, question: Question, head: str) -> list[Column[Any]]:
    """Return the share of every bucket; `head` is the word for what was sorted."""
    names = [(view.option(question, bucket), bucket) for bucket in buckets(question)]
    return [
        Column(head, lambda one: one.label),
        *each(names, lambda bucket, one: view.percent(one.shares[bucket])),
        *columns(view, answers=lambda one: str(one.n)),
    ]


def bar(view: View, question: Question, one: Sorted) -> Bar:
    """Return the light bar of an item."""
    own = Own(question, one.item, places=middles(one.shares))
    return Bar(one.label, parts(view, question, one.shares), own=[own])


def parts(view: View, question: Question, cut: Mapping[str, float]) -> list[Part]:
    """Return the stretches of a light bar: the buckets that anybody chose."""
    return [
        Part(view.option(question, bucket), part, view.percent(part), labels.tone(bucket))
        for bucket, part in cut.items()
        if part
    ]


def picture(view: View, question: Question, found: Sequence[Sorted]) -> Picture:
    """Return one bar for each item, in this order."""
    y, colour = theme.ordered(), coloured(view, question)
    bars = layer("rows", "bar", x=across("start", 0, 1), x2="end:Q", color=colour, y=y)
    data = [row for order, one in enumerate(found) for row in rows(view, question, one, order)]
    return Picture([bars, *inside("text", "share", y=y)], {"rows": data}, {"step": 54})


def coloured(view: View, question: Question) -> Any:
    """Return a colour by bucket, with a legend."""
    alt = theme.altair()
    names = [view.option(question, bucket) for bucket in buckets(question)]
    legend = alt.Legend(symbolType="square", columns=len(names))
    scale = alt.Scale(domain=names, range=_colours(question))
    return alt.Color("bucket:N", scale=scale, legend=legend)


def _colours(question: Question) -> list[str]:
    """Return a colour per bucket; those without a tone get shades apart from each other."""
    tones = {id: theme.COLOURS[id] for id in buckets(question) if id in labels.TONES}
    free = [shade for shade in _SHADES if shade not in tones.values()]
    shades = cycle([_INK, *free] if tones else free)
    return [tones.get(bucket) or next(shades) for bucket in buckets(question)]


def rows(view: View, question: Question, one: Sorted, order: int) -> Data:
    """Return the stretches of an item's bar: where they begin and end, in [0, 1], and words."""
    place, start, made = {"label": labels.broken(one.label), "order": order}, 0.0, []
    for bucket, part in one.shares.items():
        name, number = view.option(question, bucket), view.percent(part)
        ends = {"start": start, "end": start + part, "middle": start + part / 2}
        said = f"{name} {number}" if part >= NAMED else number
        words = {"text": said, "share": number} if part >= READABLE else {"text": "", "share": ""}
        made.append(place | {"bucket": name} | ends | words)
        start += part
    return made
