"""The whole room where nothing forks, and sockets are ports: the same code as everywhere."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.crowd import Visitor
from tests.support.lines import Phone
from tests.support.room import EXERCISE
from tests.support.server import RunningServer
from workshop.exercises.agenda import alone
from workshop.host.client import new_op
from workshop.host.place import read_note

ROOT = Path(__file__).parents[2]
WINDOWS = ROOT / "tests" / "support" / "windows"


@pytest.fixture
def server(tmp_path):
    path = os.pathsep.join([str(WINDOWS), str(ROOT)])
    log = tmp_path / "log"
    running = RunningServer(tmp_path, environment={"PYTHONPATH": path}, log=log).start()
    yield running
    running.stop()
    running.assert_nothing_left()
    assert log.read_text() == ""


@pytest.fixture
def code(server, open_room):
    return open_room(agenda=alone(EXERCISE))


def open_unix_sockets(pid: int) -> list[str]:
    """The paths of unix sockets that a process listens on or talks over."""
    mine = {f"{link.readlink()}" for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()}
    listed = [line.split() for line in Path("/proc/net/unix").read_text().splitlines()[1:]]
    return [f[7] for f in listed if len(f) > 7 and f"socket:[{f[6]}]" in mine]


def test_a_room_joins_answers_and_sees_the_reveal(server, code):
    note = read_note(server.database)
    assert note["ask"].startswith("tcp://127.0.0.1:")
    facilitator = Visitor(server.base)
    page = facilitator.post("/facilitate", key=server.links["facilitator_key"])
    assert page.status == 200
    assert 'data-notebook="facilitator"' in page.body

    departments = ["sales", "marketing"] * 5
    with ThreadPoolExecutor(4) as hands:
        phones = list(hands.map(lambda d: Phone(server.base).take_seat(code, d), departments))
    for to in ("asking", "closed", "revealed"):
        server.ask("advance", op=new_op(), code=code, to=to)
        for phone in phones:
            phone.wait_for(to)
        if to == "asking":
            round_id = server.ask("look", code=code)["session"]["round"]
            saved = [p.answer_all(EXERCISE, round_id, n) for n, p in enumerate(phones)]
            assert all(saved)
    assert server.ask("look", code=code)["joined"]["total"] == len(phones)
    assert all(open_unix_sockets(pid) == [] for pid in server.family())


@pytest.mark.slow
def test_stopping_leaves_nothing(server, code):
    Phone(server.base).take_seat(code, "sales")
    assert server.kernels()
    server.process.terminate()
    assert server.process.wait(20) == 0
