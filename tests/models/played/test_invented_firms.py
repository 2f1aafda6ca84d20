"""Firms that invented people play: many at once as one by one, and as the document tells."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.played import CARES, LEARNING, best, firm, many, play, reckoned, room, row, summary
from workshop.models.choosing import learned, slipped
from workshop.models.kpi_game.paying import BONUSES, SEATS
from workshop.models.playing import PERSONAS

DOCUMENT = (Path(__file__).parents[3] / "docs" / "models.md").read_text(encoding="utf-8")
RECKON = dict.fromkeys(SEATS, "calculating")


@pytest.mark.parametrize("bonus", BONUSES)
def test_many_firms_without_a_slip_are_each_the_game_that_is_played_one_by_one(bonus):
    found = play(firm(bonus), RECKON, 1e12, 3, np.random.default_rng(1))
    for name, value in reckoned(bonus).items():
        assert getattr(found, name) == pytest.approx([value] * 3, rel=1e-9)


def test_the_owners_best_is_the_one_that_is_told():
    told = best()
    assert f"{told['leads']:.0f} leads, {told['new']:.1f} new customers" in DOCUMENT
    assert f"{told['year']:.0f} in the year and {told['later']:,.0f} in the two years" in DOCUMENT


def test_each_for_itself_brings_more_leads_and_fewer_customers_the_more_carefully_it_is_played():
    shares = [summary(many("each", "calculating", care, 5))["share"] for care in (1, 3, 5, 10)]
    assert shares == sorted(shares)
    assert shares[0] < 0.4
    assert shares[-1] > 0.9
    assert summary(many("each", "calculating", LEARNING, 5))["share"] > 0.7


def test_mending_both_bonuses_leaves_more_behind_than_mending_one_and_one_more_than_none():
    later = {bonus: summary(many(bonus, "calculating", 30, 5))["later"] for bonus in BONUSES}
    assert later["each"] < later["sales_mended"] < later["marketing_mended"] < later["both_mended"]
    assert later["profit"] < later["each"]


def test_the_same_seeds_give_the_same_firms():
    for care in (3, LEARNING):
        one, again = (many("crossed", "helper", care, 2) for _ in "ab")
        assert np.array_equal(one.worth, again.worth)


def test_the_document_tells_what_the_games_come_to():
    assert row("`profit`", "profit", "calculating") in DOCUMENT


@pytest.mark.slow
@pytest.mark.parametrize("bonus", BONUSES)
def test_the_document_tells_what_every_bonus_comes_to(bonus):
    assert row(f"`{bonus}`", bonus, "calculating") in DOCUMENT
    assert f"`{bonus}` {reckoned(bonus)['later']:,.0f}" in DOCUMENT


@pytest.mark.slow
@pytest.mark.parametrize("who", [who for who in PERSONAS if who != "calculating"])
def test_the_document_tells_what_everybody_makes_of_each_for_itself(who):
    assert row(f"`each`, {who}", "each", who) in DOCUMENT


@pytest.mark.slow
@pytest.mark.parametrize("bonus", ["both_mended", "crossed", "targets"])
def test_the_document_tells_what_a_room_of_three_firms_shows(bonus):
    assert room(bonus) in DOCUMENT


def test_who_slips_takes_what_is_liked_more_often_the_more_careful_she_is():
    liked, rng = np.array([0.0, 0.5, 1.0]), np.random.default_rng(1)
    for care in CARES[:4]:
        drawn = slipped(np.broadcast_to(liked, (20_000, 3)), care, rng)
        odds = np.exp(care * liked) / np.exp(care * liked).sum()
        assert np.bincount(drawn, minlength=3) / 20_000 == pytest.approx(odds, abs=0.015)


def test_who_learns_never_likes_a_quarter_less_than_doing_the_same_again():
    rng = np.random.default_rng(1)
    liked, last = rng.random((500, 40)), rng.integers(40, size=500)
    found = learned(liked, last, 8, rng)
    at = np.arange(500)
    assert (liked[at, found] >= liked[at, last]).all()
    assert liked[at, found].mean() > 0.85
