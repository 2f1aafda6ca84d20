"""What charts of firms say, and when: facts of the game always, what firms show only if they do."""

import pytest

from tests.charts.firms_room import AGREED, bars, finding, firms, game, outcome, room, with_worths
from workshop.charts.firms.blamed import LOSS
from workshop.content.parameters import model_words
from workshop.content.texts import interface
from workshop.models.courses import game_of

BEST = game_of("kpi-game").best()
NAMES = interface("en").find("play.firms.names")
BONUSES = model_words("kpi-game", "en").table("played.named")


def kpi(n=3, **changes):
    return outcome("kpi-game", game([{**one, **changes} for one in firms("kpi-game", n)]))


def said(chart, found, model="kpi-game", language="en"):
    return bars(chart, model, found, language)["sentence"].replace("\u00a0", " ")


def title(chart, found, model="kpi-game", language="en"):
    return finding(chart, model, found, language).title.replace("\u00a0", " ")


# One game.


def test_firms_that_play_the_best_plan_have_all_of_it_and_lose_nothing():
    found = kpi(2, plans=BEST)
    assert title("courses", found).startswith("Our 2 firms earn 100% of what the best plan")
    assert finding("courses", "kpi-game", found).holds == {
        "firms-level": {"firms": f"{NAMES[0]} and {NAMES[1]}"}
    }
    assert finding("harm", "kpi-game", found).holds == {"harm-none": {"of": "2"}}
    assert "earn as much as the best plan would have" in title("blamed", found)


def test_what_firms_leave_behind_is_told_beside_what_the_best_plan_would():
    assert "the best plan would leave 1,545" in said("courses", room("kpi-game", 3))


def test_a_side_that_is_paid_while_its_firm_loses_is_a_condition():
    holds = finding("earned", "kpi-game", room("kpi-game", 8)).holds
    assert set(holds) == {"paid-beyond"}
    assert finding("earned", "kpi-game", kpi(2, plans=BEST)).holds == {}


def test_in_how_many_firms_there_is_harm_is_counted_from_their_figures():
    found = room("kpi-game", 17)
    rows = finding("harm", "kpi-game", found).rows
    counted = sum(row.leads_share > 1 and row.customers_share < 1 for row in rows)
    assert 0 < counted < 17
    # A game is about its last round; there the number is that of the title.
    assert title("harm", found).endswith(f"so it is in {counted} of our 17 firms")


def test_one_firm_is_called_by_its_name():
    for chart in ("courses", "earned", "harm", "blamed"):
        assert NAMES[0] in title(chart, kpi(1))
    # "1 firms" would be no sentence.
    assert "1 firm" not in said("courses", kpi(1))


def test_the_same_plans_are_told_under_the_articles_own_bonuses():
    told = title("repaid", kpi(3))
    assert f"for “{BONUSES['crossed']}”" in told
    assert f"for “{BONUSES['targets']}”" in told
    labels = [row.name for row in finding("repaid", "kpi-game", kpi(3)).rows]
    assert labels[0] == f"{BONUSES['each']} (as played)"
    assert {*labels[1:]} == {*BONUSES.values()} - {BONUSES["each"]}


def test_the_parts_of_a_loss_are_told_and_a_part_that_helped_is_called_a_gain():
    found = room("kpi-game", 17)
    one = finding("blamed", "kpi-game", outcome("kpi-game", game(firms("kpi-game", 17))))
    assert "slips-gained" in one.holds
    assert "a gain of" in one.title
    assert "The parts are taken off in a fixed order" in said("blamed", found)
    for row in one.rows:
        parts = dict(row.parts)
        assert sum(parts.values()) - parts[LOSS] == pytest.approx(parts[LOSS])


def test_a_game_that_was_broken_off_has_no_parts_of_its_loss():
    begun = [{**one, "plans": one["plans"][:2]} for one in firms("kpi-game", 2)]
    assert title("blamed", outcome("kpi-game", game(begun))).startswith("The game was broken off")


# Two games.


