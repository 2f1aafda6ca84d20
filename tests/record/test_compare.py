"""Before and after: what both sessions asked, and only what can surely be told of it."""

import numpy as np
import pandas
import pytest

from benchmarks.before_after import named, record, steps
from workshop.charts.certainty import WHOLE, Certainty
from workshop.exercises.exercise import load_exercise
from workshop.record import compare
from workshop.record.changes import HIDDEN, Told, _means, _shares
from workshop.record.compare import changes

EXERCISE = load_exercise("where-are-the-sales")


def room(each=8, by=0.0, seed=1):
    return record([EXERCISE], np.random.default_rng(seed), each, steps([EXERCISE], by))


def test_a_team_that_has_moved_is_said_to_have_and_which_way():
    told = room(12, by=1.2, seed=2).compare(room(12))
    rated = told[told["item"].isna() & (told["department"] == "all")]
    assert set(rated["verdict"]) == {"up"}
    assert (rated["low"] > 0).all()
    back = room(12).compare(room(12, by=1.2, seed=2))
    assert "up" not in set(back["verdict"])
    assert "down" in set(back["verdict"])


def test_every_row_has_its_columns_and_an_interval_around_its_change():
    told = room(seed=3).compare(room())
    assert {name: str(kind) for name, kind in told.dtypes.items()} == compare.COLUMNS
    sure = told[told["verdict"] != HIDDEN]
    assert (sure["low"] <= sure["change"]).all()
    assert (sure["change"] <= sure["high"]).all()
    assert told["verdict_text"].notna().all()


def test_what_one_of_the_two_does_not_tell_is_there_and_marked():
    told = room(8).compare(room(4))
    sides = told[(told["department"] != "all") & told["item"].notna()]
    assert set(sides["verdict"]) == {HIDDEN}
    assert sides[["change", "low", "high"]].isna().all(axis=None)


def test_only_what_both_asked_is_compared():
    both, other = room(), record([load_exercise("conflict-signs")], np.random.default_rng(1), 8, {})
    assert both.compare(other).empty
    fewer = room(seed=4)
    for seen in fewer.took["seen"]:
        seen["results"] = {id: one for id, one in seen["results"].items() if id == "cause"}
    assert set(both.compare(fewer)["question"]) == {"cause"}
    reworded = room(seed=5)
    asked = "question/where-are-the-sales/cause"
    one, two = ({"en": {asked: text}} for text in ("What feeds it?", "What ends it?"))
    before, after = (type(both)(r.took, w, r.drawn) for r, w in ((both, one), (reworded, two)))
    assert "cause" not in set(after.compare(before)["question"])
    assert "claim" in set(after.compare(before)["question"])


def test_what_sides_said_in_public_is_compared_with_nothing():
    teams = room(seed=6)
    teams.took["session"]["mode"] = "teams"
    assert room().compare(teams).empty
    assert teams.compare(room()).empty


def test_counts_that_are_told_roughly_make_wider_intervals():
    exact, rough = Told(12, 4.0, 4.0, 4.0, 1.0), Told(12, 4.0, 3.9, 4.1, 1.0)
    question = EXERCISE.question("claim")
    narrow, wide = (_means(WHOLE, one, one, question) for one in (exact, rough))
    assert wide.low < narrow.low < 0 < narrow.high < wide.high
    exact, rough = Told(12, 0.5, 0.5, 0.5), Told(12, 0.5, 5 / 12, 7 / 12)
    narrow, wide = (_shares(WHOLE, one, one, question) for one in (exact, rough))
    assert wide.low < narrow.low < 0 < narrow.high < wide.high


def test_intervals_of_shares_are_newcombes():
    """Source: Newcombe (1998), table II, 56/70 and 48/80: 0.0524 to 0.3339 by method 10."""
    told = Certainty(0.05).shares((56, 70), (48, 80))
    assert (told.low, told.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_rooms_in_which_nothing_changed_seldom_name_anything():
    rng = np.random.default_rng(11)
    hits = sum(named([EXERCISE], rng, 7, 0.0, 0.0) for _ in range(20))
    assert hits <= 6  # more than six of twenty happen in one of a thousand at a level of ten


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("each", [5, 7, 10, 15])
@pytest.mark.parametrize("at", [0.0, 1.7])
def test_at_most_one_comparison_of_ten_names_what_is_not_there(each, at):
    rng, rooms = np.random.default_rng(each), 300
    hits = sum(named([EXERCISE], rng, each, at, 0.0) for _ in range(rooms))
    assert hits / rooms <= 0.1 + 2 * (0.09 / rooms) ** 0.5


def test_the_room_is_the_sum_of_its_parts():
    """Of each part one person may have been told elsewhere: the room's interval takes in all."""
    told = {one.of.group: one for one in changes(room(seed=8), room()) if one.of.item == "dream"}
    assert {"all", "sales", "marketing"} == told.keys()
    assert isinstance(room().compare(room()), pandas.DataFrame)
