"""What every game that people play keeps to, whichever model it is."""

import json
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.played import SETTINGS, games, plans_of
from workshop.models.choosing import answer, calculating, chosen, knowing, led
from workshop.models.courses import course, game_of, ledger, playable, replay
from workshop.models.playing import PERSONAS

EACH = pytest.mark.parametrize(("model", "setting"), SETTINGS, ids=lambda one: str(one))
EXAMPLES = settings(max_examples=25)


def through_json(thing):
    return json.loads(json.dumps(thing))


def test_every_model_that_is_played_is_tested_here():
    assert {model for model, _ in SETTINGS} == {*playable()}


@EACH
def test_the_first_plan_of_a_seat_is_to_idle_and_the_usual_one_is_a_plan(model, setting):
    game = game_of(model, setting)
    for seat in game.seats:
        every = game.plans(seat.id)
        assert every[0].tolist() == game.idle(seat.id) == [0] * len(seat.tasks)
        assert every.tolist() == sorted(every.tolist())
        assert list(seat.usual) in every.tolist()
        assert all(game.plan(seat.id, plan) == plan for plan in every.tolist())


@EXAMPLES
@given(games(least=0))
def test_a_game_that_was_stopped_and_written_down_anywhere_goes_on_as_if_it_had_not(drawn):
    game, plans = drawn
    state = through_json(game.start())
    for number, one in enumerate(plans):
        assert game.number(state) == number
        state = through_json(game.step(state, through_json(one)))["state"]
    told = course(game, plans)
    assert state == (told["quarters"][-1]["state"] if plans else game.start())


@EXAMPLES
@given(games(least=0))
def test_a_ledger_that_was_written_down_replays(drawn):
    game, plans = drawn
    written = through_json(ledger(game, plans))
    assert replay(written) == through_json(course(game, plans))
    again = game_of(written["model"], written["setting"])
    assert again.setting == game.setting


@EXAMPLES
@given(games(), st.data())
def test_what_a_plan_is_offered_is_what_it_is_paid_if_the_others_repeat_theirs(drawn, data):
    game, plans = drawn
    until = data.draw(st.integers(1, game.quarters - 1))
    state = course(game, plans[:until])["quarters"][-1]["state"]
    seat, last = data.draw(st.sampled_from(game.names)), plans[until - 1]
    mine = data.draw(plans_of(game, seat))
    offered = game.offers(state, seat, last)
    every = game.plans(seat).tolist()
    assert offered.shape == (len(every),)
    paid = game.step(state, {**last, seat: mine})["paid"][seat]
    assert offered[every.index(mine)] == pytest.approx(paid, rel=1e-9, abs=1e-9)


@EXAMPLES
@given(games())
def test_pay_is_never_less_than_nothing_and_in_the_mean_no_more_than_a_full_bonus(drawn):
    game, plans = drawn
    told = course(game, plans)["quarters"]
    for seat in game.names:
        shares = [closed["paid"][seat] for closed in told]
        assert min(shares) >= 0
        # Who changes plans on the way may do a little better than whoever keeps them.
        assert fmean(shares) < 1.1


@EACH
def test_who_reckons_takes_what_pays_most_against_the_last_plans(model, setting):
    game = game_of(model, setting)
    state, last = game.start(), game.usual()
    for now in calculating(game):
        for seat in game.names:
            offered = game.offers(state, seat, last)
            at = game.plans(seat).tolist().index(now[seat])
            assert offered[at] == pytest.approx(offered.max(), rel=1e-9)
        state, last = game.step(state, now)["state"], now


@EACH
def test_who_knows_the_others_plan_could_gain_nothing_by_another_one(model, setting):
    game = game_of(model, setting)
    state, gains = game.start(), []
    for now in knowing(game):
        for seat in game.names:
            offered = game.offers(state, seat, now)
            gains.append(offered.max() - offered[game.plans(seat).tolist().index(now[seat])])
        state = game.step(state, now)["state"]
    # Where no pair of plans is stable, the one is taken in which the larger regret is smallest.
    assert max(gains) < 0.02


@EACH
def test_the_best_for_the_owner_is_better_than_what_anybody_is_led_to(model, setting):
    game = game_of(model, setting)
    best = course(game, game.best())["worth"]
    for plans in (calculating(game), knowing(game)):
        assert course(game, plans)["worth"] <= best


