import pytest

from tests.support.crowd import Visitor
from tests.support.server import RunningServer
from workshop.host.client import new_op


def served(place):
    running = RunningServer(place).start()
    yield running
    running.stop()
    running.assert_nothing_left()
    running.assert_kept()


@pytest.fixture(scope="package")
def server(tmp_path_factory):
    """The server of all files that leave it in peace."""
    yield from served(tmp_path_factory.mktemp("server"))


@pytest.fixture(scope="module")
def own_server(tmp_path_factory):
    """The server of one file that attacks it, or counts what it runs: `server` there."""
    yield from served(tmp_path_factory.mktemp("own"))


@pytest.fixture
def open_room(server):
    def opened(**fields):
        told = {
            "op": new_op(),
            "name": "A room",
            "agenda": "only.where-are-the-sales",
            "departments": ["sales", "marketing"],
            "language": "en",
            "expected": 10,
        }
        return server.ask("open", **told | fields)["session"]["code"]

    return opened


@pytest.fixture
def visitor(server):
    return Visitor(server.base)
