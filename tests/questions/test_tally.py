import json
from collections import Counter
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.questions.question import CHOICE, RATINGS, Question
from workshop.questions.tally import ALL, SMALLEST, tally, visible_groups

DEPARTMENTS = ("sales", "marketing", "hr", "finance")
ITEMS = ("listens", "plans", "delivers")

RATING = Question("r", "rating", items=ITEMS, options=RATINGS)
SORT = Question("s", "sort", items=ITEMS, options=("us", "them", "both"))
CHOOSE = Question("c", "choice", options=("a", "b", "c"))
SPLIT = Question("p", "split", items=ITEMS)
RANK = Question("o", "rank", items=ITEMS)
TEXT = Question("t", "text")

sizes = st.dictionaries(st.sampled_from(DEPARTMENTS), st.integers(0, 9))


def values(question):
    if question.kind == "choice":
        return st.sampled_from(question.options)
    if question.kind == "text":
        return st.text(min_size=1)
    if question.kind == "split":
        cuts = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted)
        return cuts.map(lambda c: dict(zip(ITEMS, (c[0], c[1] - c[0], 100 - c[1]), strict=True)))
    if question.kind == "rank":
        return st.permutations(question.items)
    some = st.sampled_from(question.options)
    return st.dictionaries(st.sampled_from(question.items), some, min_size=1)


def answers_to(question):
    return st.lists(st.tuples(st.sampled_from(DEPARTMENTS), values(question)), max_size=30)


answered = st.sampled_from([RATING, SORT, CHOOSE, SPLIT, RANK]).flatmap(
    lambda question: st.tuples(st.just(question), answers_to(question))
)


def of_item(question, item, given):
    """Return department and value of everyone who answered an item."""
    if question.kind == "choice":
        return given
    if question.kind == "rank":
        return [(who, str(value.index(item) + 1)) for who, value in given]
    return [(who, value[item]) for who, value in given if item in value]


def subsets(names):
    return chain.from_iterable(combinations(names, n) for n in range(len(names) + 1))


@given(sizes)
def test_no_sum_of_published_groups_leaves_a_small_rest(groups):
    shown = visible_groups(groups)
    total = sum(groups.values())
    for chosen in subsets(shown - {ALL}):
        rest = total - sum(groups[g] for g in chosen)
        assert not shown or rest == 0 or rest >= SMALLEST


@given(sizes)
def test_no_published_group_is_small_and_none_is_empty(groups):
    for group in visible_groups(groups) - {ALL}:
        assert groups[group] >= SMALLEST


@given(sizes)
def test_the_whole_room_is_published_exactly_when_it_is_large_enough(groups):
    assert (ALL in visible_groups(groups)) == (sum(groups.values()) >= SMALLEST)


@given(sizes)
def test_nothing_is_held_back_where_every_group_is_large_enough(groups):
    present = {g for g, n in groups.items() if n}
    if present and all(groups[g] >= SMALLEST for g in present):
        assert visible_groups(groups) == present | {ALL}


@pytest.mark.parametrize(
    ("groups", "shown"),
    [
        ({"sales": 4}, set()),
        ({"sales": 5}, {ALL, "sales"}),
        ({"sales": 5, "marketing": 4}, {ALL}),
        ({"sales": 9, "marketing": 6, "hr": 1}, {ALL, "sales"}),
        ({"sales": 9, "marketing": 6, "hr": 3, "finance": 2}, {ALL, "sales", "marketing"}),
        ({"sales": 9, "marketing": 6, "hr": 1, "finance": 1}, {ALL, "sales"}),
        ({"sales": 3, "marketing": 3}, {ALL}),
    ],
)
def test_the_smallest_departments_are_held_back_together(groups, shown):
    assert visible_groups(groups) == shown


@given(answered)
def test_published_counts_are_those_of_the_answers_but_for_one_person_a_group(case):
    question, given = case
    for item, cell in tally(question, given, DEPARTMENTS)["cells"].items():
        for group, shown in cell.items():
            mine = [v for who, v in of_item(question, item, given) if group in (ALL, who)]
            assert shown["n"] == len(mine) >= SMALLEST
            if shown["counts"]:
                moved = (Counter(mine) - Counter(shown["counts"])).total()
                assert sum(shown["counts"].values()) == len(mine)
                assert moved <= (1 if group != ALL else len({who for who, _ in given}))


