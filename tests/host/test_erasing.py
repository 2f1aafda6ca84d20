"""A session is erased for good: its rows, its bytes in every file, and for who is in it."""

import asyncio
import json
import shutil
import sqlite3
from contextlib import suppress

import pytest

from tests.support.days import bytes_in
from tests.support.hosting import PATIENCE, RunningHost
from tests.support.room import EXERCISE, OPENING, TOLD, LiveRoom
from workshop.errors import Refused, Unreachable
from workshop.exercises.agenda import in_order, only
from workshop.host.client import Client, new_op
from workshop.host.runs import calculate
from workshop.store import copies, opening
from workshop.store.database import DatabaseStore
from workshop.store.opening import open_store

SECRETS = ("Kvartalsmøtet i Tromsø", "Sjefen selger ikke for fem øre")


@pytest.fixture(params=["WAL", "TRUNCATE"])
def folder(request, tmp_path, monkeypatch):
    """A folder for a database, in either way of keeping its journal."""
    monkeypatch.setattr(opening, "journal_mode", lambda _: request.param)
    return tmp_path


def on_disk(folder):
    store = open_store(f"sqlite:///{folder}/room.db")
    room = LiveRoom(store, name=SECRETS[0])
    room.fill(sales=6, marketing=6)
    for to in ("next", "next", "asking"):
        room.advance(to)
    for person in room.people:
        person.answer("missing", SECRETS[1])
    return room


def rows(room):
    """Return how many rows each table has; the host alone may open the file."""
    raw = room.store._connection.connection.driver_connection
    named = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    counts = {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in named}
    return {name: n for name, n in counts.items() if n and name != "alembic_version"}


def test_of_a_removed_session_no_row_and_no_byte_is_left(folder):
    room = on_disk(folder)
    told = bytes_in(folder)
    words = [secret.encode() for secret in (*SECRETS, room.code, room.session["id"])]
    words[1] = json.dumps(SECRETS[1])[1:-1].encode()  # as answers are written
    assert all(word in told for word in words)
    room.ask("erase", session=room.session["id"])
    assert rows(room) == {}
    assert not [word for word in words if word in bytes_in(folder)]
    room.store.close()
    assert not [word for word in words if word in bytes_in(folder)]


def test_other_sessions_keep_everything(tmp_path):
    room = on_disk(tmp_path)
    kept = rows(room)
    other = room.ask("open", op=new_op(), **OPENING)["session"]
    who = {"code": other["code"], "department": "sales", "language": "en", "token_hash": "someone"}
    room.ask("join", **who)
    room.ask("erase", session=other["id"])
    assert rows(room) == kept
    room.advance("closed")
    assert len(room.look()["texts"]) == 12
    room.store.close()


def test_what_was_removed_stays_removed_when_the_host_starts_again(tmp_path):
    room = on_disk(tmp_path)
    room.ask("erase", code=room.code)
    room.store.close()
    again = LiveRoom(open_store(f"sqlite:///{tmp_path}/room.db"))
    assert [s["id"] for s in again.ask("sessions")["sessions"]] == [again.session["id"]]
    assert again.refusal("room", code=room.code) == "unknown-code"
    again.store.close()


def test_a_file_of_an_older_kit_forgets_as_well(tmp_path):
    """Nothing of it was written with the setting that overwrites what is deleted."""
    room = on_disk(tmp_path)
    room.store.close()
    with sqlite3.connect(tmp_path / "room.db") as raw:
        raw.execute("PRAGMA secure_delete=OFF")
        raw.execute("UPDATE sessions SET agenda = 'only.gone-from-the-kit', course = '[]'")
    raw.close()
    again = LiveRoom(open_store(f"sqlite:///{tmp_path}/room.db"))
    old = next(s for s in again.ask("sessions")["sessions"] if s["id"] == room.session["id"])
    assert (old["agenda"], old["steps"], old["seats"]) == ("only.gone-from-the-kit", 0, 12)
    again.ask("erase", session=old["id"])
    assert SECRETS[0].encode() not in bytes_in(tmp_path)
    again.store.close()


def test_removed_twice_is_removed_once(lobby):
    id = lobby.session["id"]
    assert lobby.ask("erase", session=id) == {"erased": id, "copies": []}
    assert lobby.ask("erase", session=id) == {"erased": id, "copies": []}
    assert lobby.refusal("erase", code=lobby.code) == "unknown-code"
    assert lobby.refusal("erase", session=["x"]) == "bad-command"
    assert lobby.refusal("erase") == "bad-command"


