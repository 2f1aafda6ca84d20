"""A coming question is asked in other words, for one session, until somebody has answered it."""

import pytest

from tests.support.room import EXERCISE, LiveRoom
from workshop.content import LANGUAGES
from workshop.exercises.exercise import load_exercise
from workshop.exercises.rewording import PROMPT
from workshop.host.client import new_op
from workshop.host.service import Host
from workshop.pages import room as phones

CAUSE = {"exercise": EXERCISE, "question": "cause"}
OTHER = "What is it that keeps us from selling <more>?"


@pytest.fixture
def room():
    made = LiveRoom()
    made.fill(sales=6, marketing=6)
    return made


def reword(room, **words):
    return room.ask("reword", code=room.code, words=words, **CAUSE)["reworded"]


def refused(room, **fields):
    return room.refusal("reword", code=room.code, **{"words": {"en": OTHER}, **CAUSE, **fields})


def prompts(room, person):
    page = phones.compose(person.look())
    return [card["prompt"] for card in page.get("cards", [])]


def to_cause(room):
    while room.session["phase"] != "asking":
        room.advance()


def test_phones_ask_it_in_these_words_and_in_the_files_where_she_typed_none(room):
    person = room.seat("sales", "nb")
    assert reword(room, en=OTHER, nb="") == ["en"]
    to_cause(room)
    assert OTHER in prompts(room, room.people[0])
    assert load_exercise(EXERCISE).texts("nb")("questions.cause.prompt") in prompts(room, person)


def test_it_is_taken_back_by_empty_words_and_by_the_files_own(room):
    own = load_exercise(EXERCISE).texts("en")("questions.cause.prompt")
    for words in ({}, {"en": "  "}, {"en": own}):
        reword(room, en=OTHER)
        assert room.look()["worded"]
        reword(room, **words)
        assert "worded" not in room.look()


def test_once_somebody_has_answered_or_seen_results_the_words_stay(room):
    to_cause(room)
    assert reword(room, en=OTHER) == ["en"]
    room.people[0].answer("cause", "chaos")
    assert refused(room, words={"en": "And now?"}) == "moment-answered"
    unanswered = LiveRoom()
    to_cause(unanswered)
    while unanswered.session["phase"] != "revealed":
        unanswered.advance()
    assert refused(unanswered) == "moment-answered"


def test_what_is_taken_home_has_the_words_that_were_asked(room):
    reword(room, en=OTHER)
    to_cause(room)
    room.everyone_answers()
    while room.session["phase"] != "revealed":
        room.advance()
    step = room.session["step"]
    (told,) = room.ask("seen", code=room.code, step=step)["seen"]["worded"]
    assert told["words"]["en"]["prompt"] == OTHER
    assert room.ask("record", code=room.code)["worded"] == [told]


def test_another_host_goes_on_with_it(room):
    reword(room, **dict.fromkeys(LANGUAGES, OTHER))
    room.host = Host(room.store, room.key)
    assert room.look()["worded"][0]["words"]["nb"]["prompt"] == OTHER


WRONG = [
    ({"words": {"en": "x" * (PROMPT + 1)}}, "too-long"),
    ({"words": "other"}, "bad-command"),
    ({"words": None}, "bad-command"),
    ({"question": "nothing"}, "bad-choice"),
    ({"question": ["cause"]}, "bad-choice"),
    ({"exercise": "kpi-tradeoffs"}, "bad-choice"),
    ({"question": "claim-again"}, "bad-choice"),
]


def test_garbage_gets_a_sentence_and_changes_nothing(room):
    for fields, code in WRONG:
        assert refused(room, **fields) == code, fields
    reword(room, en=7, nb={"text": OTHER}, xx=OTHER)
    assert "worded" not in room.look()
    room.ask("advance", op=new_op(), code=room.code, to="end")
    assert refused(room) == "ended"
