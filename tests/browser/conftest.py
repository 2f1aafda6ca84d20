"""Real Chromium, with every address but this machine's out of reach."""

import os
import shutil
from pathlib import Path

import pytest

from tests.browser.linting import Linters
from tests.browser.people import Browsers
from tests.support.server import RunningServer

ROOT = Path(__file__).parents[2]
REQUIRED = os.environ.get("WORKSHOP_BROWSER_REQUIRED") == "1"
CHROMIUM = (
    os.environ.get("WORKSHOP_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
)


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


@pytest.fixture
def server(tmp_path):
    running = RunningServer(tmp_path).start()
    yield running
    running.stop()
    running.assert_nothing_left()
