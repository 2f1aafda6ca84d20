"""Each at her own pace: stories lead on, and results come when all who are there are done."""

import pytest

from tests.support.own_pace import OwnPaceRoom
from tests.support.room import GAME, LEADS, MAPS, PROMISES, an_answer
from workshop.exercises.agenda import alone
from workshop.exercises.exercise import exercises, load_exercise
from workshop.exercises.own_pace import after_story, at_own_pace, shows_by_itself
from workshop.host.all_done import ASLEEP, UNSEEN
from workshop.host.own_pace import COUNTDOWN
from workshop.host.seats import GRACE
from workshop.questions.kinds import kind_of
from workshop.session import Phase

MOST = UNSEEN[1] + COUNTDOWN.total_seconds()
"""Seconds within which the results come once nobody is waited for."""


@pytest.fixture
def room():
    """A room of five and five with the first questions open: they came with their story."""
    room = OwnPaceRoom()
    room.move()
    return room


# ---- which rounds ----


def rounds():
    return [(one, round) for one in map(load_exercise, exercises()) for round in one.rounds]


def test_games_lists_of_promises_and_own_items_are_led():
    for exercise, round in rounds():
        led = round.play or any(q.own or kind_of(q).BALLOT for q in round.questions)
        assert not (led and at_own_pace(exercise, round)), (exercise.slug, round.id)


def test_nothing_comes_by_itself_where_people_talk_before_the_results():
    seen = set()
    for exercise, round in rounds():
        for at, beat in enumerate(round.course):
            comes = shows_by_itself(exercise, round, beat)
            seen.add(comes)
            there = tuple(one.phase for one in round.course[at : at + 3])
            assert not comes or there == (Phase.ASKING, Phase.CLOSED, Phase.REVEALED)
        questions = after_story(exercise, round)
        if questions:
            assert round.course[round.course.index(questions) - 1].phase is Phase.STORY
    assert seen == {True, False}


@pytest.mark.parametrize("slug", [GAME, PROMISES, LEADS, MAPS])
def test_a_whole_session_goes_on_without_a_story_only_where_nobody_needs_to_lead(slug):
    room = OwnPaceRoom(agenda=alone(slug), sales=6, marketing=6)
    told = []
    while room.session["phase"] != "ended":
        room.advance()
        told.append((room.session["round"], room.session["phase"]))
    for round in load_exercise(slug).rounds:
        stays = bool(round.story) and not after_story(load_exercise(slug), round)
        assert ((round.id, "story") in told) == stays or round.id not in {one for one, _ in told}


def test_a_session_that_is_led_is_as_it_was():
    room = OwnPaceRoom(own_pace=False)
    assert room.move()["session"]["phase"] == "story"
    room.move()
    room.answers(*room.people)
    room.wait(600)
    assert (room.phase, room.soon, room.look()["own_pace"]["comes"]) == ("asking", None, False)


# ---- all are done ----


def test_the_results_come_once_all_are_done_after_a_countdown_that_everybody_sees(room):
    room.answers(*room.people[:-1])
    room.wait(600)
    assert room.phase == "asking"
    room.answers(room.people[-1])
    assert room.soon is None
    room.wait(UNSEEN[1])
    for ticket in (room.wall(), room.facilitator(), room.people[0].ticket):
        assert room.look(ticket)["soon"]["seconds"] == COUNTDOWN.total_seconds()
    room.wait(COUNTDOWN.total_seconds())
    assert room.phase == "revealed"
    assert room.look()["before"] is None


def test_the_countdown_does_not_begin_with_the_last_answer_nor_always_as_late():
    began = set()
    for _ in range(6):
        room = OwnPaceRoom(sales=1, marketing=1)
        room.move()
        room.answers(*room.people)
        began.add(room.host.pause())
    assert all(1000 * UNSEEN[0] <= one <= 1000 * UNSEEN[1] for one in began)
    assert len(began) > 1


def test_neither_countdown_nor_pages_say_anything_of_anybody(room):
    room.answers(*room.people)
    room.wait(UNSEEN[1])
    assert room.soon.keys() == {"at", "seconds"}
    assert room.look()["own_pace"].keys() == {"comes", "held"}


def test_whoever_leads_says_wait_and_they_wait_until_she_lets_them_come_or_shows_them(room):
    room.answers(*room.people)
    room.wait(UNSEEN[1])
    room.hold()
    assert room.soon is None
    room.begin_anew()
    room.wait(3600)
    assert (room.phase, room.look()["own_pace"]["held"]) == ("asking", True)
    room.hold(held=False)
    room.wait(MOST)
    assert room.phase == "revealed"


def test_what_she_said_of_one_round_holds_for_no_other(room):
    room.hold()
    room.move(to="revealed")
    room.move(to="next")
    assert not room.look()["own_pace"]["held"]