def test_who_is_in_a_removed_session_is_told_so(asking_room):
    person, wall, leader = asking_room.people[0], asking_room.wall(), asking_room.facilitator()
    asking_room.host.take_bells()
    id = asking_room.session["id"]
    asking_room.ask("erase", session=id)
    assert {f"{topic}.{id}" for topic in ("stage", "responses", "wall")} <= (
        asking_room.host.take_bells()
    )
    (entry,) = asking_room.ask("looks", tickets=[person.ticket])["seats"]
    assert entry == {"refused": "unknown-token"}
    assert person.refusal("cause", "chaos") == "unknown-token"
    assert asking_room.refusal("look", wall) == "unknown-session"
    assert asking_room.refusal("look", leader, session=id) == "unknown-session"


def test_what_is_computed_for_a_removed_session_is_dropped():
    room = LiveRoom(agenda=TOLD)
    room.fill(sales=5, marketing=5)
    room.advance("asking")
    room.everyone_answers()
    while room.look()["session"]["phase"] != "revealed" or not (room.look() and order(room)):
        room.advance()
        if room.look()["session"]["phase"] == "asking":
            room.everyone_answers()
    (job,) = room.host.take_jobs()
    room.ask("erase", session=room.session["id"])
    room.host.finish(job, calculate(job))
    assert room.ask("sessions")["sessions"] == []
    assert room.store.runs(job.session, job.exercise) == []
    assert room.host.take_jobs() == []


def order(room):
    """Return what the host has ordered to be computed, without taking it."""
    return room.host._rooms.orders


def test_what_is_ordered_and_not_yet_taken_is_not_computed():
    room = LiveRoom(agenda=TOLD)
    room.fill(sales=5, marketing=5)
    room.advance("asking")
    while not order(room):
        if room.look()["session"]["phase"] == "asking":
            room.everyone_answers()
        room.advance()
        room.look()
    room.ask("erase", session=room.session["id"])
    assert room.host.take_jobs() == []


def test_a_session_of_every_exercise_there_is_survives_a_start(tmp_path):
    """However long the name of its choice becomes: SQLite cuts nothing off."""
    url = f"sqlite:///{tmp_path}/room.db"
    chosen = list(reversed(in_order()))
    room = LiveRoom(open_store(url), exercises=chosen)
    assert room.session["agenda"] == only(chosen)
    room.advance("next")
    room.store.close()
    again = LiveRoom(open_store(url))
    found = again.ask("look", code=room.code)["session"]
    assert (found["agenda"], found["exercise"]) == (only(chosen), chosen[0])
    again.store.close()


def test_a_removed_session_is_no_operation_any_more(lobby):
    """Its operations go with it: nothing says any longer that it was ever there."""
    op = new_op()
    opened = lobby.ask("open", op=op, **OPENING)["session"]
    lobby.ask("erase", session=opened["id"])
    with pytest.raises(Refused, match="unknown-session"):
        lobby.ask("look", session=opened["id"])
    assert lobby.store.operation(op) is None


# ---- copies, and where it is interrupted ----


def words_in(room):
    """Return what must be nowhere, as it stands in files."""
    said = json.dumps(SECRETS[1])[1:-1]
    return [one.encode() for one in (SECRETS[0], said, room.code, room.session["id"])]


def found_in(folder, words):
    told = bytes_in(folder)
    return [word for word in words if word in told]


def laid_aside(room, folder, *, version="0012"):
    """Copy the database as an upgrade does; of an earlier kit it lacked a table."""
    copy = folder / f"room.before-{version}.db"
    with sqlite3.connect(copy) as target:
        room.store._connection.connection.driver_connection.backup(target)
        target.execute("DROP TABLE games")
    target.close()
    return copy


def test_copies_that_an_upgrade_laid_aside_lose_it_and_keep_all_others(folder):
    room = on_disk(folder)
    other = room.ask("open", op=new_op(), **OPENING | {"name": "Another"})["session"]
    copy, words = laid_aside(room, folder), words_in(room)
    (folder / "room.before-0009.db.part").write_bytes(b"".join(words))
    (folder / "room.before-0009.db.part-journal").write_bytes(words[0])
    (folder / "room.before-0008.db").write_bytes(b"no database any more: " + words[1])
    assert room.ask("erase", session=room.session["id"])["copies"] == []
    room.store.close()
    assert not found_in(folder, words)
    assert not [path for path in folder.iterdir() if "000" in path.name]
    with sqlite3.connect(copy) as raw:
        assert raw.execute("SELECT id FROM sessions").fetchall() == [(other["id"],)]
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()
    assert copy.stat().st_mode & 0o077 == 0


