"""What sides said on one phone each is told exactly; what single people answer never is."""

import pytest

from tests.support.contracts import assert_fits
from tests.support.team_room import said_by_sides
from workshop.content.texts import interface
from workshop.contracts.tallies import Tally
from workshop.exercises.exercise import exercises, load_exercise
from workshop.questions.kinds import kind_of, kinds
from workshop.questions.question import Question
from workshop.questions.said import as_said, without_people
from workshop.questions.tally import tally
from workshop.session import Mode

DEPARTMENTS = ("sales", "marketing")
RATING = Question("r", "rating", ("a", "b"), ("1", "2", "3", "4", "5", "dk"))
BONUS = Question("s", "split", ("a", "b", "c"), only_for=("sales",), most=2)
POINTS = Question("p", "split", ("a", "b"))
RANK = Question("o", "rank", ("a", "b", "c"))
NUMBER = Question("n", "number", ("x",), ranges={"x": (0, 100)})
TEXT = Question("t", "text")


def test_one_phone_is_enough_to_be_shown_and_is_counted_exactly():
    found = as_said(RATING, [(1, "sales", {"a": "4", "b": "dk"})], DEPARTMENTS)
    assert found["cells"]["a"] == {
        "all": {"n": 1, "counts": {"4": 1}},
        "sales": {"n": 1, "counts": {"4": 1}},
    }
    assert (found["hidden"], found["answered"]) == ([], 1)
    assert found["said"] == {"sales": [{"table": 1, "value": {"a": "4", "b": "dk"}}]}


def test_the_same_answer_of_one_person_is_not_shown_at_all():
    found = tally(RATING, [("sales", {"a": "4", "b": "dk"})], DEPARTMENTS)
    assert "said" not in found
    assert found["cells"] == {"a": {}, "b": {}}


def test_every_table_of_a_side_is_listed_by_its_number():
    given = [(3, "sales", {"a": "5"}), (1, "sales", {"a": "2"}), (2, "marketing", {"a": "4"})]
    said = as_said(RATING, given, DEPARTMENTS)["said"]
    assert [one["table"] for one in said["sales"]] == [1, 3]
    assert [one["value"]["a"] for one in said["sales"]] == ["2", "5"]


def test_the_bonus_that_is_played_is_one_that_a_table_set():
    mine, other = {"a": 70, "b": 30, "c": 0}, {"a": 0, "b": 40, "c": 60}
    found = as_said(BONUS, [(1, "sales", mine), (3, "sales", other)], DEPARTMENTS)
    assert found["proposals"] == {"sales": {"a": 70, "b": 30}}


@pytest.mark.parametrize(
    ("question", "value", "mean"),
    [(POINTS, {"a": 37, "b": 63}, 37), (RANK, ["b", "a", "c"], 2)],
)
def test_points_and_places_are_those_that_were_given(question, value, mean):
    cell = as_said(question, [(1, "sales", value)], DEPARTMENTS)["cells"]["a"]["sales"]
    assert (cell["mean"], cell["spread"], cell["n"]) == (mean, 0, 1)


def test_a_number_is_kept_as_it_was_given():
    said = as_said(NUMBER, [(1, "sales", {"x": 47})], DEPARTMENTS)["said"]
    assert said["sales"][0]["value"] == {"x": 47}


def test_what_a_side_writes_still_waits_for_the_facilitator():
    found = as_said(TEXT, [(1, "sales", "Kundens adresse")], DEPARTMENTS)
    assert found["said"] == {}
    assert "Kundens" not in str(found)


@pytest.mark.parametrize("slug", exercises())
def test_every_answer_of_the_invented_sides_has_words_and_perhaps_a_place(slug):
    exercise, said = alone_in(slug), said_by_sides(slug)
    for round in exercise.rounds:
        for question in (q for q in round.questions if q.answerable):
            given = [
                (number, side, answers[question.id])
                for number, (side, answers) in enumerate(said.items(), 1)
                if question.asks(side, DEPARTMENTS)
            ]
            assert given
            found = as_said(question, given, DEPARTMENTS)
            assert_fits(found, Tally)
            for _, side, value in given:
                assert_can_be_told(exercise, question, value, side)


def alone_in(slug):
    """Return an exercise as the invented sides go through it: whoever is alone plays no game."""
    return load_exercise(slug).played_by(Mode.TEAMS).without_games()


def assert_can_be_told(exercise, question, value, side):
    kind = kind_of(question)
    for item in kind.counted(question.of_side(side)):
        part = kind.part(item, value)
        for language in ("en", "nb"):
            words, ui = exercise.texts(language), interface(language)
            assert kind.written(question, item, part, words, ui), side
        place = kind.place(question, item, part)
        assert place is None or 0 <= place <= 1


def test_what_is_about_a_person_is_not_asked_of_sides():
    assert without_people(Question("q", "rating", ("a",), private=True)) is None
    left = without_people(
        Question("q", "number", ("a", "b"), ranges={"a": (0, 9), "b": (0, 99)}, people_only=("a",))
    )
    assert (left.items, left.ranges) == (("b",), {"b": (0, 99)})
    assert without_people(RATING) is RATING


def test_every_kind_of_question_can_be_told():
    """A new kind needs nothing of its own: its options are its words."""
    assert all(kind.written and kind.place and kind.numbers for kind in kinds().values())
