"""Invented people: the rooms they make, what each one answers, and that every kind knows how."""

from random import Random

import pytest

from tests.support.people import SIDES, answers_of, by_chance, headlines, in_room, results
from tests.support.room import EXERCISE
from workshop.errors import Misnamed, WorkshopError
from workshop.exercises.exercise import exercises, load_exercise
from workshop.exercises.people.leanings import answer, leaning
from workshop.exercises.people.personas import personas
from workshop.exercises.people.rooms import invented, people_room, people_rooms
from workshop.questions.kind import Kind
from workshop.questions.kinds import check_value, kind_of, kinds
from workshop.questions.leaning import ANYBODY, Leaning
from workshop.questions.question import DONT_KNOW, Question

SEEDS = (1, 2, 3)
SALES = load_exercise(EXERCISE)


def untaught(every):
    """Return the names of the kinds that can be answered and do not say how."""
    return [name for name, kind in every.items() if kind.ANSWERABLE and not is_taught(kind)]


def is_taught(kind):
    return type(kind).answer is not Kind.answer


def holds(found):
    return {condition for finding in found.values() for condition in finding.holds}


def named(found):
    return {chart for chart, finding in found.items() if finding.names}


def said(found):
    """Return all that is named, and the conditions that hold: what is more than chance."""
    return {chart: (finding.names, sorted(finding.holds)) for chart, finding in found.items()}


# -- every kind ----------------------------------------------------------------------------


def test_every_kind_says_how_people_answer_it():
    assert untaught(kinds()) == []


def test_a_kind_that_does_not_is_found_and_says_what_to_write():
    class Mood(Kind):
        pass

    assert untaught(kinds() | {"mood": Mood()}) == ["mood"]
    with pytest.raises(WorkshopError, match="kind 'mood': write its method answer"):
        Mood().answer(Question("today", "mood", ("one",)), ANYBODY, Random(1))


@pytest.mark.parametrize("slug", exercises())
@pytest.mark.parametrize("room", people_rooms())
def test_what_they_answer_is_taken_and_every_question_is_answered_by_somebody(slug, room):
    exercise = load_exercise(slug)
    given = answers_of(exercise, invented(people_room(room), 24, 3))
    asked = {q.id for round in exercise.rounds for q in round.questions if q.answerable}
    assert {id for _, own in given for id in own} == asked


@pytest.mark.parametrize("slug", exercises())
def test_who_leans_nowhere_and_who_leans_to_an_end_gives_valid_answers_too(slug):
    asked = [q for r in load_exercise(slug).rounds for q in r.questions if q.answerable]
    for question in asked:
        for height in (0.0, 1.0, 2.0, -1.0):
            heights = dict.fromkeys(question.items, height)
            extreme = Leaning(heights, spread=0.0, sure=0.0, says=("Nothing.",))
            check_value(question, kind_of(question).answer(question, extreme, Random(1)))


# -- the rooms -----------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_in_a_room_with_two_camps_each_side_expects_worse_than_it_gets_and_blames_the_other(seed):
    found = headlines(SALES, in_room(SALES, "polarised", seed))
    assert {"mirror-better", "first-apart"} <= holds(found)
    assert "mirror-harsher" not in holds(found)
    assert {"departments 3", "ledger 6"} <= named(found)
    assert "The quality of the lead" in found["ledger 6"].title


@pytest.mark.parametrize("seed", SEEDS)
def test_in_a_room_that_agrees_there_is_hardly_a_gap(seed):
    found = headlines(SALES, in_room(SALES, "harmonious", seed))
    assert not {"mirror-better", "mirror-harsher", "first-apart", "no-bridge"} & holds(found)
    assert "departments 3" not in named(found)
    assert "choice 4" in named(found)


@pytest.mark.parametrize("seed", SEEDS)
def test_where_one_side_is_harsh_only_the_other_is_disappointed(seed):
    found = headlines(SALES, in_room(SALES, "one-sided", seed))
    assert {"mirror-better", "mirror-harsher", "no-bridge"} <= holds(found)
    assert "marketing got harsher answers" in found["mirror 2"].title.lower()


