"""What a claim is, and in how many worlds it holds; and how answers go with parameters."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workshop.sampling.worlds import Array

Flags = NDArray[np.bool_]
Answers = Mapping[str, Array]
"""What was noted of each world, by name; arrays of shape (worlds,)."""

Test = Callable[[Answers], Flags]
"""Says in which worlds something holds."""


# Two answers that differ by less are the same: two plans may be told by different sums.
_TIE = 1e-9


def above(name: str, bound: float) -> Test:
    """Return a test: an answer lies above a bound."""
    return lambda answers: answers[name] > bound + _TIE


def below(name: str, bound: float) -> Test:
    """Return a test: an answer lies below a bound."""
    return lambda answers: answers[name] < bound - _TIE


def more(name: str, than: str) -> Test:
    """Return a test: an answer is larger than another one."""
    return lambda answers: answers[name] > answers[than] + _TIE


def alike(name: str, other: str) -> Test:
    """Return a test: two answers are the same."""
    return lambda answers: abs(answers[name] - answers[other]) <= _TIE


def both(one: Test, other: Test) -> Test:
    """Return a test: two tests hold in the same world."""
    return lambda answers: one(answers) & other(answers)


class Where(NamedTuple):
    """A part of a parameter's range, from `start` to before `end`, both in [0, 1]."""

    parameter: str
    start: float
    end: float


@dataclass(frozen=True)
class Case:
    """A claim, or a closer look at one.

    Attributes:
        id: its name, by which words refer to it.
        holds: in which worlds it holds.
        where: the worlds that it is about: those inside all these parts; all, if there are none.
    """

    id: str
    holds: Test
    where: tuple[Where, ...] = ()


@dataclass(frozen=True)
class Claim(Case):
    """Something that is said to be so, and what to look at beside it."""

    cases: tuple[Case, ...] = ()


class Count(NamedTuple):
    """In how many worlds something holds.

    Attributes:
        holds: the worlds in which it holds.
        of: the worlds it is about.
        first: the first worlds one by one: "+" where it holds, "-" where it does not, "." where
            it is not about that world.
    """

    holds: int
    of: int
    first: str


def count(case: Case, answers: Answers, places: Mapping[str, Array], first: int) -> Count:
    """Count the worlds in which a case holds.

    Args:
        case: the case, or a claim.
        answers: what was noted of the worlds.
        places: where in its range each parameter lies, by name; shape (worlds,).
        first: how many worlds to tell one by one.
    """
    holds = case.holds(answers)
    about = np.ones_like(holds)
    for where in case.where:
        place = places[where.parameter]
        about &= (place >= where.start) & (place < where.end)
    told = np.where(about, np.where(holds, "+", "-"), ".")
    return Count(int((holds & about).sum()), int(about.sum()), "".join(told[:first]))


def rank_correlation(one: Array, other: Array) -> float:
    """Return Spearman's rank correlation, in [-1, 1]; 0 where one of both never changes.

    Args:
        one: shape (worlds,).
        other: the same shape.

    Source: Spearman (1904), The proof and measurement of association between two things,
    American Journal of Psychology 15, 72-101.
    """
    ranks = [_ranks(values) - (len(values) - 1) / 2 for values in (one, other)]
    below = float(np.sqrt((ranks[0] ** 2).sum() * (ranks[1] ** 2).sum()))
    return float((ranks[0] * ranks[1]).sum()) / below if below else 0.0


def _ranks(values: Array) -> Array:
    """Return ranks from 0; equal values share the mean of theirs."""
    _, which, sizes = np.unique(values, return_inverse=True, return_counts=True)
    ranks: Array = (np.cumsum(sizes) - (sizes + 1) / 2)[which]
    return ranks


def in_columns(rows: Sequence[Mapping[str, float]]) -> dict[str, Array]:
    """Turn what was noted of each world into one array for each name."""
    return {name: np.array([row[name] for row in rows], dtype=np.float64) for name in rows[0]}
