"""As `benchmarks/differences.py`: invented rooms of ratings and of orders.

Ratings from 1 to 5 with a standard deviation of about one, .3 between two of one person.
"""

import numpy as np
from numpy.random import Generator

from benchmarks import shuffled
from benchmarks.differences import Played
from benchmarks.headlines import ALIKE, SPREAD
from benchmarks.shuffled import Rows


def rated(rng: Generator, people: int, lines: int, moved: Rows | float = 0.0) -> Rows:
    """Draw ratings from 1 to 5, around the middle and moved by so many steps."""
    leaning = rng.normal(0, SPREAD * ALIKE**0.5, (people, 1))
    own = rng.normal(0, SPREAD * (1 - ALIKE) ** 0.5, (people, lines))
    found: Rows = np.clip(np.round(3 + leaning + own + moved), 1, 5)
    return found


def a_side_seen_otherwise(rng: Generator, each: int, apart: float) -> Played:
    """Marketing rate sales so many steps higher than sales expect, on all of six statements."""
    said, expected = rated(rng, 2 * each, 6), rated(rng, 2 * each, 6)
    own = rated(rng, 2 * each, 6)
    said[each:] = rated(rng, each, 6, apart / 2)
    expected[:each] = rated(rng, each, 6, -apart / 2)
    two = np.vstack([expected[:each], said[each:]]).mean(axis=1, keepdims=True)
    answers = {"mirror-us": own, "mirror-them": said, "mirror-told": expected}
    return answers, shuffled.between(rng, two, each)


def a_claim(rng: Generator, each: int, apart: float) -> Played:
    """The room lies so many steps beside the middle on one of two claims."""
    said = rated(rng, 2 * each, 2, np.array([apart, 0.0]))
    return {"claim": said}, shuffled.flipped(rng, np.abs, said - 3)


def a_claim_again(rng: Generator, each: int, apart: float) -> Played:
    """The room lies so many steps higher on one of two claims than before."""
    before = rated(rng, 2 * each, 2)
    after = rated(rng, 2 * each, 2, np.array([apart, 0.0]))
    return {"claim": before, "claim-again": after}, shuffled.changed(rng, before, after)


SIGNS = {"ranks": 5, "bustle": 4, "known": 2}
"""Questions about the signs, with their lines; people answer all of them alike."""

FORESEEN = {"ranks": 1, "bustle": 0, "daily": 1, "known": 0}
"""The line of each question about which the other side guesses."""


def split_up(rows: Rows, sizes: dict[str, int]) -> dict[str, Rows]:
    """Return the columns of each question, of answers that were drawn together."""
    ends = np.cumsum([*sizes.values()])[:-1]
    return dict(zip(sizes, np.split(rows, ends, axis=1), strict=True))


def a_sign(rng: Generator, each: int, apart: float) -> Played:
    """The room lies so many steps beside the middle on all lines of one of three signs."""
    moved = np.repeat([apart, 0.0, 0.0], [*SIGNS.values()])
    answers = split_up(rated(rng, 2 * each, sum(SIGNS.values()), moved), SIGNS)
    means = np.column_stack([rows.mean(axis=1) for rows in answers.values()])
    return answers, shuffled.flipped(rng, np.abs, means - 3)


def a_symptom(rng: Generator, each: int, apart: float) -> Played:
    """The room lies so many steps beside the middle on one of five symptoms."""
    said = rated(rng, 2 * each, 5, np.array([apart, 0, 0, 0, 0]))
    return split_up(said, {"daily": 3, "stuck": 2}), shuffled.flipped(rng, np.abs, said - 3)


def a_wrong_guess(rng: Generator, each: int, apart: float) -> Played:
    """Sales guess so many steps lower than marketing answer, on all four lines."""
    sizes = {"ranks": 5, "bustle": 4, "daily": 3, "known": 2}
    said = rated(rng, 2 * each, sum(sizes.values()))
    said[each:] = rated(rng, each, sum(sizes.values()), apart / 2)
    guess = rated(rng, 2 * each, len(FORESEEN))
    guess[:each] = rated(rng, each, len(FORESEEN), -apart / 2)
    answers = split_up(said, sizes)
    lines = np.column_stack([answers[name][:, at] for name, at in FORESEEN.items()])
    two = np.vstack([guess[:each], lines[each:]]).mean(axis=1, keepdims=True)
    return {**answers, "guess": guess}, shuffled.between(rng, two, each)


def a_first_place(rng: Generator, each: int, apart: float) -> Played:
    """One of five is liked so many standard deviations more than the others."""
    places = placed(rng, np.tile([apart, 0, 0, 0, 0], (2 * each, 1)))
    first, second = places.mean(axis=0).argsort()[:2]
    return {"first": places}, shuffled.flipped(
        rng, np.abs, (places[:, second] - places[:, first])[:, None]
    )


def two_first_places(rng: Generator, each: int, apart: float) -> Played:
    """Sales like one of five so much more, marketing another one."""
    liked = np.zeros((2 * each, 5))
    liked[:each, 0] = liked[each:, 1] = apart
    places = placed(rng, liked)
    return {"first": places}, shuffled.between(rng, places, each)


def placed(rng: Generator, liked: Rows) -> Rows:
    """Draw the place of everything in everybody's order, 1 the first."""
    order = (-(liked + rng.normal(size=liked.shape))).argsort(axis=1)
    found: Rows = order.argsort(axis=1) + 1.0
    return found
