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
    """Return the room's first claim as it was shown, and what the repetition shows."""
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
    return shown["all"], results["claim-again"]["cells"]["dream"].get("all")


def test_who_came_between_two_questions_is_no_difference():
    before, after = played("444455", "4444551", newcomers=1, sales=6)
    assert before == after


def test_who_left_between_two_questions_is_no_difference():
    before, after = played("144455", [None, *"44455"], sales=6)
    assert before == after


def test_who_changes_her_mind_is_one():
    before, after = played("11223344", "11223355", sales=8)
    assert (before["counts"]["4"], after["counts"]["5"], before["n"], after["n"]) == (2, 2, 8, 8)


def test_of_four_who_answer_again_nothing_is_shown():
    _, after = played("112233445", "1122", sales=9)
    assert after is None


def test_a_few_whose_old_answers_would_be_told_apart_are_not_carried_over():
    _, after = played("444411111", [None] * 4 + ["2", "2", "3", "3", "5"], sales=9)
    assert after is None


def end_the_first(room):
    seats = [one["seat"] for one in room.look()["people"]]
    room.ask("end_seats", code=room.code, seats=seats[:1])


def test_what_was_shown_is_not_counted_anew_without_a_seat_that_was_ended():
    before, after = played("144455", [None, *"44455"], between=end_the_first, sales=6)
    assert before == after
    assert before["n"] == 6


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
