"""One device for several people: what may be seen and done there, and what an enemy brings."""

import pytest

from tests.support.room import GAME, LiveRoom, an_answer, hashed_of, here
from workshop.exercises.agenda import alone
from workshop.host.callers import hashed, new_token
from workshop.host.device import MOST, Devices, turn_of


class Shared:
    """Three people at one device, as the server has them."""

    def __init__(self, room) -> None:
        self.room = room
        self.people = [*room.fill(sales=2, marketing=1)]
        self.tokens = [hashed_of(person) for person in self.people]

    def turn(self, at, *, of=1):
        """Give the device to somebody, or to nobody; return the ticket of its page."""
        held = self.room.ask("held", token_hashes=self.tokens)["seats"][(at or of) - 1]
        device = {"mates": self.tokens, "at": at, **{n: held[n] for n in ("given", "version")}}
        ticket = new_token()
        told = {"ticket_hash": hashed(ticket), "token_hash": self.tokens[(at or of) - 1]}
        bound = self.room.ask("bind_many", seats=[{**told, "device": device}])["bound"]
        assert bound == [True]
        return ticket

    def looks(self, ticket):
        told = self.room.ask("looks", tickets=[ticket])
        (entry,) = told["seats"]
        return entry


def answer_first(room, ticket, person, nth=0):
    question = room.round.asked(person.department)[0]
    value = an_answer(question, nth)
    told = {"exercise": room.exercise, "question": question.id, "value": value}
    return question.id, room.reply("answer", ticket, op=new_token(), **told)


@pytest.fixture
def shared():
    room = LiveRoom()
    room.fill(sales=6, marketing=6)
    here(room)
    made = Shared(room)
    room.advance("asking")
    return made


def test_what_was_handed_on_is_neither_shown_nor_changed_until_the_results(shared):
    room, person = shared.room, shared.people[0]
    ticket = shared.turn(1)
    question, reply = answer_first(room, ticket, person)
    assert "saved" in reply
    assert question in shared.looks(ticket)["answers"]
    again = shared.turn(1)
    entry = shared.looks(again)
    assert entry["answers"] == {}
    assert entry["me"]["device"]["sealed"] == [question]
    assert answer_first(room, again, person, 1)[1]["refused"] == "device-sealed"
    assert room.ask("mine", again)["answers"] == {}


def test_her_own_place_stands_beside_the_results_only_where_she_took_the_device_there(shared):
    room, person = shared.room, shared.people[0]
    ticket = shared.turn(1)
    question, _ = answer_first(room, ticket, person)
    for one in room.people:
        if one not in shared.people:
            for asked in room.round.asked(one.department):
                if asked.answerable:
                    one.answer(asked.id, an_answer(asked))
    room.advance("closed")
    room.advance("revealed")
    assert shared.looks(ticket)["answers"] == {}
    assert not shared.looks(ticket)["me"]["device"]["beside"]
    assert shared.looks(shared.turn(0))["answers"] == {}
    taken = shared.turn(1)
    assert question in shared.looks(taken)["answers"]
    assert room.ask("mine", taken)["answers"]


def test_while_nobody_has_the_device_nothing_of_anybody_is_told_or_done(shared):
    room = shared.room
    answer_first(room, shared.turn(1), shared.people[0])
    ticket = shared.turn(0)
    entry = shared.looks(ticket)
    assert (entry["me"]["seat"], entry["me"]["number"], entry["answers"]) == ("", 0, {})
    assert [one["at"] for one in entry["me"]["device"]["people"]] == [1, 2, 3]
    for name in ("mine", "ours", "park", "language", "department", "understood"):
        assert room.refusal(name, ticket) == "device-nobodys", name
    assert answer_first(room, ticket, shared.people[0])[1]["refused"] == "device-nobodys"


def test_who_waits_for_her_turn_is_there_and_her_device_is_one_phone(shared):
    room = shared.room
    shared.turn(2)
    room.ask("arrived", token_hashes=shared.tokens)
    room.ask("present", token_hashes=[shared.tokens[1]])
    look = room.look(room.facilitator())
    lines, awaited = look["lines"], look["awaited"]
    assert (lines["here"], lines["devices"], lines["sharing"]) == (1, 1, 3)
    assert awaited["waits"] == 3
    room.ask("present", token_hashes=[])
    assert room.look(room.facilitator())["lines"]["here"] == 0


