"""One kernel asks for many people: what each may see, at a cost that grows with nobody else."""

from contextlib import contextmanager

import pytest

from tests.support.firms import Firms, OtherKit
from tests.support.room import DEPARTMENTS, OPENING, LiveRoom, an_answer
from workshop.host.callers import hashed, new_token
from workshop.host.client import new_op
from workshop.host.service import FOR_MANY
from workshop.store.opening import open_store


def looks(room, tickets):
    """Look for many seats without a ticket of one's own."""
    (reply,) = room.host.run([{"do": "looks", "tickets": tickets}])
    return reply


def put_together(reply, at):
    """Return what one of the seats is told, as a look of its own says it."""
    entry = dict(reply["seats"][at])
    team = entry.pop("team")
    assert entry["me"]["firm"] is None
    firm = reply["firms"][team] if team >= 0 else None
    return reply["common"][entry.pop("key")] | entry | {"me": entry["me"] | {"firm": firm}}


def stamp(room):
    (reply,) = room.host.run([{"do": "stamps", "sessions": [room.session["id"]]}])
    return reply["stamps"][room.session["id"]]


# -- what is told --------------------------------------------------------------------------


@pytest.mark.parametrize("moves", [[], [None], ["asking"], ["asking", "revealed"], ["end"]])
def test_looking_for_many_tells_each_what_her_own_look_tells(lobby, moves):
    people = lobby.fill(sales=6, marketing=5)
    for move in moves:
        lobby.advance(move)
        if move == "asking":
            lobby.everyone_answers()
    reply = looks(lobby, [person.ticket for person in people])
    for at, person in enumerate(people):
        alone, told = person.look(), put_together(reply, at)
        if lobby.session["phase"] != "asking":
            told["answers"] = alone["answers"]
        assert told == alone


def test_what_a_team_is_told_is_told_once_and_to_nobody_else(tmp_path):
    with OtherKit(tmp_path):
        room = Firms().begin(sales=6, marketing=6)
        reply = looks(room, [person.ticket for person in room.people])
        assert len(reply["firms"]) == 4
        for at, person in enumerate(room.people):
            assert put_together(reply, at)["me"] == person.look()["me"]


def test_each_is_told_her_own_answers_and_nobody_elses(asking_room):
    for nth, person in enumerate(asking_room.people[:3]):
        person.answer("cause", ("chaos", "information", "competition")[nth])
    told = looks(asking_room, [person.ticket for person in asking_room.people[:4]])["seats"]
    given = [entry["answers"].get("cause") for entry in told]
    assert given == ["chaos", "information", "competition", None]


def test_a_ticket_that_is_nobodys_or_no_participants_is_refused_beside_the_others(asking_room):
    tickets = [new_token(), asking_room.wall(), asking_room.key, asking_room.people[0].ticket]
    told = looks(asking_room, tickets)["seats"]
    assert [entry.get("refused") for entry in told] == [
        "unbound", "not-allowed", "not-allowed", None
    ]  # fmt: skip


def test_people_of_two_rooms_are_told_of_their_own(asking_room):
    other = asking_room.ask("open", op=new_op(), **OPENING | {"name": "Another"})["session"]
    token, ticket = new_token(), new_token()
    who = {"token_hash": hashed(token)}
    fields = {"code": other["code"], "department": "sales", "language": "nb"}
    asking_room.ask("join", **fields, **who)
    asking_room.ask("bind", ticket_hash=hashed(ticket), role="participant", **who)
    reply = looks(asking_room, [ticket, asking_room.people[0].ticket])
    names = [put_together(reply, at)["session"]["name"] for at in (0, 1)]
    assert names == ["Another", OPENING["name"]]


@pytest.mark.parametrize(
    "tickets", [None, 3, "x", {}, [3], [None], [["x"]], ["\ud800"], ["x"] * 501]
)
def test_a_list_that_is_none_is_refused(asking_room, tickets):
    assert looks(asking_room, tickets)["refused"] == "bad-command"


@pytest.mark.parametrize("do", FOR_MANY)
def test_commands_for_many_that_name_nothing_tell_nothing(asking_room, do):
    (reply,) = asking_room.host.run([{"do": do, "tickets": [], "sessions": []}])
    assert not any(reply.values())


# -- the stamp -----------------------------------------------------------------------------


def test_a_look_and_the_stamps_name_the_same_state(asking_room):
    person = asking_room.people[0]
    assert person.look()["stamp"] == stamp(asking_room)
    assert looks(asking_room, [person.ticket])["common"].popitem()[1]["stamp"] == stamp(asking_room)


