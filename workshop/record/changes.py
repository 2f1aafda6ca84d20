"""How much what a team answers has changed, and what of that can be told.

The two times are taken for two samples: nobody is followed, though mostly the same people answer
twice, so intervals are rather too wide than too narrow. Counts that are told to within one person
may have been any that are told as these; an interval holds whichever they were.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import product
from statistics import fmean
from typing import NamedTuple

from workshop.charts.certainty import ABOUT, Certainty, Interval, Summary
from workshop.contracts.tallies import Cell
from workshop.questions.coarse import together
from workshop.questions.kinds import kind_of
from workshop.questions.moved import told_as
from workshop.questions.question import Question
from workshop.questions.tally import SMALLEST
from workshop.record.counted import score
from workshop.record.pairing import Counted, Pair

UP, DOWN, ALIKE, UNSURE, HIDDEN = "up", "down", "alike", "cannot-tell", "not-told"
"""What can be said of a change: more or less for sure, surely nearer than half a step, nothing, and
nothing since one of the two is not told."""

ROUNDED = {"split": 0.5, "range": 0.5, "rank": 0.125}
"""How far means that are told rounded may lie from what they were."""

SCORED, LEVELLED = ("rating", "mirror", "number"), ("rating", "mirror")
"""Kinds whose answers stand on a scale, and those of which it is told how far people lie apart."""

ROUND = 0.05
"""Spreads are told in tenths: they may have been so much wider."""


class Told(NamedTuple):
    """What one time tells of a number: its value as told, its ends, and how people lie apart.

    Attributes:
        n: people it rests on, at least.
        value: as it was told.
        low: the least that it may have been.
        high: the most.
        variance: of a mean, at most; of a share 0.
    """

    n: int
    value: float
    low: float
    high: float
    variance: float = 0.0


class Thing(NamedTuple):
    """Something that two sessions tell: a mean, or how many took an option.

    Attributes:
        pair: the question.
        item: of it.
        group: a department, or the room.
        option: of a share, which one; empty for a mean.
        before: the earlier one; None where it is not told.
        after: the later one.
    """

    pair: Pair
    item: str
    group: str
    option: str
    before: Told | None
    after: Told | None


class Change(NamedTuple):
    """A thing with the interval of its change, and what can be said of it."""

    of: Thing
    interval: Interval | None
    verdict: str


def things(pair: Pair) -> Iterator[Thing]:
    """Yield what a question has to compare: means where there is a scale, else shares."""
    question = pair.after.question
    for item in kind_of(question).counted(question):
        for group in (one for one in pair.groups if pair.is_told(item, one)):
            yield from _things(pair, item, group)


def overall(pair: Pair) -> Iterator[Thing]:
    """Yield the means over all items of a question that are told both times, group by group."""
    for group in pair.groups if pair.after.question.kind in LEVELLED else ():
        told = [_over(pair, one, group) for one in pair]
        if any(told):
            yield Thing(pair, "", group, "", *told)


def _over(pair: Pair, one: Counted, group: str) -> Told | None:
    """Return the mean of the items' means; how far people lie apart over them is told in tenths."""
    spread = one.told.get("spread", {}).get(group)
    items = [i for i in one.question.items if all(_scored(o, i, group) for o in pair)]
    found = [told for item in items if (told := _scored(one, item, group))]
    if len(found) < 2 or spread is None:
        return None
    value, low, high = (fmean(ends) for ends in zip(*(told[1:4] for told in found), strict=True))
    return Told(max(told.n for told in found), value, low, high, (spread + ROUND) ** 2)


def _things(pair: Pair, item: str, group: str) -> Iterator[Thing]:
    question, cells = pair.after.question, [one.cell(item, group) for one in pair]
    if all(cell is None for cell in cells):
        yield Thing(pair, item, group, "", None, None)
    elif any(cell and "mean" in cell for cell in cells):
        yield Thing(pair, item, group, "", *(_mean(question, cell) for cell in cells))
    elif question.kind in SCORED:
        yield Thing(pair, item, group, "", *(_scored(one, item, group) for one in pair))
    else:
        for option in _options(cells):
            told = [_share(one, item, group, option) for one in pair]
            yield Thing(pair, item, group, option, *told)


