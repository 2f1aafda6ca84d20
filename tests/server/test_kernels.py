"""What kernels start with, which of them wait for a page, and that none is left behind."""

from pathlib import Path

import jupyter_client
import pytest

from tests.support.crowd import SEAT, Visitor
from tests.support.full_line import kernel_of
from tests.support.phone_line import seated
from tests.support.server import RunningServer, wait_until
from workshop.host.client import new_op
from workshop.host.place import read_note


@pytest.fixture(scope="module")
def server(own_server):
    return own_server


LESSON = "/voila/render/01-where-are-the-sales.ipynb"
ROOM = "/voila/render/room.ipynb"


def environment(pid) -> list[str]:
    return Path(f"/proc/{pid}/environ").read_text().split("\0")


def opened(server):
    told = {
        "name": "A room",
        "agenda": "only.where-are-the-sales",
        "departments": ["sales", "marketing"],
    }
    room = server.ask("open", op=new_op(), language="en", expected=5, **told)
    return room["session"]["code"]


@pytest.fixture(scope="module")
def loud_home(tmp_path_factory):
    """A home whose IPython would run a file of its owner's at every start."""
    home = tmp_path_factory.mktemp("home")
    startup = home / ".ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "mine.py").write_text(f"open({str(home / 'ran')!r}, 'w').close()")
    return home


@pytest.fixture(scope="module")
def expecting(tmp_path_factory, loud_home):
    """A server that expects people, in that home: it keeps kernels ready."""
    mine = {"IPYTHONDIR": str(loud_home / ".ipython")}
    server = RunningServer(tmp_path_factory.mktemp("expecting"), expect=10, environment=mine)
    yield server.start()
    server.stop()
    server.assert_nothing_left()
    server.assert_kept()
    assert not (loud_home / "ran").exists()


@pytest.fixture
def ready(expecting):
    """The same once nothing more is being started: two for the room, two for pages."""
    wait_until(lambda: len(expecting.room_kernels()) >= 2 and len(expecting.page_kernels()) >= 2)
    return expecting


@pytest.mark.slow
def test_a_kernel_reads_no_settings_of_its_owner_and_keeps_no_history(ready):
    for pid in ready.kernels():
        (told,) = (line for line in environment(pid) if line.startswith("IPYTHONDIR="))
        assert told.startswith(f"IPYTHONDIR={ready.temporary}/")
        profile = Path(told.partition("=")[2]) / "profile_default"
        assert not list(profile.glob("history*"))


def test_no_environment_holds_a_secret(ready):
    visitor = seated(ready, opened(ready))
    assert visitor.get(ROOM).status == 200
    note = read_note(ready.database)
    secrets = [note["key"], ready.links["facilitator_key"], visitor.cookie(SEAT), note["ask"]]
    for pid in ready.family():
        told = "\n".join(environment(pid))
        assert not [secret for secret in secrets if secret in told]
    for pid in ready.kernels():
        assert "room.db" not in "\n".join(environment(pid))


def test_who_opens_a_page_with_charts_gets_a_kernel_that_waited(ready):
    waiting = set(ready.page_kernels())
    page = Visitor(ready.base).get(LESSON)
    assert page.status == 200
    assert waiting <= set(ready.page_kernels())
    wait_until(lambda: len(ready.page_kernels()) == len(waiting) + 1)


def test_everybody_who_arrives_is_served_by_the_rooms_one_kernel(ready):
    before, code = set(ready.kernels()), opened(ready)
    assert {seated(ready, code).get(ROOM).status for _ in range(5)} == {200}
    assert set(ready.room_kernels()) == before & set(ready.room_kernels())


@pytest.mark.slow
@pytest.mark.parametrize("already", [0, 1])
def test_a_server_that_is_stopped_while_kernels_start_leaves_nothing(tmp_path, already):
    server = RunningServer(tmp_path, expect=40).start()
    wait_until(lambda: len(server.kernels()) >= already)
    server.stop()
    assert server.process.returncode == 0
    server.assert_nothing_left()


@pytest.mark.slow
def test_a_server_that_is_killed_while_kernels_start_leaves_no_process(tmp_path):
    first = RunningServer(tmp_path, expect=40).start()
    wait_until(first.kernels)
    first.kill()
    wait_until(lambda: first.family() == [])
    second = RunningServer(tmp_path, first.port).start()
    second.stop()
    second.assert_nothing_left()


@pytest.mark.slow
def test_no_kernel_outlives_a_killed_server_even_if_it_computes_or_stands_still(tmp_path):
    server = RunningServer(tmp_path).start()
    page = Visitor(server.base).get(LESSON)
    assert page.status == 200
    busy_for_ever(server, kernel_of(page))
    server.kill()
    wait_until(lambda: server.family() == [])
    second = RunningServer(tmp_path, server.port).start()
    second.stop()
    second.assert_nothing_left()


def busy_for_ever(server, kernel) -> None:
    """Let a kernel compute without end, told so by the owner of its connection file."""
    (file,) = server.temporary.rglob(f"kernel-{kernel}.json")
    client = jupyter_client.BlockingKernelClient(connection_file=str(file))
    client.load_connection_file()
    client.start_channels(iopub=False, stdin=False, hb=False, control=False)
    marker = server.database.parent / "computing"
    client.execute(f"open({str(marker)!r}, 'w').close()\nwhile True: pass", silent=True)
    wait_until(marker.exists)
    client.stop_channels()
