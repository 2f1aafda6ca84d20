"""What a quarter of the firm pays, and on which scale."""

from statistics import fmean

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.models.courses import course, game_of
from workshop.models.kpi_game.contracts import CONTRACTS, OWN
from workshop.models.kpi_game.outcomes import KPIS
from workshop.models.kpi_game.paying import BONUSES, SEATS, paid, scale_of
from workshop.models.kpi_game.plans import plans
from workshop.models.kpi_game.world import World

USUAL = {"marketing": [3, 3, 2], "sales": [3, 3, 2]}


def only(kpi):
    return {"bonus": {"marketing": {kpi: 1.0}, "sales": {kpi: 1.0}}}


FLOWS = ("leads", "fitleads", "revenue", "newcust", "profit")


@settings(max_examples=15)
@given(st.sampled_from(KPIS), st.tuples(*[st.integers(0, 164)] * 2))
def test_a_plan_that_is_kept_is_paid_in_the_mean_what_the_year_scores_in_the_model(kpi, at):
    game = game_of("kpi-game", only(kpi))
    kept = {seat: game.plans(seat)[row].tolist() for seat, row in zip(SEATS, at, strict=True)}
    shares = [closed["paid"]["sales"] for closed in course(game, [kept] * 4)["quarters"]]
    score = float(plans(World()).scores[kpi][at])
    if min(shares) > 0:
        assert (fmean(shares) if kpi in FLOWS else shares[-1]) == pytest.approx(score, abs=1e-9)
    else:
        # Less than nothing is never paid.
        assert fmean(shares) >= score - 1e-9 or kpi not in FLOWS


@pytest.mark.parametrize("kpi", FLOWS)
def test_a_full_bonus_is_the_most_that_any_two_plans_reach_which_are_kept(kpi):
    game, at = game_of("kpi-game", only(kpi)), plans(World()).kpis[kpi].argmax()
    pair = zip(SEATS, divmod(int(at), 165), strict=True)
    kept = {seat: game.plans(seat)[row].tolist() for seat, row in pair}
    told = course(game, [kept] * 4)["quarters"]
    assert fmean(closed["paid"]["marketing"] for closed in told) == pytest.approx(1)


def test_each_side_is_paid_for_its_own_number_only():
    game = game_of("kpi-game", {"bonus": "each"})
    first = course(game, [USUAL])["quarters"][0]
    other = course(game, [{**USUAL, "sales": [0, 0, 0]}])["quarters"][0]
    assert first["paid"]["marketing"] == other["paid"]["marketing"]
    assert first["paid"]["sales"] > other["paid"]["sales"] == 0


def test_a_seat_sees_its_own_figures_and_none_of_the_others():
    first = course(game_of("kpi-game"), [USUAL])["quarters"][0]
    assert {seat: tuple(own) for seat, own in first["own"].items()} == OWN
    assert [*first["firm"]] == [*KPIS, "customers"]


def test_the_articles_own_cures_are_among_the_bonuses():
    assert BONUSES["crossed"] == CONTRACTS["cross"]
    assert BONUSES["targets"].kind == "mbo"
    assert all(
        len(getattr(bonus, seat)) <= 3
        for bonus in BONUSES.values()
        for seat in ("marketing", "sales")
    )


def test_a_target_counts_half_where_it_is_just_reached():
    world = World()
    first = scale_of(world, 4)
    bonus = BONUSES["targets"]
    hr = world.hr_competence
    at = {k: hr * first.best[k] + (1 - hr) * first.silo[k] for k in KPIS}
    kpis = {k: np.array(first.low[k] + at[k] * (first.high[k] - first.low[k])) for k in KPIS}
    for seat in SEATS:
        assert float(paid(world, bonus, first, kpis, seat)) == pytest.approx(0.5)


def test_a_firm_that_grew_pays_more_than_at_the_start():
    game = game_of("kpi-game", only("revenue"))
    told = course(game, game.best())["quarters"]
    assert told[-1]["paid"]["sales"] > told[0]["paid"]["sales"] + 0.2


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ({"bonus": "free"}, "a bonus is one of each, crossed, targets, .*, not 'free'"),
        ({"bonus": 7}, "or weights by department, not 7"),
        ({"bonus": {"marketing": {"leads": 1.0}}}, "must hold 'sales'"),
        (
            {"bonus": {"marketing": {k: 0.25 for k in KPIS[:4]}, "sales": {"profit": 1.0}}},
            "marketing: a bonus has at most 3 numbers, not 4",
        ),
        ({"bonus": {"marketing": {"luck": 1.0}, "sales": {"profit": 1.0}}}, "must be one of leads"),
        ({"bonus": {"marketing": {"fit": 0.4}, "sales": {"profit": 1.0}}}, "must sum to 1"),
        ({"quarters": 0}, "quarters must be a whole number from 1 to 8, not 0"),
        ({"quarters": 9}, "quarters must be a whole number from 1 to 8, not 9"),
        ({"quarters": 2.0}, "quarters must be a whole number"),
        ({"quarters": 4, "world": {"horizon_months": 9}}, "from 1 to 3, not 4"),
        ({"world": {"colour": 1}}, "a world has no field 'colour'"),
    ],
)
def test_a_setting_that_cannot_be_played_is_answered_with_one_that_can(setting, sentence):
    with pytest.raises(ValueError, match=sentence) as told:
        game_of("kpi-game", setting)
    assert "\n" not in str(told.value)


def test_what_two_sides_agree_on_can_be_played_in_a_firm_of_their_own():
    bonus = {"marketing": {"fitleads": 0.7, "profit": 0.3}, "sales": {"newcust": 1.0}}
    game = game_of("kpi-game", {"bonus": bonus, "quarters": 3, "world": {"people": 4}})
    assert game.seats[0].usual == (2, 1, 1)
    told = course(game, [game.usual()] * 3)
    assert told["left"]["months"] == 27
    assert 0 < told["quarters"][0]["paid"]["marketing"] < 1
