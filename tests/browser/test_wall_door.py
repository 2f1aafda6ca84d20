"""The link of the wall opens it on another computer, and its pass is nowhere to be read."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP
from workshop.host.client import new_op


@pytest.fixture
def code(server):
    told = {
        "agenda": "only.where-are-the-sales",
        "departments": ["sales", "marketing"],
        "expected": 10,
    }
    return server.ask("open", op=new_op(), name="Monday", language="en", **told)["session"]["code"]


@pytest.mark.slow
def test_the_link_opens_the_wall_and_shows_no_pass(browser, server, code):
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(code))
    expect(wall.locator(".ws-wall[data-phase=lobby]")).to_be_visible(timeout=30_000)
    passed = server.wall(code).partition("#")[2]
    assert passed not in wall.url
    wall.goto(server.wall(code))
    expect(wall.locator(".ws-wall[data-phase=lobby]")).to_be_visible(timeout=30_000)
    assert passed not in wall.url


def test_without_it_one_sentence_says_where_the_wall_is_opened(browser, server, code):
    wall = browser.person(LAPTOP)
    wall.goto(f"{server.base}/wall/{code}")
    expect(wall.get_by_text("The wall is opened from the facilitator’s page")).to_be_visible()
