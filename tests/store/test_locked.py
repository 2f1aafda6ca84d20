"""Another program has the database file: a database browser, a script, a second workshop."""

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from tests.store.test_database import KARI, MONDAY, fill, newer_kit, old_database  # noqa: F401
from tests.support.room import LiveRoom
from workshop.errors import WorkshopError
from workshop.store import ResponseRecord
from workshop.store.opening import open_store
from workshop.store.soundness import InUse

HOLDER = """
import sqlite3, sys
file = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0.2)
try:
    for statement in sys.argv[2:]:
        file.execute(statement).fetchone()
    print("holds", flush=True)
except sqlite3.OperationalError as error:
    print(error, flush=True)
sys.stdin.readline()
"""
HOLDS = {
    "a reader": ["BEGIN", "SELECT * FROM sessions"],
    "a browser with a changed cell": ["BEGIN", "UPDATE sessions SET name = 'x'"],
    "a writer": ["BEGIN IMMEDIATE"],
    "somebody who wants it alone": ["BEGIN EXCLUSIVE"],
}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "room.db"


@pytest.fixture
def url(path):
    return f"sqlite:///{path}"


@contextlib.contextmanager
def held(path, statements):
    """Let another process do something with the file and keep it open; gives what it says."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), *statements],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield holder.stdout.readline().strip()
    finally:
        holder.communicate("\n")


@pytest.mark.parametrize("kind", HOLDS)
def test_a_file_that_another_program_has_is_refused_at_the_start_and_taken_afterwards(
    path, url, kind
):
    fill(url)
    with held(path, HOLDS[kind]) as said:
        assert said == "holds"
        with pytest.raises(InUse, match=r"in use by another program.*--db\.$"):
            open_store(url)
    store = open_store(url)
    with store.transaction():
        assert store.session("s1").name == "Monday"
    store.close()


@pytest.mark.parametrize("kind", HOLDS)
def test_once_it_is_open_nobody_else_can_take_it_not_even_before_the_first_command(path, url, kind):
    fill(url)
    store = open_store(url)
    with held(path, HOLDS[kind]) as said:
        assert said == "database is locked"
        with store.transaction():
            store.add_session(replace(MONDAY, id="s2", code="ABC235"), "op-2")
    store.close()
    open_store(url).close()


@pytest.mark.usefixtures("old_database")
@pytest.mark.parametrize("kind", ["a reader", "a writer"])
def test_an_upgrade_changes_nothing_where_the_file_is_held(path, url, kind):
    before = path.read_bytes()
    with held(path, HOLDS[kind]), pytest.raises(InUse):
        open_store(url)
    assert path.read_bytes() == before
    assert list(path.parent.glob("*.before-*")) == []
    open_store(url).close()


def test_after_a_commit_that_failed_the_next_command_is_taken(url):
    store = open_store(url)
    answer = ResponseRecord("op", "nobody's", "p1", "sales", "e", "q", 1, MONDAY.created)

    def commit_in_vain():
        with store.transaction():
            store._connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            store.add_response(answer)

    with pytest.raises(IntegrityError):
        commit_in_vain()
    with store.transaction():
        store.add_session(MONDAY, "op")
        store.add_participant(KARI)
        assert store.add_response(replace(answer, session="s1"))
    store.close()


def workshop(*arguments):
    command = [sys.executable, "-m", "workshop", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, env=os.environ)


@pytest.mark.slow
def test_the_command_line_calls_no_other_program_a_workshop(path, url):
    code = json.loads(workshop("open", "--db", url, "--json").stdout)["code"]
    with held(path, HOLDS["a writer"]):
        refused = workshop("advance", code, "--db", url)
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"{path} is in use by another program, such as a database")
    assert len(refused.stderr.splitlines()) == 1
    moved = workshop("advance", code, "--db", url, "--json")
    assert json.loads(moved.stdout)["phase"] == "talk"


# -- damage --------------------------------------------------------------------------------


def crowd(url):
    """Fill a database with some pages of answers."""
    store = open_store(url)
    room = LiveRoom(store)
    room.fill(sales=6, marketing=6)
    room.advance("asking")
    for number in range(100):
        room.people[number % 12].answer("claim", {"dream": str(number % 5 + 1)})
    store.close()


def zero_pages(path, first, last):
    size = 4096
    with path.open("r+b") as file:
        file.seek(first * size)
        file.write(b"\0" * size * (last - first))


def cut_short(path):
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def cut_in_a_page(path):
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - 1000)


def overwrite(path):
    with path.open("r+b") as file:
        file.seek(5 * 4096)
        file.write(os.urandom(8 * 4096))


def drop_a_table(path):
    with contextlib.closing(sqlite3.connect(path)) as file:
        file.execute("DROP TABLE runs")


DAMAGE = {
    "zeroed pages": lambda path: zero_pages(path, 4, 12),
    "one zeroed page": lambda path: zero_pages(path, 9, 10),
    "a half": cut_short,
    "a cut page": cut_in_a_page,
    "noise": overwrite,
    "a table is gone": drop_a_table,
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_file_is_called_so_at_the_start_and_left_as_it_is(path, url, kind):
    crowd(url)
    DAMAGE[kind](path)
    before = path.read_bytes()
    with pytest.raises(WorkshopError, match=r"is damaged, and nothing was changed .*--db\.$"):
        open_store(url)
    assert path.read_bytes() == before


def test_a_file_whose_first_page_is_gone_is_no_database_of_ours(path, url):
    crowd(url)
    zero_pages(path, 0, 1)
    with pytest.raises(WorkshopError, match="is not a database of this kit"):
        open_store(url)
