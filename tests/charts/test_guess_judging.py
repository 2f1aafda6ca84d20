"""When a guess may be called wrong: by all that is nearly as good, and beyond chance."""

import random
from math import comb

import pytest

from workshop.charts.guesses.guessing import Guess
from workshop.charts.guesses.judging import LEVEL, Truth, judged, truth_of, wrong
from workshop.questions.tally import quantile_of_bins

EDGES = tuple(float(edge) for edge in range(0, 101, 10))


def guess(*counts, edges=EDGES):
    quartiles = tuple(quantile_of_bins(edges, counts, part) for part in (0.25, 0.5, 0.75))
    return Guess("later", edges, counts, quartiles)


def at(values, edges=EDGES):
    """Return the guess of these people."""
    step = edges[1] - edges[0]
    places = [min(int((value - edges[0]) // step), 9) for value in values]
    return guess(*(places.count(place) for place in range(10)), edges=edges)


BAND = truth_of(at([50]), 40, (0, 60))


def test_a_choice_is_judged_by_all_that_is_nearly_as_good():
    assert Truth(40, 0, 60, True) == BAND
    for value in (0, 20, 40, 50, 60):
        assert judged(at([value] * 14), BAND) == "close"
    assert judged(at([80] * 14), BAND) == "high"
    assert wrong(at([80] * 14), BAND) == pytest.approx(2.5)


def test_a_fact_is_judged_by_the_round_numbers_on_both_sides():
    fact = truth_of(at([60]), 64.4)
    assert (fact.low, fact.high) == pytest.approx((54.4, 74.4))
    assert [judged(at([value] * 14), fact) for value in (60, 69, 30, 90)] == [
        "close", "close", "low", "high",
    ]  # fmt: skip


def test_customers_are_known_to_a_hundred():
    edges = tuple(float(edge) for edge in range(200, 2201, 200))
    fact = truth_of(at([900], edges), 1003)
    assert (fact.low, fact.high) == (903, 1103)


@pytest.mark.parametrize(
    ("n", "beyond", "verdict"),
    [(5, 5, "open"), (6, 6, "high"), (7, 6, "open"), (7, 7, "high"), (10, 8, "open"),
     (10, 9, "high"), (14, 11, "open"), (14, 12, "high")],
)  # fmt: skip
def test_a_room_is_wrong_only_when_more_lie_beyond_than_chance_puts_there(n, beyond, verdict):
    assert judged(at([90] * beyond + [30] * (n - beyond)), BAND) == verdict


@pytest.mark.parametrize("n", range(5, 31))
def test_the_level_is_that_of_a_tossed_coin(n):
    rooms = {k: at([90] * k + [30] * (n - k)) for k in range(n + 1)}
    fewest = min((k for k, one in rooms.items() if judged(one, BAND) == "high"), default=n + 1)
    assert sum(comb(n, k) for k in range(fewest, n + 1)) / 2**n <= LEVEL


@pytest.mark.parametrize("n", [10, 14, 20, 30])
def test_rooms_that_guess_evenly_around_the_truth_are_seldom_called_wrong(n):
    chance, fact = random.Random(n), truth_of(at([50]), 50)
    rooms = [at([chance.uniform(0, 100) for _ in range(n)]) for _ in range(2000)]
    called = sum(judged(room, fact) in ("high", "low") for room in rooms) / 2000
    assert called <= 2 * LEVEL + 2 * (0.05 * 0.95 / 2000) ** 0.5


@pytest.mark.parametrize(("n", "power"), [(7, 0.6), (10, 0.85), (14, 0.95), (20, 0.98)])
def test_rooms_that_guess_far_too_high_are_mostly_called_so(n, power):
    chance, fact = random.Random(n), truth_of(at([50]), 40)
    rooms = [at([min(99, max(0, chance.gauss(85, 15))) for _ in range(n)]) for _ in range(500)]
    assert sum(judged(room, fact) == "high" for room in rooms) / 500 > power


def test_the_further_off_the_more_it_is_wrong_and_never_when_it_is_not():
    assert wrong(at([30] * 14), BAND) == 0
    assert 0 < wrong(at([70, 80] * 7), BAND) < wrong(at([90] * 14), BAND)
    assert wrong(at([0] * 14), truth_of(at([0]), 55, (40, 70))) < -3
