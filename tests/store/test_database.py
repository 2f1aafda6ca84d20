"""The database file: what survives, what is refused, and how it is brought up to date."""

import signal
import sqlite3
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from tests.support.room import LiveRoom
from workshop.errors import WorkshopError
from workshop.session import Phase, Position
from workshop.store import ParticipantRecord, SessionRecord, opening, tables, upgrading
from workshop.store.opening import journal_mode, open_store
from workshop.store.places import database_path, default_url

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MONDAY = SessionRecord("s1", "ABC234", "Monday", "a", ("sales", "hr"), "nb", 20, NOON)
KARI = ParticipantRecord("p1", "s1", "hash-kari", "sales", "nb", NOON)

WRITER = """
    import sys
    from tests.store.test_database import KARI, MONDAY, NOON
    from workshop.store import ResponseRecord
    from workshop.store.opening import open_store

    store, first = open_store(sys.argv[1]), int(sys.argv[2])
    with store.transaction():
        if not store.session("s1"):
            store.add_session(MONDAY, "op")
            store.add_participant(KARI)
    for number in range(first, first + 100_000):
        op = f"op-{number}"
        with store.transaction():
            store.add_response(ResponseRecord(op, "s1", "p1", "sales", "e", op, number, NOON))
        print(number, flush=True)
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "room.db"


@pytest.fixture
def url(path):
    return f"sqlite:///{path}"


def run(program, *arguments):
    source = textwrap.dedent(program)
    return subprocess.Popen(
        [sys.executable, "-c", source, *map(str, arguments)], stdout=subprocess.PIPE, text=True
    )


def fill(url):
    store = open_store(url)
    with store.transaction():
        store.add_session(MONDAY, "op")
        store.add_participant(KARI)
        store.move("s1", Position(0, Phase.STORY, 1), "op-1", NOON)
    store.close()


def content(path):
    with sqlite3.connect(path) as file:
        names = [n for (n,) in file.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        rows = {name: file.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
    file.close()
    return rows


def test_what_was_written_survives_reopening(url):
    fill(url)
    store = open_store(url)
    with store.transaction():
        assert store.session("s1").position == Position(0, Phase.STORY, 1)
        assert store.participants("s1") == [KARI]
        assert store.operation("op-1") == "s1"
    store.close()


def test_a_killed_process_loses_nothing_it_acknowledged(url):
    acknowledged = []
    for round in range(5):
        writer = run(WRITER, url, round * 100_000)
        heard = [writer.stdout.readline() for _ in range(40)]
        writer.send_signal(signal.SIGKILL)
        heard += writer.stdout.read().splitlines()
        writer.wait()
        writer.stdout.close()
        acknowledged += [int(line) for line in heard]
    store = open_store(url)
    with store.transaction():
        kept = {response.value for response in store.responses("s1", "e")}
    store.close()
    assert len(acknowledged) >= 200
    assert kept >= set(acknowledged)
    assert len(kept) <= len(acknowledged) + 5
    with sqlite3.connect(database_path(url)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_second_opener_is_told_in_one_sentence(url):
    store = open_store(url)
    with pytest.raises(WorkshopError, match=r"in use by another program.*--db\.$"):
        open_store(url)
    store.close()
    open_store(url).close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WorkshopError, match=r"cannot be made .*: choose another with --db"):
        open_store(f"sqlite:///{tmp_path}/file/below/room.db")


def test_a_folder_in_the_place_of_the_file_is_named(path, url):
    path.mkdir()
    with pytest.raises(WorkshopError, match=r"cannot be written .*--db\.$"):
        open_store(url)


def test_a_missing_folder_is_made(tmp_path):
    open_store(f"sqlite:///{tmp_path}/deep/down/room.db").close()
    assert (tmp_path / "deep" / "down" / "room.db").is_file()


def test_a_file_that_is_no_database_is_left_alone(path, url):
    path.write_text("my diary\n" * 500, encoding="utf-8")
    with pytest.raises(WorkshopError, match="is not a database of this kit"):
        open_store(url)
    assert path.read_text(encoding="utf-8") == "my diary\n" * 500


def test_a_database_of_another_program_is_left_alone(path, url):
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE recipes (name)")
    file.close()
    with pytest.raises(WorkshopError, match="is not a database of this kit"):
        open_store(url)
    assert list(content(path)) == ["recipes"]


def test_a_database_of_a_newer_kit_is_left_alone(path, url):
    fill(url)
    with sqlite3.connect(path) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    file.close()
    before = content(path)
    with pytest.raises(WorkshopError, match="newer version of this kit"):
        open_store(url)
    assert content(path) == before


@pytest.mark.parametrize(
    "folder", ["OneDrive - Firma", "Dropbox", "iCloud Drive", "Google Drive", "Mobile Documents"]
)
def test_a_folder_that_is_synchronised_with_a_cloud_is_refused(tmp_path, folder):
    with pytest.raises(WorkshopError, match="synchronised with a cloud"):
        open_store(f"sqlite:///{tmp_path}/{folder}/room.db")
    assert not (tmp_path / folder).exists()


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "virtiofs"])
def test_a_network_drive_is_refused(url, path, kind, monkeypatch):
    monkeypatch.setattr(opening, "_file_system", lambda _: kind)
    with pytest.raises(WorkshopError, match="network drive"):
        open_store(url)
    assert not path.exists()


@pytest.mark.parametrize("given", ["", "room.db", "postgresql://x/y", "sqlite://", "://", "mysql:"])
def test_what_is_no_address_of_ours_is_said_in_one_sentence(given):
    with pytest.raises(WorkshopError, match=r"write --db sqlite:"):
        database_path(given)


def test_the_default_lies_in_the_users_data_folder_and_not_in_the_kit():
    path = database_path(default_url())
    assert path.is_absolute()
    assert not path.is_relative_to(Path(opening.__file__).parents[2])


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "TRUNCATE"),
        ((3, 44, 5), "TRUNCATE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 1), "TRUNCATE"),
        ((3, 50, 6), "TRUNCATE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 2), "TRUNCATE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
        ((4, 0, 0), "WAL"),
    ],
)
def test_the_write_ahead_log_is_used_only_where_sqlite_is_safe(version, mode):
    assert journal_mode(version) == mode


def pragma(store, name):
    return store._connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.mark.parametrize(("version", "mode"), [((3, 40, 1), "truncate"), ((3, 51, 3), "wal")])
def test_a_new_file_gets_the_journal_of_its_sqlite(url, monkeypatch, version, mode):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    store = open_store(url)
    assert pragma(store, "journal_mode") == mode
    assert pragma(store, "synchronous") == 2
    assert pragma(store, "foreign_keys") == 1
    store.close()


def test_an_existing_file_is_never_switched(url, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))
    fill(url)
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    store = open_store(url)
    assert pragma(store, "journal_mode") == "wal"
    store.close()


def test_the_migrations_make_exactly_the_tables_the_store_uses(url):
    open_store(url).close()
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []
    engine.dispose()


@pytest.fixture
def newer_kit(tmp_path, monkeypatch):
    """The kit's migrations and one more."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    ours = Path(opening.__file__).parent / "migrations"
    for source in ours.rglob("*.py"):
        target = folder / source.relative_to(ours)
        target.parent.mkdir(exist_ok=True)
        target.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    head = sorted(p.stem for p in (folder / "versions").glob("*.py"))[-1].partition("_")[0]

    def extend(upgrade):
        source = f"""
            import sqlalchemy as sa
            from alembic import op
            revision, down_revision, branch_labels, depends_on = "next", "{head}", None, None
            def upgrade():
                op.add_column("sessions", sa.Column("mood", sa.String(20)))
                {upgrade}
        """
        (folder / "versions" / "next.py").write_text(textwrap.dedent(source), encoding="utf-8")
        monkeypatch.setattr(upgrading, "_MIGRATIONS", folder)
        return head

    return extend


