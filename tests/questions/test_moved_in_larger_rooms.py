"""A solver that knows the first answers and who moved looks for anybody's answer.

It is told who sits where, who answered again and what one person answered; then it asks whether the
others of her side can have answered anything else.
"""

import random
from collections import Counter
from itertools import product

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from workshop.questions.coarse import coarse
from workshop.questions.kinds import kind_of
from workshop.questions.moved import tally_moved, told_as, way
from workshop.questions.question import RATINGS, Question
from workshop.questions.tally import tally

DEPARTMENTS = ("sales", "marketing")
RATED = Question("r", "rating", items=("i",), options=RATINGS)
PAIRS = tuple(product(RATINGS, RATINGS))


def a_room(seed):
    """Return a room in which most of a side answer alike, and move alike, if not all of them."""
    draw = random.Random(seed)
    who, left = [], []
    for side in DEPARTMENTS:
        usual, stray = (draw.choices(RATINGS[:2] if seed % 2 else RATINGS, k=2) for _ in range(2))
        for _ in range(draw.randint(5, 10)):
            one = (side, tuple(draw.choice([usual, usual, usual, usual, stray])))
            (who if draw.random() < 0.9 else left).append(one)
    return who, left


def movers(who, left):
    """Return what the host would tell of them."""
    now = {n: (side, {"i": after}) for n, (side, (_, after)) in enumerate(who)}
    first = {n: (side, {"i": before}) for n, (side, (before, _)) in enumerate([*who, *left])}
    before = tally(RATED, first.values(), DEPARTMENTS)
    return tally_moved(RATED, now, first, before)["moved"]["i"]["ways"]


class Known:
    """What is known of a room: how many of each side gave which pair of answers, as a programme.

    The columns hold the people who answered twice by side and pair, those who did not answer again
    by side and first answer, and which of the ways to publish each first answer came from.
    """

    def __init__(self, who, left):
        self.who, self.left, self.at, self.rows = who, left, {}, []
        for side in DEPARTMENTS:
            for pair in product(RATINGS, RATINGS):
                self.at[side, pair] = len(self.at)
            for first in RATINGS:
                self.at[side, first] = len(self.at)
        for side in DEPARTMENTS:
            self.add([self.at[side, pair] for pair in PAIRS], sum(d == side for d, _ in who))
            self.add([self.at[side, o] for o in RATINGS], sum(d == side for d, _ in left))
            self.told(side)
        for one, span in movers(who, left).items():
            those = [self.at[d, p] for d in DEPARTMENTS for p in PAIRS if way(RATED, *p) == one]
            self.add(those, *span)

    def add(self, columns, low, high=None, more=()):
        self.rows.append(
            ([*((at, 1) for at in columns), *more], low, low if high is None else high)
        )

    def told(self, side):
        """Demand that the first answers of a side may have been published as they were."""
        first = Counter(p[0] for d, p in (*self.who, *self.left) if d == side)
        told = coarse(first, beside)
        fits = [*told_as(told, beside)]
        chosen = [self.at.setdefault((side, "way", n), len(self.at)) for n, _ in enumerate(fits)]
        self.add(chosen, 1)
        for option in RATINGS:
            those = [self.at[side, p] for p in PAIRS if p[0] == option]
            more = [(at, -w.get(option, 0)) for at, w in zip(chosen, fits, strict=True)]
            self.add([*those, self.at[side, option]], 0, more=more)

    def possible(self, *demands):
        """Return whether these columns can hold at least so many people together."""
        rows = [*self.rows, *(([(at, 1) for at in c], least, np.inf) for c, least in demands)]
        matrix = np.zeros((len(rows), len(self.at)))
        for n, (row, _, _) in enumerate(rows):
            for at, times in row:
                matrix[n, at] += times
        low, high = (np.array([row[end] for row in rows], dtype=float) for end in (1, 2))
        found = milp(
            np.zeros(len(self.at)), constraints=LinearConstraint(matrix, low, high),
            integrality=np.ones(len(self.at)), bounds=Bounds(0, np.inf),
        )  # fmt: skip
        return found.status == 0


def beside(option):
    return kind_of(RATED).beside(RATED, "i", option)


def told_of(at, pair):
    return (*pair, way(RATED, *pair))[at]


def pinned(known, own):
    """Yield what somebody who gave `own` can tell of all others of a side: the truth, if any.

    Where two of a side differ, the room as it is shows that either may be anybody's.
    """
    hers = [([known.at[own]], 1)] if own else []
    for side, at in product(DEPARTMENTS, range(3)):
        others = [p for d, p in known.who if d == side]
        if own and own[0] == side:
            others.remove(own[1])
        said = {told_of(at, pair) for pair in others}
        if len(said) == 1:
            else_ = [known.at[side, p] for p in PAIRS if told_of(at, p) not in said]
            mine = int(bool(own) and own[0] == side and told_of(at, own[1]) not in said)
            if not known.possible(*hers, (else_, 1 + mine)):
                yield side, at, said


@pytest.mark.parametrize("seed", range(30))
def test_in_a_larger_room_nothing_follows_for_anybody_either(seed):
    who, left = a_room(seed)
    known = Known(who, left)
    assert known.possible()
    for own in (None, *sorted(set(who))):
        assert [*pinned(known, own)] == []


def test_the_solver_finds_what_exact_counts_tell():
    who = [("sales", p) for p in (("1", "1"),) * 3 + (("2", "1"),) * 3]
    who += [("marketing", p) for p in (("3", "3"),) * 3 + (("4", "4"),) * 3]
    known = Known(who, [])
    assert not [*pinned(known, None)]
    for one, n in (("up", 0), ("down", 3)):
        those = [known.at[d, p] for d in DEPARTMENTS for p in PAIRS if way(RATED, *p) == one]
        known.add(those, n)
    marketing = [known.at["marketing", p] for p in PAIRS if p[1] < p[0]]
    known.add(marketing, 0)
    assert ("sales", 1, {"1"}) in [*pinned(known, None)]