def test_shown_at_once_they_are_shown_once(room):
    room.answers(*room.people)
    room.wait(UNSEEN[1])
    room.move(to="revealed")
    room.wait(600)
    shown = [move for move in room.store.moves([room.session["id"]]) if move.phase == "revealed"]
    assert (room.phase, len(shown)) == ("revealed", 1)


def test_an_order_to_wait_that_comes_too_late_does_nothing(room):
    version = room.look()["session"]["version"]
    room.answers(*room.people)
    room.wait(MOST)
    assert room.refusal("hold", code=room.code, held=True, version=version) == "moved-on"
    assert room.refusal("hold", code=room.code, held=True) == "not-now"


@pytest.mark.parametrize("held", [None, 1, "yes", [], {}, "true"])
def test_garbage_in_an_order_is_refused(room, held):
    assert room.refusal("hold", code=room.code, held=held) == "bad-command"
    assert room.refusal("pace", code=room.code, pace=held) in ("bad-command", "bad-choice")
    assert room.look()["session"]["pace"] == "own"


# ---- who is there ----


def test_whoever_sleeps_is_waited_for_a_while_and_not_for_ever(room):
    *awake, asleep = room.people
    room.leave(asleep)
    room.answers(*awake)
    room.wait(ASLEEP.total_seconds() - 1)
    assert (room.phase, room.soon) == ("asking", None)
    room.wait(1 + MOST)
    assert room.phase == "revealed"


def test_whoever_wakes_up_calls_the_countdown_off(room):
    *awake, asleep = room.people
    room.leave(asleep)
    room.answers(*awake)
    room.wait(ASLEEP.total_seconds() + UNSEEN[1])
    assert room.soon
    room.connect(asleep)
    assert room.soon is None
    room.wait(600)
    assert room.phase == "asking"
    room.answers(asleep)
    room.wait(MOST)
    assert room.phase == "revealed"


def test_phones_that_slept_through_the_talk_have_their_time_from_the_questions_on():
    room = OwnPaceRoom()
    room.leave(*room.people[1:4])
    room.wait(1200)
    room.move()
    room.answers(room.people[0], *room.people[4:])
    room.wait(ASLEEP.total_seconds() - 1)
    assert (room.phase, room.soon) == ("asking", None)


def test_where_the_network_fails_for_most_nothing_comes_by_itself(room):
    room.answers(*room.people[:5])
    room.leave(*room.people[5:])
    room.wait(3600)
    assert (room.phase, room.soon) == ("asking", None)


def test_a_latecomer_calls_the_countdown_off_as_soon_as_she_has_a_seat(room):
    room.answers(*room.people)
    room.wait(UNSEEN[1])
    late = room.seat("sales")
    room.host.tick()
    assert room.soon is None
    room.connect(late)
    room.wait(600)
    assert room.phase == "asking"


def test_a_seat_that_nobody_opens_holds_the_room_for_some_seconds(room):
    room.answers(*room.people)
    room.seat("sales")
    room.wait(GRACE.total_seconds() - 1)
    assert (room.phase, room.soon) == ("asking", None)
    room.wait(1 + MOST)
    assert room.phase == "revealed"


def test_whose_seat_was_ended_is_waited_for_no_longer(room):
    room.answers(*room.people[1:])
    seat = room.people[0].look()["me"]["seat"]
    room.ask("end_seats", code=room.code, seats=[seat])
    room.host.tick()
    room.wait(MOST)
    assert room.phase == "revealed"


def test_a_sheet_of_paper_is_waited_for_until_it_is_entered():
    room = OwnPaceRoom(agenda=alone("whose-side"))
    room.move()
    enter(room, {"department": "sales"})
    room.move(to="revealed")
    while room.look()["session"]["round"] != "reasons":
        room.move()
    room.answers(*room.people)
    room.wait(3600)
    assert (room.phase, room.look()["own_pace"]["comes"]) == ("asking", True)
    enter(room, {"seat": room.look()["paper"][0]["seat"]})
    room.host.tick()
    room.wait(MOST)
    assert room.phase == "revealed"


def enter(room, whose):
    """Enter a sheet on which everything that can be is answered."""
    asked = [question for question in room.round.asked("sales") if question.answerable]
    answers = {question.id: an_answer(question) for question in asked}
    op = f"paper-{room.session['round']}-{len(room.look()['paper'])}"
    room.ask("enter_paper", op=op, code=room.code, sheets=[{**whose, "answers": answers}])


def test_sides_that_share_a_phone_are_waited_for_alike():
    room = OwnPaceRoom(mode="teams", expected=2, sales=1, marketing=1)
    room.move()
    room.answers(room.people[0])
    room.wait(600)
    assert room.phase == "asking"
    room.answers(room.people[1])
    room.wait(MOST)
    assert room.phase == "revealed"


