"""`workshop rehearse`: invented people play a programme through a real host, and leave no trace."""

import json
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from tests.support.hosting import RunningHost
from tests.support.room import LEADS, LiveRoom
from workshop.cli import main
from workshop.commands.rehearse.joining import visitors
from workshop.errors import WorkshopError
from workshop.exercises.agenda import load_agenda
from workshop.exercises.people.personas import personas
from workshop.host.place import write_note
from workshop.store.places import database_path, default_url, practice_url

AGENDA = "only.where-are-the-sales+kpi-tradeoffs:bonus:letter:matrix"


def workshop(*arguments):
    return CliRunner().invoke(main, arguments)


def rehearse(*options):
    """Return the rounds that were played, and the last line."""
    done = workshop("rehearse", "--json", *options)
    assert done.exit_code == 0, done.output
    *steps, last = map(json.loads, done.stdout.splitlines())
    return steps, last


def rows(url, query, *values):
    with closing(sqlite3.connect(database_path(url))) as database:
        return database.execute(query, values).fetchall()


def shown(url):
    """Return what every reveal of a database's only session was made of, letter by letter."""
    return rows(url, "SELECT step, exercise, round, results FROM reveals ORDER BY step")


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """A rehearsal that was played to its end, and the database it lies in."""
    url = f"sqlite:///{tmp_path_factory.mktemp('rehearsal')}/one.db"
    return url, *rehearse("--agenda", AGENDA, "--bots", "24", "--seed", "7", "--db", url)


def test_it_plays_every_round_to_the_end_and_says_one_line_for_each(played):
    url, steps, last = played
    assert [step["step"] for step in steps] == [*range(1, len(load_agenda(AGENDA).steps()) + 1)]
    assert all(step["shown"] for step in steps)
    assert rows(url, "SELECT code, phase FROM sessions") == [(last["code"], "ended")]
    assert last == {"code": last["code"], "db": url}


def test_the_models_were_computed_and_the_texts_shown(played):
    url, _, last = played
    ledger = workshop("ledger", last["code"], "--again", "--json", "--db", url)
    assert [json.loads(line)["same"] for line in ledger.stdout.splitlines()] == [True]
    written = rows(url, "SELECT released FROM responses WHERE question = 'missing'")
    assert written
    assert set(written) == {(1,)}


def test_the_same_seed_gives_the_same_tallies_to_the_letter(played, tmp_path):
    url, steps, _ = played
    again, other = (f"sqlite:///{tmp_path}/{name}.db" for name in ("again", "other"))
    told = ("--agenda", AGENDA, "--bots", "24")
    same, _ = rehearse(*told, "--seed", "7", "--db", again)
    rehearse(*told, "--seed", "8", "--db", other)
    assert same == steps
    assert shown(again) == shown(url)
    assert shown(other) != shown(url)


def test_who_is_late_joins_when_the_questions_of_her_round_are_open(played):
    url, steps, _ = played
    late = [step["people"] for step in steps]
    assert late == [22, 24, 24, 24, 24, 24]
    assert personas()["latecomer"].late == 1
    joined = rows(url, "SELECT joined FROM participants ORDER BY number")
    (asking,) = rows(url, "SELECT at FROM events WHERE step = 1 AND phase = 'asking' AND talk = ''")
    assert [at > asking for at in joined] == [False] * 22 + [True] * 2


def test_what_somebody_leaves_is_missing(played):
    url, steps, _ = played
    assert all(step["answers"] < step["asked"] for step in steps)
    assert rows(url, "SELECT count(*) FROM responses WHERE value = 'null'") == [(0,)]
    number = rows(url, "SELECT count(*) FROM responses")
    assert number == [(sum(step["answers"] for step in steps),)]


def test_it_is_marked_as_practice_for_good_and_a_real_session_is_not(played):
    url, _, last = played
    opened = workshop("open", "--json", "--db", url)
    real = json.loads(opened.stdout)["code"]
    marks = dict(rows(url, "SELECT code, practice FROM sessions"))
    assert marks == {last["code"]: 1, real: 0}
    workshop("erase", real, "--yes", "--db", url)


def test_they_come_into_no_session_that_is_meant_and_into_none_without_a_workshop(tmp_path):
    url = f"sqlite:///{tmp_path}/room.db"
    refused = workshop("rehearse", "--join", "ABC234", "--db", url)
    assert "No workshop is running on this database" in refused.stderr
    real = LiveRoom()
    with pytest.raises(WorkshopError, match="practice alone"):
        visitors(real, real.code, "polarised", 4, 1, 1.0)


def test_the_other_commands_take_its_code_and_its_database(tmp_path):
    url = f"sqlite:///{tmp_path}/room.db"
    _, last = rehearse("--room", "team", "--db", url)
    removed = workshop("erase", last["code"], "--yes", "--json", "--db", last["db"])
    assert json.loads(removed.stdout)["erased"] == last["code"]
    assert rows(url, "SELECT count(*) FROM participants") == [(0,)]


def test_practice_has_a_database_of_its_own_beside_the_users(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    users, practice = map(database_path, (default_url(), practice_url()))
    assert practice.parent.parent == users.parent
    _, last = rehearse("--room", "team", "--bots", "4")
    assert last["db"] == practice_url()
    assert practice.is_file()
    assert not users.exists()


def test_where_a_workshop_runs_on_the_database_its_host_is_asked(tmp_path):
    """As by `open` or `remove`; what is in it stays, and the tallies are those of any host."""
    running = RunningHost(tmp_path / "room.db").start()
    write_note(running.database, running.place, running.key, {"base": ""})
    told = ("--agenda", f"only.{LEADS}", "--room", "team", "--seed", "3")
    real = running.open()["code"]
    steps, last = rehearse(*told, "--db", f"sqlite:///{running.database}")
    listed = {one["code"]: one["practice"] for one in running.ask("sessions")["sessions"]}
    running.stop()
    assert listed == {real: False, last["code"]: True}
    assert rehearse(*told, "--db", f"sqlite:///{tmp_path}/own.db")[0] == steps


def test_chosen_exercises_can_be_rehearsed(tmp_path):
    steps, _ = rehearse("--agenda", f"only.{LEADS}", "--db", f"sqlite:///{tmp_path}/room.db")
    assert len(steps) == len(load_agenda(f"only.{LEADS}").steps())


def test_for_people_each_round_is_a_line_and_the_last_say_what_to_do_with_it(tmp_path):
    url = f"sqlite:///{tmp_path}/room.db"
    done = workshop(
        "rehearse", "--agenda", AGENDA, "--room", "team", "--language", "nb", "--db", url
    )
    lines = done.stdout.splitlines()
    assert len(lines) == len(load_agenda(AGENDA).steps()) + 4
    assert lines[0].startswith("1 of 6  Hvor blir det av salget? · Mandagsmøtet: 6 people, ")
    assert f"workshop serve --db {url}" in lines[-2]
    assert f"--db {url}" in lines[-1]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--room", "harmonous"], "There is no room 'harmonous'; did you mean harmonious?"),
        (["--bots", "1"], "Say --bots with 2 to 1000 people."),
        (["--bots", "1001"], "Say --bots with 2 to 1000 people."),
        (["--agenda", "nothing"], "There is no such programme."),
        (["--language", "sv"], "Say --language with one of en, nb."),
        (["--db", "room.db"], "is no database of ours"),
    ],
)
def test_what_cannot_be_played_gets_one_sentence(options, says):
    refused = workshop("rehearse", *options)
    assert refused.exit_code == 1
    assert says in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
