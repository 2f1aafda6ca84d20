"""What charts of counts and points find: nearly all that shuffling finds in the answers themselves.

A chart knows the tallies that are published and no more. The test by shuffling knows what each
person answered; it has the same statistic, and the chart's own level.
"""

import os
from itertools import product

import numpy as np
import pytest

from benchmarks import shuffled
from benchmarks.differences import split
from benchmarks.headlines import names
from benchmarks.power import KINDS, SIZES, both, seen
from workshop.charts import certainty
from workshop.charts.certainty import Certainty, Summary
from workshop.charts.clarity import FEW_KNOW
from workshop.charts.facts import FEW_FACTS
from workshop.charts.grouped import points
from workshop.charts.maps.calibrated import WANTED
from workshop.exercises.exercise import load_exercise

ROOMS = int(os.environ.get("WORKSHOP_ROOMS", "150"))
WITHIN = 0.1

TOLD_ALIKE = {
    ("departments that choose differently (choice)", 7),
    ("a contact that the sides call otherwise (court)", 7),
}
"""Seven of seven are told as five of seven are, and between those nobody can tell departments."""

TOLD_TOO_WIDE = ["departments that order otherwise (ranking)", "two maps of one thing (ridges)"]
"""Spreads are told rounded up: of places to the next half, of ranges to five hundredths."""

ONE_LESS = "a place that most name (several)"
"""Of those who name it one may be moved, so one less is judged."""

TAKEN_AS_FAR = "guesses that add up to more than there is (together)"
"""How far people lie apart over all of their guesses is not published, so as far as they can."""

SURE_TWICE = "who stands on one side and dances to the other (plane)"
"""Each of the two must be sure by itself."""

NOT_ALIKE = [name for name in KINDS if name.endswith("not alike")]
"""Answers of one person are taken to be somewhat alike: how much they are is not published."""

NOTHING = {
    "an option that comes first (choice)": 1 / 3,
    "a task that should move (ownership)": 0.2,
    "a task that both claim (claimed)": 0.5,
    "work that is mostly tactics (service)": 0.5,
    "work that should change (service)": 0.5,
    "facts that few know (facts)": FEW_FACTS,
    "a letter that few understand (clarity)": FEW_KNOW,
    "more than an even share of points (ledger)": 1.0,
    ONE_LESS: 0.5,
    TAKEN_AS_FAR: 1.0,
    "ranges that are too narrow (calibrated)": WANTED,
    "two maps of one thing (ridges)": 0.0,
    "a contact that the sides call otherwise (court)": 1 / 3,
    SURE_TWICE: 0.0,
}
"""By how much it must differ to be no difference at all."""

NOT_LINKED = "a claim that is answered otherwise (shift)"
"""Who moved is told in stretches, and what is named must hold whatever they stand for."""

LOST = [*TOLD_TOO_WIDE, NOT_LINKED, *NOT_ALIKE, ONE_LESS, TAKEN_AS_FAR, SURE_TWICE]
FOUND = [one for one in product(KINDS, SIZES) if one not in TOLD_ALIKE and one[0] not in LOST]


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("name", "each"), FOUND)
def test_what_is_there_is_found_nearly_as_often_as_in_the_answers_themselves(name, each):
    said, possible = both(KINDS[name], each, ROOMS).astype(float).T
    error = np.std(said - possible) / ROOMS**0.5
    assert said.mean() >= possible.mean() - WITHIN - 2 * error
    assert 0.2 < possible.mean() < 0.9, (
        "a difference that is always found, or never, proves nothing"
    )


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("each", SIZES)
@pytest.mark.parametrize("name", NOTHING)
def test_where_nothing_differs_a_chart_names_something_no_more_often_than_it_may(
    name, each, monkeypatch
):
    monkeypatch.setattr(shuffled, "SHUFFLES", 1)
    kind, rng, rooms = KINDS[name], np.random.default_rng([3, each]), 5 * ROOMS
    played = (kind.play(rng, each, NOTHING[name]) for _ in range(rooms))
    said = sum(bool(names(seen(kind, answers))) for answers, _ in played)
    level = certainty(load_exercise(kind.slug), kind.reveal.chart).level
    assert said / rooms <= level + 2 * (level * (1 - level) / rooms) ** 0.5


@pytest.mark.parametrize("name", [*sorted({name for name, _ in TOLD_ALIKE}), *LOST])
def test_what_is_said_to_be_lost_is_lost(name):
    """As docs/how-it-works.md tells; if this fails, more is found, and the words there are old."""
    said, possible = both(KINDS[name], 7, 25).mean(axis=0)
    assert said <= possible + 0.05


# Shared points.

LEVEL = 0.01


def told(shares):
    """Return points as tallies tell them: whole means, spreads rounded up to five."""
    spreads = 5 * np.maximum(np.ceil(shares.std(axis=0, ddof=1) / 5), 1)
    return {
        str(item): Summary(len(shares), round(float(mean)), float(spread) ** 2)
        for item, (mean, spread) in enumerate(zip(shares.mean(axis=0), spreads, strict=True))
    }


def rooms(people, weights, many=400):
    rng = np.random.default_rng([people, len(weights)])
    return [split(rng, np.tile(weights, (people, 1))) for _ in range(many)]


def no_more_than(level, hits):
    return np.mean(hits) <= level + 2 * (level * (1 - level) / len(hits)) ** 0.5


@pytest.mark.parametrize("weight", [0.1, 1.0, 4.0])
@pytest.mark.parametrize("people", [10, 20])
def test_points_that_are_shared_alike_show_nothing_however_people_clump_them(people, weight):
    drawn = rooms(people, [weight] * 7)
    large = [bool(points.large(Certainty(LEVEL), told(one), 7)) for one in drawn]
    halves = [(told(one[: people // 2]), told(one[people // 2 :])) for one in drawn]
    apart = [bool(points.apart(Certainty(LEVEL), *both_of)) for both_of in halves]
    assert no_more_than(LEVEL, large)
    assert no_more_than(LEVEL, apart)


def test_an_item_that_some_give_half_and_others_nothing_is_judged_by_itself():
    """Taken to be clumped as the others are, it would be named in one room of six."""
    rng, hits = np.random.default_rng(4), []
    for _ in range(400):
        rest = split(rng, np.full((14, 6), 8.0))
        half = (rng.random((14, 1)) < 0.25) * 57.0
        shares = np.hstack([half, rest * (1 - half / 100)])
        hits.append("0" in points.apart(Certainty(LEVEL), told(shares[:7]), told(shares[7:])))
    assert no_more_than(LEVEL, hits)


def test_where_one_item_has_all_the_points_it_has_more_than_an_even_share():
    shares = np.tile([100.0, *[0.0] * 6], (5, 1))
    assert points.large(Certainty(LEVEL), told(shares), 7) == ["0"]