def test_an_upgrade_keeps_the_data_and_leaves_a_backup(path, url, newer_kit):
    fill(url)
    before = content(path)
    head = newer_kit("pass")
    store = open_store(url)
    with store.transaction():
        assert store.participants("s1") == [KARI]
    store.close()
    after = content(path)
    assert after["alembic_version"] == [("next",)]
    assert after["participants"] == before["participants"]
    assert content(path.with_name(f"room.before-{head}.db")) == before


def test_of_all_copies_the_last_is_kept_and_no_other_user_reads_it(path, url, newer_kit):
    fill(url)
    older, anothers = (path.with_name(f"{name}.before-0001.db") for name in ("room", "rooms"))
    for copy in (older, anothers):
        copy.write_bytes(b"an earlier copy")
    head = newer_kit("pass")
    open_store(url).close()
    assert path.with_name(f"room.before-{head}.db").stat().st_mode & 0o777 == 0o600
    assert not older.exists()
    assert anothers.exists()


def test_without_room_for_a_copy_nothing_is_upgraded(path, url, newer_kit):
    fill(url)
    before = content(path)
    path.with_name(f"room.before-{newer_kit('pass')}.db").mkdir()
    with pytest.raises(WorkshopError, match=r"cannot be written \(Is a directory\): .*--db\.$"):
        open_store(url)
    assert content(path) == before
    assert list(path.parent.glob("*.part")) == []