@pytest.mark.parametrize("do", ["look", "answer", "language", "join", "refused"])
def test_what_nobody_else_sees_leaves_the_stamp_alone(asking_room, do):
    before, person = stamp(asking_room), asking_room.people[0]
    if do == "answer":
        person.answer("cause", "chaos")
    elif do == "language":
        asking_room.ask("language", person.ticket, language="nb")
    elif do == "join":
        asking_room.seat("sales")
    elif do == "refused":
        asking_room.refusal("advance", op=new_op(), code=asking_room.code, to="story")
    else:
        person.look()
    assert stamp(asking_room) == before


def test_whatever_participants_see_in_common_changes_the_stamp(asking_room):
    room, seen = asking_room, [stamp(asking_room)]
    while room.session["round"] != "deal":
        room.advance("next")
        seen.append(stamp(room))
    room.advance("asking")
    op = new_op()
    room.people[0].answer("missing", "One sentence", op)
    for move in ("closed", "revealed"):
        room.advance(move)
        seen.append(stamp(room))
    room.ask("show", code=room.code, slide=1)
    seen.append(stamp(room))
    room.ask("release", code=room.code, id=op, released=True)
    seen.append(stamp(room))
    assert room.people[0].look()["quotes"] == ["One sentence"]
    assert len(set(seen)) == len(seen)


def test_a_host_that_begins_anew_gives_another_stamp(tmp_path):
    stamps = []
    for _ in range(2):
        store = open_store(f"sqlite:///{tmp_path}/room.db")
        room = LiveRoom(store)
        first = room.ask("sessions")["sessions"][-1]["id"]
        (reply,) = room.host.run([{"do": "stamps", "sessions": [first, "nothing"]}])
        stamps.append(reply["stamps"])
        store.close()
    assert stamps[0].keys() == stamps[1].keys()
    assert stamps[0] != stamps[1]


# -- binding many --------------------------------------------------------------------------


def test_many_seats_are_bound_at_once_and_what_is_wrong_with_one_stops_no_other(lobby):
    people = lobby.fill(sales=2, marketing=1)
    new = [new_token() for _ in range(4)]
    lobby.ask("end_seats", code=lobby.code, seats=[people[2].look()["me"]["seat"]])
    tokens = [people[0].token, new_token(), people[1].token, people[2].token]
    named = [
        {"ticket_hash": hashed(ticket), "token_hash": hashed(token)}
        for ticket, token in zip(new, tokens, strict=True)
    ]
    taken = {"ticket_hash": hashed(people[0].ticket), "token_hash": hashed(people[1].token)}
    lobby.host.take_bells()
    bound = lobby.ask("bind_many", seats=[*named, taken])["bound"]
    assert bound == [True, "unknown-token", True, "seat-ended", "ticket-taken"]
    assert lobby.host.take_bells() == {f"you.{hashed(new[at])[:16]}" for at in (0, 2)}
    assert lobby.look(new[0])["me"] == people[0].look()["me"]


@pytest.mark.parametrize("seats", [None, "x", [None], [{}], [{"ticket_hash": "h"}], [{}] * 1001])
def test_a_list_of_seats_that_is_none_is_refused(lobby, seats):
    assert lobby.refusal("bind_many", seats=seats) == "bad-command"


# -- in proportion -------------------------------------------------------------------------


class Counted:
    """Counts what SQLite does: its statements, and the steps of its virtual machine."""

    def __init__(self, store) -> None:
        self._raw = store._connection.connection.driver_connection
        self.statements = self.steps = 0

    def __enter__(self):
        self.statements = self.steps = 0
        self._raw.set_trace_callback(self._statement)
        self._raw.set_progress_handler(self._step, 1)
        return self

    def __exit__(self, *problem):
        self._raw.set_trace_callback(None)
        self._raw.set_progress_handler(None, 1)

    def _statement(self, _):
        self.statements += 1

    def _step(self):
        self.steps += 1
        return 0


@pytest.fixture(scope="module")
def rooms(tmp_path_factory):
    """A room of ten and one of a thousand people, in the middle of their answers."""
    made = {}
    for size in (10, 1000):
        store = open_store(f"sqlite:///{tmp_path_factory.mktemp('room')}/{size}.db")
        made[size] = filled(LiveRoom(store, expected=1000), size)
    yield made
    for room in made.values():
        room.store.close()


