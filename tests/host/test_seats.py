"""The door: who gets a seat, who yields, sudden crowds, and seats that the facilitator ends."""

from datetime import timedelta

import pytest

from tests.support.clock import NOON, Clock
from tests.support.room import EXERCISE, OPENING, LiveRoom, an_answer, as_json
from workshop.errors import Refused
from workshop.exercises.exercise import load_exercise
from workshop.host import seats
from workshop.host.callers import hashed, new_token
from workshop.session import LARGEST_ROOM, SMALL_ROOM
from workshop.session import seats as limit
from workshop.store import ParticipantRecord
from workshop.store.opening import open_store


@pytest.fixture
def clock(lobby):
    """The lobby's clock."""
    lobby.host._rooms.clock = moving = Clock()
    return moving


def join(room, token=None, department="sales"):
    """Join as the server does; return the refusal, None where there is none."""
    fields = {"department": department, "language": "en", "code": room.code}
    return room.refusal("join", token_hash=hashed(token or new_token()), **fields)


def crowd(room, size, arrived):
    """Let many join at once; return their tokens."""
    tokens = [new_token() for _ in range(size)]
    fields = {"do": "join", "ticket": room.key, "department": "sales", "language": "en"}
    joining = ({**fields, "code": room.code, "token_hash": hashed(t)} for t in tokens)
    assert not any("refused" in reply for reply in room.host.run(joining))
    if arrived:
        room.ask("arrived", token_hashes=[hashed(token) for token in tokens])
    return tokens


def names(room, tokens):
    """Return the public names of some people's seats."""
    with room.store.transaction():
        return [seats.public(room.store.participant(hashed(token)).id) for token in tokens]


# -- the end of seats ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "seats"), [(1, 120), (12, 120), (60, 120), (61, 122), (300, 600), (1000, 1000)]
)
def test_a_room_has_twice_the_seats_that_are_expected_within_bounds(expected, seats):
    assert limit(expected) == seats


def test_a_thousand_people_find_a_seat_where_so_many_are_expected():
    room = LiveRoom(expected=LARGEST_ROOM)
    crowd(room, LARGEST_ROOM, arrived=True)
    assert room.look()["joined"]["total"] == LARGEST_ROOM
    assert join(room) == "room-full"


def test_when_every_seat_has_a_line_nobody_gets_in_and_the_facilitator_is_told_at_once(
    lobby, clock
):
    crowd(lobby, SMALL_ROOM, arrived=True)
    clock.wait(3600)
    lobby.host.take_bells()
    assert join(lobby) == "room-full"
    assert f"responses.{lobby.session['id']}" in lobby.host.take_bells()
    view = lobby.look()
    assert (view["full"], view["limit"], view["joined"]["total"]) == (True, SMALL_ROOM, SMALL_ROOM)


def test_a_seat_that_never_opened_a_line_yields_to_a_newcomer_the_oldest_first(lobby, clock):
    first, second = crowd(lobby, 2, arrived=False)
    crowd(lobby, SMALL_ROOM - 2, arrived=True)
    assert lobby.look()["full"]
    clock.wait(11)
    assert not lobby.look()["full"]
    assert join(lobby) is None
    assert lobby.look()["joined"]["total"] == SMALL_ROOM
    assert lobby.refusal("seat", token_hash=hashed(first)) == "seat-ended"
    assert lobby.refusal("seat", token_hash=hashed(second)) is None


def test_a_seat_has_ten_seconds_to_open_its_line_before_it_yields(lobby, clock):
    crowd(lobby, SMALL_ROOM, arrived=False)
    clock.wait(9)
    assert (join(lobby), lobby.look()["full"]) == ("room-full", True)
    clock.wait(2)
    assert (join(lobby), lobby.look()["full"]) == (None, False)


def test_who_opened_a_line_once_keeps_her_seat_however_long_she_sleeps(lobby, clock):
    (kari,) = crowd(lobby, 1, arrived=True)
    crowd(lobby, SMALL_ROOM - 1, arrived=False)
    clock.wait(3600)
    for _ in range(SMALL_ROOM - 1):
        assert join(lobby) is None
    assert join(lobby, kari) is None


def test_who_has_a_seat_comes_in_again_when_the_room_is_full(lobby, clock):
    tokens = crowd(lobby, SMALL_ROOM, arrived=True)
    assert join(lobby, tokens[7]) is None
    assert lobby.look()["joined"]["total"] == SMALL_ROOM