@pytest.mark.parametrize(
    ("firms_", "better", "sure"), [(3, 3, False), (5, 5, False), (8, 8, True), (8, 6, False)]
)
def test_how_many_firms_earn_more_is_a_sign_test_on_firms(firms_, better, sure):
    first = [0.5] * firms_
    second = [0.6 if at < better else 0.4 for at in range(firms_)]
    found = finding("games", "kpi-game", with_worths(room("kpi-game", firms_), first, second))
    assert bool(found.names) == sure
    assert found.chance != sure
    assert set(found.holds) == ({"second-more"} if sure else {"cannot-tell"})
    assert ("that is hardly chance" in found.title) == sure


def test_a_second_game_that_went_worse_is_said_as_plainly():
    found = with_worths(room("kpi-game", 8), [0.6] * 8, [0.5] * 8)
    assert finding("games", "kpi-game", found).holds == {"second-less": {"n": "8", "of": "8"}}


def test_no_sentence_credits_the_bonus_with_a_second_game():
    found = with_worths(room("kpi-game", 8), [0.5] * 8, [0.7] * 8)
    assert "what lies in the bonus and what in practice, no game can tell" in said("games", found)
    assert "hva som skyldes øvelse" in said("games", found, language="nb")


def test_firms_that_come_out_alike_are_neither_better_nor_worse():
    found = with_worths(room("kpi-game", 8), [0.5] * 8, [0.5] * 8)
    assert "0 of our 8 firms earn more and 0 less" in title("games", found)


def test_a_game_without_a_second_one_has_nothing_to_compare():
    assert title("games", kpi(3)).startswith("The second game has not been played")


def test_only_firms_that_played_both_games_are_compared():
    later = [{**one, "number": one["number"] + 2} for one in firms("kpi-game", 3, seed=5)]
    found = outcome("kpi-game", game(firms("kpi-game", 3)), game(later, "anew"))
    assert [row.name for row in finding("games", "kpi-game", found).rows] == [NAMES[2]]


@pytest.mark.parametrize(
    ("bonuses", "swapped", "how"),
    [
        ((), True, "with seats swapped"),
        (("crossed",), False, f"paid for “{BONUSES['crossed']}”"),
        (AGREED, False, "paid for “What we agreed”"),
        (("crossed", "targets"), False, "with another bonus"),
    ],
)
def test_what_was_otherwise_in_the_second_game_is_named(bonuses, swapped, how):
    again = game(firms("kpi-game", 3, bonuses, seed=5), "anew", swapped)
    assert how in title("games", outcome("kpi-game", game(firms("kpi-game", 3)), again))


# Two horizons.


def pressed(*by_pair):
    """Return a game of pairs that keep these pressures, in twentieths, of the two in turn."""
    pairs = firms("lead-pool", len(by_pair))
    kept = [{**one, "plans": [{"pair": [at]}] * 4} for one, at in zip(pairs, by_pair, strict=True)]
    return outcome("lead-pool", game(kept))


def test_a_horizon_that_surely_presses_harder_is_named_and_the_other_with_it():
    found = finding("horizons", "lead-pool", pressed(10, 1, 12, 2, 11, 0, 10, 1))
    assert found.names == ["quarter"]
    assert set(found.holds) == {"horizon-presses"}
    assert "we pressed 54% of those who said “not now”" in found.title


def test_horizons_that_may_press_alike_cannot_be_told_apart():
    for pairs in ((10, 1), (10, 1, 2), (10, 8, 2, 3), (5,) * 8):
        found = finding("horizons", "lead-pool", pressed(*pairs))
        assert found.names == []
        assert set(found.holds) == {"cannot-tell"}


def test_who_had_which_horizon_stands_with_each_firm():
    notes = [row["note"] for row in bars("horizons", "lead-pool", pressed(10, 1))["rows"][1:]]
    named = model_words("lead-pool", "en").table("played.named")
    assert notes[0].startswith(named["quarter"])
    assert notes[1].startswith(named["three_years"])


def test_the_best_pressure_stands_beside_those_of_the_pairs():
    assert "Best over 3 years is to press nobody" in said("horizons", pressed(10, 1), "lead-pool")


def test_one_pair_alone_is_told_without_a_comparison():
    found = finding("horizons", "lead-pool", pressed(8))
    assert (
        found.title
        == "Paid for “Each quarter as it closes”, we pressed 40% of those who said “not now”"
    )
    assert found.holds == {}
    assert not found.chance