@EACH
@pytest.mark.parametrize("persona", PERSONAS)
def test_a_careful_persona_does_what_she_likes_and_the_same_seed_the_same(model, setting, persona):
    game = game_of(model, setting)
    state, last = game.start(), game.usual()
    for seat in game.names:
        liked, every = game.liked(state, seat, last, persona), game.plans(seat).tolist()
        careful = chosen(game, state, seat, last, persona, 1e6, 1)
        assert liked[every.index(careful)] == pytest.approx(liked.max(), abs=1e-4)
        drawn = [[chosen(game, state, seat, last, persona, 1, n) for n in range(8)] for _ in "ab"]
        assert drawn[0] == drawn[1]
        assert len({tuple(plan) for plan in drawn[0]}) > 2


@EACH
def test_who_reckons_likes_what_she_is_paid(model, setting):
    game = game_of(model, setting)
    state, last = game.start(), game.usual()
    for seat in game.names:
        liked = game.liked(state, seat, last, "calculating")
        assert np.array_equal(liked, game.offers(state, seat, last))
        assert chosen(game, state, seat, last, "calculating", 1e9, 1) == answer(
            game, state, seat, last
        )


@EACH
def test_a_game_that_is_under_way_runs_on_with_its_last_plans(model, setting):
    game = game_of(model, setting)
    plans = led(game, lambda state, last: {s: game.plans(s)[-1].tolist() for s in game.names})
    whole, begun = course(game, plans), course(game, plans[:1])
    assert begun["left"]["months"] == game.horizon - 3
    assert whole["left"]["months"] == game.horizon - 3 * game.quarters
    assert begun["worth"] == pytest.approx(whole["worth"], rel=1e-9)
    assert course(game, [])["left"]["months"] == game.horizon


BAD_PLANS = [None, 7, "all", [], [1], [9, 9, 9], [-1, 0, 0], [1.5, 0, 0], [True, 0, 0], ["1", 0, 0]]


@EACH
@pytest.mark.parametrize("plan", BAD_PLANS, ids=str)
def test_what_is_no_plan_is_answered_with_what_a_plan_is(model, setting, plan):
    game = game_of(model, setting)
    seat = game.seats[0]
    given = plan if plan != [1] or len(seat.tasks) > 1 else [99]
    with pytest.raises(ValueError, match=f"{seat.id}: a plan is .*{seat.tasks[0]}") as told:
        game.step(game.start(), {**game.usual(), seat.id: given})
    assert "\n" not in str(told.value)


@EACH
def test_what_cannot_be_played_is_said_in_a_sentence(model, setting):
    game = game_of(model, setting)
    played = course(game, game.best())["quarters"][-1]["state"]
    with pytest.raises(ValueError, match=r"^all 4 quarters have been played.$"):
        game.step(played, game.usual())
    with pytest.raises(ValueError, match=r"^a seat must be one of .*, not 'HR'.$"):
        game.plans("HR")
    with pytest.raises(ValueError, match=r"^a persona must be one of hunter, .*, not 'saint'.$"):
        chosen(game, game.start(), game.names[0], game.usual(), "saint", 10, 1)
    with pytest.raises(ValueError, match=r"^care must be 0 or more, not -1.$"):
        chosen(game, game.start(), game.names[0], game.usual(), "hunter", -1, 1)
    with pytest.raises(ValueError, match=r"^a setting has .*, and no 'colour'.$"):
        game_of(model, {"colour": "blue"})


def test_a_model_that_is_not_played_is_answered_with_those_that_are():
    with pytest.raises(
        ValueError, match=r"^a model that is played is one of .*kpi-game.*'chess'.$"
    ):
        game_of("chess")
    with pytest.raises(ValueError, match=r"^a setting must be plain data, not "):
        game_of("kpi-game", {"bonus": object()})


@EXAMPLES
@given(games(), st.data())
def test_a_ledger_that_was_changed_is_found_out(drawn, data):
    game, plans = drawn
    written = through_json(ledger(game, plans))
    seat, at = data.draw(st.sampled_from(game.names)), data.draw(st.integers(0, len(plans) - 1))
    changed = data.draw(st.sampled_from(["paid", "worth", "quarters", "parts"]))
    if changed == "paid":
        written["paid"][at][seat] += 1e-6
    elif changed == "worth":
        written["worth"] *= 1 + 1e-6
    elif changed == "quarters":
        written["paid"].pop()
    else:
        written.pop(data.draw(st.sampled_from(sorted(written))))
    with pytest.raises(ValueError, match=r"ledger (says|tells|must hold)"):
        replay(written)