def test_strangers_without_lines_never_keep_a_room_of_people_out(lobby, clock):
    for _ in range(3):
        crowd(lobby, SMALL_ROOM - lobby.look()["joined"]["total"], arrived=False)
        clock.wait(11)
        for _ in range(10):
            token = new_token()
            assert join(lobby, token) is None
            lobby.ask("arrived", token_hashes=[hashed(token)])
    assert sum(p["arrived"] for p in lobby.look()["people"]) == 30


# -- the door ------------------------------------------------------------------------------


def test_a_locked_door_holds_newcomers_back_and_nobody_who_has_a_seat(lobby):
    person = lobby.seat("sales")
    assert lobby.ask("door", code=lobby.code, door="locked") == {"door": "locked"}
    assert join(lobby) == "door-locked"
    assert join(lobby, person.token) is None
    assert lobby.look()["door"] == lobby.ask("room", code=lobby.code)["door"] == "locked"
    lobby.ask("door", session=lobby.session["id"], door="open")
    assert join(lobby) is None


@pytest.mark.parametrize("door", ["", "shut", None, 1, ["open"], True])
def test_a_door_that_is_neither_open_nor_locked_is_refused(lobby, door):
    assert lobby.refusal("door", code=lobby.code, door=door) == "bad-choice"
    assert lobby.look()["door"] == "open"


def test_the_door_rings_for_the_facilitator(lobby):
    lobby.host.take_bells()
    lobby.ask("door", code=lobby.code, door="locked")
    assert lobby.host.take_bells() == {f"wall.{lobby.session['id']}"}


# -- lines ---------------------------------------------------------------------------------


def test_the_facilitator_sees_who_came_who_opened_a_line_and_who_has_one_now(lobby):
    people = lobby.fill(sales=2, marketing=1)
    hashes = [hashed(person.token) for person in people]
    lobby.ask("arrived", token_hashes=[hashes[0], hashes[2], hashed("nobody")])
    lobby.ask("present", token_hashes=hashes[2:])
    seen = lobby.look()["people"]
    assert [p["department"] for p in seen] == ["sales", "sales", "marketing"]
    assert [(p["arrived"], p["present"]) for p in seen] == [
        (True, False), (False, False), (True, True)
    ]  # fmt: skip
    assert [p["seat"] for p in seen] == [p.look()["me"]["seat"] for p in people]
    assert not any(hashed(p.token) in as_json(seen) for p in people)


def test_lines_ring_for_the_rooms_of_the_people_they_belong_to_and_only_when_they_change(lobby):
    people, topic = lobby.fill(sales=2), f"responses.{lobby.session['id']}"
    lobby.look()
    here = [hashed(person.token) for person in people]
    rung = []
    for hashes in (here, here, [*here, hashed("of another room")], here[:1]):
        lobby.host.take_bells()
        lobby.ask("present", token_hashes=hashes)
        rung.append(topic in lobby.host.take_bells())
    assert rung == [True, False, False, True]


@pytest.mark.parametrize("do", ["arrived", "present"])
@pytest.mark.parametrize("hashes", [None, "x", [3], [None], ["\ud800"], ["x"] * 5000])
def test_a_list_of_lines_that_is_none_is_refused(lobby, do, hashes):
    assert lobby.refusal(do, token_hashes=hashes) == "bad-command"


# -- ending seats --------------------------------------------------------------------------


def end(room, people):
    named = [person.look()["me"]["seat"] for person in people]
    return room.ask("end_seats", session=room.session["id"], seats=named)


def test_an_ended_seat_is_counted_nowhere_any_more(asking_room):
    room, gone = asking_room, asking_room.people[0]
    for question in room.round.asked(gone.department):
        gone.answer(question.id, an_answer(question))
    before = room.look()
    assert end(room, [gone]) == {"ended": 1}
    after = room.look()
    assert after["joined"]["total"] == before["joined"]["total"] - 1
    assert after["answered"]["people"] == before["answered"]["people"] - 1
    assert (before["answered"]["finished"], after["answered"]["finished"]) == (1, 0)
    assert len(after["people"]) == len(before["people"]) - 1
    room.host._rooms.kept.forget()
    assert room.look() == after


