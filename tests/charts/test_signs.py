"""Signs of a conflict: what a bet, a list and guesses may say, and what they must keep open."""

import pytest

from benchmarks.headlines import names
from workshop.charts import bars_and_beside, charts, conditions, found
from workshop.charts.here import here
from workshop.exercises.exercise import load_exercise
from workshop.questions.taking import objections
from workshop.questions.tally import tally

DEPARTMENTS = ("sales", "marketing")
SLUG = "conflict-signs"
EACH = 7


def answered(value, each=EACH, **departments):
    """Return the same value of so many people of each department; by department another one."""
    return [(d, departments.get(d, value)) for d in DEPARTMENTS for _ in range(each)]


def rated(id, rating, but=()):
    """Return ratings around one: of every three people one lies a step lower, one higher."""
    items = load_exercise(SLUG).question(id).items
    lower, higher = max(rating - 1, 1), min(rating + 1, 5)
    values = [{i: str(dict(but).get(i, one)) for i in items} for one in (rating, lower, higher)]
    return [(d, values[n % 3]) for d in DEPARTMENTS for n in range(EACH)]


def counted(**given):
    exercise = load_exercise(SLUG)
    return {id: tally(exercise.question(id), people, DEPARTMENTS) for id, people in given.items()}


def reveal(chart):
    return next(one for one in load_exercise(SLUG).reveals if one.chart == chart)


def shown(chart, results, language="en"):
    return found(reveal(chart), load_exercise(SLUG), results, DEPARTMENTS, language)


def told(one):
    return " ".join([one.title, *one.told])


def signs(ranks, bustle):
    return counted(ranks=rated("ranks", ranks), bustle=rated("bustle", bustle))


def test_a_bet_far_below_what_the_signs_come_to_is_said_to_be():
    results = signs(5, 4) | counted(bet=answered({"hot": 15}))
    one = shown("heat", results)
    assert one.holds["bet-low"]["bet"] == "20"
    assert "more than we bet" in told(one)


def test_a_bet_near_the_signs_leaves_open_which_of_them_is_higher():
    results = signs(3, 3) | counted(bet=answered({"hot": 55}))
    one = shown("heat", results)
    assert not one.holds
    assert "cannot be told yet" in told(one)


def test_the_room_is_told_no_threshold_and_no_band():
    for ranks, bustle in ((1, 1), (3, 3), (5, 5)):
        results = signs(ranks, bustle) | counted(bet=answered({"hot": 50}))
        said = " ".join(told(shown(chart, results)) for chart in ("heat", "signs")).lower()
        assert not any(word in said for word in ("calm", "smoulder", "alarm", "average company"))


def test_signs_that_all_see_are_named_and_what_lies_in_the_middle_stands_open():
    one = shown("signs", signs(5, 3) | counted(known=rated("known", 1)))
    assert one.holds["sign-seen"] == {"items": "“Two camps”"}
    assert one.holds["sign-unseen"] == {"items": "“Little is told”"}
    assert "Cannot tell yet: “Busy for show”" in told(one)


def test_one_sign_of_two_is_never_called_both():
    one = shown("signs", signs(5, 1))
    assert "clearly not seen here: “Busy for show”" in one.title


def test_the_list_of_symptoms_says_nothing_of_the_heads_unless_they_were_asked_about():
    daily = counted(daily=rated("daily", 4))
    without, empty = shown("symptoms", daily), counted(heads=[])
    assert "heads" not in told(without).lower()
    assert "heads" not in told(shown("symptoms", daily | empty)).lower()
    with_them = shown("symptoms", daily | counted(heads=rated("heads", 5)))
    assert "The heads avoid each other" in with_them.title


def test_stagnation_is_shown_for_the_whole_room_and_never_by_department():
    results = counted(daily=rated("daily", 3), stuck=answered({"me": "5", "others": "4"}))
    lines = [row for row in shown("symptoms", results).rows if row.id in ("me", "others")]
    assert [row.group for row in lines] == ["all", "all"]
    assert {group for cell in results["stuck"]["cells"].values() for group in cell} == {"all"}


def guessed(guess, answer):
    asked = {id: rated(id, answer) for id in ("ranks", "bustle", "daily", "known")}
    return counted(guess=rated("guess", guess), **asked)


