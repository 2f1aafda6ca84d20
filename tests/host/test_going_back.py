"""The facilitator can always go back, and nothing that was shown or answered changes by it."""

import pytest

from tests.support.room import EXERCISE, TOLD, LiveRoom, as_json
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op


@pytest.fixture
def seen_room():
    """A room whose first reveal was shown and that stands at the second story."""
    room = LiveRoom()
    room.fill(sales=6, marketing=6)
    room.advance("asking")
    room.everyone_answers()
    room.advance("revealed")
    room.ask("show", code=room.code, slide=2)
    room.shown = room.look()
    room.advance("next")
    return room


def take_back(room, **fields):
    return room.ask("take_back", op=new_op(), code=room.code, **fields)["session"]


def look_again(room, step=None):
    return room.ask("look_again", code=room.code, step=step)["looking"]


def go(room, step):
    return room.ask("advance", op=new_op(), code=room.code, step=step)["session"]


def place(room):
    here = room.look()["here"]
    return here["step"], here["phase"]


def questions_now(room):
    return load_exercise(EXERCISE).rounds[room.look()["here"]["step"]].questions


# -- looking again -------------------------------------------------------------------------


def test_a_reveal_is_looked_at_again_as_it_was_shown(seen_room):
    assert look_again(seen_room, 0) == 0
    for ticket in (None, seen_room.wall(), seen_room.people[0].ticket):
        look = seen_room.look(ticket)
        assert (look["session"]["phase"], look["session"]["round"]) == ("revealed", "room")
        assert as_json(look["results"]) == as_json(seen_room.shown["results"])
    assert look_again(seen_room) is None
    assert seen_room.people[0].look()["session"]["phase"] == "story"


def test_what_was_shown_stays_whoever_leaves_or_changes_department(seen_room):
    first, last = (p.look()["me"]["seat"] for p in (seen_room.people[0], seen_room.people[-1]))
    seen_room.ask("end_seats", code=seen_room.code, seats=[first])
    seen_room.ask("move_seat", code=seen_room.code, seat=last, department="sales")
    seen_room.host._rooms.kept.forget()
    look_again(seen_room, 0)
    assert as_json(seen_room.look()["results"]) == as_json(seen_room.shown["results"])


def test_an_earlier_reveals_slides_turn_without_touching_those_of_the_present_one(seen_room):
    seen_room.advance("asking")
    seen_room.everyone_answers()
    seen_room.advance("revealed")
    seen_room.ask("show", code=seen_room.code, slide=1)
    look_again(seen_room, 0)
    assert seen_room.look()["session"]["shown"] == 0
    seen_room.ask("show", code=seen_room.code, slide=3)
    assert seen_room.look()["session"]["shown"] == 3
    look_again(seen_room)
    assert seen_room.look()["session"]["shown"] == 1


def test_answers_to_the_open_questions_go_on_while_the_room_looks_back(seen_room):
    seen_room.advance("asking")
    person = seen_room.people[0]
    look_again(seen_room, 0)
    question = next(q for q in questions_now(seen_room) if q.answerable)
    person.answer(question.id, {question.items[0]: 100})
    assert person.refusal("cause", "chaos") == "unknown-question"
    look_again(seen_room)
    assert question.id in person.look()["answers"]


@pytest.mark.parametrize("step", [1, 2, 3, -1, "0", 0.5, [0]])
def test_what_nobody_has_seen_cannot_be_looked_at(seen_room, step):
    assert seen_room.refusal("look_again", code=seen_room.code, step=step) == "not-now"
    assert seen_room.people[0].look()["results"] == {}


def test_moving_on_ends_the_look_back(seen_room):
    look_again(seen_room, 0)
    seen_room.advance()
    assert not seen_room.look()["session"]["again"]
    assert place(seen_room) == (1, "asking")


def test_an_ended_session_can_still_be_looked_at(seen_room):
    seen_room.advance("end")
    assert look_again(seen_room, 0) == 0
    assert seen_room.look()["session"]["phase"] == "revealed"
    assert seen_room.ask("sessions")["sessions"][0]["phase"] == "ended"
    look_again(seen_room)
    assert seen_room.look()["session"]["phase"] == "ended"