def test_an_ended_seat_is_refused_and_its_owner_may_come_in_as_somebody_new(asking_room):
    room, gone = asking_room, asking_room.people[0]
    end(room, [gone])
    who = {"token_hash": hashed(gone.token)}
    assert gone.refusal("cause", "chaos") == "seat-ended"
    with pytest.raises(Refused, match="seat-ended"):
        gone.look()
    assert room.refusal("seat", **who) == join(room, gone.token) == "seat-ended"
    bound = room.refusal("bind", ticket_hash=hashed(new_token()), role="participant", **who)
    assert bound == "seat-ended"
    assert room.seat("sales").look()["answers"] == {}


def test_ending_seats_rings_for_the_pages_and_changes_the_stamp(asking_room):
    room, stays = asking_room, asking_room.people[1]
    before = stays.look()["stamp"]
    room.host.take_bells()
    end(room, room.people[:1])
    assert room.host.take_bells() == {f"stage.{room.session['id']}"}
    assert stays.look()["stamp"] != before


def test_seats_that_do_not_exist_or_are_another_rooms_are_left_alone(asking_room):
    other = LiveRoom(asking_room.store)
    stranger = other.seat("sales").look()["me"]["seat"]
    named = [stranger, "nothing", "", "' OR 1=1"]
    assert asking_room.refusal("end_seats", code=asking_room.code, seats=named) == "bad-command"
    named.remove("")
    assert asking_room.ask("end_seats", code=asking_room.code, seats=named) == {"ended": 0}
    assert other.look()["joined"]["total"] == 1


def revealed(room):
    """Return what the wall shows of the reveal."""
    return {k: room.look(room.wall())[k] for k in ("results", "quotes")}


def asked_room(round="room"):
    """Return a room of twelve people who have answered everything of a round."""
    room = LiveRoom()
    room.fill(sales=6, marketing=6)
    while room.session["round"] != round:
        room.advance("next")
    room.advance("asking")
    room.everyone_answers()
    return room


@pytest.mark.parametrize("phase", ["asking", "closed"])
def test_before_the_reveal_the_answers_of_an_ended_seat_do_not_count(phase):
    room, whole = asked_room(), asked_room()
    if phase == "closed":
        room.advance("closed")
    end(room, room.people[:1])
    room.advance("revealed")
    whole.advance("revealed")
    for question, result in revealed(room)["results"].items():
        assert result["answered"] == whole.look()["results"][question]["answered"] - 1
    assert len(room.store._now.responses) == len(whole.store._now.responses)


def test_what_was_revealed_stays_as_it_was_shown():
    room = asked_room("deal")
    text = room.people[0]
    room.advance("closed")
    mine = next(t for t in room.look()["texts"] if "number 0," in t["text"])
    room.ask("release", code=room.code, id=mine["id"], released=True)
    room.advance("revealed")
    before = revealed(room)
    end(room, [text])
    assert revealed(room) == before
    room.host._rooms.kept.forget()
    assert revealed(room) == before
    assert before["quotes"] == [mine["text"]]


def test_a_round_that_was_revealed_keeps_its_answers_when_a_seat_ends_in_a_later_one():
    room = asked_room("room")
    room.advance("revealed")
    room.advance("next")
    end(room, room.people[:1])
    first = load_exercise(EXERCISE).round("room")
    wanted = {q.id for q in first.questions if q.answerable}
    with room.store.transaction():
        counted = room.store.responses(room.session["id"], EXERCISE, wanted)
    with room.store.transaction():
        people = {p.id for p in room.store.participants(room.session["id"])}
    assert {r.participant for r in counted} == people


