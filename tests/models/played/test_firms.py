"""A room's firms: what they come to is what their games come to, whoever sits in them."""

import json
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.played import SETTINGS, games
from workshop.host.jobs import Job
from workshop.host.runs import calculate
from workshop.models.blame import blame
from workshop.models.choosing import calculating, chosen
from workshop.models.courses import course, game_of
from workshop.models.firms import finished, underway

EACH = pytest.mark.parametrize(("model", "setting"), SETTINGS, ids=lambda one: str(one))
EXAMPLES = settings(max_examples=20)
SAME = {"rel": 1e-9, "abs": 1e-9}
AGREED = {"marketing": {"fitleads": 0.7, "profit": 0.3}, "sales": {"newcust": 1.0}}


def firm(game, plans, number=0, **changes):
    """A firm as the host tells of it."""
    known = {"number": number, "setting": dict(game.setting), "plans": plans}
    return known | {"persona": "calculating", "care": 10.0, "seed": 7} | changes


def now(game, *firms):
    """Where firms stand, as it comes back from the calculator."""
    return through_json(underway(game.MODEL, through_json({"firms": firms}))["firms"])


def told(game, *firms, swapped=False):
    """A game of some firms, as it comes back from the calculator."""
    given = {"play": "plan", "swapped": swapped, "firms": firms}
    (found,) = finished(game.MODEL, through_json({"games": [given]}))["games"]
    assert through_json(found) == found
    return found


def through_json(thing):
    return json.loads(json.dumps(thing))


@EXAMPLES
@given(games(least=0))
def test_where_a_firm_stands_is_what_its_game_came_to(drawn):
    game, plans = drawn
    (found,) = now(game, firm(game, plans, 3))
    played = course(game, plans)["quarters"]
    assert found["number"] == 3
    assert [one["plans"] for one in found["quarters"]] == plans
    for one, closed in zip(found["quarters"], played, strict=True):
        assert one["paid"] == pytest.approx(closed["paid"], **SAME)
        assert {*one["own"]} == {*game.names}
        for seat, own in one["own"].items():
            assert own == pytest.approx(closed["own"][seat], **SAME)
    assert found["last"] == (plans[-1] if plans else game.usual())


@EXAMPLES
@given(games(least=0))
def test_offers_are_what_each_plan_would_pay_and_none_when_all_is_over(drawn):
    game, plans = drawn
    (found,) = now(game, firm(game, plans))
    if len(plans) == game.quarters:
        assert found["offers"] == {}
        return
    state = course(game, plans)["quarters"][-1]["state"] if plans else game.start()
    for seat in game.names:
        offered = game.offers(state, seat, found["last"])
        assert found["offers"][seat] == pytest.approx((1000 * offered).tolist(), abs=0.5 + 1e-6)


@EXAMPLES
@given(games())
def test_a_game_that_is_told_is_the_game_that_was_played(drawn):
    game, plans = drawn
    found = told(game, firm(game, plans))
    (one,) = found["firms"]
    played = course(game, plans)
    assert one["path"]["worth"] == pytest.approx(played["worth"], **SAME)
    assert one["path"]["left"] == pytest.approx(played["left"]["firm"], **SAME)
    for quarter, closed in zip(one["path"]["quarters"], played["quarters"], strict=True):
        assert quarter == pytest.approx(closed["firm"], **SAME)
    parts = blame(game, plans)
    assert one["blame"]["slips"] == pytest.approx(parts.pop("slips"), **SAME)
    assert {key: one["blame"][key] for key in parts} == pytest.approx(parts, **SAME)
    assert found["best"]["worth"] == pytest.approx(course(game, game.best())["worth"], **SAME)
    reckoned = course(game, calculating(game))["worth"]
    assert found["reckoned"][one["bonus"]]["worth"] == pytest.approx(reckoned, **SAME)


@EXAMPLES
@given(games(least=1))
def test_the_same_plans_are_repaid_what_the_game_of_the_other_bonus_pays(drawn):
    game, plans = drawn
    (one,) = told(game, firm(game, plans))["firms"]
    assert {*one["repaid"]} == {*game.bonuses} - {one["bonus"]}
    for bonus, shares in one["repaid"].items():
        other = game_of(game.MODEL, {"bonus": bonus})
        paid = [closed["paid"] for closed in course(other, plans)["quarters"]]
        means = {seat: fmean(quarter[seat] for quarter in paid) for seat in game.names}
        assert shares == pytest.approx(means, **SAME)


@EXAMPLES
@given(games(), st.data())
def test_where_nobody_sits_a_persona_plays_the_same_whenever_it_is_told(drawn, data):
    game, plans = drawn
    empty = data.draw(st.sampled_from(game.names))
    seated = [{**one, empty: None} for one in plans]
    whole = now(game, firm(game, seated, care=2.0))[0]["quarters"]
    for until in range(len(seated)):
        (begun,) = now(game, firm(game, seated[:until], care=2.0))
        assert begun["quarters"] == whole[:until]
    (one,) = told(game, firm(game, seated, care=2.0))["firms"]
    assert one["plans"] == [quarter["plans"] for quarter in whole]
    assert [quarter["paid"] for quarter in whole] == one["paid"]
    first = chosen(game, game.start(), empty, game.usual(), "calculating", 2.0, 7)
    assert whole[0]["plans"][empty] == first
    assert all(
        now[s] == then[s]
        for now, then in zip(one["plans"], plans, strict=True)
        for s in game.names
        if s != empty
    )


