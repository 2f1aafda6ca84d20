"""Who moved, told roughly: every small room, looked at by a stranger and by each one in it."""

from collections import Counter
from dataclasses import replace
from itertools import combinations_with_replacement, product

import pytest

from workshop.questions.coarse import coarse
from workshop.questions.kinds import kind_of
from workshop.questions.moved import rough, tally_moved, way, ways
from workshop.questions.question import CHOICE, DONT_KNOW, RATINGS, Question
from workshop.questions.tally import tally

DEPARTMENTS = ("sales", "marketing")
RATED = Question("r", "rating", items=("i",), options=(*RATINGS, DONT_KNOW))
CHOSEN = Question("c", "choice", options=("a", "b", "c"))
ORDERED = Question("o", "rank", items=("i", "j", "k"))

ROOMS = {
    "the lowest ratings": (RATED, ("1", "2", "3"), {"sales": 5}),
    "the highest ones": (RATED, ("4", "5"), {"sales": 8}),
    "both ends": (RATED, ("1", "3", "5"), {"sales": 5}),
    "who do not know": (RATED, ("1", "2", DONT_KNOW), {"sales": 5}),
    "seven people": (RATED, ("1", "2"), {"sales": 7}),
    "two departments": (RATED, ("1", "2"), {"sales": 5, "marketing": 5}),
    "a choice": (CHOSEN, ("a", "b", "c"), {"sales": 5}),
    "a choice of two departments": (CHOSEN, ("a", "b"), {"sales": 5, "marketing": 5}),
}


def item(question):
    return question.items[0] if question.items else CHOICE


def value(question, part):
    return {item(question): part} if question.items else part


def roughly(question, who):
    """Return the counts of movers as they are published beside the first answers."""
    first = {str(n): (d, value(question, pair[0])) for n, (d, pair) in enumerate(who)}
    now = {str(n): (d, value(question, pair[1])) for n, (d, pair) in enumerate(who)}
    before = tally(question, first.values(), DEPARTMENTS)
    told = tally_moved(question, now, first, before)["moved"][item(question)]
    return tuple((one, *span) for one, span in told["ways"].items())


def exactly(question, who):
    moves = Counter(way(question, *pair) for _, pair in who)
    return tuple(moves[one] for one in ways(question))


def as_answers_are(question, who):
    """Return counts that are coarsened as those of answers are, and no more."""
    beside = {"": ways(question)[0]}
    moves = Counter(way(question, *pair) for _, pair in who)
    return frozenset(coarse(moves, lambda one: beside.get(one, "")).items())


def first_answers(question, who, sizes, at=0):
    """Return what was published of the answers of one time, by department."""

    def told(department):
        counts = Counter(pair[at] for d, pair in who if d == department)
        beside = kind_of(question).beside
        return frozenset(coarse(counts, lambda o: beside(question, item(question), o)).items())

    return tuple(told(department) for department in sizes)


def second_too(question, who, sizes):
    return first_answers(question, who, sizes), first_answers(question, who, sizes, 1)


def every_room(options, sizes):
    """Yield everybody's department, answer and second answer, in every way they may be."""
    pairs = list(product(options, options))
    sides = [
        [[(d, pair) for pair in way] for way in combinations_with_replacement(pairs, n)]
        for d, n in sizes.items()
    ]
    for parts in product(*sides):
        yield [one for part in parts for one in part]


def followed(name, movers=roughly):
    """Return what follows about anybody, by whoever knows all that is published and her own."""
    question, options, sizes = ROOMS[name]
    asked = replace(question, options=options)
    possible = {}
    for who in every_room(options, sizes):
        told = first_answers(asked, who, sizes), movers(asked, who)
        for own in (None, *set(who)):
            _see(possible.setdefault((told, own), {}), asked, who, own)
    return [key for key, seen in possible.items() if any(len(one) == 1 for one in seen.values())]


def _see(seen, question, who, own):
    """Note what the others may have answered, then and again, and whether they may have moved."""
    for department, pair in set(who):
        if (department, pair) == own and who.count(own) == 1:
            continue
        for at, one in enumerate((*pair, way(question, *pair))):
            seen.setdefault((department, at), set()).add(one)


