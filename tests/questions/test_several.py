"""What goes into several places: what a value is, and that no answer follows from the counts."""

from itertools import chain, combinations, combinations_with_replacement

import pytest

from workshop.errors import Refused
from workshop.questions.coarse import coarse
from workshop.questions.kinds import kind_of
from workshop.questions.kinds.several import IN, OUT, at
from workshop.questions.question import Question
from workshop.questions.tally import tally

BUCKETS = ("earns", "saves", "creates")
ASKED = Question("q", "several", items=("i",), options=BUCKETS)
KIND = kind_of(ASKED)


def subsets(buckets):
    """Return every answer to an item: all sets of places, none of them too."""
    sizes = range(len(buckets) + 1)
    return [frozenset(one) for one in chain(*(combinations(buckets, n) for n in sizes))]


def question(buckets, *, whole=False):
    return Question("q", "several", items=("i",), options=buckets, whole_room=whole)


def told(asked, answers, side=lambda nth: "sales"):
    """Return what is published of such answers, as something that can be compared."""
    given = [(side(nth), {"i": [*one]}) for nth, one in enumerate(answers)]
    cells = tally(asked, given, ("sales", "marketing"))["cells"]
    return str(
        {
            item: {g: sorted(c["counts"].items()) for g, c in by.items()}
            for item, by in cells.items()
        }
    )


def ways(asked, n):
    """Return by what is published all rooms of n that may have answered."""
    found = {}
    for room in combinations_with_replacement(subsets(asked.options), n):
        found.setdefault(told(asked, room), []).append(room)
    return found


def pinned(rooms, own=None):
    """Return a place of which somebody else's answer is known, to a stranger or beside her own."""
    for bucket in BUCKETS:
        seen = set()
        for room in rooms:
            others = list(room)
            if own is not None and own not in others:
                continue
            if own is not None:
                others.remove(own)
            seen |= {bucket in one for one in others}
        if len(seen) == 1:
            return bucket
    return None


@pytest.mark.parametrize(("buckets", "n"), [(BUCKETS[:2], 5), (BUCKETS[:2], 7), (BUCKETS, 5)])
def test_nobodys_answer_follows_from_what_is_told_of_all_places_together(buckets, n):
    asked = question(buckets, whole=True)
    for rooms in ways(asked, n).values():
        assert pinned(rooms) not in buckets
        for own in {one for room in rooms for one in room}:
            assert pinned(rooms, own) not in buckets, (rooms[0], own)


@pytest.mark.parametrize("n", range(5, 12))
def test_in_larger_rooms_it_follows_from_no_place_by_itself(n):
    """What may be known of a place is known of it alone: places may be answered in any way."""
    beside = {IN: OUT, OUT: IN}.get
    by_told = {}
    for yes in range(n + 1):
        counts = {IN: yes, OUT: n - yes}
        by_told.setdefault(str(sorted(coarse(counts, beside).items())), []).append(yes)
    for possible in by_told.values():
        for own in (0, 1):
            others = {yes - own for yes in possible if 0 <= yes - own <= n - 1}
            assert others not in ({0}, {n - 1})
        assert possible not in ([0], [n])


def test_exact_counts_would_tell_her():
    exact = {}
    for room in combinations_with_replacement(subsets(BUCKETS), 5):
        counts = tuple(sum(b in one for one in room) for b in BUCKETS)
        exact.setdefault(counts, []).append(room)
    assert any(pinned(rooms) for rooms in exact.values())


def test_departments_are_told_as_any_others_and_small_ones_not_at_all():
    five = [frozenset({"earns"})] * 5
    asked = question(BUCKETS)
    sides = lambda nth: "sales" if nth < 5 else "marketing"  # noqa: E731
    cells = tally(asked, [(sides(n), {"i": [*one]}) for n, one in enumerate(five + five[:4])], ())
    assert set(cells["cells"][at("i", "earns")]) == {"all"}
    assert told(asked, five[:4]) == str({at("i", b): {} for b in BUCKETS})
    assert tally(question(BUCKETS, whole=True), [("sales", {"i": []})] * 5, ())["cells"]


@pytest.mark.parametrize(
    "wrong",
    [{"i": "earns"}, {"i": ["earns", "earns"]}, {"i": ["none"]}, {"i": [1]}, {"j": []}, {}, []],
)
def test_what_is_no_value_is_refused(wrong):
    with pytest.raises(Refused, match="bad-value"):
        KIND.check(ASKED, wrong)


def test_a_value_is_kept_in_the_order_of_the_places_and_may_be_none_of_them():
    assert KIND.check(ASKED, {"i": ["creates", "earns"]}) == {"i": ["earns", "creates"]}
    assert KIND.check(ASKED, {"i": []}) == {"i": []}
    assert KIND.part("i", {"i": []}) == []
    assert KIND.part(at("i", "earns"), {"i": []}) == OUT
    assert KIND.part(at("j", "earns"), {"i": []}) is None
    assert KIND.from_cells(ASKED, {"i": "saves  earns", "j": "none"}) == {
        "i": ["saves", "earns"],
        "j": [],
    }


def test_its_many_values_differ():
    assert len({str(KIND.invent(ASKED, nth)) for nth in range(8)}) == 8
