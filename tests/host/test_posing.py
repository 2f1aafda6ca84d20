"""A question of the moment: asked at once or right after a step, and from there like any other."""

import sqlite3
from contextlib import closing

import pytest

from tests.support.room import EXERCISE, GAME, TASKS, LiveRoom, as_json
from workshop.content import LANGUAGES
from workshop.exercises.agenda import only
from workshop.exercises.asked import END, MOST_OPTIONS, OPTION, PROMPT, QUESTION, form_of
from workshop.exercises.rerouting import settled
from workshop.host.client import new_op
from workshop.host.posing import MOST
from workshop.host.service import Host
from workshop.store.opening import open_store

WHOLE = ["check-in", EXERCISE, GAME, "closing"]
SAID = "Do we really say no to a lead <b>often</b> enough? {us}"
CHOICE = {"form": "choice", "prompt": SAID, "options": ["Yes", "No", "It depends"]}
SCALE = {"form": "scale", "prompt": SAID, "low": "Not at all", "high": "Fully"}
EVERY = [CHOICE, SCALE, {"form": "agree", "prompt": SAID}, {"form": "text", "prompt": SAID}]


@pytest.fixture
def store(tmp_path):
    kept = open_store(f"sqlite:///{tmp_path}/room.db")
    yield kept
    kept.close()


@pytest.fixture
def room():
    made = LiveRoom(agenda=only(WHOLE))
    made.fill(sales=6, marketing=6)
    return made


def pose(room, fields=CHOICE, **more):
    asked = {"op": new_op(), "code": room.code, **fields, **more}
    room.session = room.ask("pose", **asked)["session"]
    return room.session


def refused(room, fields=CHOICE, **more):
    return room.refusal("pose", **{"op": new_op(), "code": room.code, **fields, **more})


def take_back(room):
    room.session = room.ask("take_back", op=new_op(), code=room.code)["session"]
    return room.session


def to_results(room):
    while room.advance()["phase"] != "revealed":
        pass


def played(session):
    return [exercise if form_of(exercise) is None else "?" for exercise, _ in session["course"]]


@pytest.mark.parametrize("fields", EVERY, ids=lambda one: one["form"])
def test_it_is_asked_at_once_after_a_reveal_answered_and_revealed(room, fields):
    to_results(room)
    at, course = room.session["step"], room.session["course"]
    session = pose(room, fields)
    assert (session["phase"], session["step"]) == ("asking", at + 1)
    assert [one for one in session["course"] if form_of(one[0]) is None] == course
    room.everyone_answers()
    room.advance("closed")
    assert room.advance()["phase"] == "revealed"
    told = room.look()["results"][QUESTION]
    assert fields["form"] == "text" or told["cells"]
    assert room.look()["session"]["course"][session["step"] + 1] == course[at + 1]
    # The talk from which it called the room away, and then what would have come after it.
    assert room.look()["back"] == {"step": at, "phase": "talk", "talk": room.advance()["talk"]}
    assert (room.session["phase"], room.session["step"]) == ("talk", at)
    assert room.advance()["step"] == at + 2


def test_one_that_is_left_without_results_does_not_come_again(room):
    to_results(room)
    at = room.session["step"]
    pose(room)
    assert room.advance("next")["step"] == at
    assert room.advance("next")["step"] == at + 2


def test_what_she_typed_is_shown_as_she_typed_it_in_every_language(room):
    pose(room)
    (told,) = room.people[0].look()["worded"]
    assert {told["words"][language]["prompt"] for language in LANGUAGES} == {SAID}
    assert [*told["words"]["nb"]["options"].values()] == CHOICE["options"]
    assert told["title"] == SAID


def test_it_opens_a_session_that_is_still_in_the_lobby(room):
    session = pose(room)
    assert (session["phase"], session["step"]) == ("asking", 0)
    assert played(session)[:2] == ["?", "check-in"]


def test_in_the_middle_of_a_step_it_waits_for_the_end_of_that_step(room):
    while room.session["phase"] != "asking":
        room.advance()
    here = (room.session["phase"], room.session["step"])
    first = pose(room, SCALE)
    assert (first["phase"], first["step"]) == here
    pose(room, CHOICE)
    while form_of(room.session["exercise"]) is None:
        room.advance()
    assert room.session["step"] == here[1] + 1
    assert form_of(room.session["exercise"]).name == "scale"  # the one that was typed first
    room.advance("next")
    assert form_of(room.session["exercise"]).name == "choice"


def test_one_that_was_taken_back_was_never_there(room):
    to_results(room)
    before = room.look()
    pose(room)
    room.people[0].answer(QUESTION, "one")
    session = take_back(room)
    after = room.look()
    assert session["course"] == before["session"]["course"]
    assert (session["phase"], session["step"]) == ("revealed", before["session"]["step"])
    assert (after["begun"], after["revealed"]) == (before["begun"], before["revealed"])
    assert "worded" not in after
    again = pose(room)  # what was answered to the first one belongs to no other
    assert again["step"] == before["session"]["step"] + 1
    assert room.look()["answered"]["finished"] == 0


def test_one_that_waits_is_taken_back_too(room):
    room.advance()
    before = room.session["course"]
    pose(room)
    assert take_back(room)["course"] == before
    assert "worded" not in room.look()