def test_a_game_lets_its_teams_agree_anew():
    room = LiveRoom(agenda=alone(GAME))
    room.fill(sales=5, marketing=5)
    here(room)
    made = Shared(room)
    room.ask("arrived", token_hashes=made.tokens)
    while not (room.session["phase"] == "asking" and room.session["talk"]):
        room.advance()
    plan = room.round.question(room.session["talk"])
    for nth in (0, 1):
        told = {"exercise": room.exercise, "question": plan.id, "value": an_answer(plan, nth)}
        ticket = made.turn(1)
        assert "saved" in room.ask("answer", ticket, op=new_token(), **told)
        assert plan.id in made.looks(ticket)["answers"]


GARBAGE = [
    [], "x", 7, {}, {"mates": "abc"}, {"mates": []}, {"mates": [None]}, {"mates": [["x"]]},
    {"mates": ["me"]}, {"mates": ["me"], "at": "1", "given": 0, "version": 0},
    {"mates": ["me", "me"], "at": 1, "given": 0, "version": 0},
    {"mates": ["you"], "at": 1, "given": 0, "version": 0},
    {"mates": ["me", "you"], "at": 2, "given": 0, "version": 0},
    {"mates": ["me", "you"], "at": 3, "given": 0, "version": 0},
    {"mates": ["me", "you"], "at": -1, "given": 0, "version": 0},
    {"mates": ["me", *map(str, range(MOST))], "at": 1, "given": 0, "version": 0},
]  # fmt: skip


@pytest.mark.parametrize("told", GARBAGE, ids=str)
def test_a_device_in_another_form_than_the_servers_is_refused(told):
    with pytest.raises(Exception, match="bad-command"):
        turn_of(told, "me")


def test_one_bad_device_binds_nobody_and_stops_no_other(shared):
    seats = [
        {"ticket_hash": hashed(new_token()), "token_hash": shared.tokens[0], "device": told}
        for told in (*GARBAGE, None)
    ]
    bound = shared.room.ask("bind_many", seats=seats)["bound"]
    assert bound == ["bad-command"] * len(GARBAGE) + [True]


def test_a_device_that_names_seats_of_others_shows_and_counts_none_of_them(shared):
    room = shared.room
    other = LiveRoom.seat(room, "sales")
    strangers = [shared.tokens[0], hashed("nobody"), hashed("no room")]
    device = {"mates": strangers, "at": 1, "given": 0, "version": 0}
    ticket = new_token()
    told = {"ticket_hash": hashed(ticket), "token_hash": strangers[0], "device": device}
    room.ask("bind_many", seats=[told])
    assert [one["at"] for one in shared.looks(ticket)["me"]["device"]["people"]] == [1]
    assert hashed_of(other) not in strangers


def test_made_up_mates_fill_no_memory(shared):
    room, me = shared.room, shared.tokens[0]
    for _ in range(50):
        mates = [me, *(hashed(new_token()) for _ in range(MOST - 1))]
        device = {"mates": mates, "at": 1, "given": 0, "version": 0}
        told = {"ticket_hash": hashed(new_token()), "token_hash": me, "device": device}
        assert room.ask("bind_many", seats=[told])["bound"] == [True]
    assert room.host._rooms.devices == Devices()


def test_who_leaves_a_device_or_goes_to_another_is_counted_where_she_is():
    devices = Devices()
    for token in "abc":
        devices.note(token, ("a", "b", "c"))
    assert devices.shared("abcd") == (1, 3)
    assert devices.with_mates("a") == {"a", "b", "c"}
    devices.note("c", ())
    assert devices.shared("abcd") == (1, 2)
    assert devices.with_mates("c") == {"c"}
    devices.note("b", ("b", "d"))
    assert devices.shared("abcd") == (1, 2)
    assert devices.with_mates("a") == {"a"}
