"""Who moved since a question was asked before: the counts, and which way may be named."""

from dataclasses import replace

import pytest

from workshop.charts import bars_and_beside, figure, found
from workshop.charts.here import here
from workshop.exercises.exercise import Reveal, Round, load_exercise
from workshop.questions.kinds import kind_of
from workshop.questions.moved import tally_moved
from workshop.questions.question import CHOICE
from workshop.questions.tally import tally

DEPARTMENTS = ("sales", "marketing")
BET = Reveal("shift", ("bet", "bet-again"))


def exercise_of(slug, id):
    """Return an exercise that asks one of its questions twice, whether it does so or not."""
    exercise = load_exercise(slug)
    if any(q.id == f"{id}-again" for round in exercise.rounds for q in round.questions):
        return exercise
    again = replace(exercise.question(id), id=f"{id}-again", again=id)
    reveal = Reveal("shift", (id, again.id))
    return replace(exercise, rounds=(*exercise.rounds, Round("again", (again,), (reveal,))))


def told(id, before, after, language="en", slug="must-every-lead-buy"):
    """Return what is found of people who answered so before and after, one for each value."""
    exercise = exercise_of(slug, id)
    results = counted(exercise, id, before, after)
    reveal = Reveal("shift", (id, f"{id}-again"))
    return found(reveal, exercise, results, DEPARTMENTS, language)


def counted(exercise, id, before, after):
    first, now = (
        {n: (DEPARTMENTS[n % 2], value) for n, value in enumerate(said)} for said in (before, after)
    )
    seen = tally(exercise.question(id), first.values(), DEPARTMENTS)
    again = exercise.question(f"{id}-again")
    return {id: seen, again.id: tally_moved(again, now, first, seen)}


def bets(text):
    return [{"claim": one} for one in text]


def test_where_surely_more_moved_one_way_the_title_says_which_and_how_many():
    made = told("bet", bets("2" * 20), bets("4" * 19 + "2"))
    assert (
        made.title
        == "More of us moved towards agreeing than away: at least 17 of 20, against at most 2"
    )
    assert list(made.names) == ["claim"]
    assert not made.chance


def test_norwegian_says_so_as_a_sentence():
    made = told("bet", bets("4" * 20), bets("2" * 19 + "4"), "nb")
    assert made.title == "Flere flyttet seg mot «uenig» enn mot «enig»: minst 17 av 20, mot høyst 2"


def test_where_it_may_be_chance_the_counts_are_told_and_nothing_is_named():
    made = told("bet", bets("33333333333333"), bets("44444222333333"))
    assert made.title == "Of 14, 5 or 6 moved towards agreeing and 3 or 4 away"
    assert "Whether that is more than chance, we cannot tell yet." in made.told
    assert (list(made.names), made.chance, made.holds) == ([], True, {"cannot-tell": {}})


def test_two_rooms_alike_in_which_everybody_changed_sides_are_not_said_to_have_stayed():
    made = told("bet", bets("2222222444444"), bets("4444444222222"))
    assert made.title == "Of 13, 7 or 8 moved towards agreeing and 5 or 6 away"


def test_where_most_stayed_the_title_says_so():
    made = told("bet", bets("22223333444455"), bets("22223333444455"))
    assert made.title == "Most of us stayed where we were: at least 10 of 14"
    assert made.holds == {}


def test_of_fewer_than_five_who_answered_twice_it_says_that_they_are_too_few():
    assert (
        told("bet", bets("44444"), bets("2222")).title == "Too few of us have answered both times"
    )


def test_of_a_choice_it_says_to_what_people_changed():
    before, after = ["competition"] * 20, ["information"] * 19 + ["chaos"]
    made = told("cause", before, after, slug="where-are-the-sales")
    assert made.title.startswith("More of us changed to “")
    assert list(made.names) == [CHOICE]


def test_of_an_order_it_says_who_put_what_further_up():
    items = list(exercise_of("where-are-the-sales", "first").question("first").items)
    made = told("first", [items] * 12, [items[::-1]] * 12, slug="where-are-the-sales")
    assert "at least 3 put it further up and at most 2 further down" in " ".join(made.told)


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize(
    ("slug", "id"),
    [("must-every-lead-buy", "bet"), ("must-every-lead-buy", "guess"),
     ("where-are-the-sales", "cause"), ("where-are-the-sales", "first"),
     ("where-are-the-sales", "lines")],
)  # fmt: skip
def test_whatever_kind_is_asked_again_can_be_drawn(slug, id, language):
    exercise = exercise_of(slug, id)
    question = exercise.question(id)
    said = [kind_of(question).invent(question, n) for n in range(15)]
    results = counted(exercise, id, said, said[2:] + said[:2])
    reveal = Reveal("shift", (id, f"{id}-again"))
    made = figure(reveal, exercise, results, DEPARTMENTS, language)
    words = made["title"] + made["sentence"]
    assert "{" not in words
    assert made["spec"]
    assert made["light"]["rows"]
    assert all(
        sum(part["share"] for part in row["parts"]) == pytest.approx(1, abs=0.001)
        for row in made["light"]["rows"]
    )


@pytest.mark.parametrize(
    ("own", "said", "at"),
    [({"bet": {"claim": "2"}, "bet-again": {"claim": "4"}}, "2 before, 4 now", "up"),
     ({"bet": {"claim": "4"}, "bet-again": {"claim": "4"}}, "4 before, 4 now", "stayed"),
     ({"bet": {"claim": "4"}}, "4 before, no answer now", None)],
)  # fmt: skip
def test_her_own_two_answers_stand_where_she_went(own, said, at):
    exercise = load_exercise("must-every-lead-buy")
    results = counted(exercise, "bet", bets("33333333333333"), bets("44444222333333"))
    made, beside = bars_and_beside(BET, exercise, results, DEPARTMENTS, "en")
    (mine,) = here(beside, own, "sales")["own"]
    assert mine["said"]["0"] == said
    down, stayed, up = (part["share"] for part in made["rows"][0]["parts"])
    middles = {"up": down + stayed + up / 2, "stayed": down + stayed / 2}
    assert mine["at"].get("0") == (pytest.approx(middles[at], abs=0.01) if at else None)
