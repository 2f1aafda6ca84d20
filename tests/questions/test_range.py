"""Ranges: what a value is, what is told of some of them, and what nobody can work out from it."""

from collections import Counter
from itertools import combinations_with_replacement

import pytest

from workshop.errors import Refused
from workshop.questions.again import of_all
from workshop.questions.coarse import coarse, inwards
from workshop.questions.kinds import check_value, kind_of
from workshop.questions.kinds.range import ENDS, named, seen_from
from workshop.questions.question import ABOVE, BELOW, WITHIN, Question
from workshop.questions.said import as_said
from workshop.questions.tally import tally

OPEN = Question(
    "m", "range", items=("need", "market"), ranges=dict.fromkeys(("need", "market"), (0, 200))
)
KNOWN = Question(
    "k", "range", items=("bones",), options=(WITHIN, BELOW, ABOVE),
    ranges={"bones": (0, 600)}, truths={"bones": 206},
)  # fmt: skip
SIDES = ("sales", "marketing")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ({"need": [60, 100, 180]}, None),
        ({"need": [0, 0, 200], "market": [7, 7, 7]}, None),
        ({"need": [100, 60, 180]}, "not-in-order"),
        ({"need": [60, 180, 100]}, "not-in-order"),
        ({"need": [60, 100, 201]}, "bad-number"),
        ({"need": [-1, 100, 180]}, "bad-number"),
        ({"need": [60, 100.0, 180]}, "bad-number"),
        ({"need": [True, 100, 180]}, "bad-number"),
        ({"need": [60, 100]}, "bad-value"),
        ({"need": "60/100/180"}, "bad-value"),
        ({"elsewhere": [60, 100, 180]}, "bad-value"),
        ({}, "bad-value"),
    ],
)
def test_a_range_is_three_whole_numbers_on_its_scale_in_order(value, code):
    assert refusal(value) == code


def refusal(value):
    try:
        assert check_value(OPEN, value) == value
    except Refused as refused:
        return refused.code
    return None


def test_rows_of_a_sample_hold_three_numbers():
    kind = kind_of(OPEN)
    assert kind.from_cells(OPEN, {"need": "60/100/180"}) == {"need": [60, 100, 180]}
    with pytest.raises(Refused):
        kind.check(OPEN, kind.from_cells(OPEN, {"need": "60/100"}))


def test_of_what_is_true_it_is_told_how_many_hold_it_and_no_number():
    given = [("sales", {"bones": three}) for three in ([100, 200, 210], [206, 206, 206])] * 2
    given += [("sales", {"bones": [10, 20, 205]}), ("sales", {"bones": [207, 300, 400]})] * 2
    told = tally(KNOWN, given, SIDES)
    counted = {"n": 8, "counts": {WITHIN: 4, BELOW: 2, ABOVE: 2}}
    assert told["cells"] == {"bones": {"all": counted, "sales": counted}}
    assert [seen_from(206, three) for three in ([1, 2, 205], [206, 207, 208], [207, 208, 209])] == [
        BELOW, WITHIN, ABOVE,
    ]  # fmt: skip


def test_of_what_is_open_means_and_rough_spreads_are_told_in_hundredths_of_the_scale():
    given = [("sales", {"need": [20 * n, 100, 160 + 4 * n]}) for n in range(6)]
    cells = tally(OPEN, given, SIDES)["cells"]
    assert cells[named("need", "low")]["sales"] == {"n": 6, "counts": {}, "mean": 25, "spread": 20}
    # All say a hundred: one is told beside it, and the spread is never told as none.
    middle = cells[named("need", "middle")]["sales"]
    assert (middle["mean"], middle["spread"]) == (49, 5)
    assert middle["nearly"] == "50"
    assert cells[named("market", "low")] == {}


def test_fewer_than_five_are_told_nothing():
    given = [("sales", {"need": [20, 40, 60]})] * 4
    assert not any(tally(OPEN, given, SIDES)["cells"].values())


def test_before_and_after_count_those_who_gave_the_range_both_times():
    first = {
        "a": ("sales", {"need": [1, 2, 3], "market": [1, 2, 3]}),
        "b": ("sales", {"need": [1, 2, 3]}),
    }
    second = {"a": ("sales", {"need": [4, 5, 6]}), "c": ("sales", {"need": [1, 2, 3]})}
    assert of_all(OPEN, first, [second]) == [("sales", {"need": [1, 2, 3]})]


def test_what_a_side_says_in_public_is_told_as_it_is():
    told = as_said(OPEN, [(1, "sales", {"need": [60, 100, 180]})], SIDES)
    assert told["said"]["sales"][0]["value"] == {"need": [60, 100, 180]}


# What follows from what is told.


def known(marks, people, tell):
    """Return how often something of another's range follows, for a stranger or for one of them.

    Every room of so many people on a scale of so many marks is told by `tell`, which counts the
    low, the middle and the high numbers each by itself. In all rooms that are told alike, and in
    which somebody has the range that she knows, the others' numbers must not all be one.
    """
    triples = list(combinations_with_replacement(range(marks), len(ENDS)))
    told = {}
    for at in combinations_with_replacement(range(marks), people):
        told[at] = frozenset(tell(Counter(map(str, at))).items())
    seen = {}
    for room in combinations_with_replacement(triples, people):
        sign = tuple(told[tuple(sorted(three[end] for three in room))] for end in range(len(ENDS)))
        for me in {None, *room}:
            rest = list(room)
            if me:
                rest.remove(me)
            for end in range(len(ENDS)):
                seen.setdefault((sign, me, end), set()).update(three[end] for three in rest)
    return sum(len(numbers) == 1 for numbers in seen.values())


def coarsely(marks):
    scale = tuple(map(str, range(marks)))
    return lambda exact: coarse(exact, lambda option: inwards(scale, option))


@pytest.mark.parametrize(("marks", "people"), [
    (3, 5), (3, 6), (4, 5),
    pytest.param(4, 6, marks=pytest.mark.slow), pytest.param(5, 5, marks=pytest.mark.slow),
])  # fmt: skip
def test_no_number_of_anybody_follows_although_the_three_are_in_order(marks, people):
    assert known(marks, people, coarsely(marks)) == 0


def test_the_enumeration_finds_what_exact_counts_tell():
    assert known(3, 5, dict) > 0
