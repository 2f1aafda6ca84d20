"""What the terminal says, and what is left when the server is told to stop."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.server import RunningServer, free_port, wait_until


def workshop(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "workshop", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | environment,
    )


def one_sentence(text: str) -> bool:
    return "Traceback" not in text and len(text.strip().splitlines()) == 1


@pytest.fixture
def running(tmp_path):
    server = RunningServer(tmp_path).start()
    yield server
    server.stop()


def test_the_line_of_json_says_how_to_get_in(running):
    assert set(running.links) == {"landing", "facilitate", "facilitator_key", "database"}
    assert running.links["landing"] == f"{running.base}/"
    assert running.links["facilitate"].endswith(f"/facilitate#{running.links['facilitator_key']}")
    assert running.links["database"] == str(running.database)


@pytest.mark.slow
def test_people_see_the_address_a_qr_code_and_the_facilitators_link(tmp_path):
    server = RunningServer(tmp_path)
    command = [
        sys.executable, "-m", "workshop", "serve", "--port", str(server.port), "--db", server.url,
        "--lan-address", "127.0.0.1", "--no-browser",
    ]  # fmt: skip
    environment = os.environ | {"TMPDIR": str(server.temporary), "PYTHONIOENCODING": "utf-8"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    try:
        said = ""
        while "Ctrl+C" not in said:
            line = process.stdout.readline().decode()
            assert line, said
            said += line
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
        process.stdout.close()
    assert f"http://127.0.0.1:{server.port}/" in said
    assert f"http://127.0.0.1:{server.port}/facilitate#" in said
    assert "▄▄▄▄▄" in said
    assert str(server.database) in said
    server.assert_nothing_left()


@pytest.mark.slow
def test_stopping_leaves_nothing_however_often_it_is_asked(tmp_path):
    server = RunningServer(tmp_path).start()
    for _ in range(3):
        server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(20) == 0
    server.process.stdout.close()
    server.assert_nothing_left()
    assert not (tmp_path / "room.db.host").exists()
    with sqlite3.connect(server.database) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.slow
def test_a_server_that_was_killed_leaves_nothing_after_the_next_start(tmp_path):
    first = RunningServer(tmp_path).start()
    first.kill()
    wait_until(lambda: first.family() == [])
    second = RunningServer(tmp_path, first.port).start()
    second.stop()
    second.assert_nothing_left()


def test_a_taken_port_gets_one_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        url = f"sqlite:///{tmp_path / 'a.db'}"
        answer = workshop("serve", "--host", "127.0.0.1", "--port", str(port), "--db", url)
    assert answer.returncode == 1
    assert answer.stderr.strip() == (
        f"Port {port} is in use: stop the other program or choose another with --port."
    )


@pytest.mark.slow
def test_a_database_in_use_gets_one_sentence_and_leaves_nothing(running, tmp_path):
    port, place = str(free_port()), Path(f"/tmp/wu{running.port}")
    place.mkdir()
    command = ("serve", "--port", port, "--db", running.url, "--no-browser")
    answer = workshop(*command, TMPDIR=str(place), XDG_RUNTIME_DIR="")
    assert answer.returncode == 1
    assert one_sentence(answer.stderr)
    assert "is in use by a running workshop" in answer.stderr
    assert list(place.iterdir()) == []
    place.rmdir()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("{file}/below/a.db", "cannot be made"),
        ("{folder}/OneDrive/a.db", "synchronised with a cloud"),
        ("{file}", "is not a database of this kit"),
    ],
)
def test_a_place_that_cannot_be_used_gets_one_sentence(tmp_path, place, says):
    occupied = tmp_path / "notes.txt"
    occupied.write_text("These are my notes, and they are longer than a page of a database. " * 20)
    url = "sqlite:///" + place.format(file=occupied, folder=tmp_path)
    answer = workshop("serve", "--port", str(free_port()), "--db", url, "--no-browser")
    assert answer.returncode == 1
    assert one_sentence(answer.stderr)
    assert says in answer.stderr
    assert occupied.read_text().startswith("These are my notes")


@pytest.mark.slow
def test_another_kind_of_database_is_refused_in_one_sentence():
    answer = workshop("open", "--db", "postgresql://localhost/room")
    assert answer.returncode == 1
    assert one_sentence(answer.stderr)


@pytest.mark.slow
def test_the_command_line_opens_and_moves_a_session_through_the_running_host(running):
    opened = json.loads(workshop("open", "--db", running.url, "--json").stdout)
    assert opened["join"] == f"{running.base}/join/{opened['code']}"
    assert opened["wall"] == running.wall(opened["code"])
    for to, phase in (("asking", "asking"), ("closed", "closed"), ("revealed", "revealed")):
        moved = workshop("advance", opened["code"], "--to", to, "--db", running.url, "--json")
        assert json.loads(moved.stdout)["phase"] == phase
    refused = workshop("advance", opened["code"], "--to", "closed", "--db", running.url)
    assert refused.returncode == 1
    assert refused.stderr.strip() == "That is not possible just now."


@pytest.mark.slow
def test_without_a_server_the_command_line_opens_the_database_itself(tmp_path):
    url = f"sqlite:///{tmp_path / 'quiet.db'}"
    code = json.loads(workshop("open", "--db", url, "--json").stdout)["code"]
    moved = json.loads(workshop("advance", code, "--db", url, "--json").stdout)
    assert moved["phase"] == "talk"  # the check-in of the programme that is opened unless named


def test_an_unknown_code_on_the_command_line_gets_one_sentence(tmp_path):
    answer = workshop("advance", "ZZZZZZ", "--db", f"sqlite:///{tmp_path / 'quiet.db'}")
    assert answer.returncode == 1
    assert one_sentence(answer.stderr)
    assert "There is no session with that code." in answer.stderr


def test_check_finds_nothing_wrong_with_what_we_ship():
    answer = workshop("check")
    assert answer.returncode == 0
    assert answer.stdout.strip() == "No mistakes in data/."


@pytest.mark.slow
def test_after_a_kill_the_command_line_tells_the_address_that_phones_had(tmp_path):
    server = RunningServer(tmp_path, options=("--lan-address", "laptop.local")).start()
    base = server.links["landing"].rstrip("/")
    server.kill()
    wait_until(lambda: server.family() == [])
    answer = workshop("open", "--db", server.url, "--json")
    opened = json.loads(answer.stdout)
    assert opened["join"] == f"{base}/join/{opened['code']}"
    assert "laptop.local" in opened["wall"]
    assert one_sentence(answer.stderr)
    assert "No workshop is running here" in answer.stderr
