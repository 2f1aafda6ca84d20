"""How much of marketing's work is tactics, by a room's sorting of tasks, and how sure that is."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts.cells import share
from workshop.charts.certainty import Certainty, Interval
from workshop.charts.counted import ALIKE
from workshop.charts.tasks import BOTH, MARKETING, TACTICS
from workshop.charts.view import Cell, View
from workshop.models.student import freedom, quantile
from workshop.questions.question import Question
from workshop.questions.tally import ALL

LEAST = 1 / 8
"""The least variance of what one person sorts: a room that agrees could still have slipped."""


class Task(NamedTuple):
    """One task: the share that call it tactics, how much of it is marketing's, of how many people.

    `weight` is 1 where everybody says marketing and half where everybody says both; `spread` is how
    far people lie apart over that (a variance).
    """

    tactics: float
    weight: float
    spread: float
    people: int


class Work(NamedTuple):
    """All tasks, and of marketing's part of them the share that is tactics, in [0, 1]."""

    tasks: Sequence[Task]
    share: float

    @property
    def weights(self) -> float:
        """How many tasks are marketing's."""
        return sum(one.weight for one in self.tasks)


def work(view: View, nature: Question, owners: Question, group: str = ALL) -> Work | None:
    """Return how much of marketing's tasks is tactics.

    Args:
        view: the reveal.
        nature: sorted into strategy and tactics.
        owners: sorted by who does the same tasks; what both do counts half.
        group: whose sorting.

    Returns:
        None where a part of it is hidden, or marketing do nothing.
    """
    cells = [
        (view.cell(nature, item, group), view.cell(owners, item, group)) for item in nature.items
    ]
    tasks = [_task(kind, owner) for kind, owner in cells if kind and owner]
    weights = sum(one.weight for one in tasks)
    if len(tasks) < len(cells) or not weights:
        return None
    return Work(tasks, sum(one.weight * one.tactics for one in tasks) / weights)


def _task(kind: Cell, owner: Cell) -> Task:
    alone, both = share(owner, MARKETING), share(owner, BOTH)
    weight = alone + both / 2
    people = min(int(kind["n"]), int(owner["n"]))
    return Task(share(kind, TACTICS), weight, alone + both / 4 - weight * weight, people)


def interval(certain: Certainty, one: Work) -> Interval:
    """Return the interval of a share of tactics."""
    kinds = [task.weight / one.weights for task in one.tasks]
    return _around(certain, one.share, [sum(_variances(one.tasks, kinds, [one]))], one.tasks)


def change(certain: Certainty, today: Work, should: Work) -> Interval:
    """Return the interval of how much larger the share should be than it is today."""
    kinds = [
        after.weight / should.weights - before.weight / today.weights
        for before, after in zip(today.tasks, should.tasks, strict=True)
    ]
    variances = _variances(today.tasks, kinds, [today, should])
    return _around(certain, should.share - today.share, variances, today.tasks)


def _variances(tasks: Sequence[Task], kinds: Sequence[float], works: Sequence[Work]) -> list[float]:
    """Return what adds to the variance of a share, or of a difference, by the delta method.

    Args:
        tasks: how they were sorted into strategy and tactics.
        kinds: how much the result moves with the share of tactics of each.
        works: by whom each is done, once or twice.
    """
    sorting = [
        kind * math.sqrt(max(one.tactics * (1 - one.tactics), LEAST / one.people) / one.people)
        for one, kind in zip(tasks, kinds, strict=True)
    ]
    return [_together(sorting), *(_together(_owning(one)) for one in works)]


def _owning(one: Work) -> list[float]:
    """Return how much a share moves with the answers on whose each task is: one error for each."""
    return [
        (task.tactics - one.share)
        / one.weights
        * math.sqrt(max(task.spread, LEAST / task.people) / task.people)
        for task in one.tasks
    ]


def _together(errors: Sequence[float]) -> float:
    """Return the variance of a sum whose parts, answers of the same people, are somewhat alike.

    Who says "marketing" of most tasks adds to all weights, and that cancels where some of them move
    the result up and others down. It is not relied on that people are alike: where that would make
    the sum surer, they are taken not to be.
    """
    alone = sum(error**2 for error in errors)
    return max(alone, (1 - ALIKE) * alone + ALIKE * sum(errors) ** 2)


def _around(
    certain: Certainty, middle: float, variances: Sequence[float], tasks: Sequence[Task]
) -> Interval:
    people = min(one.people for one in tasks)
    degrees = freedom(variances, [people] * len(variances))
    reach = quantile(1 - certain.level, degrees) * math.sqrt(sum(variances))
    return Interval(middle - reach, middle + reach)
