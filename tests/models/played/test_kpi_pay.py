"""What a quarter of the firm pays, and on which scale."""

import numpy as np
import pytest

from workshop.models.courses import course, game_of
from workshop.models.kpi_game.contracts import CONTRACTS, OWN
from workshop.models.kpi_game.outcomes import KPIS
from workshop.models.kpi_game.paying import BONUSES, SEATS, paid, scales
from workshop.models.kpi_game.plans import plans
from workshop.models.kpi_game.world import World

USUAL = {"marketing": [3, 3, 2], "sales": [3, 3, 2]}


def only(kpi):
    return {"bonus": {"marketing": {kpi: 1.0}, "sales": {kpi: 1.0}}}


@pytest.mark.parametrize("kpi", KPIS)
def test_a_full_bonus_is_the_most_that_plans_reach_which_are_kept(kpi):
    game, every = game_of("kpi-game", only(kpi)), World()
    low, high = (np.unravel_index(at, (165, 165)) for at in _ends(every, kpi))
    for pair, share in ((low, 0), (high, 1)):
        kept = {s: game.plans(s)[at].tolist() for s, at in zip(SEATS, pair, strict=True)}
        first = course(game, [kept])["quarters"][0]
        assert first["paid"] == pytest.approx(dict.fromkeys(SEATS, share), abs=1e-9)


def _ends(world, kpi):
    """Return where a KPI is lowest and highest in a first quarter, among all pairs."""
    quarter = plans(World(bonus_months=3)).kpis[kpi]
    return int(quarter.argmin()), int(quarter.argmax())


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
    (first, *_) = scales(world, 4)
    bonus = BONUSES["targets"]
    hr = world.hr_competence
    at = {k: hr * first.best[k] + (1 - hr) * first.silo[k] for k in KPIS}
    kpis = {k: np.array(first.low[k] + at[k] * (first.high[k] - first.low[k])) for k in KPIS}
    for seat in SEATS:
        assert float(paid(world, bonus, first, kpis, seat)) == pytest.approx(0.5)


def test_who_builds_first_and_harvests_later_may_get_more_than_a_full_bonus():
    game = game_of("kpi-game", {"bonus": "each"})
    built = [{"marketing": [0, 0, 8], "sales": [8, 0, 0]}] * 3
    told = course(game, [*built, {"marketing": [8, 0, 0], "sales": [8, 0, 0]}])
    assert told["quarters"][-1]["paid"]["marketing"] > 1.02


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
