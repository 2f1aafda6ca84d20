"""While a session is going on the machine is kept awake, at a real bus of a desktop."""

import shutil
import subprocess
import sys
import time
from collections import namedtuple
from pathlib import Path

import pytest

from tests.support.server import RunningServer, wait_until
from workshop import machine
from workshop.host.client import new_op
from workshop.server.awake import Awake

SAVER = Path(__file__).parents[1] / "support" / "screen_saver.py"
PATIENCE = 30

with_bus = pytest.mark.skipif(
    not shutil.which("dbus-daemon"), reason="dbus-daemon is missing: `apt-get install dbus-daemon`"
)


@pytest.fixture
def bus(tmp_path):
    """A desktop's bus, with a screen saver on it that notes who keeps it from darkening."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    address, log = daemon.stdout.readline().strip(), tmp_path / "saver"
    told = [sys.executable, str(SAVER), str(log)]
    saver = subprocess.Popen(told, env={"DBUS_SESSION_BUS_ADDRESS": address})
    wait_until(log.exists)
    yield address, lambda: log.read_text().split()
    for process in (saver, daemon):
        process.kill()
        process.wait()
    daemon.stdout.close()


@pytest.mark.slow
@with_bus
def test_a_session_keeps_the_machine_awake_and_its_end_lets_go(tmp_path, bus):
    address, said = bus
    told = {"DBUS_SESSION_BUS_ADDRESS": address}
    server = RunningServer(tmp_path, environment=told).start()
    try:
        time.sleep(1)
        assert said() == []
        opened = subprocess.run(
            [sys.executable, "-m", "workshop", "open", "--db", server.url, "--json"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        code = opened.stdout.split('"code": "')[1][:6]
        wait_until(lambda: said() == ["Inhibit"], PATIENCE)
        server.ask("advance", op=new_op(), code=code, to="end")
        wait_until(lambda: said() == ["Inhibit", "UnInhibit"], PATIENCE)
        server.ask("advance", op=new_op(), code=_another(server), to="next")
        wait_until(lambda: said() == ["Inhibit", "UnInhibit", "Inhibit"], PATIENCE)
    finally:
        server.stop()
    assert said() == ["Inhibit", "UnInhibit"] * 2
    server.assert_nothing_left()


def _another(server):
    told = {
        "name": "A room",
        "agenda": "only.where-are-the-sales",
        "departments": ["sales", "marketing"],
    }
    opened = server.ask("open", op=new_op(), language="en", expected=10, **told)
    return opened["session"]["code"]


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/bus", "nonsense"])
def test_where_a_system_lets_no_program_keep_it_awake_it_is_said_once(address, tmp_path):
    program = (
        "import asyncio; from workshop.server.awake import Awake\n"
        "async def main():\n"
        "    awake = Awake(lambda: print('said'))\n"
        "    for going in (True, True, False, True): await awake.follow(going)\n"
        "    awake.stop(); print(awake.is_on)\n"
        "asyncio.run(main())"
    )
    environment = {"DBUS_SESSION_BUS_ADDRESS": address} if address else {}
    answer = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin", **environment},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert answer.stdout.split() == ["said", "False"]
    assert answer.stderr == ""


def test_letting_go_of_what_was_never_held_is_no_trouble():
    awake = Awake()
    awake.stop()
    assert not awake.is_on


# -- the battery ---------------------------------------------------------------------------

Reading = namedtuple("Reading", "percent secsleft power_plugged")


@pytest.mark.parametrize(
    ("reading", "in_use"),
    [
        (None, None),
        (Reading(12, 3600, True), None),
        (Reading(100, -2, True), None),
        (Reading(29.6, 3600, False), (30, 60)),
        (Reading(29.4, 3599, False), (29, 55)),
        (Reading(50, -1, False), (50, None)),
        (Reading(50, -1, None), (50, None)),
        (Reading(0, 0, False), (0, 0)),
    ],
)
def test_a_battery_counts_while_it_is_in_use(reading, in_use):
    assert machine.battery_in_use(reading) == in_use


def test_this_machines_battery_can_be_asked_for():
    told = machine.battery()
    assert told is None or 0 <= told[0] <= 100
