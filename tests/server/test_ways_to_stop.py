"""However a server is stopped: without a word, with nothing left, and with every answer kept."""

import asyncio
import contextlib
import os
import signal
import time
from pathlib import Path

import pytest

from tests.support.crowd import Visitor
from tests.support.phone_line import HonestPeople, open_asking
from tests.support.server import free_port, wait_until
from tests.support.terminal import CTRL_BACKSLASH, CTRL_C, ServerInTerminal, Terminal

PEOPLE = 20


def press(*keys):
    def pressed(server):
        for key in keys:
            server.terminal.press(key)
            time.sleep(0.05)

    return pressed


def close_the_window(server):
    server.terminal.hang_up()


def tell(*wishes):
    """Send signals to the server alone, as a service manager or another terminal does."""

    def told(server):
        for wish in wishes:
            server.process.send_signal(wish)

    return told


def tell_the_group(*wishes):
    """Send signals to all that the terminal has in front."""

    def told(server):
        for wish in wishes:
            os.killpg(server.process.pid, wish)

    return told


def tell_everyone(wish):
    """Send a signal to each process there is, as a machine does that is shut down."""

    def told(server):
        for pid in server.family():
            os.kill(pid, wish)

    return told


WAYS = {
    "Ctrl+C": press(CTRL_C),
    "Ctrl+C, impatiently": press(CTRL_C, CTRL_C, CTRL_C),
    "Ctrl+backslash": press(CTRL_BACKSLASH),
    "TERM": tell(signal.SIGTERM),
    "HUP, then INT": tell(signal.SIGHUP, signal.SIGINT, signal.SIGTERM),
    "HUP to the group": tell_the_group(signal.SIGHUP),
    "TERM to the group, twice": tell_the_group(signal.SIGTERM, signal.SIGTERM),
    "TERM to everyone": tell_everyone(signal.SIGTERM),
    "INT to everyone": tell_everyone(signal.SIGINT),
    "the window is closed": close_the_window,
}
OFTEN = {"the window is closed"}
"""What is tried each time, as it happens to people; the others differ in the signals."""


@pytest.mark.parametrize(
    "way", [pytest.param(way, marks=() if way in OFTEN else pytest.mark.slow) for way in WAYS]
)
def test_a_busy_server_stops_without_a_word_and_keeps_every_answer(tmp_path, way):
    server = ServerInTerminal(tmp_path, expect=PEOPLE).start()
    facilitator = Visitor(server.base)
    key = server.terminal.said.partition("/facilitate#")[2].split()[0]
    assert facilitator.post("/facilitate", key=key).status == 200

    async def stop_while_people_answer():
        async with HonestPeople(server, open_asking(server), PEOPLE, pause=0.05) as people:
            await people.all_answer()
            said = await asyncio.to_thread(server.says_when, WAYS[way])
            await people.break_off()
        return said

    said = asyncio.run(stop_while_people_answer())
    # On a slow machine that cannot be kept awake, this is found out only now.
    assert [line for line in said.splitlines() if "keep it awake" not in line] == []
    assert server.code == 0
    assert not (tmp_path / "room.db.host").exists()
    server.assert_nothing_left()
    assert len(server.acknowledged) >= PEOPLE
    server.assert_kept()


@pytest.mark.parametrize(
    "seconds",
    [pytest.param(0.3, marks=pytest.mark.slow), 1, pytest.param(2, marks=pytest.mark.slow)],
)
def test_a_server_that_is_just_starting_stops_without_a_word_too(tmp_path, seconds):
    server = ServerInTerminal(tmp_path, expect=10).begin()
    time.sleep(seconds)
    said = server.says_when(press(CTRL_C, CTRL_C))
    assert server.code in (-signal.SIGINT, 128 + signal.SIGINT, 0)
    assert said == "" or server.code == 0, said
    assert "Traceback" not in server.terminal.said
    server.assert_nothing_left()


def test_a_server_is_stopped_while_its_host_is_about_to_be_there(tmp_path):
    server = ServerInTerminal(tmp_path).begin()
    wait_until(lambda: any(server.temporary.iterdir()), pause=0.005)  # there is something to clear
    assert server.says_when(tell_everyone(signal.SIGTERM)) == ""
    assert server.code in (128 + signal.SIGTERM, 0)
    server.assert_nothing_left()


