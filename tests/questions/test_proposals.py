"""Points of which few may be named: what is counted, and which answer is shown whole."""

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.texts import interface, refusal_sentence
from workshop.errors import Refused
from workshop.questions.kinds import check_value, kind_of
from workshop.questions.leaning import ANYBODY
from workshop.questions.proposals import apart, nearest
from workshop.questions.question import NAMED, Question
from workshop.questions.tally import ALL, SMALLEST, tally

ITEMS = ("a", "b", "c", "d", "e")
DEPARTMENTS = ("sales", "marketing", "hr")
FEW = Question("p", "split", items=ITEMS, most=3)
PLAIN = Question("p", "split", items=ITEMS)

cuts = st.lists(st.integers(1, 19), min_size=0, max_size=2, unique=True).map(sorted)
values = st.tuples(st.permutations(ITEMS), cuts).map(
    lambda drawn: {
        item: 5 * (high - low)
        for item, low, high in zip(drawn[0], (0, *drawn[1]), (*drawn[1], 20), strict=False)
    }
)
rooms = st.lists(st.tuples(st.sampled_from(DEPARTMENTS), values), max_size=24)


def stored(given_by):
    return [(who, check_value(FEW, value)) for who, value in given_by]


def whole(value):
    return {item: points for item, points in value.items() if points}


@given(values)
def test_up_to_three_numbers_are_taken(value):
    assert check_value(FEW, value) == dict.fromkeys(ITEMS, 0) | value


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Give points to at most 3 of them; now 4 have some."),
        ("nb", "Gi poeng til høyst 3 av dem. Nå har 4 fått."),
    ],
)
def test_a_fourth_number_is_refused_in_one_sentence(language, sentence):
    with pytest.raises(Refused) as refused:
        check_value(FEW, dict.fromkeys("abcd", 25))
    assert refused.value.code == "too-many-named"
    assert refusal_sentence(interface(language), refused.value) == sentence
    assert check_value(PLAIN, dict.fromkeys("abcd", 25))


@pytest.mark.parametrize("most", [-1, 5, 9])
def test_a_limit_that_limits_nothing_is_named(most):
    (sentence,) = kind_of(FEW).lacks(Question("p", "split", items=ITEMS, most=most))
    assert "most must be 1 to 4" in sentence


@given(st.lists(values, min_size=1, max_size=9))
def test_the_nearest_is_one_of_them_and_no_other_is_nearer_or_as_near_and_earlier(proposals):
    sums = [sum(apart(one, other) for other in proposals) for one in proposals]
    assert nearest(proposals) is proposals[sums.index(min(sums))]


def test_of_two_that_are_as_near_the_earlier_one_is_shown():
    one, two = {"a": 100}, {"b": 100}
    assert nearest([one, two]) is one
    assert nearest([two, one]) is two


def test_differences_are_summed_in_points():
    assert apart({"a": 60, "b": 40}, {"a": 50, "c": 50}) == 10 + 40 + 50


@given(rooms)
def test_what_is_shown_is_an_answer_of_a_group_of_five_and_one_for_each(room):
    made = tally(FEW, stored(room), DEPARTMENTS)
    for group, proposal in made.get("proposals", {}).items():
        of_group = [value for who, value in room if group in (ALL, who)]
        assert len(of_group) >= SMALLEST
        assert proposal in of_group
    assert (len(room) >= SMALLEST) == bool(made.get("proposals"))


@given(rooms)
def test_a_count_beside_it_leaves_five_others_and_never_says_all_or_nobody(room):
    made = tally(FEW, stored(room), DEPARTMENTS)
    for item, cell in made["cells"].items():
        for group, counted in cell.items():
            of_group = [value for who, value in room if group in (ALL, who)]
            true = len([value for value in of_group if value.get(item)])
            assert counted["n"] == len(of_group) > SMALLEST
            assert 1 <= counted["counts"][NAMED] <= counted["n"] - 1
            assert abs(counted["counts"][NAMED] - true) <= (len(DEPARTMENTS) if group == ALL else 1)
            assert not {"sum", "squares"} & counted.keys()


def test_of_people_who_all_agree_each_may_be_the_one_who_does_not():
    """The published tally of six who agree fits a room in which any one of them named another."""
    agree = [{"a": 100}] * 6
    shown = tally(FEW, stored([("sales", one) for one in agree]), ("sales",))
    for at in range(6):
        other = [*agree]
        other[at] = {"a": 60, "b": 40} if at else {"a": 100}
        fits = tally(FEW, stored([("sales", one) for one in other]), ("sales",))
        assert fits["proposals"] == shown["proposals"]
        assert fits["cells"]["b"]["all"] == shown["cells"]["b"]["all"]


@pytest.mark.parametrize("people", range(4, 8))
def test_a_tally_of_one_side_shows_it_from_five_on_and_counts_from_six_on(people):
    given_by = [("sales", value) for value in ({"a": 100}, {"b": 50, "c": 50})] * 4
    made = tally(FEW, stored(given_by[:people]), DEPARTMENTS)
    assert ("proposals" in made) == (people >= 5)
    assert all(bool(cell) == (people >= 6) for cell in made["cells"].values())


def test_an_answer_with_more_numbers_can_be_read_and_is_never_shown_whole():
    """Its card did not say that it might be: it is of a version that took any number."""
    old = [("sales", dict.fromkeys(ITEMS, 20))] * 5
    new = [("sales", check_value(FEW, {"b": 100}))] * 5
    assert "proposals" not in tally(FEW, old, DEPARTMENTS)
    mixed = tally(FEW, [*old, *new], DEPARTMENTS)
    assert mixed["proposals"] == {"sales": {"b": 100}}
    assert mixed["answered"] == 10
    assert mixed["cells"]["b"]["all"]["n"] == 10


def test_points_of_which_all_may_be_named_have_a_mean_and_no_proposal():
    made = tally(PLAIN, [("sales", dict.fromkeys(ITEMS, 20))] * 5, DEPARTMENTS)
    assert "proposals" not in made
    cell = made["cells"]["a"]["all"]
    assert (cell["counts"], round(cell["mean"], -1)) == ({}, 20)


def test_no_invented_answer_names_too_many():
    for nth, question in product(range(12), (FEW, PLAIN)):
        assert check_value(question, kind_of(question).invent(question, nth))
        assert check_value(question, kind_of(question).answer(question, ANYBODY, Random(nth)))
