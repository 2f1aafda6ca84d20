"""What is said of two floors: the model beside the guesses, what speaks against it, the letters."""

import pytest

from workshop import charts
from workshop.charts.floors.floors import AGAINST, GUESSED
from workshop.charts.floors.picture import TOP
from workshop.content import LANGUAGES
from workshop.exercises.exercise import load_exercise
from workshop.exercises.ghost import ghosts
from workshop.models import bench_of, run_of
from workshop.models.contact.outcomes import WAYS
from workshop.questions.said import as_said
from workshop.questions.tally import tally
from workshop.sampling.kept import sweep

EXERCISE = load_exercise("open-space")
SIDES = ("sales", "marketing")
WROTE, HERE, SPOKE, FLOORS, OURS = EXERCISE.reveals
QUESTIONS = [question for part in EXERCISE.rounds for question in part.questions]


def modelled(told):
    run = run_of("contact")
    outcome = run.outcome(run.parameters([told["ours"]]))
    return told | {"contact": {"state": "ready", "outcome": outcome}}


def results(room="ghost-room"):
    people = [(who, answers) for _, who, answers in ghosts(EXERCISE, room)]
    return modelled(
        {q.id: tally(q, [(w, a[q.id]) for w, a in people if q.id in a], SIDES) for q in QUESTIONS}
    )


def of_teams():
    people = list(enumerate(((w, a) for _, w, a in ghosts(EXERCISE, "team-room")), 1))
    tables = {q.id: [(n, w, a[q.id]) for n, (w, a) in people if q.id in a] for q in QUESTIONS}
    told = modelled({q.id: as_said(q, tables[q.id], SIDES) for q in QUESTIONS})
    told["contact"]["teams"] = True
    return told


def found(reveal, told, language="en"):
    return charts.found(reveal, EXERCISE, told, SIDES, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_model_says_first_that_it_was_set_and_then_in_how_many_worlds_it_holds(language):
    one = found(FLOORS, results(), language)
    begins = {"en": "Set so that the story comes out", "nb": "Satt slik at historien stemmer"}
    assert one.title.startswith(begins[language])
    counted = sweep("contact").claims["one_room_heals"].share.share
    assert f"{round(100 * counted)}" in one.told[0]
    assert one.names == ()
    assert one.holds == {}


def test_what_speaks_against_the_story_stands_in_words_and_in_the_picture():
    one = found(FLOORS, results())
    ends = {row.way: f"{round(100 * row.end)}%" for row in one.rows}
    assert tuple(ends) == WAYS
    assert all(ends[way] in one.told[1] for way in AGAINST)
    data = one.picture().data
    assert {row["broken"] for row in data["rows"]} == {True, False}
    # Whatever is played, no line reaches the words.
    highest = max(row["left"] for row in data["rows"])
    (words,) = data["words"]
    assert words["left"] > TOP > highest
    assert len(words["text"].split("\n")) == 3


def test_guesses_stand_beside_the_model_and_are_not_judged():
    told = results()
    rows = {row.way: row for row in found(FLOORS, told).rows}
    assert {way for way, row in rows.items() if row.guess is not None} == {*GUESSED}
    none = dict(told, left={**told["left"], "cells": {}})
    rows = found(FLOORS, none).rows
    assert all(row.guess is None for row in rows)
    assert [row.end for row in rows] == [row.end for row in found(FLOORS, told).rows]


def test_the_rooms_own_conditions_have_a_mark_and_a_sentence_of_their_own():
    told = results()
    one = found(FLOORS, told)
    end = told["contact"]["outcome"]["rated"]["all"]["end"]
    assert any(f"{round(100 * end)}%" in sentence for sentence in one.told[2:])
    assert [m["left"] for m in one.picture().data["marks"] if not m["kind"]] == [end]
    told["contact"]["outcome"] = run_of("contact").outcome({"conditions": {}})
    assert len(found(FLOORS, told).told) == len(one.told) - 1


def test_what_the_facilitator_plays_stands_first_and_has_a_line():
    bench, told = bench_of("contact"), results()
    bench.preset("both")
    told["contact"]["played"] = run_of("contact").played(bench.parameters)
    one = found(FLOORS, told)
    assert one.title.startswith("As it is set, 55%")
    assert one.rows[0].way == "set"
    assert len({row["who"] for row in one.picture().data["rows"]}) == len(WAYS) + 1


def test_sides_with_a_phone_each_have_conditions_of_their_own():
    one = found(FLOORS, of_teams())
    assert sum("conditions that" in sentence for sentence in one.told) == len(SIDES)
    assert "sales guess" in " ".join(one.told)


def test_nobody_is_told_which_floor_was_right():
    for language in LANGUAGES:
        words = EXERCISE.texts(language)
        lines = words.find("questions.letter.lines")
        log = " ".join(str(block) for block in EXERCISE.blocks("letters", language))
        assert all(line in log for line in lines)
    assert not any(question.key for question in QUESTIONS)
    assert not any(question.only_for for question in QUESTIONS)


def test_of_a_week_it_is_told_what_most_tick_for_their_own_side_and_for_the_other():
    one = found(SPOKE, results())
    assert {"own/passing", "other/written"} <= {*one.names}
    assert found(SPOKE, results("other-room")).names == []


def guessed(each, second):
    """Return a room of two sides of `each`, of which so many guess the second floor."""
    people = [(side, "second" if n < second else "fourth") for side in SIDES for n in range(each)]
    return {"wrote": tally(EXERCISE.question("wrote"), people, SIDES)}


@pytest.mark.parametrize("second", [5, 6, 7])
def test_of_two_floors_seven_and_seven_are_told_as_coarsely_as_coins_and_nothing_is_named(second):
    assert found(WROTE, guessed(7, second)).names == []


def test_of_two_floors_that_which_nearly_all_of_ten_and_ten_say_is_named():
    assert found(WROTE, guessed(10, 10)).names == ["The second floor"]