@EXAMPLES
@given(games(least=2), st.data())
def test_where_nothing_was_proposed_the_plan_of_the_quarter_before_stands(drawn, data):
    game, plans = drawn
    silent, at = data.draw(st.sampled_from(game.names)), data.draw(st.integers(0, len(plans) - 1))
    left = [{**one, silent: []} if n == at else one for n, one in enumerate(plans)]
    quarters = now(game, firm(game, left))[0]["quarters"]
    before = plans[at - 1] if at else game.usual()
    assert quarters[at]["plans"] == {**plans[at], silent: before[silent]}


@EACH
def test_a_firm_that_keeps_its_plans_is_the_one_that_the_model_tells(model, setting):
    game = game_of(model, setting)
    kept = game.best()
    (one,) = told(game, firm(game, kept))["firms"]
    assert one["blame"]["loss"] == pytest.approx(0, abs=1e-9)
    assert one["path"]["worth"] == pytest.approx(course(game, kept)["worth"], **SAME)


@EACH
def test_what_is_paid_for_is_told_as_shares_that_sum_to_one_or_not_at_all(model, setting):
    game = game_of(model, setting)
    for seat in game.names:
        terms = game.terms(seat)
        assert not terms or sum(terms.values()) == pytest.approx(1)
        assert {*terms} <= {*game.figures}
        assert all(share > 0 for share in terms.values())


def test_many_firms_are_each_what_it_is_alone():
    rooms = [game_of("kpi-game", {"bonus": bonus}) for bonus in ("each", "crossed", "each")]
    firms = [firm(game, [game.usual()] * 4, at, seed=at) for at, game in enumerate(rooms)]
    firms[2]["plans"] = [{"marketing": None, "sales": [0, 0, 8]}] * 4
    together = told(rooms[0], *firms)["firms"]
    assert [one["number"] for one in together] == [0, 1, 2]
    for at, one in enumerate(together):
        (alone,) = told(rooms[at], firms[at])["firms"]
        assert one["path"]["worth"] == pytest.approx(alone["path"]["worth"], **SAME)
        assert one["plans"] == alone["plans"]
        assert one["blame"]["loss"] == pytest.approx(alone["blame"]["loss"], **SAME)


def test_a_bonus_that_was_agreed_in_the_room_has_no_name_and_is_repaid_under_all():
    game = game_of("kpi-game", {"bonus": AGREED, "quarters": 3})
    found = told(game, firm(game, [game.usual()] * 3), swapped=True)
    (one,) = found["firms"]
    assert one["bonus"] == ""
    assert {*found["reckoned"]} == {""}
    assert {*one["repaid"]} == {*game.bonuses}
    assert found["swapped"]
    assert now(game, firm(game, []))[0]["terms"] == AGREED


def test_a_game_that_was_broken_off_is_told_without_saying_what_its_loss_is_made_of():
    game = game_of("kpi-game")
    (one,) = told(game, firm(game, [game.usual()]))["firms"]
    assert "blame" not in one
    assert len(one["path"]["quarters"]) == 1
    assert one["path"]["months"] == game.horizon - 3


def test_a_game_that_nobody_played_is_left_out():
    assert finished("kpi-game", {"games": [{"play": "a", "swapped": False, "firms": []}]}) == {
        "games": []
    }


def test_a_calculator_tells_firms_and_games_from_other_jobs():
    game = game_of("kpi-game")
    firms = [firm(game, [game.usual()])]
    job = Job("op", "session", "kpi-tradeoffs", "plan-1", "kpi-game", {"firms": firms})
    assert calculate(job) == underway("kpi-game", {"firms": firms})
    games_played = {"games": [{"play": "plan", "swapped": False, "firms": firms}]}
    job = Job("op", "session", "kpi-tradeoffs", "game", "kpi-game", games_played)
    assert calculate(job) == finished("kpi-game", games_played)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"persona": "saint"}, "a persona must be one of hunter"),
        ({"care": -1.0}, "care must be 0 or more"),
        ({"setting": {"bonus": "free"}}, "a bonus is one of each"),
        ({"plans": [{"marketing": [9, 9, 9], "sales": [0, 0, 0]}]}, "marketing: a plan is"),
        ({"plans": [{"marketing": None, "sales": None}] * 5}, "all 4 quarters have been played"),
    ],
)
def test_a_firm_that_cannot_be_played_is_answered_in_a_sentence(changes, sentence):
    game = game_of("kpi-game")
    empty = [{"marketing": None, "sales": None}]
    for work in (now, told):
        with pytest.raises(ValueError, match=sentence):
            work(game, {**firm(game, empty), **changes})
