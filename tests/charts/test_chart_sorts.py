"""What sorted, shared and keyed answers may name: seldom what is not there, often what is."""

import numpy as np
import pytest

from benchmarks.headlines import named, results
from tests.charts.conftest import DEPARTMENTS
from workshop.charts import certainty, found
from workshop.charts.certainty import Certainty
from workshop.charts.counted import Two, apart, mostly, nearly_all
from workshop.exercises.exercise import Reveal, load_exercise
from workshop.questions.tally import tally

ROOM, TASKS = load_exercise("where-are-the-sales"), load_exercise("strategy-vs-tactics")


def room_in_which_all_say(exercise, say):
    """Tally seven and seven people who all answer what `say` makes of a question and an item."""
    asked = [q for part in exercise.rounds for q in part.questions if q.kind == "sort"]
    return {
        q.id: tally(
            q, [(d, {i: say(q, i, d) for i in q.items}) for d in DEPARTMENTS * 7], DEPARTMENTS
        )
        for q in asked
    }


def seen(chart, questions, exercise, room, language="en"):
    return found(Reveal(chart, questions), exercise, room, DEPARTMENTS, language)


# Full agreement is a finding.


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Nearly all of us say “Both”"), ("nb", "Nesten alle sier «Begge»")],
)
def test_a_room_that_says_both_of_every_line_agrees(language, words):
    room = room_in_which_all_say(ROOM, lambda q, i, d: "both" if "both" in q.options else "unsure")
    said = seen("sorting", ("lines",), ROOM, room, language)
    assert said.title.startswith(words)
    assert "cannot-tell" not in said.holds
    assert not said.chance


def test_what_each_side_hands_to_the_other_is_no_owner():
    other = {"sales": "marketing", "marketing": "sales"}
    room = room_in_which_all_say(ROOM, lambda q, i, d: other[d] if i == "told" else q.options[2])
    said = seen("sorting", ("lines",), ROOM, room)
    assert "told" not in said.names
    assert "Both: 9 lines." in said.told


def test_three_names_are_heard_and_more_are_counted():
    room = room_in_which_all_say(ROOM, lambda q, i, d: q.options[q.items.index(i) % 2])
    said = " ".join(seen("sorting", ("lines",), ROOM, room).told)
    assert "Sales: 5 lines." in said
    assert "“" not in said


# What is true and what is false.


@pytest.mark.parametrize(
    ("language", "truth"), [("en", "Did not happen: "), ("nb", "Skjedde ikke: ")]
)
def test_a_false_statement_never_stands_without_its_truth(language, truth):
    room = room_in_which_all_say(ROOM, lambda q, i, d: q.key.get(i, q.options[0]))
    said = seen("facts", ("facts",), ROOM, room, language)
    false = {ROOM.texts(language)(f"questions.facts.items.{i}") for i in falsehoods()}
    assert {bar.label for bar in said.bars if bar.label.startswith(truth)} == {
        truth + words for words in false
    }
    rows = said.picture().data["rows"]
    heads = [row["label"] for row in rows if not row["text"]]
    last = next(at for at, row in enumerate(rows) if row["label"] == heads[-1])
    assert {row["label"].replace("\n", " ") for row in rows[last + 1 :]} == false


def falsehoods():
    return [item for item, truth in ROOM.question("facts").key.items() if truth == "did-not"]


def test_a_statement_that_most_got_wrong_is_told_with_what_is_right():
    room = room_in_which_all_say(
        ROOM, lambda q, i, d: "happened" if i == "chat" else q.key.get(i, q.options[0])
    )
    said = seen("facts", ("facts",), ROOM, room)
    wrong = "“The customer asked about delivery and got no answer” (right: did not happen)"
    assert f"More than half of us got this wrong: {wrong}." in said.told
    assert said.title == "75% of our answers about what happened are right"


def test_few_facts_are_called_few_where_that_is_sure():
    room = room_in_which_all_say(ROOM, lambda q, i, d: "unsure" if q.key else q.options[0])
    assert "facts-low" in seen("facts", ("facts",), ROOM, room).holds


# What counts can show.


def test_all_but_one_are_nearly_all_and_four_people_are_nobody():
    assert nearly_all({"both": 13, "neither": 1}) == "both"
    assert nearly_all({"both": 12, "neither": 2}) == ""
    assert nearly_all({"both": 4}) == ""


def test_more_things_looked_at_make_each_of_them_less_sure():
    level = Certainty(0.01)
    assert mostly(level, [(12, 14)]) == [True]
    assert mostly(level, [(12, 14)] * 10) == [False] * 10
    assert apart(level, [Two(6, 7, 0, 7)]) == [True]
    assert apart(level, [Two(6, 7, 0, 7)] * 12) == [False] * 12


