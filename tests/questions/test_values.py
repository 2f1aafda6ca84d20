"""What a value of each kind may be, and what is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.room import an_answer
from workshop.content import content_root
from workshop.content.texts import interface, refusal_sentence
from workshop.errors import Refused
from workshop.exercises.exercise import load_exercise
from workshop.questions.kinds import check_value
from workshop.questions.question import DONT_KNOW, RATINGS, Question

SLUGS = sorted(p.name for p in (content_root() / "data" / "exercises").iterdir() if p.is_dir())

RATING = Question("r", "rating", items=("a", "b"), options=(*RATINGS, DONT_KNOW))
SORT = Question("s", "sort", items=("a", "b"), options=("us", "them"))
SPLIT = Question("p", "split", items=("a", "b", "c"))
CHOOSE = Question("c", "choice", options=("yes", "no"))
TEXT = Question("t", "text", limit=20)
NUMBER = Question("g", "number", items=("a", "b"), ranges={"a": (10, 110), "b": (-5, 5)})
RANK = Question("o", "rank", items=("a", "b", "c"))
NOTE = Question("n", "note")
ANSWERABLE = (RATING, SORT, SPLIT, NUMBER, RANK, CHOOSE, TEXT)

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
        (NUMBER, {"b": -5, "a": 110}, {"a": 110, "b": -5}),
        (NUMBER, {"a": 10}, {"a": 10}),
        (RANK, ["c", "a", "b"], ["c", "a", "b"]),
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
        (NUMBER, {}, "bad-value"),
        (NUMBER, [10], "bad-value"),
        (NUMBER, {"c": 10}, "bad-value"),
        (NUMBER, {"a": 9}, "bad-number"),
        (NUMBER, {"a": 111}, "bad-number"),
        (NUMBER, {"a": 50.0}, "bad-number"),
        (NUMBER, {"a": True}, "bad-number"),
        (NUMBER, {"a": "50"}, "bad-number"),
        (NUMBER, {"a": None}, "bad-number"),
        (RANK, [], "not-all-ranked"),
        (RANK, ["b", "a"], "not-all-ranked"),
        (RANK, ["a", "b", "a"], "bad-value"),
        (RANK, ["a", "b", "c", "a"], "bad-value"),
        (RANK, ["a", "b", "z"], "bad-value"),
        (RANK, ["a", "b", 3], "bad-value"),
        (RANK, ["a", "b", ["c"]], "bad-value"),
        (RANK, {"a": 1, "b": 2, "c": 3}, "bad-value"),
        (RANK, "abc", "bad-value"),
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


@given(st.permutations(RANK.items))
def test_every_order_of_all_items_is_kept_as_it_is(order):
    assert check_value(RANK, order) == order


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "Every item needs a place; 2 of 3 have one."),
     ("nb", "Alle punktene må ha en plass. Nå har 2 av 3 fått en.")],
)  # fmt: skip
def test_an_order_of_some_items_is_refused_in_one_sentence(language, sentence):
    with pytest.raises(Refused) as refused:
        check_value(RANK, ["b", "a"])
    assert refusal_sentence(interface(language), refused.value) == sentence


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