def test_in_a_rehearsal_invented_people_have_no_lines_and_are_waited_for_a_while():
    room = OwnPaceRoom(practice=True)
    room.leave(*room.people)
    room.move()
    room.answers(*room.people[:7])
    room.wait(ASLEEP.total_seconds() - 1)
    assert room.soon is None
    room.wait(1 + MOST)
    assert room.phase == "revealed"


# ---- while the room looks at something else ----


@pytest.mark.parametrize(
    ("do", "stop", "on"),
    [
        ("pause", {"paused": True}, {"paused": False}),
        ("show_parking", {"shown": True}, {"shown": False}),
        ("pace", {"pace": "led"}, {"pace": "own"}),
    ],
)
def test_nothing_comes_while_the_room_stands_still_or_looks_elsewhere(room, do, stop, on):
    room.answers(*room.people)
    room.wait(UNSEEN[1])
    room.move(do, **stop)
    assert room.soon is None
    room.wait(600)
    assert room.phase == "asking"
    room.move(do, **on)
    assert room.soon is None
    room.wait(MOST)
    assert room.phase == "revealed"


def test_nothing_comes_while_an_earlier_reveal_is_looked_at():
    room = OwnPaceRoom(agenda=alone("whose-side"))
    first = room.move()["session"]["step"]
    room.move(to="revealed")
    while room.session["round"] != "reasons":
        room.move()
    room.answers(*room.people)
    room.wait(UNSEEN[1])
    room.move("look_again", step=first)
    assert room.soon is None
    room.wait(600)
    assert room.phase == "asking"
    room.move("look_again", step=None)
    room.wait(MOST)
    assert room.phase == "revealed"


# ---- taken back, begun anew ----


def test_the_way_past_a_story_is_taken_back_as_one_move():
    room = OwnPaceRoom()
    assert room.move()["session"]["phase"] == "asking"
    assert room.move("take_back")["session"]["phase"] == "lobby"


def test_the_pace_is_taken_back_like_any_choice(room):
    room.pace("led")
    (one,) = room.look()["undoable"]
    assert one["what"] == "pace_led"
    room.move("restore", id=one["id"])
    assert room.look()["session"]["pace"] == "own"


def test_a_room_that_is_at_a_story_stays_there_and_phones_show_it_once_the_questions_are_open():
    room = OwnPaceRoom(own_pace=False)
    room.move()
    room.pace("own")
    assert room.phase == "story"
    assert room.move()["session"]["phase"] == "asking"


def test_a_host_that_begins_anew_waits_for_the_lines_to_come_back():
    room = OwnPaceRoom()
    room.move()
    room.answers(*room.people[:-1])
    there = list(room.online)
    room.begin_anew()
    room.wait(ASLEEP.total_seconds() - 1)
    assert (room.phase, room.soon) == ("asking", None)
    room.online = []
    room.connect(*there)
    room.wait(3600)
    assert room.phase == "asking"
    room.answers(room.people[-1])
    room.begin_anew()
    room.wait(MOST)
    assert room.phase == "revealed"


def test_on_a_real_disk_pace_and_wait_outlast_the_host(store):
    room = OwnPaceRoom(store)
    room.move()
    room.hold()
    room.begin_anew()
    look = room.look()
    assert (look["session"]["pace"], look["own_pace"]["held"]) == ("own", True)


# ---- enemies ----


def test_an_enemy_with_ten_seats_brings_nothing_about_and_one_press_mends_what_she_holds_up():
    room = OwnPaceRoom()
    enemy = room.fill(sales=10)
    room.connect(*enemy)
    room.move()
    honest = room.people[:10]
    room.answers(*enemy)
    for one in enemy:
        for question in room.asked_of(one):
            for garbage in (None, 3, {"x": "y"}, ["a"] * 50, "\u202e" * 9):
                one.refusal(question.id, garbage)
    room.wait(3600)
    assert (room.phase, room.soon) == ("asking", None)
    room.answers(*honest)
    room.leave(*enemy[:5])
    for _ in range(5):
        room.seat("marketing")
        room.wait(3)
    room.wait(GRACE.total_seconds() + MOST)
    assert room.phase == "revealed"
    room.move(to="next")
    while room.phase != "asking":
        room.move()
    room.answers(*honest)
    room.wait(3600)
    assert room.phase == "asking"
    assert room.move(to="revealed")["session"]["phase"] == "revealed"


def test_a_flood_of_answers_and_orders_of_one_phone_moves_nothing(room):
    enemy = room.people[0]
    for nth in range(40):
        room.answers(enemy)
        assert room.refusal("hold", enemy.ticket, code=room.code, held=False) == "not-allowed"
        assert room.refusal("pace", enemy.ticket, code=room.code, pace="own") == "not-allowed"
        assert enemy.look().get("soon") is None, nth
    room.wait(3600)
    assert room.phase == "asking"