# False alarms.


@pytest.mark.slow
@pytest.mark.parametrize("each", [5, 7, 15])
def test_rooms_that_sort_by_chance_have_little_named(each):
    rng, rooms = np.random.default_rng([16, each]), 400
    wrong = [named(TASKS, results(TASKS, rng, each)) for _ in range(rooms)]
    for chart in ("nature 0", "ownership 1", "claimed 2", "service 3"):
        level = certainty(TASKS, chart.split()[0]).level
        reach = 2 * (level * (1 - level) / rooms) ** 0.5
        assert sum(chart in one for one in wrong) / rooms <= level + reach


# Power, beside a permutation test of the same statistic.

TRIED, PERMUTED = 120, 300


def permuted(rng, rows, statistic, shuffled, level):
    """Return whether a statistic is larger than all but `level` of those of shuffled rows."""
    seen_here = statistic(rows)
    larger = sum(statistic(shuffled(rows)) >= seen_here - 1e-9 for _ in range(PERMUTED))
    return (larger + 1) / (PERMUTED + 1) <= level


@pytest.mark.slow
@pytest.mark.parametrize("each", [7, 15])
def test_departments_that_differ_are_found_as_often_as_a_permutation_finds_them(each):
    rng, level, hits = np.random.default_rng(each), Certainty(0.05), np.zeros(2)
    odds = np.full((2 * each, 12), 0.5)
    odds[:each, 0], odds[each:, 0] = 0.95, 0.1

    def widest(rows):
        return np.abs(rows[:each].mean(0) - rows[each:].mean(0)).max()

    for _ in range(TRIED):
        rows = rng.random(odds.shape) < odds
        pairs = [Two(int(a), each, int(b), each) for a, b in zip(*halves(rows, each), strict=True)]
        hits += (
            any(apart(level, pairs)),
            permuted(rng, rows, widest, rng.permutation, level.level),
        )
    assert hits[0] >= hits[1] - 0.1 * TRIED


def halves(rows, each):
    return rows[:each].sum(0), rows[each:].sum(0)


@pytest.mark.slow
@pytest.mark.parametrize("people", [14, 30])
def test_a_majority_is_found_as_often_as_a_permutation_finds_it(people):
    rng, level, hits = np.random.default_rng(people), Certainty(0.05), np.zeros(2)
    odds = np.full((people, 10), 0.5)
    odds[:, 0] = 0.9

    def flipped(rows):
        return rows ^ (rng.random(rows.shape) < 0.5)

    for _ in range(TRIED):
        rows = rng.random(odds.shape) < odds
        sure = mostly(level, [(int(n), people) for n in rows.sum(0)])
        tops = permuted(rng, rows, lambda r: r.mean(0).max(), flipped, level.level)
        hits += (any(sure), tops)
    assert hits[0] >= hits[1] - 0.1 * TRIED


# Shared points.


def points_of(give):
    """Tally seven and seven people who share out points as `give` says for a department."""
    question = ROOM.question("blame")
    return {"blame": tally(question, [(d, give(d)) for d in DEPARTMENTS * 7], DEPARTMENTS)}


def test_causes_that_departments_weigh_alike_are_not_told_apart():
    even = dict(zip(ROOM.question("blame").items, (15, 15, 15, 15, 15, 15, 10), strict=True))
    said = seen("ledger", ("blame",), ROOM, points_of(lambda d: even))
    assert "we differ" not in said.title
    assert "an even share would be 14" in said.told[2]


def test_a_cause_that_departments_surely_weigh_otherwise_is_named_with_both_numbers():
    given = {"sales": {"brief": 80, "price": 20}, "marketing": {"brief": 20, "price": 80}}
    said = seen("ledger", ("blame",), ROOM, points_of(given.get))
    assert said.title.startswith("On “The brief”, we differ: 79 from sales and 21 from marketing")
    assert {"brief", "price"} <= set(said.names)


def test_points_that_all_went_to_one_cause_are_a_finding():
    said = seen("ledger", ("blame",), ROOM, points_of(lambda d: {"luck": 100}))
    assert said.title == "Nearly all points went to “Plain bad luck”"
    assert "cannot-tell" not in said.holds


def test_no_two_owners_have_the_same_colour():
    room = room_in_which_all_say(TASKS, lambda q, i, d: q.options[0])
    (bars, *_) = seen("ownership", ("today", "should"), TASKS, room).picture().layers
    scale = bars.to_dict(validate=False)["encoding"]["color"]["scale"]
    assert len(scale["range"]) == len(scale["domain"]) == len({*scale["range"]}) == 5