@given(answers_to(SPLIT))
def test_points_are_told_by_mean_and_rough_spread_alone(given):
    for item, cell in tally(SPLIT, given, DEPARTMENTS)["cells"].items():
        for group, shown in cell.items():
            mine = [value[item] for who, value in given if group in (ALL, who)]
            assert shown.keys() - {"nearly"} == {"n", "counts", "mean", "spread"}
            assert abs(shown["mean"] - sum(mine) / len(mine)) <= 2 + 5 / SMALLEST + 0.5
            assert shown["spread"] % 5 == 0 < shown["spread"]


@given(answered)
def test_nothing_can_be_learned_by_subtracting_what_is_published(case):
    question, given = case
    for cell in filter(None, tally(question, given, DEPARTMENTS)["cells"].values()):
        for chosen in subsets(cell.keys() - {ALL}):
            rest = cell[ALL]["n"] - sum(cell[group]["n"] for group in chosen)
            assert rest == 0 or rest >= SMALLEST


@given(answered)
def test_hidden_names_exactly_the_departments_that_miss_in_a_cell(case):
    question, given = case
    made = tally(question, given, DEPARTMENTS)
    missing = {
        who
        for item, cell in made["cells"].items()
        for who, _ in of_item(question, item, given)
        if who not in cell
    }
    assert made["hidden"] == sorted(missing)


@given(answered)
def test_a_tally_does_not_depend_on_the_order_of_the_answers(case):
    question, given = case
    assert tally(question, given, DEPARTMENTS) == tally(question, given[::-1], DEPARTMENTS)


@given(answers_to(RANK))
def test_every_place_of_an_order_is_given_away_once_by_each_person(given):
    cells = tally(RANK, given, DEPARTMENTS)["cells"]
    for group in {group for cell in cells.values() for group in cell}:
        there = [cell[group]["counts"] for cell in cells.values() if group in cell]
        for place in RANK.places if all(there) else ():
            assert sum(counts.get(place, 0) for counts in there) == cells[ITEMS[0]][group]["n"]


def test_an_item_that_is_new_since_the_order_was_given_is_not_counted():
    orders = [["plans", "listens"]] * 3 + [["listens", "plans"]] * 3
    cells = tally(RANK, [("sales", order) for order in orders], DEPARTMENTS)["cells"]
    assert cells["plans"][ALL]["mean"] == 1.5
    assert cells["delivers"] == {}


def test_an_item_that_few_answered_is_held_back_alone():
    given = [("sales", {"listens": "3", "plans": "4"})] * 5 + [("marketing", {"listens": "2"})] * 5
    cells = tally(RATING, given, DEPARTMENTS)["cells"]
    assert cells["listens"].keys() == {ALL, "sales", "marketing"}
    assert cells["plans"].keys() == {ALL, "sales"}
    assert cells["delivers"] == {}


def test_one_who_skips_an_item_takes_her_department_out_of_it():
    given = [("sales", {"listens": "3"})] * 4 + [("sales", {"plans": "4"})]
    given += [("marketing", {"listens": "2", "plans": "2"})] * 6
    made = tally(RATING, given, DEPARTMENTS)
    assert made["cells"]["listens"].keys() == {ALL}
    assert made["hidden"] == ["marketing", "sales"]


@given(answers_to(TEXT))
def test_texts_are_counted_and_never_quoted(given):
    made = tally(TEXT, given, DEPARTMENTS)
    assert made == {
        "question": "t", "kind": "text", "answered": len(given), "cells": {}, "hidden": [],
    }  # fmt: skip


@given(answered)
def test_a_tally_is_ready_to_be_sent(case):
    made = tally(*case, DEPARTMENTS)
    assert json.loads(json.dumps(made)) == made


def test_a_choice_has_one_cell():
    given = [("sales", option) for option in "bbaac"]
    cell = {"n": 5, "counts": {"a": 2, "b": 2, "c": 1}}
    assert tally(CHOOSE, given, DEPARTMENTS)["cells"] == {CHOICE: {ALL: cell, "sales": cell}}