def test_a_copy_that_cannot_be_changed_is_named_and_hinders_nothing(tmp_path, monkeypatch):
    room = on_disk(tmp_path)
    copy = laid_aside(room, tmp_path)

    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(copies, "_delete", full)
    told = room.ask("erase", session=room.session["id"])
    assert told["copies"] == [copy.name]
    assert room.ask("sessions")["sessions"] == []
    with sqlite3.connect(copy) as raw:
        assert raw.execute("SELECT count(*) FROM sessions").fetchone() == (1,)
    raw.close()
    room.store.close()


def left_by_a_kill(monkeypatch, folder, there, where, name):
    """Let a folder be copied at a moment: what is in the copy is what a kill leaves on the disk."""
    usual = getattr(where, name)

    def killed(*told):
        if not there.exists():
            shutil.copytree(folder, there)
        return usual(*told)

    monkeypatch.setattr(where, name, killed)


@pytest.mark.parametrize(
    ("where", "name"),
    [(copies, "_delete"), (copies, "_forget_beside"), (DatabaseStore, "_check_file"),
     (DatabaseStore, "_scrub")],
    ids=["amid-a-copy", "after-the-copies", "before-the-commit", "after-the-commit"],
)  # fmt: skip
def test_killed_in_the_middle_and_repeated_it_leaves_nothing(tmp_path, monkeypatch, where, name):
    folder, there = tmp_path / "kit", tmp_path / "after the kill"
    folder.mkdir()
    room = on_disk(folder)
    words = words_in(room)
    laid_aside(room, folder)
    left_by_a_kill(monkeypatch, folder, there, where, name)
    room.ask("erase", session=room.session["id"])
    room.store.close()
    monkeypatch.undo()
    assert found_in(there, words) or name == "_scrub"
    again = LiveRoom(open_store(f"sqlite:///{there}/room.db"))
    again.ask("erase", session=room.session["id"])
    again.store.close()
    assert not found_in(there, words)


# ---- files elsewhere ----


def test_it_names_the_files_in_which_it_was_saved_and_forgets_them_with_it(lobby):
    note = {"code": lobby.code, "kind": "report"}
    for name in ("/tmp/report.html", "/tmp/report.html", "/tmp/report.xlsx"):
        lobby.ask("saved", name=name, **note)
    (listed,) = [s for s in lobby.ask("sessions")["sessions"] if s["code"] == lobby.code]
    assert [one["name"] for one in listed["saved"]] == ["/tmp/report.html", "/tmp/report.xlsx"]
    for wrong in ({"name": "x" * 401}, {"name": 5}, {"name": ""}, {"kind": "virus"}, {"kind": []}):
        assert lobby.refusal("saved", **{**note, "name": "y", **wrong}) in (
            "bad-command", "bad-choice")  # fmt: skip
    assert lobby.refusal("saved", **{**note, "code": "NOBODY", "name": "x"}) == "unknown-code"
    lobby.ask("erase", code=lobby.code)
    assert lobby.store.saved(lobby.session["id"]) == []


# ---- while people answer ----


def test_erased_while_ten_people_answer_nothing_of_it_is_left(tmp_path):
    """They go on sending, as phones do that hear of it late; other rooms feel nothing."""
    host = RunningHost(tmp_path / "room.db").start()
    room, other = host.open(), host.open()
    for code in (room["code"], other["code"]):
        host.advance(code, "asking")
    tickets = [host.seat(room["code"])[0] for _ in range(10)]
    stranger, _ = host.seat(other["code"])
    refused = []

    async def flood(client, who):
        for n in range(20):
            value = {"exercise": EXERCISE, "question": "cause", "value": "chaos"}
            try:
                await client.ask("answer", op=f"{who}-{n}", patience=PATIENCE, **value)
            except Refused as refusal:
                refused.append(refusal.code)

    async def erase(client):
        await asyncio.sleep(0.05)
        for _ in range(3):
            with suppress(Unreachable):
                await client.ask("erase", session=room["id"], patience=PATIENCE)

    async def everything():
        clients = [Client(host.place, ticket) for ticket in (*tickets, stranger, host.key)]
        floods = [flood(client, who) for who, client in enumerate(clients[:-1])]
        await asyncio.gather(*floods, erase(clients[-1]))
        for client in clients:
            client.close()

    asyncio.run(everything())
    assert set(refused) <= {"unknown-token", "unknown-session"}
    (left,) = host.ask("sessions")["sessions"]
    assert (left["id"], left["answers"]) == (other["id"], 1)
    assert host.end_input() == 0
    assert not found_in(tmp_path, [room["id"].encode(), room["code"].encode()])
    host.stop()
