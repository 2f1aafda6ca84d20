"""Counts in which nearly all gave the same answer, looked at by everybody who knows her own."""

from collections import Counter
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.questions.coarse import coarse, inwards, near
from workshop.questions.kinds import kind_of
from workshop.questions.question import CHOICE, DONT_KNOW, FIVES, RATINGS, Question

ASKED = {
    "rating": Question("r", "rating", items=("i",), options=(*RATINGS, DONT_KNOW)),
    "mirror": Question("m", "mirror", items=("i",), options=RATINGS, view="us"),
    "sort": Question("s", "sort", items=("i",), options=("us", "them", "both", "neither")),
    "two buckets": Question("t", "sort", items=("i",), options=("strategy", "tactics")),
    "choice": Question("c", "choice", options=("a", "b", "c")),
    "number": Question("n", "number", items=("i",), ranges={"i": (0, 40)}),
    "rank": Question("o", "rank", items=("i", "j", "k")),
}
OPTIONS = {
    "number": tuple(map(str, ASKED["number"].bins("i"))),
    "rank": ASKED["rank"].places,
}


def beside(name):
    question = ASKED[name]
    item = question.items[0] if question.items else CHOICE
    return lambda option: kind_of(question).beside(question, item, option)


def every_group(name, n):
    options = OPTIONS.get(name) or ASKED[name].options
    return map(Counter, combinations_with_replacement(options, n))


def ways_by_what_is_told(name, n):
    """Return by published counts all the ways in which a group of n may have answered."""
    ways = {}
    for group in every_group(name, n):
        told = frozenset(coarse(group, beside(name)).items())
        ways.setdefault(told, []).append(group)
    return ways


def pinned(ways, known):
    """Return whether somebody who knows these answers knows all the others of the group."""
    others = [way - known for way in ways if way >= known]
    return len({o for rest in others for o in rest}) == 1


@pytest.mark.parametrize("n", range(5, 9))
@pytest.mark.parametrize("name", ASKED)
def test_no_answer_follows_from_counts_for_a_stranger(name, n):
    assert not any(pinned(ways, Counter()) for ways in ways_by_what_is_told(name, n).values())


@pytest.mark.parametrize("n", range(5, 9))
@pytest.mark.parametrize("name", ASKED)
def test_nor_for_one_of_the_group_who_knows_her_own(name, n):
    for ways in ways_by_what_is_told(name, n).values():
        for own in {option for way in ways for option in way}:
            assert not pinned(ways, Counter([own]))


@pytest.mark.parametrize("name", ASKED)
def test_exact_counts_would_tell_her(name):
    """What the two tests above find nothing of is there to be found."""
    exact = {frozenset(group.items()): [group] for group in every_group(name, 5)}
    assert any(pinned(ways, Counter()) for ways in exact.values())


@pytest.mark.parametrize("n", [5, 8, 20])
@pytest.mark.parametrize("name", ASKED)
def test_one_person_is_moved_at_most_and_nobody_is_lost(name, n):
    for group in every_group(name, n) if n < 20 else [Counter({"a": n})] * (name == "choice"):
        told = Counter(coarse(group, beside(name)))
        assert told.total() == n
        assert (group - told).total() <= 1


@given(st.lists(st.sampled_from(RATINGS), min_size=5, max_size=30))
def test_a_mean_moves_by_one_step_of_one_person_at_most_towards_the_middle(answers):
    told = coarse(Counter(answers), beside("rating"))
    moved = sum(int(o) * n for o, n in told.items()) - sum(map(int, answers))
    assert abs(moved) <= 1


@given(st.lists(st.sampled_from(RATINGS), min_size=5, max_size=30))
def test_what_is_told_says_whether_nearly_all_agree(answers):
    exact = Counter(answers)
    assert near(exact, beside("rating")) == near(coarse(exact, beside("rating")), beside("rating"))


@pytest.mark.parametrize("order", [RATINGS, FIVES, ("first", "last")])
def test_in_an_order_one_goes_towards_the_middle(order):
    assert inwards(order, order[0]) == order[1]
    assert inwards(order, order[-1]) == order[-2]