def test_sent_twice_it_is_asked_once_and_a_stale_page_asks_nothing(room):
    op = new_op()
    assert pose(room, op=op) == pose(room, op=op)
    assert refused(room, version=0) == "moved-on"


def test_it_ends_no_exercise_so_another_one_still_comes_after_that(room):
    to_results(room)
    pose(room)
    asked = {"op": new_op(), "code": room.code, "exercise": TASKS}
    course = room.ask("reroute", **asked)["session"]["course"]
    there = list(dict.fromkeys(exercise for exercise, _ in course if form_of(exercise) is None))
    assert there == ["check-in", EXERCISE, TASKS, GAME, "closing"]
    own = [at for at, (exercise, _) in enumerate(course) if exercise == EXERCISE]
    assert settled([tuple(one) for one in course], own[0] + 2) == own[-1] + 1


def test_four_of_a_side_are_told_nothing_of():
    few = LiveRoom(agenda=only(WHOLE))
    few.fill(sales=4, marketing=6)
    pose(few)
    few.everyone_answers()
    few.advance("closed")
    few.advance()
    assert few.look()["results"][QUESTION]["cells"]["choice"].keys() <= {"all"}
    alone = LiveRoom(agenda=only(WHOLE))
    alone.fill(sales=2, marketing=2)
    pose(alone, SCALE)
    alone.everyone_answers()
    alone.advance("closed")
    alone.advance()
    assert not alone.look()["results"][QUESTION]["cells"].get(QUESTION)


def test_texts_wait_until_they_are_released(room):
    pose(room, EVERY[3])
    room.everyone_answers()
    room.advance("closed")
    room.advance()
    assert room.look()["quotes"] == []
    first = room.look()["texts"][0]
    room.ask("release", code=room.code, id=first["id"], released=True)
    assert room.people[0].look()["quotes"] == [first["text"]]


def test_sides_that_share_a_phone_are_asked_too():
    teams = LiveRoom(agenda=only(WHOLE), mode="teams")
    teams.fill(sales=1, marketing=1)
    pose(teams, SCALE)
    teams.everyone_answers()
    teams.advance("closed")
    teams.advance()
    said = teams.look()["results"][QUESTION]["said"]
    assert {*said} == {"sales", "marketing"}


def test_another_host_on_the_same_database_goes_on_with_it(store):
    room = LiveRoom(store, agenda=only(WHOLE))
    pose(room)
    room.host = Host(store, room.key)
    assert room.look()["worded"][0]["title"] == SAID
    room.ask("take_back", op=new_op(), code=room.code)
    assert "worded" not in room.look()


WRONG = [
    ({"prompt": ""}, "empty-text"),
    ({"prompt": "\u200b\u2060"}, "empty-text"),
    ({"prompt": "x" * 2000}, "too-long"),
    ({"prompt": "x" * (PROMPT + 1)}, "too-long"),
    ({"prompt": {"text": "x"}}, "empty-text"),
    ({"form": "sort"}, "bad-choice"),
    ({"form": ["choice"]}, "bad-choice"),
    ({"options": ["Yes"]}, "moment-few"),
    ({"options": ["Yes", "  ", ""]}, "moment-few"),
    ({"options": ["Yes", "yes "]}, "moment-twice"),
    ({"options": [str(n) for n in range(MOST_OPTIONS + 1)]}, "moment-options"),
    ({"options": ["Yes", "x" * (OPTION + 1)]}, "too-long"),
    ({"options": ["Yes", 7]}, "empty-text"),
    ({"options": "Yes, No"}, "bad-command"),
    ({"options": ["a"] * 2000}, "bad-command"),
]
WRONG_SCALES = [
    ({"low": ""}, "empty-text"),
    ({"low": "Fully"}, "moment-ends"),
    ({"high": "x" * (END + 1)}, "too-long"),
    ({"low": None}, "empty-text"),
]


def test_bad_input_gets_a_sentence_and_changes_nothing(room):
    before = as_json(room.look())
    for fields, code in WRONG:
        assert refused(room, CHOICE | fields) == code, fields
    for fields, code in WRONG_SCALES:
        assert refused(room, SCALE | fields) == code, fields
    assert as_json(room.look()) == before


def test_half_a_character_and_what_turns_a_line_are_dropped(room):
    pose(room, CHOICE, prompt="  Now\ud800\u202e\n really? ")
    assert room.look()["worded"][0]["title"] == "Now really?"


def test_a_session_asks_so_many_and_no_more(room):
    room.advance()
    for _ in range(MOST):
        pose(room)
    assert refused(room) == "moment-many"
    room.advance("end")
    assert refused(room) == "ended"


def test_nothing_of_it_stays_when_the_session_is_removed(store, tmp_path):
    room = LiveRoom(store, agenda=only(WHOLE))
    pose(room, CHOICE, prompt="The sentence that must be gone")
    room.ask("erase", session=room.session["id"])
    store.close()
    with closing(sqlite3.connect(tmp_path / "room.db")) as database:
        assert database.execute("select count(*) from wordings").fetchone() == (0,)
    assert b"must be gone" not in (tmp_path / "room.db").read_bytes()
