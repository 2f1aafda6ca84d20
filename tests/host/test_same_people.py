"""Questions that are set side by side, asked by a real host: both count the same people."""

import pytest

from tests.support.room import LiveRoom
from workshop.exercises.agenda import alone


def opened(**people):
    room = LiveRoom()
    room.fill(**people)
    return room


def to(room, round, phase):
    while room.look()["session"]["round"] != round:
        room.advance("next")
    if room.look()["session"]["phase"] != "asking":
        room.advance("asking")
    if phase == "revealed":
        room.advance("closed")
        room.advance("revealed")


def claim(room, question, *answers):
    """Let people give these answers in the order of their seats; None is silent."""
    for person, answer in zip(room.people, answers, strict=False):
        if answer:
            person.answer(question, {"dream": answer})


def played(first, again, newcomers=0, between=lambda room: None, **people):
    """Return how many of the room moved, as it is told after the claim was asked again."""
    room = opened(**people)
    to(room, "room", "asking")
    claim(room, "claim", *first)
    to(room, "room", "revealed")
    shown = room.look()["results"]["claim"]["cells"]["dream"]
    between(room)
    room.fill(sales=newcomers)
    to(room, "again", "asking")
    claim(room, "claim-again", *again)
    to(room, "again", "revealed")
    results = room.look()["results"]
    assert results["claim"]["cells"]["dream"] == shown
    assert results["claim-again"]["cells"] == {}
    return results["claim-again"]["moved"].get("dream")


def test_each_person_is_followed_from_her_first_answer_to_her_second():
    """The room as a whole stands where it stood: four went up and four went down."""
    told = played("22224444", "44442222", sales=8)
    assert told == {"n": 8, "ways": {"up": [3, 4], "down": [3, 4]}}


def test_who_came_between_two_questions_has_not_moved():
    told = played("333322", "3333221", newcomers=1, sales=6)
    assert told == {"n": 6, "ways": {"up": [0, 2], "down": [0, 2]}}


def test_who_left_between_two_questions_is_not_counted():
    assert played("144455", [None, *"44455"], sales=6)["n"] == 5


def test_of_four_who_answer_again_nothing_is_told():
    assert played("112233445", "1122", sales=9) is None


def end_the_first(room):
    seats = [one["seat"] for one in room.look()["people"]]
    room.ask("end_seats", code=room.code, seats=seats[:1])


def test_what_was_shown_is_not_counted_anew_without_a_seat_that_was_ended():
    assert played("144455", [None, *"44455"], between=end_the_first, sales=6)["n"] == 5


def test_who_moved_is_told_the_same_when_the_room_looks_again():
    room = opened(sales=6)
    for round, question, answers in (
        ("room", "claim", "222222"),
        ("again", "claim-again", "444444"),
    ):
        to(room, round, "asking")
        claim(room, question, *answers)
        to(room, round, "revealed")
    told = room.look()["results"]["claim-again"]
    assert told["moved"]["dream"]["ways"]["up"] == [3, 6]
    seats = [one["seat"] for one in room.look()["people"]]
    room.ask("end_seats", code=room.code, seats=seats[:2])
    assert room.look()["results"]["claim-again"] == told


@pytest.mark.parametrize("skips", ["today", "should"])
def test_who_skips_a_line_in_one_of_two_is_left_out_of_it_in_both(skips):
    room = LiveRoom(agenda=alone("strategy-vs-tactics"))
    room.fill(sales=5, marketing=6)
    to(room, "tasks", "asking")
    for number, person in enumerate(room.people):
        for question in ("today", "should"):
            owners = {"press": "both" if number % 2 else "sales", "report": "marketing"}
            if number == 0 and question == skips:
                del owners["press"]
            person.answer(question, owners)
    to(room, "tasks", "revealed")
    results = room.look()["results"]
    there = [
        {g: c["n"] for g, c in results[q]["cells"]["press"].items()} for q in ("today", "should")
    ]
    assert there[0] == there[1] == {"all": 10}


def test_who_has_looked_into_one_view_of_the_mirror_only_counts_in_none():
    room = opened(sales=6, marketing=5)
    to(room, "room", "asking")
    for number, person in enumerate(room.people):
        for view in ("us", "them", "told") if number else ("us",):
            person.answer(f"mirror-{view}", {"plans": str(number % 4 + 1)})
    to(room, "room", "revealed")
    results = room.look()["results"]
    for view in ("us", "them", "told"):
        assert results[f"mirror-{view}"]["cells"]["plans"]["sales"]["n"] == 5