def test_the_rooms_do_not_say_the_same_in_any_exercise():
    for slug in exercises():
        exercise = load_exercise(slug)
        told = [in_room(exercise, room, people=24) for room in ("polarised", "harmonious")]
        one, other = (headlines(exercise, counted) for counted in told)
        assert said(one) != said(other), slug


@pytest.mark.parametrize("kind", personas())
def test_a_room_of_one_persona_does_not_say_what_chance_says(kind):
    for seed in SEEDS:
        room = headlines(SALES, in_room(SALES, "polarised", seed, only=(kind,), people=24))
        chance = headlines(SALES, results(SALES, by_chance(SALES, 24, seed)))
        assert holds(room) != holds(chance)
        assert {f.title for f in room.values()} != {f.title for f in chance.values()}
        if kind != "silent":
            assert len(named(room) - named(chance)) >= 4


def test_hunters_guardians_and_cynics_do_not_say_the_same():
    rooms = [
        headlines(SALES, in_room(SALES, "polarised", 1, only=(kind,), people=24))
        for kind in ("hunter", "guardian", "cynic", "helper")
    ]
    assert len({rooms[n]["choice 4"].title for n in range(3)}) == 3
    assert len({str(sorted(holds(room))) for room in rooms}) == 4


def test_three_and_three_sit_in_the_team_room():
    people = invented(people_room("team"), people_room("team").people, 1)
    assert [who.department for who in people] == ["sales", "marketing"] * 3
    assert people_room("team").mode == "teams"


# -- one person ----------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_answers_in_whatever_order_they_are_asked():
    people = invented(people_room("polarised"), 24, 7)
    again = invented(people_room("polarised"), 24, 7)
    first = [answer(who, SALES, SALES.question("blame")) for who in people]
    list(map(lambda who: answer(who, SALES, SALES.question("lines")), again))
    assert [answer(who, SALES, SALES.question("blame")) for who in again] == first
    others = invented(people_room("polarised"), 24, 8)
    assert [answer(who, SALES, SALES.question("blame")) for who in others] != first


def test_more_people_do_not_change_what_the_first_ones_answer():
    few, many = (answers_of(SALES, invented(people_room("polarised"), n, 7)) for n in (14, 24))
    assert many[:14] == few


def test_who_is_silent_answers_little_and_what_she_leaves_is_missing():
    room = people_room("polarised").of("silent")
    given = [own for _, own in answers_of(SALES, invented(room, 200, 5))]
    asked = sum(len(round.asked("sales", SIDES)) for round in SALES.rounds) - 1  # a note
    assert 0.1 < sum(map(len, given)) / (200 * asked) < 0.2
    assert None not in [value for own in given for value in own.values()]
    lines = [own["lines"] for own in given if "lines" in own]
    assert any(len(one) < len(SALES.question("lines").items) for one in lines)


def test_who_did_not_hear_a_fact_says_so_and_who_holds_it_knows_it():
    room = people_room("polarised").of("hunter")
    facts = SALES.question("facts")
    given = [(d, own["facts"]) for d, own in answers_of(SALES, invented(room, 100, 5))]
    ours, theirs = [], []
    for department, own in given:
        for item, said in own.items():
            right = said == facts.key[item]
            (ours if facts.held_by[item] == department else theirs).append(right)
            assert right or said in facts.options
    assert sum(ours) / len(ours) > 0.8 > 0.5 > sum(theirs) / len(theirs)


def test_people_write_in_the_language_of_their_phone():
    people = invented(people_room("polarised").of("helper"), 40, 5)
    says = {who.language: answer(who, SALES, SALES.question("missing")) for who in people}
    assert "From" in says["en"]
    assert "Fra" in says["nb"]


def test_where_an_exercise_says_nothing_of_people_they_lean_as_they_are():
    question = Question("new", "rating", ("one", "two"), ("1", "2", "3", "4", "5", DONT_KNOW))
    helper, cynic = (
        leaning(one, SALES, question, Random(1)).heights["one"]
        for kind in ("helper", "cynic")
        for one in invented(people_room("harmonious").of(kind), 1, 1)
    )
    assert helper > 0.6 > 0.3 > cynic


def test_a_room_that_there_is_not_is_told_with_those_that_there_are():
    with pytest.raises(Misnamed, match="no room 'quiet'; there are: polarised, harmonious"):
        people_room("quiet")