@pytest.mark.parametrize("name", ROOMS)
def test_nothing_follows_about_anybody_from_who_moved_and_the_first_answers(name):
    assert followed(name) == []


@pytest.mark.parametrize("movers", [exactly, as_answers_are])
@pytest.mark.parametrize("name", ["the lowest ratings", "seven people", "a choice"])
def test_counts_that_are_told_more_closely_would_tell_somebodys_answer(name, movers):
    assert followed(name, movers)


def test_so_would_the_second_answers_beside_the_rough_counts():
    """Which is why they are not shown: here somebody knows of all others that they moved up."""
    asked, sizes, seen = replace(RATED, options=RATINGS[:4]), {"sales": 5}, {}
    room = [("sales", tuple(pair)) for pair in ("11", "13", "13", "13", "24")]

    told = second_too(asked, room, sizes)
    possible = (who for who in every_room(asked.options, sizes) if room[0] in who)
    for who in (one for one in possible if second_too(asked, one, sizes) == told):
        if roughly(asked, who) == roughly(asked, room):
            _see(seen, asked, who, room[0])
    assert seen["sales", 2] == {"up"}


# How counts are told.


@pytest.mark.parametrize("most", range(41))
def test_a_count_is_told_as_two_numbers_at_least_and_as_three_at_either_end(most):
    told = [rough(n, most) for n in range(most + 1)]
    spans = [*dict.fromkeys(told)]
    assert [n for low, high in spans for n in range(low, high + 1)] == [*range(most + 1)]
    assert all(low <= n <= high for n, (low, high) in enumerate(told))
    assert all(high > low for low, high in spans) or not most
    assert all(high - low >= 2 for low, high in (spans[0], spans[-1])) or most < 2


def given(*answers):
    return {str(n): ("sales", value(RATED, one)) for n, one in enumerate(answers) if one}


def moved(question, now, first):
    return tally_moved(question, now, first, tally(question, first.values(), DEPARTMENTS))["moved"]


def test_of_four_who_answered_twice_nothing_is_told():
    assert moved(RATED, given(*"11111"), given(*"1111")) == {}


def test_only_those_count_who_answered_both_times():
    told = moved(RATED, given(*"444444", "", "5"), given(*"11133", "", "1", "1"))
    assert told["i"] == {"n": 6, "ways": {"up": [3, 6], "down": [0, 2]}}


def test_who_did_not_know_has_not_moved():
    told = moved(RATED, given(*"55555"), given(*[DONT_KNOW] * 5))
    assert told["i"]["ways"] == {"up": [0, 2], "down": [0, 2]}


def test_the_second_answers_themselves_are_not_told():
    first = given(*"11111")
    before = tally(RATED, first.values(), DEPARTMENTS)
    assert tally_moved(RATED, given(*"55555"), first, before)["cells"] == {}


def test_nearly_all_are_nearly_all_of_those_who_were_free_to_move():
    """Seven can have moved down, of ten: told as seven to ten, each of them would be known."""
    first = {f"s{n}": ("sales", {"i": one}) for n, one in enumerate("11122")}
    first |= {f"m{n}": ("marketing", {"i": "2"}) for n in range(5)}
    now = {one: (side, {"i": "1"}) for one, (side, _) in first.items()}
    told = moved(replace(RATED, options=RATINGS[:2]), now, first)
    assert told["i"]["ways"]["down"] == [5, 7]


def test_of_a_choice_it_is_told_to_what_people_changed():
    now = {n: ("sales", option) for n, option in enumerate("aaaabbc")}
    first = {n: ("sales", option) for n, option in enumerate("bbbbbcc")}
    told = moved(CHOSEN, now, first)[CHOICE]
    assert told == {"n": 7, "ways": {"a": [3, 4], "b": [0, 2], "c": [0, 2]}}


def test_of_an_order_whose_places_are_not_told_it_is_told_whether_more_than_two_moved_an_item():
    first = {n: ("sales", ["i", "j", "k"]) for n in range(6)}
    now = {n: ("sales", ["k", "i", "j"]) for n in range(6)}
    told = moved(ORDERED, now, first)
    assert told["k"]["ways"] == {"up": [3, 6], "down": [0, 2]}
    assert told["i"]["ways"] == {"up": [0, 2], "down": [3, 6]}
