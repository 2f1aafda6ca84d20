"""Ten real pages arrive at the same instant: one kernel serves them all, and each works."""

import time

import pytest

from tests.browser.answers import EXERCISE
from tests.browser.people import Phone
from tests.support.server import RunningServer, wait_until
from workshop.host.client import new_op

PEOPLE = 10
SERVING, SPARE = 1, 1
"""Kernels of the room."""
SOON = 1.5
"""Seconds until all send their forms; time enough to tell every page when that is."""
SEND_AT = "(moment) => setTimeout(() => document.forms[0].requestSubmit(), moment - Date.now())"


@pytest.fixture
def server(tmp_path):
    """A server on which the room's kernel and all spare ones wait for people."""
    running = RunningServer(tmp_path, expect=PEOPLE).start()
    wait_until(lambda: len(running.room_kernels()) == SERVING + SPARE)
    wait_until(lambda: running.page_kernels())
    yield running
    running.stop()
    running.assert_nothing_left()


@pytest.fixture
def code(server):
    """The code of a session whose first questions are open."""
    told = {
        "agenda": "only.where-are-the-sales",
        "departments": ["sales", "marketing"],
        "expected": PEOPLE,
    }
    opened = server.ask("open", op=new_op(), name="A room", language="en", **told)
    server.ask("advance", op=new_op(), code=opened["session"]["code"], to="asking")
    return opened["session"]["code"]


def at_the_door(browser, server, code, number):
    """Return a phone whose form is filled in."""
    phone = Phone(browser, ("en", "nb")[number % 2])
    phone.page.goto(f"{server.base}/join/{code}")
    phone.page.locator(f"label.wk-{('sales', 'marketing')[number % 2]}").click()
    return phone


@pytest.mark.slow
def test_ten_arrive_at_the_same_instant_and_all_can_answer(browser, server, code):
    waiting = set(server.room_kernels())
    phones = [at_the_door(browser, server, code, number) for number in range(PEOPLE)]
    moment = 1000 * (time.time() + SOON)
    for phone in phones:
        phone.page.evaluate(SEND_AT, moment)
    for phone in phones:
        phone.sees("asking")
    for phone in phones:
        phone.answer(EXERCISE, "claim", {"dream": "4", "pointless": "4"})
    for phone in phones:
        phone.saved()
    look = server.ask("look", code=code)
    assert look["joined"]["total"] == PEOPLE
    assert look["answered"]["questions"]["claim"]["n"] == PEOPLE
    # No kernel was started because somebody came.
    assert set(server.room_kernels()) == waiting
