"""The database's file is taken away, read or filled while the host holds it."""

import sqlite3
import sys

import pytest

from tests.support.room import EXERCISE, LiveRoom
from workshop.store.opening import open_store

AGREE = {"dream": "4"}
needs_unix = pytest.mark.skipif(sys.platform == "win32", reason="open files cannot be deleted")


@pytest.fixture
def room(tmp_path):
    """A session on a database, its first questions open."""
    store = open_store(f"sqlite:///{tmp_path / 'room.db'}")
    opened = LiveRoom(store)
    opened.advance("asking")
    yield opened
    store.close()


def fill_up(room):
    """Let the database grow no further, as on a full disk."""
    raw = room.store._connection.connection.driver_connection
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count={pages}")
    return raw


@needs_unix
@pytest.mark.parametrize("replaced", [False, True])
def test_nothing_is_called_saved_once_the_file_was_deleted(room, tmp_path, replaced):
    person = room.seat("sales")
    person.answer("claim", AGREE)
    (tmp_path / "room.db").unlink()
    if replaced:
        (tmp_path / "room.db").touch()
    assert person.refusal("claim", {"dream": "2"}) == "not-saved"
    assert person.look()["answers"] == {"claim": AGREE}


@pytest.mark.slow
def test_a_full_disk_refuses_answers_and_takes_them_when_there_is_room_again(room):
    person = room.seat("sales")
    raw = fill_up(room)
    given = [person.refusal("claim", {"dream": str(n % 5 + 1)}) for n in range(400)]
    assert given[-1] == "not-saved"
    kept = given.index("not-saved")
    assert set(given[kept:]) == {"not-saved"}
    raw.execute("PRAGMA max_page_count=100000")
    person.answer("claim", AGREE)
    assert len(room.store.responses(room.session["id"], EXERCISE)) == 1


def test_what_a_person_wrote_stands_in_no_log(room, caplog):
    for to in ("next", "asking"):
        room.advance(to)
    person = room.seat("marketing")
    fill_up(room)
    secret = "only I would write this"
    while person.refusal("missing", secret) is None:
        pass
    assert "did not take" in caplog.text
    assert secret not in caplog.text
    assert person.room.store.participants(room.session["id"])[0].token_hash not in caplog.text


@needs_unix
def test_other_users_of_the_machine_cannot_read_the_answers(room, tmp_path):
    room.seat("sales").answer("claim", AGREE)
    for file in tmp_path.glob("room.db*"):
        assert file.stat().st_mode & 0o077 == 0, file.name
    room.store.close()
    assert sqlite3.connect(tmp_path / "room.db").execute("SELECT 1 FROM responses").fetchone()


@pytest.mark.slow
def test_on_a_full_disk_a_newcomer_is_told_nothing_of_answers(room, caplog):
    raw = fill_up(room)
    raw.execute("PRAGMA cache_size=-512")
    told = {"code": room.session["code"], "department": "sales", "language": "en"}
    replies = [
        room.host.run([{"do": "join", "ticket": room.key, "token_hash": f"{n:064}", **told}])[0]
        for n in range(200)
    ]
    assert replies[-1].get("refused") == "not-kept"
    assert "Traceback" not in caplog.text
    assert "the disk is full" in caplog.text
