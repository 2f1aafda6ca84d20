from pathlib import Path

import pytest

from workshop.content import LANGUAGES, content_root
from workshop.errors import ContentError, Refused
from workshop.exercises.exercise import load_exercise, parse_exercise
from workshop.questions.question import DONT_KNOW, RATINGS, VIEWS, Question

SLUGS = sorted(p.name for p in (content_root() / "data" / "exercises").iterdir() if p.is_dir())


@pytest.mark.parametrize("slug", SLUGS)
def test_every_exercise_has_its_words_in_both_languages(slug):
    exercise = load_exercise(slug)
    for language in LANGUAGES:
        assert exercise.texts(language)("title")
        for round in exercise.rounds:
            assert exercise.texts(language)(f"rounds.{round.id}.title")
            if round.story:
                assert exercise.blocks(round.story, language)


def test_a_mirror_is_three_questions_that_share_their_words():
    table = {
        "minutes": 5,
        "round": [{"id": "x", "question": [{"id": "m", "kind": "mirror", "items": ["a"]}]}],
    }
    (round,) = parse_exercise(Path("x"), table).rounds
    assert [q.id for q in round.questions] == [f"m-{view}" for view in VIEWS]
    assert [q.view for q in round.questions] == list(VIEWS)
    assert {q.words for q in round.questions} == {"m"}


def test_dont_know_is_offered_only_where_the_exercise_says_so(lesson_exercise):
    assert lesson_exercise.question("claim").options == (*RATINGS, DONT_KNOW)
    table = {"minutes": 1, "round": [{"id": "x", "question": [{"id": "r", "kind": "rating"}]}]}
    assert parse_exercise(Path("x"), table).question("r").options == RATINGS


def test_a_department_gets_its_own_questions_only(lesson_exercise):
    def asked(department):
        return {q.id for q in lesson_exercise.round("deal").asked(department)}

    assert asked("sales") - asked("marketing") == {"facts-sales"}
    assert asked("marketing") - asked("sales") == {"facts-marketing"}
    assert asked("hr") == asked("sales") - {"facts-sales"}


def test_a_question_of_another_round_is_refused(lesson_exercise):
    with pytest.raises(Refused, match="unknown-question"):
        lesson_exercise.round("room").question("blame")


@pytest.mark.parametrize("slug", ["nothing", "../exercises", "a/b", "", ".", "A", "x\x00"])
def test_what_is_no_exercise_is_said_in_one_sentence(slug):
    with pytest.raises(ContentError, match="There is no exercise"):
        load_exercise(slug)


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"minutes": 1},
        {"minutes": "soon", "round": []},
        {"minutes": 1, "round": [{}]},
        {"minutes": 1, "round": "x"},
        {"minutes": 1, "round": [{"id": "x", "question": [{"id": "q"}]}]},
        {"minutes": 1, "round": [{"id": "x", "reveal": [{"chart": 5}]}]},
        {"minutes": 1, "round": [{"id": "x"}], "run": [{"id": "game"}]},
        {"minutes": 1, "round": [{"id": "x"}], "check": [{"id": "why", "right": "a"}]},
    ],
)
def test_a_malformed_exercise_names_its_file(table):
    with pytest.raises(ContentError, match=r"exercise\.toml"):
        parse_exercise(Path("some/folder"), table)


@pytest.mark.parametrize("given", [[5, 1], [1], [1, 2, 3], ["a", "b"], 7, [1, 1]])
def test_a_range_that_is_none_is_named(given):
    question = {"id": "q", "kind": "number", "items": ["a"], "range": {"a": given}}
    table = {"minutes": 1, "round": [{"id": "x", "question": [question]}]}
    with pytest.raises(ContentError, match=r"q\.range"):
        parse_exercise(Path("some/folder"), table)


def test_an_order_has_as_many_places_as_items():
    assert Question("o", "rank", items=("a", "b", "c")).places == ("1", "2", "3")


def test_a_number_is_counted_in_ten_equal_stretches_of_its_range():
    question = Question("n", "number", items=("a",), ranges={"a": (300, 1300)})
    assert question.bins("a") == tuple(range(300, 1300, 100))
