"""Several items that are meant to measure one thing: scores, and how far people and items agree.

What the wall may show of this is a score with its interval. Agreement of a group and the
consistency of a scale are for whoever reads the answers afterwards: with few people they jump
about too much to be told a room (`SMALLEST_ALPHA`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

Scores = np.ndarray[Any, np.dtype[np.float64]]

LOW, HIGH = 1, 5
"""The ends of the scale."""

ENOUGH = 0.8
"""The share of a scale's items that somebody must have rated."""

SMALLEST_ALPHA = 10
"""With fewer people Cronbach's alpha is not told: at ten, a true .94 comes out as .83 to .97."""


def turned(rating: int) -> int:
    """Return a rating in [1, 5] as that of the opposite statement; turned twice it is the same.

    Raises:
        ValueError: it is no rating.
    """
    return LOW + HIGH - _rating(rating)


def score(ratings: Mapping[str, int | None], opposite: Sequence[str] = ()) -> float | None:
    """Return where somebody stands on a scale, from 0 (no item) to 100 (all items, fully).

    Args:
        ratings: by item, each in [1, 5]; None for "don't know" and for what was left out.
        opposite: the items that say the opposite, whose ratings are turned.

    Returns:
        None where fewer than `ENOUGH` of the items were rated.

    Raises:
        ValueError: a rating is none, or there is no item.
    """
    if not ratings:
        raise ValueError("A scale needs at least one item.")
    given = [
        turned(one) if item in opposite else _rating(one)
        for item, one in ratings.items()
        if one is not None
    ]
    if len(given) < ENOUGH * len(ratings):
        return None
    return float(np.mean(given) - LOW) / (HIGH - LOW) * 100


def unknown(ratings: Sequence[Mapping[str, int | None]]) -> float:
    """Return the share in [0, 1] of all ratings that are "don't know": how little is known.

    Raises:
        ValueError: there are no ratings.
    """
    given = [one for somebody in ratings for one in somebody.values()]
    if not given:
        raise ValueError("There are no ratings.")
    return sum(one is None for one in given) / len(given)


def cronbach_alpha(table: ArrayLike) -> float | None:
    """Return how consistently the items of a scale order people; 1 at the most.

    Args:
        table: one row a person, one column an item, at least two of each, all finite.

    Returns:
        None where no two people differ in their sums: there is nothing to order.

    Raises:
        ValueError: too few people or items, or a value that is not finite.

    Source: Cronbach (1951), Coefficient alpha and the internal structure of tests,
    Psychometrika 16, 297-334.
    """
    rated = _table(table)
    items: int = rated.shape[1]
    total = float(rated.sum(axis=1).var(ddof=1))
    if total < 1e-12:
        return None
    return items / (items - 1) * (1 - float(rated.var(axis=0, ddof=1).sum()) / total)


def told_alpha(table: ArrayLike) -> float | None:
    """Return the same, where there are people enough to tell it; None with fewer."""
    return cronbach_alpha(table) if len(_table(table)) >= SMALLEST_ALPHA else None


def within_group_agreement(table: ArrayLike, steps: int = HIGH - LOW + 1) -> float:
    """Return r_wg(J): how much less a group scatters than answers by chance would.

    No rule goes with it. Random answers of five people to sixteen items reach .80, of twelve .67,
    so the usual ".70 is agreement" calls chance agreement (Harvey and Hollander 2004).

    Args:
        table: one row a person (at least two), one column an item (at least one), all finite.
        steps: how many steps the scale has, at least two.

    Returns:
        1 where all say the same, 0 where they scatter as chance does, or more.

    Raises:
        ValueError: too few people, items or steps, or a value that is not finite.

    Source: James, Demaree and Wolf (1984), Estimating within-group interrater reliability with
    and without response bias, Journal of Applied Psychology 69, 85-98.
    """
    rated = _table(table, items=1)
    if steps < 2:
        raise ValueError("A scale has at least two steps.")
    chance = (steps * steps - 1) / 12
    scatter = float(rated.var(axis=0, ddof=1).mean()) / chance
    agreed, items = max(1 - scatter, 0.0), rated.shape[1]
    return 1.0 if scatter == 0 else items * agreed / (items * agreed + scatter)


def median_deviation(table: ArrayLike) -> float:
    """Return AD_Md: how many steps people lie from their item's median, over all items.

    Args:
        table: one row a person (at least two), one column an item (at least one), all finite.

    Raises:
        ValueError: too few people or items, or a value that is not finite.

    Source: Burke and Dunlap (2002), Estimating interrater agreement with the average deviation
    index, Organizational Research Methods 5, 159-172.
    """
    rated = _table(table, items=1)
    return float(np.abs(rated - np.median(rated, axis=0)).mean())


def wasserstein(a: ArrayLike, b: ArrayLike) -> float:
    """Return how far the answers of one group must be moved to be spread as those of another.

    Args:
        a: one score a person, any shape, at least one value, all finite.
        b: the same for the other group.

    Returns:
        The mean distance in the unit of the scores; 0 where both are spread alike.

    Raises:
        ValueError: a group is empty, or a value is not finite.

    Source: Vallender (1974), Calculation of the Wasserstein distance between probability
    distributions on the line, Theory of Probability and its Applications 18, 784-786.
    """
    first, second = (np.sort(np.asarray(x, dtype=np.float64).ravel()) for x in (a, b))
    if not first.size or not second.size or not np.isfinite([*first, *second]).all():
        raise ValueError("Each group needs at least one score, all of them finite.")
    places = np.sort(np.concatenate([first, second]))
    below = [np.searchsorted(x, places[:-1], "right") / x.size for x in (first, second)]
    return float(np.sum(np.abs(below[0] - below[1]) * np.diff(places)))


def _rating(given: int) -> int:
    if given not in range(LOW, HIGH + 1):
        raise ValueError(f"A rating lies between {LOW} and {HIGH}, not at {given}.")
    return given


def _table(table: ArrayLike, items: int = 2) -> Scores:
    rated = np.asarray(table, dtype=np.float64)
    if rated.ndim != 2 or rated.shape[0] < 2 or rated.shape[1] < items:
        raise ValueError(f"There must be at least two people and {items} item(s).")
    if not np.isfinite(rated).all():
        raise ValueError("All ratings must be finite: leave out whoever did not know.")
    return rated