@pytest.mark.slow
def test_a_server_that_is_to_outlive_its_terminal_does(tmp_path):
    outlive = "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN);"
    outlive += "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    server = ServerInTerminal(tmp_path)
    command = ["-m", "workshop", "serve", "--port", str(server.port), "--db", server.url]
    server.terminal = Terminal(
        "-c", outlive, *command, "--no-browser", "--expect", "0",
        environment={"TMPDIR": str(server.temporary), "XDG_RUNTIME_DIR": ""},
    )  # fmt: skip
    server.process = server.terminal.process
    server.terminal.until("Ctrl+C")
    server.terminal.hang_up()
    time.sleep(1)
    assert Visitor(server.base).get("/health").status == 200
    server.process.terminate()
    assert server.terminal.ends() == 0
    server.assert_nothing_left()


@pytest.mark.slow
def test_killed_kernels_cost_one_sentence_each_and_no_library_a_word(tmp_path):
    server = ServerInTerminal(tmp_path, expect=10).start()
    facilitator = Visitor(server.base)
    key = server.terminal.said.partition("/facilitate#")[2].split()[0]
    facilitator.post("/facilitate", key=key)
    before = wait_until(lambda: len(server.kernels()) >= 5 and server.kernels())

    def kill_kernels_and_stop(server):
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        wait_until(lambda: set(server.room_kernels()) - set(before))
        time.sleep(2)
        server.terminal.press(CTRL_C)

    said = server.says_when(kill_kernels_and_stop).splitlines()
    assert set(said) == {"a kernel of the room was replaced; its pages come back by themselves"}
    assert server.code == 0
    server.assert_nothing_left()


@pytest.mark.slow
def test_a_host_that_is_killed_while_the_server_stops_is_no_news(tmp_path):
    server = ServerInTerminal(tmp_path).start()
    host = server.host()

    def kill_both(server):
        server.process.send_signal(signal.SIGTERM)
        os.kill(host, signal.SIGKILL)

    assert server.says_when(kill_both) == ""
    assert server.code == 0
    server.assert_nothing_left()


@pytest.mark.parametrize(
    "seconds", [pytest.param(1, marks=pytest.mark.slow), pytest.param(None, id="ready")]
)
def test_jupyterlab_ends_with_one_ctrl_c_and_no_traceback(tmp_path, seconds):
    place = {"HOME": str(tmp_path), "JUPYTER_RUNTIME_DIR": str(tmp_path / "run")}
    options = ["--no-browser", "--allow-root", "--port", str(free_port())]
    lab = Terminal("-m", "workshop", "study", *options, environment=place)
    if seconds:
        time.sleep(seconds)
    else:
        lab.until("Or copy and paste")
    lab.press(CTRL_C)
    assert lab.ends() in (0, -signal.SIGINT)
    assert "Traceback" not in lab.said
    assert "y/[n]" not in lab.said


@pytest.mark.slow
def test_a_sweep_on_all_cores_ends_without_a_word(tmp_path):
    sweep = ["models", "sweep", "kpi-game", "--worlds", "100000", "--to", str(tmp_path / "a.toml")]
    mark = {"WORKSHOP_TEST_MARK": str(tmp_path)}
    terminal = Terminal("-m", "workshop", *sweep, environment=mark)
    time.sleep(4)
    terminal.press(CTRL_C)
    assert terminal.ends() == -signal.SIGINT
    assert terminal.said.strip() == ""
    wait_until(lambda: marked(f"WORKSHOP_TEST_MARK={tmp_path}") == [], patience=10)
    assert not (tmp_path / "a.toml").exists()


def marked(mark: str) -> list[str]:
    """Return the processes that have something in their environment."""
    found = []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if mark.encode() in (entry / "environ").read_bytes().split(b"\0"):
                found.append(entry.name)
    return found


def test_a_command_that_is_interrupted_while_it_is_read_says_nothing():
    terminal = Terminal("-m", "workshop", "check")
    time.sleep(0.25)
    terminal.press(CTRL_C)
    assert terminal.ends() == -signal.SIGINT
    assert terminal.said.strip() == ""
