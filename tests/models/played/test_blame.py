"""What a loss is made of: the parts are exact, and each is what it is called."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.kpi_worlds import worlds
from tests.support.played import SETTINGS, games, rounds_of
from workshop.models.blame import blame
from workshop.models.choosing import calculating, knowing
from workshop.models.courses import course, game_of
from workshop.models.kpi_game.paying import BONUSES
from workshop.models.kpi_game.playing import KpiGame

EACH = pytest.mark.parametrize(("model", "setting"), SETTINGS, ids=lambda one: str(one))


def parts(found):
    return [found["bonus"], found["unknown"], *found["slips"].values()]


@settings(max_examples=40)
@given(games())
def test_the_parts_sum_to_the_loss_whatever_was_played(drawn):
    game, plans = drawn
    found = blame(game, plans)
    assert sum(parts(found)) == pytest.approx(found["loss"], rel=1e-9, abs=1e-9)
    assert found["loss"] == found["best"] - found["worth"]
    assert found["worth"] == course(game, plans)["worth"]


@settings(max_examples=15)
@given(worlds(), st.sampled_from([*BONUSES]), st.data())
def test_in_any_firm_the_parts_sum_to_the_loss_and_offers_are_paid(world, bonus, data):
    game = KpiGame(world, BONUSES[bonus], 4, {})
    plans = data.draw(rounds_of(game))
    found = blame(game, plans)
    assert sum(parts(found)) == pytest.approx(found["loss"], rel=1e-9, abs=1e-9)
    state = course(game, plans[:1])["quarters"][0]["state"]
    for seat in game.names:
        offered = game.offers(state, seat, plans[0])
        again = game.plans(seat).tolist().index(plans[0][seat])
        paid = game.step(state, plans[0])["paid"][seat]
        assert offered[again] == pytest.approx(paid, rel=1e-9, abs=1e-9)


@EACH
def test_who_reckons_slips_nowhere(model, setting):
    game = game_of(model, setting)
    found = blame(game, calculating(game))
    assert found["slips"] == dict.fromkeys(game.names, 0.0)
    assert found["bonus"] >= 0


@EACH
def test_whoever_plays_the_owners_best_has_made_good_what_the_bonus_costs(model, setting):
    game = game_of(model, setting)
    found = blame(game, game.best())
    assert found["loss"] == pytest.approx(0, abs=1e-9)
    spoiled = found["bonus"] + found["unknown"]
    assert sum(found["slips"].values()) == pytest.approx(-spoiled, rel=1e-9, abs=1e-9)


def test_in_each_for_itself_there_is_nothing_to_know_and_all_lies_in_the_bonus():
    game = game_of("kpi-game", {"bonus": "each"})
    assert calculating(game) == knowing(game)
    found = blame(game, calculating(game))
    assert found["unknown"] == 0
    assert found["bonus"] == pytest.approx(found["loss"], rel=1e-9)
    assert found["loss"] > 700


def test_crossed_numbers_make_it_count_what_the_others_do():
    game = game_of("kpi-game", {"bonus": "crossed"})
    assert calculating(game) != knowing(game)
    assert blame(game, calculating(game))["unknown"] != 0


def test_one_sides_slip_is_hers_alone():
    game = game_of("kpi-game", {"bonus": "each"})
    slept = [{**one, "sales": [0, 0, 0]} for one in calculating(game)]
    slips = blame(game, slept)["slips"]
    # Marketing answer the same, whatever sales do: leads do not hang on sales.
    assert slips["marketing"] == 0
    assert slips["sales"] > 0


def test_a_game_that_is_not_over_has_no_blame_yet():
    game = game_of("kpi-game")
    with pytest.raises(ValueError, match=r"^a game has 4 quarters, not 1.$"):
        blame(game, [game.usual()])