OLD = {
    "sessions": "('s1','ABC234','Monday','a','[\"sales\", \"hr\"]','nb',20,"
    "'2026-03-02 12:00:00.000000',0,'asking',2,NULL,1,'http://x')",
    "participants": "(1,'p1','s1','hash-kari','sales','nb','2026-03-02 12:00:00.000000')",
    "responses": "(1,'op-1','s1','p1','sales','e','q','7','2026-03-02 12:00:00.000000',1)",
}


@pytest.fixture
def old_database(path, url, tmp_path, monkeypatch):
    """A database of the kit before there were doors, with somebody's answer in it."""
    ours, folder = Path(opening.__file__).parent / "migrations", tmp_path / "old"
    (folder / "versions").mkdir(parents=True)
    for name in ("env.py", "versions/0001_first_tables.py", "versions/0002_decision_ledger.py"):
        (folder / name).write_text((ours / name).read_text(encoding="utf-8"), encoding="utf-8")
    with monkeypatch.context() as past:
        past.setattr(upgrading, "_MIGRATIONS", folder)
        open_store(url).close()
    with sqlite3.connect(path) as file:
        for table, row in OLD.items():
            file.execute(f"INSERT INTO {table} VALUES {row}")
    file.close()
    return content(path)


def test_a_database_from_before_the_doors_is_brought_forward_and_loses_nothing(
    path, url, old_database
):
    store = open_store(url)
    with store.transaction():
        session, (kari,) = store.session("s1"), store.participants("s1")
        (given,) = store.responses("s1", "e")
    store.close()
    assert (session.door, session.address, session.position.version) == ("open", "http://x", 2)
    assert kari == replace(KARI, arrived=NOON)
    assert (given.value, given.released, given.left_out) == (7, True, False)
    for table, rows in old_database.items():
        if table != "alembic_version":
            kept = [row[: len(old)] for row, old in zip(content(path)[table], rows, strict=True)]
            assert kept == rows
    assert content(path.with_name("room.before-0002.db")) == old_database


def test_an_upgrade_that_fails_changes_nothing(path, url, newer_kit):
    fill(url)
    before = content(path)
    newer_kit("op.execute('DELETE FROM participants'); raise ZeroDivisionError")
    with pytest.raises(ZeroDivisionError):
        open_store(url)
    assert content(path) == before


def test_opening_again_is_no_upgrade(path, url):
    fill(url)
    open_store(url).close()
    assert [p.name for p in path.parent.iterdir() if "before" in p.name] == []


@pytest.fixture
def crowded_disk(url):
    """A room whose database may grow by a few pages only."""
    store = open_store(url)
    room = LiveRoom(store)
    person = room.seat("sales")
    while room.look()["session"]["round"] != "deal":
        room.advance("next")
    room.advance("asking")
    store._connection.exec_driver_sql(f"PRAGMA max_page_count={pragma(store, 'page_count') + 2}")
    store._connection.rollback()
    yield room, person
    store.close()


def answer_until_refused(person):
    """Answer until the room says no; return the operations that it acknowledged."""
    given = []
    for number in range(500):
        refused = person.refusal("missing", f"{number} " + "x" * 250, op=f"op-{number}")
        if refused:
            return given, refused
        given.append(f"op-{number}")
    raise AssertionError("the disk was never full")


def test_on_a_full_disk_an_answer_is_honestly_not_saved_and_the_old_ones_are_kept(crowded_disk):
    room, person = crowded_disk
    given, refused = answer_until_refused(person)
    assert refused == "not-saved"
    assert person.look()["answers"]["missing"].startswith(f"{len(given) - 1} ")
    with room.store.transaction():
        assert all(room.store.has_response(op) for op in given)
        assert not room.store.has_response(f"op-{len(given)}")


def test_when_there_is_room_again_the_same_answer_is_taken(crowded_disk):
    room, person = crowded_disk
    given, _ = answer_until_refused(person)
    room.store._connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    room.store._connection.rollback()
    op = f"op-{len(given)}"
    assert person.answer("missing", "now it fits", op) == {"saved": op}
    assert person.look()["answers"]["missing"] == "now it fits"
