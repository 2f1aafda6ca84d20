"""Tests by shuffling what people answered, one by one: what could be found in it.

Each takes raw answers, a row for each person, and returns how often chance alone brings about as
much: a p-value in (0, 1]. What is shuffled is what does not matter where nothing differs.
"""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

SHUFFLES = 1999
"""So many tell a level of two thousandths."""

Rows = NDArray[np.float64]


def often(by_chance: Rows, seen: float) -> float:
    """Return how often as much comes about; no shuffle is no proof."""
    return float((1 + np.sum(by_chance >= seen - 1e-9)) / (1 + len(by_chance)))


def between(rng: Generator, rows: Rows, first: int) -> float:
    """Judge the widest difference between the means of the first people and of the others.

    Who belongs to which group is shuffled.

    Args:
        rng: shuffles.
        rows: numbers, people by things looked at.
        first: people of the first group.
    """
    people = len(rows)
    groups = rng.random((SHUFFLES, people)).argsort(axis=1) < first
    sums = groups @ rows
    found = sums / first - (rows.sum(axis=0) - sums) / (people - first)
    seen = rows[:first].mean(axis=0) - rows[first:].mean(axis=0)
    return often(np.abs(found).max(axis=1), float(np.abs(seen).max()))


def changed(rng: Generator, before: Rows, after: Rows) -> float:
    """Judge the widest change of a mean; which of somebody's two answers came first is shuffled."""
    return flipped(rng, np.abs, after - before)


def flipped(rng: Generator, size: np.ufunc, rows: Rows) -> float:
    """Judge the largest mean of rows whose signs are as likely to be turned, a whole row each.

    Args:
        rng: shuffles.
        size: what counts as large: `np.abs` either way, `np.positive` or `np.negative` one.
        rows: numbers around nothing, people by things looked at.
    """
    signs = rng.choice([-1.0, 1.0], (SHUFFLES, len(rows)))
    return often(size(signs @ rows).max(axis=1), float(size(rows.sum(axis=0)).max()))


def even(rng: Generator, rows: Rows) -> float:
    """Judge the largest mean of some items; to which somebody gave which points is shuffled."""
    mixed = rng.permuted(np.broadcast_to(rows, (SHUFFLES, *rows.shape)), axis=2)
    return often(mixed.sum(axis=1).max(axis=1), float(rows.sum(axis=0).max()))


def moved(rng: Generator, before: Rows, after: Rows, values: Rows) -> float:
    """Judge how much a weighted mean of values changes; which came first is shuffled.

    Args:
        rng: shuffles.
        before: the weight that somebody gives to each value, people by values.
        after: the same later.
        values: what is weighed.
    """
    turned = rng.random((SHUFFLES, len(before))) < 0.5
    now, then = before.sum(axis=0), after.sum(axis=0)
    swapped = turned @ (after - before)
    by_chance = _mean(then - swapped, values) - _mean(now + swapped, values)
    return often(np.abs(by_chance), float(abs(_mean(then, values) - _mean(now, values))))


def _mean(weights: Rows, values: Rows) -> Rows:
    found: Rows = weights @ values / weights.sum(axis=-1)
    return found
