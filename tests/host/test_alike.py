"""Texts that say the same are shown once, and how many wrote one is told where that is safe."""

from time import process_time

import pytest

from tests.support.contracts import assert_fits
from tests.support.room import PROMISES, filled_room
from workshop.content.texts import interface
from workshop.contracts.looks import WallLook
from workshop.contracts.overview import FacilitatorLook
from workshop.host.alike import is_safe
from workshop.pages.console.alike import MOST, alike_boxes, is_near

SAME = "We answer every lead within a day."
OTHERS = [f"Number {word} is another thing." for word in ("one", "two", "three", "four", "five")]


def room_of(texts):
    """A room of people who each wrote one of these, at the reveal of their texts."""
    side, rest = divmod(len(texts), 2)
    room = filled_room(PROMISES, sales=side + rest, marketing=side)
    room.go("proposals", "asking")
    for person, text in zip(room.people, texts, strict=True):
        person.answer("proposal", text)
    room.go("proposals", "closed")
    return room


def ids(room, text):
    return [one["id"] for one in room.look()["texts"] if one["text"] == text]


def join(room, some, into=None):
    return room.refusal("alike", code=room.code, ids=some, into=into or some[0])


def hers(room):
    return room.look(room.facilitator())


def test_one_stands_for_all_of_them_and_its_writers_are_told_that_it_was_shown():
    room = room_of([SAME, SAME, SAME, *OTHERS])
    some = ids(room, SAME)
    assert join(room, some) is None
    (left,) = [one for one in room.look()["texts"] if one["text"] == SAME]
    assert (left["id"], left["wrote"]) == (some[0], 3)
    room.ask("release", code=room.code, id=some[0], released=True)
    assert [p["text"] for p in room.look()["promises"]] == [SAME]
    while room.session["phase"] != "revealed":
        room.advance()
    told = [person.look()["released"] for person in room.people]
    assert [one["proposal"] for one in told] == [True] * 3 + [False] * 5
    look = room.look(room.wall())
    assert_fits(look, WallLook)
    assert_fits(hers(room), FacilitatorLook)


def test_where_one_was_shown_the_one_that_stays_is_shown_in_its_place():
    room = room_of([SAME, SAME, *OTHERS])
    some = ids(room, SAME)
    room.ask("release", code=room.code, id=some[1], released=True)
    join(room, some)
    (left,) = [one for one in room.look()["texts"] if one["text"] == SAME]
    assert (left["id"], left["released"]) == (some[0], True)
    assert [p["text"] for p in room.look()["promises"]] == [SAME]


def test_what_was_joined_is_shown_apart_again():
    room = room_of([SAME, SAME, *OTHERS])
    some = ids(room, SAME)
    join(room, some)
    room.ask("alike", code=room.code, ids=some[:1], into="")
    assert {*ids(room, SAME)} == {*some}
    assert all(one["wrote"] == 1 for one in room.look()["texts"])


def test_whoever_writes_something_else_since_frees_those_who_stood_behind_her_words():
    room = room_of([SAME, SAME, *OTHERS])
    some = ids(room, SAME)
    join(room, some)
    room.advance("asking")
    for person in room.people[:2]:
        person.answer("proposal", "Something else.")
    room.advance("closed")
    assert len(room.look()["texts"]) == 7
    assert all(one["wrote"] == 1 for one in room.look()["texts"])


@pytest.mark.parametrize(
    ("same", "others", "told"), [(2, 3, 2), (2, 2, 0), (3, 3, 3), (3, 2, 0), (4, 3, 0), (5, 0, 0)]
)
def test_how_many_wrote_it_is_told_where_five_wrote_and_half_of_them_something_else(
    same, others, told
):
    assert (same if is_safe(same, same + others) else 0) == told


@pytest.mark.parametrize("garbage", [None, [], "x", ["nobody"], [1], {}])
def test_garbage_joins_nothing_and_nobody_else_may(garbage):
    room = room_of([SAME, SAME, *OTHERS])
    some = ids(room, SAME)
    order = {"code": room.code, "into": some[0]}
    assert room.refusal("alike", ids=garbage, **order) in ("bad-command", "unknown-text")
    assert room.refusal("alike", room.people[0].ticket, ids=some, **order) == "not-allowed"
    for into in ("nobody", 7, [some[0]]):
        refused = room.refusal("alike", code=room.code, ids=some, into=into)
        assert refused in ("bad-command", "unknown-text")
    assert room.refusal("alike", code=room.code, ids=some[:1], into=some[0]) == "unknown-text"
    assert {*ids(room, SAME)} == {*some}


def test_nothing_is_joined_while_people_write():
    room = room_of([SAME, SAME, *OTHERS])
    some = ids(room, SAME)
    room.advance("asking")
    assert join(room, some) == "not-now"


# ---- what is pointed out ----


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SAME, "we answer every lead within a day"),
        (SAME, "We answer each lead within a day."),
        ("Vi ringer alle leads samme dag", "Samme dag ringer vi alle leads"),
        ("More trust", "more trust!"),
    ],
)
def test_what_says_nearly_the_same_is_pointed_out(one, other):
    assert is_near(one, other)
    assert is_near(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("More leads", "More deals"),
        (SAME, "We visit a customer together once a month."),
        ("", ""),
        ("!!!", "???"),
        ("Yes", "No"),
    ],
)
def test_what_does_not_is_left_alone(one, other):
    assert not is_near(one, other)


def test_a_flood_of_long_texts_that_are_not_quite_alike_does_not_hold_up_the_page():
    words = [
        "lead",
        "call",
        "date",
        "plan",
        "sale",
        "talk",
        "week",
        "team",
        "note",
        "goal",
        "step",
        "form",
        "list",
        "mail",
        "sign",
    ]
    texts = [
        {
            "id": f"{n:03}",
            "text": " ".join(words[(n * m) % len(words)] for m in range(1, 120)),
            "released": False,
            "question": "q",
        }
        for n in range(300)
    ]
    began = process_time()
    shown = [one["id"] for box in alike_boxes(texts, interface("en")) for one in box["texts"]]
    assert process_time() - began < 5
    assert all(int(id) < MOST for id in shown)


def test_only_texts_of_one_question_are_put_beside_each_other():
    texts = [
        {"id": f"{n}", "text": SAME, "released": False, "question": f"q{n // 2}"} for n in range(4)
    ]
    boxes = alike_boxes(texts, interface("nb"))
    assert [[one["id"] for one in box["texts"]] for box in boxes] == [["0", "1"], ["2", "3"]]
