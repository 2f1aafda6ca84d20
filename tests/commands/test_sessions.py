"""Sessions from the command line: opened with chosen exercises, and removed."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from tests.support.room import EXERCISE, LEADS
from workshop.cli import main
from workshop.exercises.agenda import in_order, only


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return f"sqlite:///{tmp_path_factory.mktemp('sessions')}/room.db"


@pytest.fixture
def workshop(url):
    """The command, at a database of its own that no server holds."""

    return lambda *arguments: CliRunner().invoke(main, [*arguments, "--db", url])


@pytest.fixture
def code(workshop):
    opened = workshop("open", "--exercises", f" {LEADS}, {EXERCISE} ,", "--json")
    return json.loads(opened.stdout)["code"]


def first_step(workshop, code):
    """Move a session on; return where it is, or None where there is none any more."""
    moved = workshop("advance", code, "--json")
    return json.loads(moved.stdout)["exercise"] if moved.exit_code == 0 else None


def test_chosen_exercises_are_opened_in_their_order(workshop, code):
    assert first_step(workshop, code) == LEADS


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--exercises", f"{LEADS},dinner"], "There is no exercise called “dinner”. These exist: "),
        (["--exercises", f"{LEADS},{LEADS}"], f"“{LEADS}” is in the list twice."),
        (["--exercises", " , "], "Choose at least one exercise."),
        (["--exercises", LEADS, "--agenda", "first-session"], "either --agenda or --exercises"),
        (["--agenda", only([LEADS, LEADS])], "There is no such programme."),
        (["--agenda", "nothing"], "There is no such programme."),
        (["--name", ""], "Give the session a name."),
    ],
)
def test_what_cannot_be_opened_gets_one_sentence_that_says_what_exists(workshop, options, says):
    refused = workshop("open", *options)
    assert refused.exit_code == 1
    assert says in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    if "exist:" in says:
        assert all(slug in refused.stderr for slug in in_order())


def test_a_session_is_opened_after_another_one_or_says_that_there_is_none(workshop, code):
    assert workshop("open", "--exercises", EXERCISE, "--after", code).exit_code == 0
    refused = workshop("open", "--exercises", EXERCISE, "--after", "NOPE22")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("There is no session with that code to go on from.")


def test_a_session_is_erased_unasked_with_yes(workshop, code):
    removed = workshop("erase", f"{code[:3]} {code[3:].lower()}", "--yes", "--json")
    assert json.loads(removed.stdout) == {"erased": code, "elsewhere": [], "copies": []}
    assert first_step(workshop, code) is None
    again = workshop("erase", code, "--yes")
    assert (again.exit_code, len(again.stderr.strip().splitlines())) == (1, 1)


def test_where_nobody_can_answer_nothing_is_erased(workshop, code):
    refused = workshop("erase", code)
    assert refused.exit_code == 1
    assert "Nothing was erased. With --yes it is erased unasked." in refused.stderr
    assert first_step(workshop, code) == LEADS


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of this kind is Unix's")
def test_at_a_terminal_the_question_says_what_goes(workshop, code, url):
    for key, left in (("", LEADS), ("y", None)):
        said = at_a_terminal(["erase", code, "--db", url], key)
        assert "will be erased for good, with 0 seats, 0 answers and all results" in said
        assert "This cannot be undone. Erase it? [y/N]" in said
        assert ("Nothing was erased." in said) == (left is not None)
        assert first_step(workshop, code) == left


def at_a_terminal(arguments, key):
    """Run the command at a terminal, press a key and Enter, and return all that was shown."""
    import pty  # there is none on Windows

    mine, its = pty.openpty()
    command = [sys.executable, "-m", "workshop", *arguments]
    process = subprocess.Popen(command, stdin=its, stdout=its, stderr=its)
    os.close(its)
    said = b""
    while b"[y/N]" not in said:
        said += os.read(mine, 1000)
    os.write(mine, f"{key}\n".encode())
    process.wait(30)
    said += _rest(mine)
    os.close(mine)
    return said.decode().replace("\r\n", " ")


def _rest(terminal):
    """Return what a terminal shows until its other side is closed, which Linux calls an error."""
    said = b""
    try:
        while piece := os.read(terminal, 1000):
            said += piece
    except OSError:
        pass
    return said


def test_another_exercise_is_put_next_or_in_the_place_of_the_next_one(workshop, code):
    first_step(workshop, code)
    told = workshop("reroute", code, "strategy-vs-tactics", "--json")
    assert json.loads(told.stdout)["plays"] == f"{LEADS}, strategy-vs-tactics, {EXERCISE}"
    told = workshop("reroute", code, "kpi-tradeoffs", "--instead", "--json")
    assert json.loads(told.stdout)["plays"] == f"{LEADS}, kpi-tradeoffs, {EXERCISE}"
    assert workshop("reroute", code).stdout.strip() == "Nothing hangs on what the room sees now."
    assert json.loads(workshop("reroute", code, "--json").stdout) == {"could": []}


@pytest.mark.parametrize(
    ("exercise", "says"),
    [
        ("dinner", "There is no exercise called “dinner”."),
        (EXERCISE, "This exercise is in the programme already."),
        ("kpi-tradeoffs", "That is not possible just now."),
    ],
)
def test_an_exercise_that_cannot_come_next_gets_one_sentence(workshop, code, exercise, says):
    if exercise != "kpi-tradeoffs":
        first_step(workshop, code)
    refused = workshop("reroute", code, exercise)
    assert (refused.exit_code, says in refused.stderr) == (1, True)


def test_minutes_of_a_session_are_those_of_what_it_plays_now(workshop, code):
    first_step(workshop, code)
    workshop("reroute", code, "kpi-tradeoffs", "--instead")
    table = workshop("minutes", "--session", code).stdout
    named = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ·")]
    assert [name for name in named if name.count("·") == 1] == [f"· {LEADS}", "· kpi-tradeoffs"]
