"""What is told of a session that is taken home: what was shown, as it was shown."""

import base64

import pytest

from tests.support.room import GAME, MAPS, as_json, filled_room
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op
from workshop.store.opening import open_store

DRAWN = base64.b64encode(b"drawn").decode()


@pytest.fixture
def room():
    made = filled_room("where-are-the-sales", sales=7, marketing=6)
    made.go("room", "asking")
    made.everyone_answers()
    return made


def record(room, ticket=None):
    return room.ask("record", ticket, code=room.code)


def seen(room, step, ticket=None):
    return room.ask("seen", ticket, code=room.code, step=step)["seen"]


def undrawn(room):
    return room.ask("undrawn", code=room.code)["seen"]


def keep(room, one, **drawn):
    told = {"step": one["step"], "of": one["of"], "drawn": drawn}
    return room.ask("keep_drawn", code=room.code, **told)["drawn"]


def test_what_is_not_revealed_is_not_told(room):
    assert record(room)["shown"] == []
    assert room.refusal("seen", code=room.code, step=0) == "bad-command"
    room.go("room", "closed")
    assert record(room)["shown"] == []
    room.go("room", "revealed")
    assert record(room)["shown"] == [0]
    assert room.refusal("seen", code=room.code, step=1) == "bad-command"
    assert room.refusal("seen", code=room.code, step=True) == "bad-command"


def test_it_is_what_the_wall_shows_and_stays_it_whoever_comes_and_goes(room):
    room.go("room", "revealed")
    on_the_wall = room.look(room.wall())["results"]
    told = seen(room, 0)
    assert told["results"] == on_the_wall
    newcomer = room.seat("sales").look()["me"]["seat"]
    gone = room.people.pop(0)
    room.ask("end_seats", code=room.code, seats=[gone.look()["me"]["seat"]])
    room.ask("move_seat", code=room.code, seat=newcomer, department="marketing")
    room.go("deal", "asking")
    room.everyone_answers()
    room.go("deal", "revealed")
    assert seen(room, 0)["results"] == on_the_wall
    assert record(room)["shown"] == [0, 1]
    assert seen(room, 1)["results"] == room.look(room.wall())["results"]


def test_texts_are_told_once_they_are_released(room):
    room.go("deal", "asking")
    room.everyone_answers()
    room.go("deal", "revealed")
    assert seen(room, 1)["texts"] == {}
    text = room.look()["texts"][0]
    room.ask("release", code=room.code, id=text["id"], released=True)
    assert list(seen(room, 1)["texts"].values()) == [[text["text"]]]
    hidden = [one["text"] for one in room.look()["texts"][1:]]
    assert not any(one in as_json(seen(room, 1)["texts"]) for one in hidden if one != text["text"])


def test_only_who_leads_is_told_and_only_the_server_keeps(room):
    room.go("room", "revealed")
    wall, person, facilitator = room.wall(), room.people[0].ticket, room.facilitator()
    for ticket in (wall, person):
        assert room.refusal("record", ticket, code=room.code) == "not-allowed"
        assert room.refusal("seen", ticket, code=room.code, step=0) == "not-allowed"
    assert record(room, facilitator)["shown"] == [0]
    assert seen(room, 0, facilitator)["results"]
    for ticket in (wall, person, facilitator):
        assert room.refusal("keep_drawn", ticket, code=room.code) == "not-allowed"
        assert room.refusal("undrawn", ticket, code=room.code) == "not-allowed"


def test_what_was_drawn_is_kept_until_what_is_shown_changes(room):
    assert undrawn(room) is None
    room.go("room", "revealed")
    one = undrawn(room)
    assert keep(room, {**one, "of": "another"}, en=DRAWN) == 0
    assert keep(room, one, en=DRAWN) == 1
    assert undrawn(room)["drawn"] == {"en": DRAWN}  # the other language is missing
    assert keep(room, one, nb=DRAWN) == 1
    assert undrawn(room) is None
    room.go("deal", "asking")
    assert undrawn(room) is None
    assert seen(room, 0)["drawn"] == {"en": DRAWN, "nb": DRAWN}


def test_a_table_that_is_filled_in_is_drawn_again_and_what_was_left_stays(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/room.db")
    room = filled_room(GAME, store)
    room.go("matrix", "asking")
    room.everyone_answers()
    room.go("matrix", "revealed")
    room.compute()
    keep(room, undrawn(room), en=DRAWN, nb=DRAWN)
    assert undrawn(room) is None
    cell = {"question": "owners", "item": "leads", "function": "sales", "weight": 30}
    room.ask("fill", code=room.code, op=new_op(), **cell)
    again = undrawn(room)
    assert again["drawn"] == {}, "while it is in front, what was drawn before is out of date"
    newer = base64.b64encode(b"newer").decode()
    keep(room, again, en=newer, nb=newer)
    room.advance()
    assert seen(room, again["step"])["drawn"] == {"en": newer, "nb": newer}
    assert record(room)["matrices"][0]["weights"] == {"leads": {"sales": 30}}
    store.close()


@pytest.mark.parametrize("drawn", [{"en": "%"}, {"en": "A" * 400_000}, {"en": None}, "text", 7])
def test_what_cannot_be_kept_is_refused_and_harms_nothing(room, drawn):
    room.go("room", "revealed")
    one = undrawn(room)
    told = {"step": one["step"], "of": one["of"], "drawn": drawn}
    answer = room.reply("keep_drawn", code=room.code, **told)
    assert answer == {"drawn": 0} or answer["refused"] == "bad-command"
    assert seen(room, 0)["drawn"] == {}


def test_a_teams_own_items_are_numbers_in_it():
    room = filled_room(MAPS)
    rounds = load_exercise(MAPS).rounds
    round, asked = next((one, q) for one in rounds for q in one.questions if q.own)
    items = [{"text": f"Secret firm {n}", "short": ""} for n in (1, 2, 3)]
    room.ask("own", code=room.code, exercise=MAPS, question=asked.id, items=items)
    room.go(round.id, "revealed")
    told = seen(room, room.session["step"])
    assert told["own_items"][0]["number"] == 3
    assert "Secret" not in as_json([told, record(room)])


def test_with_the_session_all_of_it_goes(room):
    room.go("room", "revealed")
    keep(room, undrawn(room), en=DRAWN)
    with room.store.transaction():
        assert room.store.drawn(room.session["id"], 0)
    room.ask("erase", session=room.session["id"])
    with room.store.transaction():
        assert room.store.drawn(room.session["id"], 0) == []