def filled(room, size):
    """Seat many people in one transaction and let each answer two questions."""
    people = [(new_token(), new_token(), DEPARTMENTS[n % 2]) for n in range(size)]
    fields = {"code": room.code, "language": "en"}
    room.host.run(
        {"do": "join", "ticket": room.key, "department": d, "token_hash": hashed(token), **fields}
        for token, _, d in people
    )
    pairs = [{"ticket_hash": hashed(t), "token_hash": hashed(token)} for token, t, _ in people]
    assert all(b is True for b in room.ask("bind_many", seats=pairs)["bound"])
    room.tickets = [ticket for _, ticket, _ in people]
    room.advance("asking")
    answer_all(room)
    return room


def answer_all(room):
    for question in ("claim", "cause"):
        value = an_answer(next(q for q in room.round.questions if q.id == question))
        fields = {"do": "answer", "exercise": room.exercise, "question": question, "value": value}
        room.host.run({**fields, "ticket": ticket, "op": new_op()} for ticket in room.tickets)


def cost(room, command):
    """Return what a command costs the second time: the first may count what is kept."""
    room.host.run([command])
    with Counted(room.store) as counted:
        (reply,) = room.host.run([command])
    assert "refused" not in reply
    return counted


def one_answer(room):
    (question,) = (q for q in room.round.questions if q.id == "cause")
    return {"do": "answer", "ticket": room.tickets[3], "op": new_op(), "exercise": room.exercise,
            "question": "cause", "value": an_answer(question)}  # fmt: skip


COMMANDS = {
    "a participant's look": lambda room: {"do": "look", "ticket": room.tickets[3]},
    "a look for ten of them": lambda room: {"do": "looks", "tickets": room.tickets[:10]},
    "the stamp": lambda room: {"do": "stamps", "sessions": [room.session["id"]]},
    "the wall's look": lambda room: {"do": "look", "ticket": room.wall()},
    "the facilitator's look": lambda room: {
        "do": "look",
        "ticket": room.facilitator(),
        "code": room.code,
    },
    "an answer": one_answer,
}


@pytest.mark.parametrize("what", COMMANDS)
def test_it_costs_the_same_with_ten_people_and_with_a_thousand(rooms, what):
    few, many = (cost(room, COMMANDS[what](room)) for room in rooms.values())
    assert many.statements == few.statements <= 20
    assert many.steps <= 1.2 * few.steps + 50


def test_one_look_for_five_hundred_people_is_a_handful_of_statements(rooms):
    counted = cost(rooms[1000], {"do": "looks", "tickets": rooms[1000].tickets[:500]})
    assert counted.statements <= 8


def test_an_answer_moves_the_walls_count_without_reading_the_others(rooms):
    room = rooms[1000]
    wall = room.wall()
    before = room.look(wall)["answered"]["questions"]["lines"]["n"]
    (question,) = (q for q in room.round.questions if q.id == "lines")
    with Counted(room.store) as counted:
        fields = {"exercise": room.exercise, "question": "lines", "value": an_answer(question)}
        room.ask("answer", room.tickets[before], op=new_op(), **fields)
        after = room.look(wall)["answered"]["questions"]["lines"]["n"]
    assert after == before + 1
    assert counted.steps < 1000


def test_results_are_counted_once_for_everybody(rooms):
    room = rooms[1000]
    room.advance("closed")
    room.advance("revealed")
    room.look(room.wall())
    for ticket in (room.tickets[0], room.wall(), room.facilitator()):
        with Counted(room.store) as counted:
            assert room.look(ticket)["results"]["claim"]["answered"] == 1000
        assert counted.steps < 500


def test_counts_kept_up_to_date_are_those_counted_anew(asking_room):
    room, wall = asking_room, asking_room.wall()
    for person in room.people[:3]:
        for question in room.round.asked(person.department):
            room.look(wall)
            person.answer(question.id, an_answer(question))
            person.answer(question.id, an_answer(question, 1))
    room.seat("marketing").answer("cause", "chaos")
    kept = room.look(wall)
    room.host._rooms.kept.forget()
    assert room.look(wall) == kept


def test_what_was_not_kept_is_not_counted(asking_room, monkeypatch):
    room, wall = asking_room, asking_room.wall()
    before, transaction = room.look(wall), room.store.transaction

    @contextmanager
    def failing():
        with transaction():
            yield
            raise OSError("the disk is on fire")

    monkeypatch.setattr(room.store, "transaction", failing)
    assert room.people[0].refusal("cause", "chaos") == "not-saved"
    monkeypatch.undo()
    assert room.look(wall) == before