def test_a_model_is_not_played_into_a_reveal_that_is_looked_at_again():
    room = LiveRoom(agenda=TOLD)
    room.fill(sales=5, marketing=5)
    room.advance("asking")
    room.everyone_answers()
    room.advance("revealed")
    room.compute()
    outcome = room.look()["results"]
    room.advance("next")
    look_again(room, 0)
    assert room.look()["results"] == outcome
    played = {"op": new_op(), "code": room.code, "parameters": {}}
    assert room.refusal("play", **played) == "not-now"


# -- taking back ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moves", "back"),
    [
        ([None], (-1, "lobby")),
        (["asking"], (-1, "lobby")),
        ([None, "asking"], (0, "story")),
        ([None, "asking", "closed"], (0, "asking")),
        ([None, "asking", "closed", "asking"], (0, "closed")),
        ([None, "asking", "next"], (0, "asking")),
        ([None, "asking", "closed", "revealed", "next"], (0, "revealed")),
        ([None, "asking", "end"], (0, "asking")),
    ],
)
def test_the_last_move_is_taken_back(lobby, moves, back):
    for move in moves:
        version = lobby.advance(move)["version"]
    session = take_back(lobby)
    assert place(lobby) == back
    assert session["version"] == version + 1


def test_results_that_were_seen_cannot_be_unseen(asking_room):
    asking_room.advance("revealed")
    back = {"op": new_op(), "code": asking_room.code}
    assert asking_room.refusal("take_back", **back) == "not-now"


def test_only_one_move_is_taken_back_and_only_once_for_one_operation(asking_room):
    asking_room.advance("closed")
    op = new_op()
    for _ in range(2):
        asking_room.ask("take_back", op=op, code=asking_room.code)
    assert place(asking_room) == (0, "asking")
    assert asking_room.refusal("take_back", op=new_op(), code=asking_room.code) == "not-now"


def test_who_has_not_seen_the_last_move_takes_nothing_back(asking_room):
    seen = asking_room.session["version"]
    asking_room.advance("closed")
    late = {"op": new_op(), "code": asking_room.code, "version": seen}
    assert asking_room.refusal("take_back", **late) == "moved-on"


def test_a_room_that_comes_back_finds_its_answers_its_slide_and_its_clock(seen_room):
    left = seen_room.look()["timing"]["used"]["0"]
    take_back(seen_room)
    look = seen_room.look()
    assert (look["session"]["shown"], look["timing"]["used"]["0"]) == (2, left)
    assert as_json(look["results"]) == as_json(seen_room.shown["results"])


# -- going elsewhere -----------------------------------------------------------------------


def test_a_room_can_go_to_any_step_that_it_has_not_seen(lobby):
    lobby.advance()
    assert (go(lobby, 2)["step"], place(lobby)) == (2, (2, "talk"))
    take_back(lobby)
    assert place(lobby) == (0, "story")


def test_next_leaves_out_what_the_room_has_seen(lobby):
    lobby.fill(sales=5, marketing=5)
    lobby.advance()
    go(lobby, 1)
    lobby.advance("asking")
    lobby.advance("revealed")
    go(lobby, 0)
    assert lobby.advance("next")["step"] == 2


@pytest.mark.parametrize("step", [0, 1, 3, -1, True, "2", 1.0])
def test_no_room_goes_where_it_is_where_it_was_or_nowhere(seen_room, step):
    moved = {"op": new_op(), "code": seen_room.code, "step": step}
    assert seen_room.refusal("advance", **moved) in ("not-now", "bad-command")


def test_a_skipped_step_whose_answers_were_shown_later_is_not_asked_again(lobby):
    lobby.fill(sales=5, marketing=5)
    lobby.advance("asking")
    lobby.everyone_answers()
    go(lobby, 2)
    lobby.advance("asking")
    lobby.everyone_answers()
    lobby.advance("revealed")  # shows the claim of the first round beside that of the last
    assert lobby.refusal("advance", op=new_op(), code=lobby.code, step=0) == "not-now"
    assert go(lobby, 1)["step"] == 1


# -- a wrong department --------------------------------------------------------------------


