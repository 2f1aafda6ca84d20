"""Real Chromium, with every address but this machine's out of reach."""

import os
import shutil
from pathlib import Path

import pytest

from tests.browser.linting import Linters
from tests.browser.people import CHROMIUM, Browsers
from tests.support.server import RunningServer
from workshop.host.client import new_op

ROOT = Path(__file__).parents[2]
REQUIRED = os.environ.get("WORKSHOP_BROWSER_REQUIRED") == "1"


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def linters():
    """ESLint and Stylelint, from npm."""
    if not shutil.which("npm"):
        reason = "npm is missing: install it with 'sudo apt install npm'."
        pytest.fail(reason) if REQUIRED else pytest.skip(reason)
    return Linters(ROOT / "build" / "old-browsers").install()


@pytest.fixture(scope="package")
def browsers():
    """Chromium for this folder's tests; its event loop must be gone before others begin theirs."""
    if not CHROMIUM:
        reason = "Chromium is missing: install it with 'sudo apt install chromium'."
        pytest.fail(reason) if REQUIRED else pytest.skip(reason)
    with Browsers(CHROMIUM) as opened:
        yield opened


@pytest.fixture
def browser(browsers):
    """A browser of its own for one test; fails it if a page asked anybody else for anything."""
    with browsers.fresh() as fresh:
        yield fresh
    assert fresh.foreign == []
    assert fresh.errors == []


def ended(server) -> None:
    """End every session, so that the next test finds none that goes on."""
    for session in server.ask("sessions")["sessions"]:
        if session["phase"] != "ended":
            server.ask("advance", op=new_op(), code=session["code"], to="end")


@pytest.fixture(scope="package")
def one_server(tmp_path_factory):
    """The server of all tests of this folder that leave it as they found it."""
    running = RunningServer(tmp_path_factory.mktemp("browser")).start()
    yield running
    running.stop()
    running.assert_nothing_left()


@pytest.fixture
def server(one_server):
    yield one_server
    ended(one_server)


@pytest.fixture
def fresh_server(tmp_path):
    """A server of its own for a test that stops something, or counts its kernels."""
    running = RunningServer(tmp_path).start()
    yield running
    running.stop()
    running.assert_nothing_left()