@pytest.mark.parametrize(("guess", "answer", "held"), [(5, 2, "less"), (1, 4, "more")])
def test_guesses_that_are_far_off_on_all_lines_are_named_by_side(guess, answer, held):
    one = shown("foreseen", guessed(guess, answer))
    assert f"foreseen-{held}" in one.holds
    assert held in one.title


def test_guesses_that_hit_name_nobody():
    one = shown("foreseen", guessed(3, 3))
    assert not names(one)
    assert "cannot-tell" in one.holds


def test_a_guess_stands_beside_the_answer_to_the_same_line_of_the_other_side():
    results = guessed(3, 3) | counted(
        ranks=answered(None, sales={"managers": "5"}, marketing={"managers": "1"})
    )
    gaps = {g.side: g.said for g in shown("foreseen", results).rows if g.item == "managers"}
    assert gaps == {"sales": pytest.approx(1, abs=0.3), "marketing": pytest.approx(5, abs=0.3)}


def test_with_one_side_too_small_no_guess_is_held_against_an_answer():
    few = [("sales", {"month": "4"})] * 9 + [("marketing", {"month": "2"})] * 2
    one = shown("foreseen", counted(known=few, guess=few))
    assert not one.rows
    assert "five answers from each side" in one.title


def test_more_people_than_were_needed_are_counted_and_not_felt():
    many = counted(decision=answered({"joined": 14, "needed": 4}))
    held = shown("counts", many).holds["more-than-needed"]
    assert (int(held["joined"]), int(held["needed"])) == pytest.approx((14, 4), abs=1)
    same = shown("counts", counted(decision=answered({"joined": 6, "needed": 6})))
    assert same.holds == {"cannot-tell": {}}


def test_counts_that_few_know_are_said_to_be_missing():
    asked = {"decision": [("sales", {"joined": 8, "needed": 8})] * 7}
    asked["approvals"] = [("sales", {"approvals": 3})]
    assert "“Approvals that the last campaign needed” is not shown" in told(
        shown("counts", counted(**asked))
    )


def test_her_own_bet_and_ratings_stand_beside_the_rooms_on_her_phone_alone():
    results = signs(3, 3) | counted(bet=answered({"hot": 55}))
    mine = {"bet": {"hot": 80}, "ranks": {"absent": "5", "jokes": "5"}, "bustle": {"crowd": "2"}}
    args = (reveal("heat"), load_exercise(SLUG), results, DEPARTMENTS, "en")
    hers = here(bars_and_beside(*args)[1], mine, "sales")
    said = {own["name"]: own["said"] for own in hers["own"]}
    assert said == {"Your guess": {"0": "80 of 100"}, "You": {"1": "75"}}


@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_condition_that_holds_has_its_words(language):
    results = guessed(5, 2) | counted(bet=answered({"hot": 90}), stuck=answered({"me": "1"}))
    results |= counted(decision=answered({"joined": 20, "needed": 2}))
    reveals = [one for one in load_exercise(SLUG).reveals if one.chart != "shift"]
    held = conditions(reveals, load_exercise(SLUG), results, DEPARTMENTS, language)
    assert {"bet-high", "more-than-needed", "foreseen-less"} <= held.keys()
    assert all("{" not in word for words in held.values() for word in words.values())


def test_guesses_must_be_about_lines_that_were_asked_before_them():
    exercise, chart = load_exercise(SLUG), charts()["foreseen"]
    known, guess = exercise.question("known"), exercise.question("guess")
    (said,) = objections(chart.takes, [known, guess])
    assert "managers, procedures, projects, which no question before it has" in said
    ours = [exercise.question(id) for id in reveal("foreseen").questions]
    assert [*objections(chart.takes, ours)] == []


def test_the_list_says_which_of_its_lines_are_sure_and_draws_what_they_could_be():
    one = shown("symptoms", counted(daily=rated("daily", 5)))
    room = [row for row in one.rows if row.group == "all"]
    assert all(row.way == "seen" and row.ends.low > 3 for row in room)
    assert all(row.ends is None and not row.way for row in one.rows if row.group != "all")