def test_what_was_ended_stays_ended_after_a_restart(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/room.db")
    room = LiveRoom(store, **OPENING)
    room.fill(sales=6)
    room.advance("asking")
    room.everyone_answers()
    end(room, room.people[:1])
    before = room.look()
    again = LiveRoom(store)
    view = again.ask("look", session=room.session["id"])
    same = ("joined", "answered", "people", "door")
    assert {k: view[k] for k in same} == {k: before[k] for k in same}
    store.close()


# -- sudden crowds -------------------------------------------------------------------------


def came(at, arrived=True, id=None):
    """Return somebody who joined so many seconds after noon."""
    joined = NOON + timedelta(seconds=at)
    id = id or new_token()
    return ParticipantRecord(id, "s", id, "sales", "en", joined, joined if arrived else None)


def rush(people, expected=20, after=60):
    return seats.rush(people, expected, NOON + timedelta(seconds=after))


def test_four_hundred_and_ninety_three_seats_in_nine_seconds_are_said_as_that():
    honest = [came(-40), came(-20)]
    strangers = [came(n * 8.9 / 492, arrived=False) for n in range(493)]
    found = rush(honest + strangers, expected=300)
    assert (found["people"], found["seconds"]) == (493, 9)
    assert set(found["seats"]) == {seats.public(p.id) for p in strangers}


def test_a_room_that_arrives_is_no_crowd():
    assert rush([came(n * 0.1) for n in range(20)]) is None
    assert rush([came(n * 0.1) for n in range(100)], expected=100) is None
    assert rush([came(n) for n in range(200)]) is None


def test_more_than_are_expected_at_once_are_a_crowd_even_with_lines():
    found = rush([came(n * 0.1) for n in range(60)], expected=40)
    assert (found["people"], found["seconds"]) == (60, 6)


def test_pages_that_are_just_opening_their_line_are_no_crowd():
    people = [came(n * 0.1, arrived=False) for n in range(20)]
    assert rush(people, after=8) is None
    assert rush(people, after=30)["people"] == 20


def test_a_few_phones_that_never_got_through_are_no_crowd():
    assert rush([came(n, arrived=n % 2 == 0) for n in range(18)]) is None


def test_honest_people_amid_a_crowd_are_not_among_its_seats():
    honest = [came(n + 0.5) for n in range(8)]
    strangers = [came(n * 0.1, arrived=False) for n in range(80)]
    found = rush(sorted(honest + strangers, key=lambda p: p.joined))
    assert not {seats.public(p.id) for p in honest} & set(found["seats"])
    assert found["people"] == 80


def test_a_crowd_of_long_ago_is_not_told_any_more():
    assert rush([came(n * 0.1) for n in range(60)], after=11 * 60) is None


def test_ending_the_seats_of_a_crowd_leaves_the_others_and_the_crowd_is_gone(lobby, clock):
    honest = crowd(lobby, 3, arrived=True)
    clock.wait(30)
    crowd(lobby, 100, arrived=False)
    clock.wait(11)
    told = lobby.look()["rush"]
    assert told["people"] == 100
    lobby.ask("end_seats", code=lobby.code, seats=told["seats"])
    view = lobby.look()
    assert view["rush"] is None
    assert [p["seat"] for p in view["people"]] == names(lobby, honest)


# -- seats from one place ------------------------------------------------------------------


def from_places(room, *places):
    """Let somebody join from each of these places."""
    fields = {"department": "sales", "language": "en", "code": room.code}
    for place in places:
        room.ask("join", token_hash=hashed(new_token()), place=place, **fields)


def test_four_seats_of_one_browser_within_seconds_are_shown_to_the_facilitator(lobby, clock):
    from_places(lobby, "her phone")
    for _ in range(4):
        clock.wait(3)
        from_places(lobby, "one laptop")
    (told,) = lobby.look(lobby.facilitator())["together"]
    assert (told["numbers"], told["seconds"]) == ([2, 3, 4, 5], 9)


def test_two_seats_of_one_browser_are_nobodys_business(lobby, clock):
    from_places(lobby, "her phone", "one laptop", "one laptop")
    assert lobby.look()["together"] == []


def test_seats_of_one_browser_minutes_apart_are_colleagues_with_the_same_phone(lobby, clock):
    from_places(lobby, "her phone")
    for _ in range(4):
        clock.wait(60)
        from_places(lobby, "the same kind of phone")
    assert lobby.look()["together"] == []


def test_a_room_that_all_comes_from_one_place_says_nothing(lobby, clock):
    from_places(lobby, *["behind a proxy"] * 9)
    assert lobby.look()["together"] == []


def test_phones_and_wall_are_not_told_who_came_from_where(lobby, clock):
    from_places(lobby, "her phone", *["one laptop"] * 4)
    person = lobby.seat("sales")
    for ticket in (lobby.wall(), person.ticket):
        view = as_json(lobby.look(ticket))
        assert "together" not in view
        assert "one laptop" not in view
    assert "one laptop" not in as_json(lobby.look(lobby.facilitator()))
