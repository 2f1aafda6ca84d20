import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.room import an_answer
from workshop.content import LANGUAGES, content_root
from workshop.errors import ContentError, Refused
from workshop.exercise import (
    DONT_KNOW,
    RATINGS,
    VIEWS,
    Question,
    check_value,
    load_exercise,
    parse_exercise,
)

SLUGS = sorted(p.name for p in (content_root() / "data" / "exercises").iterdir() if p.is_dir())

RATING = Question("r", "rating", items=("a", "b"), options=(*RATINGS, DONT_KNOW))
SORT = Question("s", "sort", items=("a", "b"), options=("us", "them"))
SPLIT = Question("p", "split", items=("a", "b", "c"))
CHOOSE = Question("c", "choice", options=("yes", "no"))
TEXT = Question("t", "text", limit=20)
NOTE = Question("n", "note")
ANSWERABLE = (RATING, SORT, SPLIT, CHOOSE, TEXT)

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcx"), inner),
    max_leaves=8,
)


def refusal(question, value):
    try:
        check_value(question, value)
    except Refused as refused:
        return refused.code
    return None


@pytest.mark.parametrize(
    ("question", "value", "kept"),
    [
        (RATING, {"b": "5", "a": "dk"}, {"a": "dk", "b": "5"}),
        (RATING, {"b": "5"}, {"b": "5"}),
        (SORT, {"a": "them"}, {"a": "them"}),
        (SPLIT, {"c": 70, "a": 30}, {"a": 30, "b": 0, "c": 70}),
        (CHOOSE, "no", "no"),
        (TEXT, "  two\nlines \x00\x1b[31m ", "two\nlines [31m"),
        (TEXT, "<b>x</b>", "<b>x</b>"),
    ],
)
def test_a_fitting_value_is_kept_in_one_form(question, value, kept):
    assert check_value(question, value) == kept


@pytest.mark.parametrize(
    ("question", "value", "code"),
    [
        (RATING, {}, "bad-value"),
        (RATING, {"a": "6"}, "bad-value"),
        (RATING, {"a": 5}, "bad-value"),
        (RATING, {"a": None}, "bad-value"),
        (RATING, {"a": "5", "z": "1"}, "bad-value"),
        (RATING, ["5"], "bad-value"),
        (SORT, {"a": ["us"]}, "bad-value"),
        (SPLIT, {"a": 100, "z": 0}, "bad-value"),
        (SPLIT, {"a": 100.0}, "bad-value"),
        (SPLIT, {"a": True, "b": 99}, "bad-value"),
        (SPLIT, {"a": 150, "b": -50}, "bad-value"),
        (SPLIT, {"a": float("nan")}, "bad-value"),
        (SPLIT, {"a": 10**1000}, "bad-value"),
        (SPLIT, {}, "not-hundred"),
        (SPLIT, {"a": 99}, "not-hundred"),
        (CHOOSE, "perhaps", "bad-value"),
        (CHOOSE, ["yes"], "bad-value"),
        (TEXT, "   ", "empty-text"),
        (TEXT, "", "empty-text"),
        (TEXT, 7, "empty-text"),
        (TEXT, "x" * 21, "too-long"),
        (NOTE, "anything", "not-answerable"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(question, value, code):
    assert refusal(question, value) == code


def test_a_text_of_exactly_the_limit_fits():
    assert check_value(TEXT, "x" * 20) == "x" * 20


def test_what_remains_of_a_text_without_its_invisible_signs_must_not_be_empty():
    assert refusal(TEXT, "\u200b\u200b") == "empty-text"


@given(st.sampled_from(ANSWERABLE), anything)
def test_any_value_is_refused_or_kept_in_a_form_that_fits_again(question, value):
    try:
        kept = check_value(question, value)
    except Refused:
        return
    assert check_value(question, kept) == kept
    assert json.loads(json.dumps(kept)) == kept


@pytest.mark.parametrize("slug", SLUGS)
def test_every_question_of_every_exercise_can_be_answered(slug):
    questions = [q for r in load_exercise(slug).rounds for q in r.questions if q.answerable]
    assert questions
    for question in questions:
        value = an_answer(question, 1)
        assert check_value(question, value)


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
        {"minutes": 1, "round": [{"id": "x", "reveal": [{"chart": "sorting"}]}]},
    ],
)
def test_a_malformed_exercise_names_its_file(table):
    with pytest.raises(ContentError, match=r"exercise\.toml"):
        parse_exercise(Path("some/folder"), table)
