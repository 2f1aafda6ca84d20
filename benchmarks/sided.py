"""As `benchmarks/differences.py`: rooms of ranges, of several places at once, of sides and sums."""

import numpy as np
from numpy.random import Generator

from benchmarks import shuffled
from benchmarks.differences import Played, alike, each_option, picked, sides
from benchmarks.graded import rated
from benchmarks.headlines import ALIKE, SPREAD
from benchmarks.shuffled import SHUFFLES, Rows, often
from workshop.charts.maps.calibrated import WANTED
from workshop.exercises.exercise import load_exercise

MONEY, MAPS, SIDE = "who-brings-the-money", "map-is-not-territory", "whose-side"
WIDE, STRAY = 24.0, 30.0
"""Half the width of a range, and how far middles stray, on a scale that goes from 0 to 200."""


def most_name(rng: Generator, each: int, apart: float) -> Played:
    """This share puts one of eight things into one of three places; half of them into any other."""
    named = alike(rng, 2 * each, 24, 0.5, ALIKE)
    named[:, 0] = rng.random(2 * each) < apart
    return {"brings": named}, shuffled.flipped(rng, np.positive, 2 * named - 1)


def too_narrow(rng: Generator, each: int, apart: float, like: float = ALIKE) -> Played:
    """This share of three ranges of each holds what is true, and not eight of ten."""
    held = alike(rng, 2 * each, 3, apart, like)
    missed = held.mean(axis=1, keepdims=True) - WANTED
    return {"known": _around(held)}, shuffled.flipped(rng, np.negative, missed)


def _around(held: Rows) -> Rows:
    """Return ranges that hold what is true, or end below it: three numbers for each item."""
    question = load_exercise(MAPS).question("known")
    truth = np.array([question.truths[item] for item in question.items])
    made = np.where(held[..., None] > 0, truth[:, None], truth[:, None] - [3, 2, 1])
    return made.reshape(len(held), -1)


def two_maps(rng: Generator, each: int, apart: float) -> Played:
    """Sales reckon with more of one of three things, marketing with less, by so many SD."""
    leaning = rng.normal(0, ALIKE**0.5, (2 * each, 1))
    own = rng.normal(0, (1 - ALIKE) ** 0.5, (2 * each, 3))
    moved = np.outer(np.where(sides(each) == 0, apart / 2, -apart / 2), [1, 0, 0])
    middle = np.clip(np.round(100 + STRAY * (leaning + own + moved)), 0, 200)
    ends = np.clip(middle[..., None] + np.array([-WIDE, 0, WIDE]), 0, 200)
    return {"first": ends.reshape(2 * each, -1)}, shuffled.between(rng, middle, each)


def two_names(rng: Generator, each: int, apart: float) -> Played:
    """This share of sales calls one of eight contacts a lead, of marketing neither."""
    odds = np.full((2 * each, 8, 3), 1 / 3)
    odds[:, 0] = (1 - apart) / 2
    odds[:each, 0, 0] = odds[each:, 0, 2] = apart
    called = picked(rng, odds)
    return {"court": called}, shuffled.between(rng, each_option(called, 3), each)


def two_masters(rng: Generator, each: int, apart: float) -> Played:
    """The room puts one of five so many steps nearer to sales, dancing to marketing as much."""
    moved = np.array([apart, 0, 0, 0, 0])
    both = rated(rng, 2 * each, 10, np.hstack([-moved, moved]))
    side, tune = both[:, :5], both[:, 5:]
    signs = rng.choice([-1.0, 1.0], (SHUFFLES, len(both)))
    by_chance = _opposite(signs @ (side - 3), signs @ (tune - 3))
    seen = _opposite((side - 3).sum(axis=0), (tune - 3).sum(axis=0))
    return {"side": side, "tune": tune}, often(by_chance, float(seen))


def _opposite(side: Rows, tune: Rows) -> Rows:
    """Return how far anything stands on one side and dances to the other, by the nearer of both."""
    found: Rows = np.maximum(np.minimum(-side, tune), np.minimum(side, -tune)).max(axis=-1)
    return found


def placed_apart(rng: Generator, each: int, apart: float) -> Played:
    """Marketing put one of five so many steps nearer to themselves than sales do."""
    both = rated(rng, 2 * each, 10)
    both[each:] = rated(rng, each, 10, np.array([apart / 2, *[0.0] * 9]))
    both[:each] = rated(rng, each, 10, np.array([-apart / 2, *[0.0] * 9]))
    return {"side": both[:, :5], "tune": both[:, 5:]}, shuffled.between(rng, both, each)


def more_than_all(rng: Generator, each: int, apart: float) -> Played:
    """Guesses of seven parts of a whole add up to so many times the whole."""
    leaning = rng.normal(0, SPREAD * ALIKE**0.5, (2 * each, 1))
    parts = rng.gamma(4, 100 * apart / 28, (2 * each, 7)) * np.exp(leaning / 4)
    guessed = np.clip(np.round(parts * np.exp(-SPREAD * ALIKE / 32)), 0, 100)
    bets = np.round(np.minimum(rng.lognormal(np.log(100 * apart), 0.5, (2 * each, 1)), 700))
    over = guessed.sum(axis=1, keepdims=True) - 100
    return {"without": guessed, "bet": bets}, shuffled.flipped(rng, np.positive, over)