def _options(cells: list[Cell | None]) -> list[str]:
    """Return what is compared of some options: of two the first one says it for both."""
    told = dict.fromkeys(o for cell in cells if cell for o in cell["counts"])
    return [*told][:1] if len(told) == 2 else [*told]


def _mean(question: Question, cell: Cell | None) -> Told | None:
    """Return a mean that was told as one, rounded, with its spread."""
    if cell is None or "mean" not in cell:
        return None
    mean, about = float(cell["mean"]), ROUNDED.get(question.kind, 0.0)
    return Told(cell["n"], mean, mean - about, mean + about, float(cell["spread"]) ** 2)


def possible_counts(one: Counted, item: str, group: str) -> Iterator[dict[str, int]]:
    """Yield the counts that a group may have given, for what was told; as told comes first."""
    beside = partial(kind_of(one.question).beside, one.question, item)
    ways = [[*told_as(part, beside)] for part in one.parts(item, group)]
    for parts in product(*ways) if ways else ():
        yield together(*parts)


def _scored(one: Counted, item: str, group: str) -> Told | None:
    """Return the mean of answers that stand on a scale; None of fewer than five of them."""
    found = [
        s for counts in possible_counts(one, item, group) if (s := _summary(one, item, counts))
    ]
    if not found:
        return None
    means = [summary.mean for summary in found]
    widest = max(summary.variance for summary in found)
    return Told(min(s.n for s in found), means[0], min(means), max(means), widest)


def _summary(one: Counted, item: str, counts: dict[str, int]) -> Summary | None:
    at = {o: s for o in counts if (s := score(one.question, item, o)) is not None}
    n = sum(counts[option] for option in at)
    if n < SMALLEST:
        return None
    mean = sum(counts[option] * value for option, value in at.items()) / n
    spread = sum(counts[option] * (value - mean) ** 2 for option, value in at.items())
    return Summary(n, mean, spread / (n - 1))


def _share(one: Counted, item: str, group: str, option: str) -> Told | None:
    cell = one.cell(item, group)
    if cell is None:
        return None
    counts = [possible.get(option, 0) for possible in possible_counts(one, item, group)]
    return Told(
        cell["n"], *(people / cell["n"] for people in (counts[0], min(counts), max(counts)))
    )


def judged(found: list[Thing], certain: Certainty) -> list[Change]:
    """Return each thing with its interval; all of them together err as seldom as `certain` says."""
    return [_judged(one, certain.of(comparable(found))) for one in found]


def comparable(found: list[Thing]) -> int:
    """Return of how many things both times tell something."""
    return sum(one.before is not None and one.after is not None for one in found)


def _judged(one: Thing, certain: Certainty) -> Change:
    if one.before is None or one.after is None:
        return Change(one, None, HIDDEN)
    between = _shares if one.option else _means
    interval = between(certain, one.before, one.after, one.pair.after.question)
    return Change(one, interval, _verdict(one, interval))


def _means(certain: Certainty, before: Told, after: Told, question: Question) -> Interval:
    """Return the interval of a change of means, whichever of those that are possible they were."""
    least = _step(question)
    now, then = (_scaled(one, least) for one in (after, before))
    around = certain.apart(now, then)
    reach = (around.high - around.low) / 2 * least
    return Interval(after.low - before.high - reach, after.high - before.low + reach)


def _step(question: Question) -> float:
    """Return how long a step of a scale is: answers are told to one step, and no finer."""
    if question.kind != "number":
        return 1.0
    edges = [question.bins(item) for item in question.items]
    return float(min(b[1] - b[0] for b in edges)) if edges else 1.0


def _scaled(one: Told, step: float) -> Summary:
    return Summary(one.n, one.value / step, one.variance / step**2)


def _shares(certain: Certainty, before: Told, after: Told, _: Question) -> Interval:
    def people(one: Told, part: float) -> tuple[int, int]:
        return round(part * one.n), one.n

    low = certain.shares(people(after, after.low), people(before, before.high)).low
    high = certain.shares(people(after, after.high), people(before, before.low)).high
    return Interval(low, high)


def _verdict(one: Thing, interval: Interval) -> str:
    if interval.without(0):
        return UP if interval.above(0) else DOWN
    near = one.pair.after.question.kind in ("rating", "mirror") and interval.within(ABOUT)
    return ALIKE if near else UNSURE
