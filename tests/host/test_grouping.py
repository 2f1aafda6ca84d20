"""Who talks with whom: everybody, with new people each time, and with the other side."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workshop.host.grouping import groups, pairs_of, place_for

SIDES = ("sales", "marketing", "hr")


def room(**sizes):
    return {f"{side}{n}": side for side, many in sizes.items() for n in range(many)}


@example(["sales", "sales", "sales", "marketing"], 2, True)
@given(st.lists(st.sampled_from(SIDES), max_size=40), st.sampled_from([2, 4]), st.booleans())
def test_everybody_is_in_one_group_and_alone_only_where_nobody_else_is(sides, size, across):
    people = {f"p{n}": side for n, side in enumerate(sides)}
    made = groups(people, size, across=across)
    assert sorted(one for group in made for one in group) == sorted(people)
    if len(people) > 1:
        assert all(len(group) > 1 for group in made)
        # A pair takes in one more where somebody would be left over; fours are two such pairs.
        assert all(len(group) <= size * 3 / 2 for group in made)


@pytest.mark.parametrize(("sales", "marketing"), [(7, 7), (3, 3), (6, 5), (1, 1), (50, 50)])
@pytest.mark.parametrize("size", [2, 4])
def test_across_departments_nobody_is_left_without_the_other_side(sales, marketing, size):
    people = room(sales=sales, marketing=marketing)
    for group in groups(people, size, across=True):
        assert {people[one] for one in group} == {"sales", "marketing"}


def test_where_one_side_is_much_larger_the_others_are_shared_out():
    people = room(sales=12, marketing=4)
    mixed = [
        group
        for group in groups(people, 2, across=True)
        if {people[one] for one in group} == {"sales", "marketing"}
    ]
    assert sorted(map(len, mixed)) == [3, 3, 3, 3]
    for group in groups(people, 4, across=True):
        assert [people[one] for one in group].count("marketing") == 1


@pytest.mark.parametrize(
    ("sizes", "across", "meetings"),
    [({"sales": 7, "marketing": 7}, True, 49), ({"sales": 8}, False, 28)],
)
def test_in_seven_talks_everybody_meets_somebody_new(sizes, across, meetings):
    people, met = room(**sizes), set()
    for _ in range(7):
        made = groups(people, 2, across=across, met=met)
        pairs = {pair for group in made for pair in pairs_of(group)}
        assert not pairs & met
        met |= pairs
    assert len(met) == meetings


def test_a_latecomer_joins_the_smallest_group_and_there_the_other_side():
    people = room(sales=3, marketing=3)
    present = [["sales0", "sales1"], ["sales2", "marketing0"], ["marketing1", "marketing2", "x"]]
    assert place_for("late", "sales", present, people | {"late": "sales"}) == 1
    assert place_for("late", "marketing", present, people | {"late": "marketing"}) == 0
    assert place_for("late", "sales", [], {}) is None
