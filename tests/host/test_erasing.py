"""A session is removed for good: of its rows, of its bytes on the disk, and for who is in it."""

import json
import sqlite3

import pytest

from tests.support.room import OPENING, TOLD, LiveRoom
from workshop.errors import Refused
from workshop.exercises.agenda import in_order, only
from workshop.host.client import new_op
from workshop.host.runs import calculate
from workshop.store import opening
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


def bytes_of(folder):
    """Return everything that lies in a folder: the database, its log or its journal."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def rows(room):
    """Return how many rows each table has; the host alone may open the file."""
    raw = room.store._connection.connection.driver_connection
    named = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    counts = {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in named}
    return {name: n for name, n in counts.items() if n and name != "alembic_version"}


def test_of_a_removed_session_no_row_and_no_byte_is_left(folder):
    room = on_disk(folder)
    told = bytes_of(folder)
    words = [secret.encode() for secret in (*SECRETS, room.code, room.session["id"])]
    words[1] = json.dumps(SECRETS[1])[1:-1].encode()  # as answers are written
    assert all(word in told for word in words)
    room.ask("erase", session=room.session["id"])
    assert rows(room) == {}
    assert not [word for word in words if word in bytes_of(folder)]
    room.store.close()
    assert not [word for word in words if word in bytes_of(folder)]


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
    assert SECRETS[0].encode() not in bytes_of(tmp_path)
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
