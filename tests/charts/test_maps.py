"""Ranges and maps, the lead court, and the plane of sides and tunes: what may be named."""

from itertools import pairwise

import pytest

from tests.charts.invented import invented, played
from tests.support.tallied import tallied
from workshop.charts import bars_and_beside, found
from workshop.charts.here import here
from workshop.exercises.exercise import load_exercise

MAPS, SIDES = "map-is-not-territory", "whose-side"
BOTH = ("sales", "marketing")
ITEMS = ("need", "capacity", "market")


def reveal(slug, chart):
    return next(one for one in load_exercise(slug).reveals if one.chart == chart)


def shown(slug, chart, results, language="en"):
    return found(reveal(slug, chart), load_exercise(slug), results, BOTH, language)


def a_room(slug, **answers):
    """Return the results where each side's people give these answers, one list for each side."""
    people = [(side, value) for side in BOTH for value in answers["people"][side]]
    exercise = load_exercise(slug)
    return played(exercise, tallied(exercise, people, BOTH))


def maps(sales, marketing, each=7):
    """Return people whose middles lie around those of their side, the same before and after."""
    off = (-20, -10, -5, 0, 5, 10, 20)[:each]

    def value(middle):
        three = [min(200, round(middle * part)) for part in (0.7, 1.0, 1.3)]
        return {"first": dict.fromkeys(ITEMS, three), "second": dict.fromkeys(ITEMS, three)}

    return {
        "sales": [value(sales + o) for o in off],
        "marketing": [value(marketing + o) for o in off],
    }


def test_maps_that_surely_differ_are_named_and_what_they_cost_is():
    room = a_room(MAPS, people=maps(70, 130))
    ridges, acting = shown(MAPS, "ridges", room), shown(MAPS, "acting", room)
    assert sorted(ridges.names) == sorted(ITEMS)
    assert "marketing reckon with 130, sales with 70" in ridges.title
    plans = acting.holds["apart-costs"]
    assert int(plans["leads"]) > int(plans["plan"]) > int(plans["promised"])
    assert acting.title.startswith("Acting apart would cost us ")


def test_maps_that_differ_by_chance_alone_are_not_and_chance_is_told():
    room = a_room(MAPS, people=maps(99, 101))
    ridges, acting = shown(MAPS, "ridges", room), shown(MAPS, "acting", room)
    assert ridges.names == [] == acting.names
    assert ridges.holds == {"cannot-tell": {}} == acting.holds
    assert "by chance alone" in acting.title


def test_how_far_apart_the_middles_were_and_are_stands_beside_them():
    people = maps(70, 130)
    for value in people["marketing"]:
        value["second"] = {item: [70, 90, 120] for item in ITEMS}
    told = " ".join(shown(MAPS, "ridges", a_room(MAPS, people=people)).told)
    assert "“Need” 60, then 22" in told


def test_with_fewer_than_five_on_a_side_there_are_no_two_maps():
    room = a_room(
        MAPS, people={"sales": maps(70, 130)["sales"], "marketing": maps(70, 130)["marketing"][:4]}
    )
    assert "five answers from each side" in shown(MAPS, "ridges", room).title
    assert "five answers from each" in shown(MAPS, "acting", room).title


@pytest.mark.parametrize(
    ("held", "holds"), [(4, "too-narrow"), (11, "cannot-tell"), (14, "cannot-tell")]
)
def test_ranges_are_called_too_narrow_only_where_surely_fewer_than_eight_of_ten_hold_it(
    held, holds
):
    true = {"bones": [200, 206, 210], "moon": [300, 384, 400], "stairs": [1600, 1665, 1700]}
    wrong = {"bones": [20, 21, 22], "moon": [20, 21, 22], "stairs": [100, 101, 102]}
    values = [{"known": true if n < held else wrong} for n in range(14)]
    room = a_room(MAPS, people={"sales": values[::2], "marketing": values[1::2]})
    assert list(shown(MAPS, "calibrated", room).holds) == [holds]


def test_a_phone_is_told_how_many_of_its_own_ranges_hold_the_answer():
    room = invented(MAPS, "ghost-room")
    _, beside = bars_and_beside(reveal(MAPS, "calibrated"), load_exercise(MAPS), room, BOTH, "en")
    hers = {"known": {"bones": [100, 206, 300], "moon": [20, 30, 40], "stairs": [1000, 1500, 2000]}}
    told = here(beside, hers, "sales")
    assert told["said"] == ["You: 2 of your 3 ranges hold the answer"]
    assert told["own"][0]["said"]["0"] == "100 – 206 – 300 bones"


def court(sales, marketing, each=10):
    return {side: [{"court": dict.fromkeys(("fair", "price"), one)}] * each
            for side, one in (("sales", sales), ("marketing", marketing))}  # fmt: skip


def test_the_court_names_what_sides_surely_call_by_different_names():
    split = shown(MAPS, "court", a_room(MAPS, people=court("neither", "qualified")))
    assert {*split.names} == {"fair", "price"}
    assert split.holds["court-split"]["side"] in BOTH
    assert "On 2 of 2" in " ".join(split.told)
    same = shown(MAPS, "court", a_room(MAPS, people=court("lead", "lead")))
    assert same.names == []
    assert same.holds == {"cannot-tell": {}}


def placed(side, tune, each=8):
    people = [
        {"side": {"owner": str(side)}, "tune": {"owner": str(tune + at % 2)}} for at in range(each)
    ]
    return {one: people for one in BOTH}


def test_who_stands_on_one_side_and_dances_to_the_other_is_named():
    named = shown(SIDES, "plane", a_room(SIDES, people=placed(1, 4)))
    assert named.names == ["owner"]
    assert named.title == "On sales’ side, and dancing to marketing’s tune: “The owner”"
    for side, tune in ((1, 1), (3, 3)):
        assert shown(SIDES, "plane", a_room(SIDES, people=placed(side, tune))).names == []


def test_where_departments_put_somebody_differently_is_named():
    people = {"sales": placed(2, 3)["sales"], "marketing": placed(5, 3)["marketing"]}
    found = shown(SIDES, "plane", a_room(SIDES, people=people))
    assert found.names == ["owner side"]
    assert found.holds["plane-apart"]["group"] == "marketing"


def test_names_beside_the_plane_do_not_cover_each_other():
    picture = shown(SIDES, "plane", invented(SIDES, "ghost-room")).picture()
    heights = sorted(row["words"] for row in picture.data["names"])
    assert len(heights) == 5
    assert min(b - a for a, b in pairwise(heights)) > 0.49
    assert heights[0] > 0.5


def test_things_that_nobody_says_are_no_lines():
    title = shown(SIDES, "sorting", invented(SIDES, "ghost-room"), "nb").title
    assert "replikk" not in title
