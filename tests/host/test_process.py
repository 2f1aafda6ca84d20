"""The host as a process: many clients, crashes, and messages nobody should send."""

import asyncio
import json
import sqlite3
import stat
import sys
from contextlib import suppress

import pytest
import zmq
import zmq.asyncio

from tests.support.hosting import PATIENCE, RunningHost
from tests.support.room import EXERCISE
from workshop.errors import Refused, Unreachable
from workshop.host.callers import new_token
from workshop.host.client import Client, ask_once, new_op
from workshop.host.place import LARGEST_MESSAGE, Place, note_path, read_note, write_note

WORDS = "A sentence that one person wrote."


@pytest.fixture
def host(tmp_path):
    """A host on an empty database."""
    running = RunningHost(tmp_path / "room.db").start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def sturdy_host(tmp_path_factory):
    """One host that has to bear everything strangers send it."""
    running = RunningHost(tmp_path_factory.mktemp("sturdy") / "room.db").start()
    yield running
    running.stop()


@pytest.fixture
def writing_room(host):
    """A session in front of its free-text question; returns host and code."""
    code = host.open()["code"]
    while host.advance(code, "next")["round"] != "deal":
        pass
    host.advance(code, "asking")
    return host, code


def fields(question="missing", value=WORDS):
    return {"exercise": EXERCISE, "question": question, "value": value}


def answers_in(host):
    """Return operation and value of every answer in the database of a host that has ended."""
    with sqlite3.connect(host.database) as file:
        rows = file.execute("SELECT op, value FROM responses").fetchall()
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    file.close()
    return [(op, json.loads(value)) for op, value in rows]


class Raw:
    """A socket that says what it likes."""

    def __init__(self, host, identity=None) -> None:
        self._context = zmq.Context()
        self._socket = self._context.socket(zmq.DEALER)
        self._socket.setsockopt(zmq.LINGER, 0)
        if identity:
            self._socket.setsockopt(zmq.IDENTITY, identity)
        self._ends = self._socket.get_monitor_socket(zmq.EVENT_DISCONNECTED)
        self._socket.connect(host.place.ask)

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self._socket.disable_monitor()
        self._ends.close()
        self._socket.close()
        self._context.term()

    def send(self, *frames):
        self._socket.send_multipart(frames)

    def is_cut_off(self):
        return bool(self._ends.poll(PATIENCE * 1000))

    def heard(self):
        assert self._socket.poll(PATIENCE * 1000)
        return json.loads(self._socket.recv())


def test_it_says_where_it_is_once_it_listens(sturdy_host):
    assert Place(**sturdy_host.answer) == sturdy_host.place
    assert sturdy_host.ask("sessions")["sessions"] == []


def test_two_hundred_answers_at_once_are_all_durable_when_they_are_acknowledged(writing_room):
    host, code = writing_room
    tickets = [host.seat(code, department)[0] for department in ("sales", "marketing") * 10]

    async def everybody():
        clients = [Client(host.place, ticket) for ticket in tickets]
        asked = [
            client.ask("answer", op=f"{i}-{n}", patience=PATIENCE, **fields(value=f"{i}-{n}"))
            for i, client in enumerate(clients)
            for n in range(10)
        ]
        replies = await asyncio.gather(*asked)
        for client in clients:
            client.close()
        return {reply["saved"] for reply in replies}

    saved = asyncio.run(everybody())
    host.kill()
    assert len(saved) == 200
    assert sorted(answers_in(host)) == sorted((op, op) for op in saved)


async def answer_until_saved(client, op):
    """Answer as a phone does: with one operation, again and again, until it is saved."""
    while True:
        # A host that has just begun again is told a moment later who is who.
        with suppress(Refused):
            return (await client.ask("answer", op=op, patience=PATIENCE, **fields(value=op)))[
                "saved"
            ]
        await asyncio.sleep(0)


async def stream(client, who, acknowledged):
    for n in range(25):
        acknowledged.append(await answer_until_saved(client, f"{who}-{n}"))