def test_until_her_first_answer_a_person_mends_her_department_herself(asking_room):
    person = asking_room.people[0]
    assert not person.look()["me"]["settled"]
    asking_room.ask("department", person.ticket, department="marketing")
    assert person.look()["me"]["department"] == "marketing"
    assert asking_room.look()["joined"]["departments"] == {"sales": 5, "marketing": 7}
    person.answer("cause", "chaos")
    assert person.look()["me"]["settled"]
    assert asking_room.refusal("department", person.ticket, department="sales") == "settled"


def test_the_facilitator_mends_it_at_any_time_and_what_was_answered_stays(asking_room):
    asking_room.everyone_answers()
    person = asking_room.people[0]
    me = person.look()["me"]
    asking_room.ask("move_seat", code=asking_room.code, seat=me["seat"], department="marketing")
    assert person.look()["me"] == {**me, "department": "marketing"}
    person.department = "marketing"
    cells = _revealed(asking_room, "cause", "choice")
    assert (cells["sales"]["n"], cells["marketing"]["n"]) == (6, 6)
    asking_room.advance("next")
    asking_room.advance("asking")
    asking_room.everyone_answers()
    cells = _revealed(asking_room, "blame", "brief")
    assert (cells["sales"]["n"], cells["marketing"]["n"]) == (5, 7)


def _revealed(room, question, item):
    room.advance("revealed")
    return room.look()["results"][question]["cells"][item]


@pytest.mark.parametrize(
    "wrong",
    [{"seat": "nobody"}, {"department": "production"}, {"department": None}, {"seat": ["x"]}],
)
def test_nobody_is_moved_where_there_is_no_seat_or_no_department(asking_room, wrong):
    seat = asking_room.people[0].look()["me"]["seat"]
    fields = {"seat": seat, "department": "sales", **wrong}
    assert asking_room.refusal("move_seat", code=asking_room.code, **fields) == "bad-choice"


def test_the_number_on_a_phone_is_that_on_the_list_and_stays_when_others_go(asking_room):
    numbers = [p.look()["me"]["number"] for p in asking_room.people]
    assert numbers == list(range(1, 13))
    gone = asking_room.people[0].look()["me"]["seat"]
    asking_room.ask("end_seats", code=asking_room.code, seats=[gone])
    asking_room.host._rooms.kept.forget()
    listed = {one["seat"]: one["number"] for one in asking_room.look()["people"]}
    for person in asking_room.people[1:]:
        me = person.look()["me"]
        assert listed[me["seat"]] == me["number"]
    assert asking_room.seat("sales").look()["me"]["number"] == 13


def test_how_many_have_answered_is_counted_anew_for_who_is_elsewhere_now(asking_room):
    person = asking_room.people[0]
    person.answer("cause", "chaos")
    seat = person.look()["me"]["seat"]
    asking_room.ask("move_seat", code=asking_room.code, seat=seat, department="marketing")
    kept = asking_room.look()["counted"]["cause"]
    asking_room.host._rooms.kept.forget()
    assert asking_room.look()["counted"]["cause"] == kept
    assert (kept["sales"]["of"], kept["marketing"]["of"]) == (5, 7)


# -- texts, and the wall's own hand --------------------------------------------------------


def test_texts_stand_in_an_order_that_is_not_that_of_sending_and_stays(asking_room):
    asking_room.advance("next")
    asking_room.advance("asking")
    for number, person in enumerate(asking_room.people):
        person.answer("missing", f"text {number:02}")
    asking_room.advance("closed")
    first = [one["text"] for one in asking_room.look()["texts"]]
    assert sorted(first) == [f"text {number:02}" for number in range(12)]
    assert first != sorted(first)
    asking_room.host._rooms.kept.forget()
    assert [one["text"] for one in asking_room.look()["texts"]] == first


def test_the_wall_turns_its_own_slides_and_nothing_else(seen_room):
    wall = seen_room.wall()
    assert seen_room.refusal("show", wall, slide=1) == "not-now"
    look_again(seen_room, 0)
    seen_room.ask("show", wall, slide=1)
    assert seen_room.look()["session"]["shown"] == 1
    for do in ("advance", "take_back", "look_again", "release", "move_seat", "end_seats"):
        assert seen_room.refusal(do, wall, code=seen_room.code) == "not-allowed"
