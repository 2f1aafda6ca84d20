"""A page of which a part does not come is fetched anew; Voilà would show a sad face for ever."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP
from workshop.content.texts import interface

LESSON = "/voila/render/08-kpi-tradeoffs.ipynb"
OURS = "**/anywidget/static/528*"
PARTS = [
    pytest.param(OURS, id="of the kit's widgets", marks=pytest.mark.slow),
    pytest.param("**/jupyterlab-manager/static/160*", id="of all widgets", marks=pytest.mark.slow),
    pytest.param("**/voila/static/457.voila.js*", id="of every page", marks=pytest.mark.slow),
]


class Failing:
    """Something of a page that does not come, for so many times."""

    def __init__(self, times: int) -> None:
        self.left, self.failed = times, 0

    def script(self, route) -> None:
        if self.left:
            self.left -= 1
            self.failed += 1
            route.abort()
        else:
            route.continue_()

    def line(self, socket) -> None:
        """What is said to the kernel arrives, what it says is lost; then the line is cut."""
        kernel = socket.connect_to_server()
        if self.left:
            self.left -= 1
            self.failed += 1
            kernel.on_message(lambda message: None)


@pytest.fixture
def page(browser, server):
    opened = browser.person(LAPTOP)
    yield opened
    browser.errors.clear()  # what did not come was meant not to


@pytest.mark.parametrize("part", PARTS)
def test_scripts_that_did_not_come_are_fetched_again(page, server, part):
    failing = Failing(1)
    page.route(part, failing.script)
    page.goto(server.base + LESSON)
    expect(page.locator(".ws-bench")).to_be_visible(timeout=90_000)
    assert failing.failed == 1
    page.wait_for_function("sessionStorage.length === 0")


@pytest.mark.slow
def test_a_line_that_says_nothing_is_not_waited_for_for_ever(page, server):
    failing = Failing(1)
    page.route_web_socket("**/channels**", failing.line)
    page.goto(server.base + LESSON)
    expect(page.locator(".ws-bench")).to_be_visible(timeout=60_000)
    assert failing.failed == 1


@pytest.mark.slow
def test_what_never_comes_is_said(page, server):
    failing = Failing(1000)
    page.route(OURS, failing.script)
    page.goto(server.base + LESSON)
    notice = page.locator("#wk-trouble")
    expect(notice).to_have_text(interface("en").table("page")["broken"], timeout=60_000)
    before = failing.failed
    page.wait_for_timeout(2500)
    assert failing.failed == before