async def crash_and_begin_again(host, bound, acknowledged):
    """Kill the host amid its work; return what it had acknowledged, and what it had kept."""
    while len(acknowledged) < 60:
        await asyncio.sleep(0)
    host.kill()
    before, kept = set(acknowledged), {op for op, _ in answers_in(host)}
    await asyncio.to_thread(host.start)
    for who in bound:
        await asyncio.to_thread(host.ask, "bind", **who)
    return before, kept


def test_a_crash_in_the_middle_of_a_stream_loses_nothing_and_doubles_nothing(writing_room):
    host, code = writing_room
    tickets, bound = zip(*(host.seat(code) for _ in range(8)), strict=True)
    acknowledged = []

    async def everything():
        clients = [Client(host.place, ticket) for ticket in tickets]
        streams = [stream(client, who, acknowledged) for who, client in enumerate(clients)]
        crash = crash_and_begin_again(host, bound, acknowledged)
        *_, found = await asyncio.gather(*streams, crash)
        for client in clients:
            client.close()
        return found

    before, kept = asyncio.run(everything())
    assert before <= kept
    assert host.end_input() == 0
    expected = sorted((f"{who}-{n}",) * 2 for who in range(8) for n in range(25))
    assert sorted(answers_in(host)) == expected


@pytest.mark.slow
def test_a_host_that_begins_anew_knows_the_room_but_no_kernel(writing_room):
    host, code = writing_room
    ticket, bound = host.seat(code)
    host.kill()
    host.start()
    with pytest.raises(Refused, match="unbound"):
        host.ask("look", ticket)
    host.ask("bind", **bound)
    assert host.ask("look", ticket)["session"]["phase"] == "asking"


def test_it_ends_by_itself_and_well_when_its_standard_input_is_closed(host):
    assert host.end_input() == 0
    with pytest.raises(Unreachable):
        ask_once(host.place, host.key, "sessions", wait=0.2)


def test_what_it_took_before_its_end_is_kept(writing_room):
    host, code = writing_room
    ticket, _ = host.seat(code)
    host.ask("answer", ticket, op="last", **fields())
    host.end_input()
    assert answers_in(host) == [("last", WORDS)]


@pytest.mark.slow
def test_a_second_host_on_the_same_database_gives_up_in_one_sentence(host):
    second = RunningHost(host.database).start()
    second.process.wait(PATIENCE)
    assert "in use by another program" in second.answer["problem"]
    second.stop()
    assert host.ask("sessions")["sessions"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="unix sockets")
def test_nobody_else_may_enter_the_folder_of_its_sockets(sturdy_host):
    assert stat.S_IMODE(sturdy_host.folder.stat().st_mode) == 0o700
    socket = sturdy_host.place.ask.removeprefix("ipc://")
    assert sturdy_host.folder.as_posix() in socket
    assert len(socket) < 100


def test_the_note_beside_the_database_is_for_this_user_alone(tmp_path):
    database = tmp_path / "room.db"
    assert read_note(database) is None
    write_note(database, Place("a", "b"), "key", {"base": "http://x"})
    note = note_path(database)
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    assert read_note(database) == {"ask": "a", "bell": "b", "key": "key", "base": "http://x"}
    assert [p.name for p in tmp_path.iterdir()] == [note.name]
    note.write_text("[", encoding="utf-8")
    assert read_note(database) is None


@pytest.mark.parametrize(
    "frame",
    [
        b"", b"\xff\xfe\x00", b"nothing", b"[]", b"null", b"7", b'"x"', b"{", b'{"do": "look"}',
        b"[" * 100_000, b'{"a":' * 40_000, b'{"ticket": 7, "do": []}', b'{"ticket": "\\ud800"}',
        b"9" * 5000, b'{"do": NaN, "ticket": Infinity}',
    ],
    ids=lambda frame: ascii(frame[:24]),
)  # fmt: skip
def test_garbage_is_refused_and_hurts_nobody(sturdy_host, frame):
    with Raw(sturdy_host) as stranger:
        stranger.send(frame)
        assert stranger.heard()["refused"] == "bad-command"
    assert sturdy_host.ask("sessions")["sessions"] == []


def test_frames_that_nobody_expects_are_answered_and_hurt_nobody(sturdy_host):
    with Raw(sturdy_host) as stranger:
        stranger.send(b"", b"a", b"b", b"{}")
        assert stranger.heard()["refused"] == "bad-command"
    assert sturdy_host.ask("sessions")["sessions"] == []


