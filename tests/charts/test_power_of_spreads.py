"""What charts of claims, statements, orders and choices find, and what they name by mistake.

Each is held against a permutation test of the same statistic at the same level, which knows no more
than the tallies do: at most ten rooms of a hundred fewer may be noticed.
"""

import numpy as np
import pytest

from workshop.charts.certainty import Certainty, Summary

LEVEL, ROOMS, SHUFFLED = 0.05, 150, 400
WITHIN = 0.10
CERTAIN = Certainty(LEVEL)
ROOM = (7, 10, 15)


def summary(values):
    return Summary(len(values), float(np.mean(values)), float(np.var(values, ddof=1)))


def ratings(rng, people, items=1, moved=()):
    """Return answers from 1 to 5, SD about 1, .3 between two of one person; some items moved."""
    own = rng.normal(3, 0.3**0.5, (people, 1)) + rng.normal(0, 0.7**0.5, (people, items))
    own[:, : len(moved)] += moved
    return np.clip(np.round(own), 1, 5)


def often(values, observed):
    """Return how often chance alone brings about as much; no shuffle is no proof."""
    return (1 + np.sum(np.asarray(values) >= observed - 1e-9)) / (1 + len(values))


def middle(rng, room):
    """Which way a claim leans: its mean against the middle; signs are flipped by chance."""
    leaning = room[0][:, 0] - 3
    signs = rng.choice([-1, 1], (SHUFFLED, len(leaning)))
    found = often(abs(signs @ leaning), abs(leaning.sum()))
    return CERTAIN.mean(summary(room[0][:, 0])).without(3), found <= LEVEL


def two(rng, room):
    """Two groups, or two times: the difference of their means; who is in which, by chance."""
    a, b = (one[:, 0] for one in room)
    pool = np.concatenate([a, b])
    mixed = [rng.permutation(pool) for _ in range(SHUFFLED)]
    apart = [abs(one[: len(a)].mean() - one[len(a) :].mean()) for one in mixed]
    sure = CERTAIN.apart(summary(a), summary(b)).without(0)
    return sure, often(apart, abs(a.mean() - b.mean())) <= LEVEL


def ends(columns):
    """Return the lowest of some columns and the next: a tie of two is what chance must not name."""
    first, second = columns.mean(axis=0).argsort()[:2]
    return columns[:, first], columns[:, second]


def lowest(rng, room):
    """The lowest of some statements against the next; which answer is to which, by chance."""
    first, second = ends(room[0])
    _, found = two(rng, [first[:, None], second[:, None]])
    return CERTAIN.lowest([summary(one) for one in room[0].T]) is not None, found


def ordered(rng, room):
    """The first of an order against the next; which of the two somebody put before, by chance."""
    places = room[0].argsort(axis=1).argsort(axis=1) + 1.0
    stretch = places.shape[1] / (places.shape[1] - 1)
    found = [one._replace(variance=one.variance * stretch) for one in map(summary, places.T)]
    first, second = ends(places)
    signs = rng.choice([-1, 1], (SHUFFLED, len(first)))
    by_chance = often(abs(signs @ (second - first)), abs((second - first).sum()))
    return CERTAIN.lowest(found) is not None, by_chance <= LEVEL


def rates(judge, draw, people, seed=1):
    """Return in what share of rooms a chart names something, and a permutation test does."""
    rng = np.random.default_rng([seed, people])
    said = [judge(rng, draw(rng, people)) for _ in range(ROOMS)]
    return np.mean(said, axis=0)


def a_claim(apart):
    return lambda rng, people: [ratings(rng, 2 * people, moved=(apart,))]


def two_groups(apart):
    return lambda rng, people: [ratings(rng, people), ratings(rng, people, moved=(apart,))]


def some_statements(apart, items):
    return lambda rng, people: [ratings(rng, 2 * people, items, moved=(-apart,))]


def some_orders(apart):
    def draw(rng, people):
        liked = rng.normal(0, 1, (2 * people, 5))
        liked[:, 0] -= apart
        return [liked]

    return draw


JUDGED = {
    "the way a claim leans": (middle, lambda apart: a_claim(0.7 * apart)),
    "departments, or before and after": (two, two_groups),
    "the lowest of three statements": (lowest, lambda apart: some_statements(apart, 3)),
    "the first of five": (ordered, lambda apart: some_orders(1.2 * apart)),
}


@pytest.mark.slow
@pytest.mark.parametrize("people", ROOM)
@pytest.mark.parametrize("what", JUDGED)
def test_what_is_there_is_noticed_nearly_as_often_as_it_can_be(what, people):
    judge, draw = JUDGED[what]
    named, possible = rates(judge, draw(1.0), people)
    assert named >= possible - WITHIN


@pytest.mark.slow
@pytest.mark.parametrize("people", ROOM)
@pytest.mark.parametrize("what", JUDGED)
def test_what_is_not_there_is_named_no_more_often_than_its_level(what, people):
    judge, draw = JUDGED[what]
    named, _ = rates(judge, draw(0.0), people)
    assert named <= LEVEL + 2 * (LEVEL * (1 - LEVEL) / ROOMS) ** 0.5


@pytest.mark.parametrize("options", [2, 3, 5])
@pytest.mark.parametrize("people", [10, 14, 20, 30])
def test_an_option_comes_first_by_chance_in_no_more_rooms_than_may_be(options, people):
    rng = np.random.default_rng([options, people])
    rooms = rng.multinomial(people, [1 / options] * options, 3000)
    assert np.mean([CERTAIN.ahead([int(n) for n in room]) for room in rooms]) <= LEVEL


def test_one_of_two_favourites_comes_first_by_chance_in_no_more_rooms_than_may_be():
    rooms = np.random.default_rng(3).multinomial(20, [0.45, 0.45, 0.05, 0.05], 3000)
    assert np.mean([CERTAIN.ahead([int(n) for n in room]) for room in rooms]) <= LEVEL
