"""Answers on paper count like any others, fit like any others, and can be taken back in time."""

import pytest

from tests.support.room import EXERCISE, LiveRoom, as_json
from workshop.exercises.onpaper import MOST, cells_of, value_of
from workshop.host.client import new_op
from workshop.host.service import Host

CAUSE = {"cause": "chaos"}


@pytest.fixture
def room():
    made = LiveRoom()
    made.fill(sales=3, marketing=5)
    while made.session["phase"] != "asking":
        made.advance()
    return made


def sheets(*answers, side="sales"):
    return [{"department": side, "answers": dict(one)} for one in answers]


def enter(room, given, op=None):
    return room.ask("enter_paper", op=op or new_op(), code=room.code, sheets=given)["entered"]


def refusal(room, given):
    reply = room.reply("enter_paper", op=new_op(), code=room.code, sheets=given)
    return reply.get("refused"), reply.get("details", {}).get("row")


def drop(room):
    return room.ask("drop_paper", code=room.code)["dropped"]


def to_results(room):
    while room.session["phase"] != "revealed":
        room.advance()
    return room.look()["results"]


def test_sheets_make_a_side_large_enough_to_be_told(room):
    for person in room.people:
        person.answer("cause", "chaos")
    assert enter(room, sheets(CAUSE, CAUSE)) == 2
    look = room.look()
    assert look["joined"]["departments"] == {"sales": 5, "marketing": 5}
    assert [one["done"] for one in look["paper"]] == [True, True]
    cells = to_results(room)["cause"]["cells"]["choice"]
    assert cells["sales"]["n"] == 5


def test_people_without_phones_wait_in_no_line_and_sit_in_no_group(room):
    away = room.look()["awaited"]["away"]
    enter(room, sheets(CAUSE))
    assert room.look()["awaited"]["away"] == away
    (seat,) = room.look()["paper"]
    told = next(one for one in room.look()["people"] if one["seat"] == seat["seat"])
    assert (told["paper"], told["arrived"], told["present"]) == (True, False, False)
    room.ask("record", code=room.code)
    assert room.ask("record", code=room.code)["paper"] == 1


def test_a_seat_on_paper_is_written_on_again_in_a_later_round(room):
    enter(room, sheets(CAUSE, side="marketing"))
    (seat,) = room.look()["paper"]
    other = next(one for one in room.round.question("cause").options if one != "chaos")
    again = [{"seat": seat["seat"], "department": "sales", "answers": {"cause": other}}]
    enter(room, again)
    assert len(room.look()["paper"]) == 1
    assert room.look()["paper"][0]["department"] == "marketing"
    assert room.look()["answered"]["questions"]["cause"]["n"] == 1


def test_what_was_entered_is_taken_back_until_the_results_are_shown(room):
    before = room.look()
    enter(room, sheets(CAUSE, CAUSE))
    room.advance("closed")
    assert drop(room) == 2
    room.ask("take_back", op=new_op(), code=room.code)
    after = room.look()
    assert after["joined"] == before["joined"]
    assert after["answered"] == before["answered"]
    assert after["paper"] == []
    enter(room, sheets(CAUSE))
    to_results(room)
    assert room.refusal("drop_paper", code=room.code) == "onpaper-when"
    assert refusal(room, sheets(CAUSE))[0] == "onpaper-when"


def test_taking_back_a_later_round_leaves_what_the_room_has_seen(room):
    enter(room, sheets(CAUSE, CAUSE))
    to_results(room)
    seats, found = [one["seat"] for one in room.look()["paper"]], []
    while not found:
        room.advance()
        asks = room.session["phase"] == "asking" and room.look()["answered"]["questions"]
        found = [q for q in room.round.questions if q.id in (asks or ()) and [*cells_of(q)]]
    question = found[0]
    value = {cell.item: cell.question.options[0] for cell in cells_of(question)}
    typed = value_of(question, value)
    enter(room, [{"seat": seats[0], "department": "sales", "answers": {question.id: typed}}])
    assert drop(room) == 1
    assert [one["seat"] for one in room.look()["paper"]] == seats


def test_sent_twice_it_is_counted_once_and_another_host_knows_it(room):
    op = new_op()
    assert enter(room, sheets(CAUSE), op) == enter(room, sheets(CAUSE), op) == 1
    room.host = Host(room.store, room.key)
    assert len(room.look()["paper"]) == 1


def test_a_wrong_sheet_is_named_and_none_is_counted(room):
    before = as_json(room.look())
    good = sheets(CAUSE)[0]
    for wrong, code in (
        ({"department": "sales", "answers": {"cause": "moon"}}, "bad-value"),
        ({"department": "moon", "answers": CAUSE}, "bad-choice"),
        ({"department": "sales", "answers": {"nothing": "x"}}, "unknown-question"),
        ({"department": "sales", "answers": [CAUSE]}, "bad-command"),
        ({"seat": room.people[0].look()["me"]["seat"], "answers": CAUSE}, "bad-choice"),
        ("a sheet", "bad-command"),
    ):
        assert refusal(room, [good, wrong]) == (code, 2), wrong
    assert refusal(room, sheets({}, {})) == ("onpaper-none", None)
    assert refusal(room, sheets(*[CAUSE] * (MOST + 1)))[0] == "bad-command"
    assert as_json(room.look()) == before


def test_sides_that_share_a_phone_have_no_sheets():
    teams = LiveRoom(mode="teams")
    teams.fill(sales=1, marketing=1)
    while teams.session["phase"] != "asking":
        teams.advance()
    assert refusal(teams, sheets(CAUSE))[0] == "onpaper-teams"
    assert teams.session["exercise"] == EXERCISE