@pytest.mark.parametrize("identity", [b"stopper", b"server", b"\xff" * 200])
def test_nobody_stops_it_by_bearing_a_name(sturdy_host, identity):
    with Raw(sturdy_host, identity) as stranger:
        stranger.send(b"stop")
        assert stranger.heard()["refused"] == "bad-command"
    assert sturdy_host.ask("sessions")["sessions"] == []


def test_an_oversized_message_is_not_heard_and_the_neighbours_are(writing_room):
    host, code = writing_room
    ticket, _ = host.seat(code)
    with Raw(host) as stranger:
        stranger.send(json.dumps({"do": "look", "x": "x" * LARGEST_MESSAGE}).encode())
        assert stranger.is_cut_off()
        for n in range(20):
            host.ask("answer", ticket, op=f"op-{n}", **fields())
    host.kill()
    assert len(answers_in(host)) == 20


def test_a_kernel_does_not_even_send_an_oversized_message(sturdy_host):
    async def ask():
        client = Client(sturdy_host.place, new_token())
        try:
            await client.ask("answer", value="x" * LARGEST_MESSAGE)
        finally:
            client.close()

    with pytest.raises(Refused, match="too-large"):
        asyncio.run(ask())


def test_a_client_that_hears_nothing_gives_up(tmp_path):
    async def ask():
        client = Client(Place(f"ipc://{tmp_path}/nobody", f"ipc://{tmp_path}/silent"), "ticket")
        try:
            await client.ask("look", patience=0.1)
        finally:
            client.close()

    with pytest.raises(Unreachable):
        asyncio.run(ask())


def test_a_command_waits_for_a_host_that_is_not_there_yet(tmp_path):
    host = RunningHost(tmp_path / "room.db")

    async def ask():
        client = Client(host.place, host.key)
        asked = asyncio.create_task(client.ask("sessions", patience=PATIENCE))
        await asyncio.to_thread(host.start)
        reply = await asked
        client.close()
        return reply

    assert asyncio.run(ask())["sessions"] == []
    host.stop()


# -- the bell ------------------------------------------------------------------------------


async def rings(host, client, topics, until, deed):
    """Do a deed while listening; return every ring up to and with the one that ends it."""
    bell = client.bell()
    bell.listen(*topics)
    # A subscription arrives when it arrives: ring until the first is heard.
    heard = bell.rings(heal=0.05)
    while not await anext(heard):
        await asyncio.to_thread(host.ask, "bind", **until)
    done = asyncio.create_task(deed())
    found = []
    async for topic in heard:
        found.append(topic)
        if not topic and done.done():
            break
    await done
    bell.close()
    return [topic for topic in found if topic]


@pytest.fixture
def ringing(writing_room):
    """What a listener needs: host, session id, a ticket that answers, and a ring to wait for."""
    host, code = writing_room
    ticket, bound = host.seat(code)
    id = host.ask("look", ticket)["session"]["id"]
    return host, code, id, ticket, bound


def listen(ringing, deed):
    host, _, id, ticket, bound = ringing

    async def scene():
        client = Client(host.place, ticket)
        own = f"you.{bound['ticket_hash'][:16]}"
        topics = (own, f"stage.{id}", f"responses.{id}", f"wall.{id}")
        try:
            found = await rings(host, client, topics, bound, lambda: deed(client))
        finally:
            client.close()
        return [topic for topic in found if topic != own]

    return asyncio.run(scene())


def test_a_move_rings_at_once_and_for_its_own_room_only(ringing):
    host, code, id, *_ = ringing
    other = host.open()["code"]

    async def deed(_):
        await asyncio.to_thread(host.advance, other)
        await asyncio.to_thread(host.advance, code, "closed")

    assert listen(ringing, deed) == [f"stage.{id}"]


@pytest.mark.slow
def test_many_answers_ring_few_times_and_the_last_is_never_left_out(ringing):
    id = ringing[2]

    async def deed(client):
        for n in range(100):
            await client.ask("answer", op=new_op(), **fields(value=f"{n}"))

    found = listen(ringing, deed)
    assert set(found) == {f"responses.{id}"}
    assert len(found) < 100
