"""A card of points of which few may be named: these are chosen first, and then weighed."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.people import Phone
from tests.support.room import TOLD
from workshop.content.texts import interface
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op

EXERCISE = load_exercise("kpi-tradeoffs")
MOST = EXERCISE.question("given-marketing").most
SHOTS = os.environ.get("SHOTS")


@pytest.fixture(params=[pytest.param("en", marks=pytest.mark.slow), "nb"])
def card(browser, server, request):
    """The phone of somebody in sales, in front of marketing's bonus."""
    told = {"agenda": TOLD, "departments": ["sales", "marketing"], "expected": 16}
    opened = server.ask("open", op=new_op(), name="A room", language="en", **told)
    code = opened["session"]["code"]
    for to in ("next", "asking"):
        server.ask("advance", op=new_op(), code=code, to=to)
    phone = Phone(browser, request.param).join(server, code, "sales").sees("asking")
    return Card(phone.page, server, code, request.param)


class Card:
    """The boxes, the rows that stand below them, and what the host has heard."""

    def __init__(self, page, server, code, language) -> None:
        self.page, self._server, self._code = page, server, code
        self.words = interface(language).find("card")
        self.rows = page.locator(".ws-split")
        self.told = page.locator(".ws-named")

    def box(self, item):
        return self.page.locator(f".ws-naming input[value='{item}']")

    def plus(self, item, times):
        for _ in range(times):
            self.page.locator(f".ws-split[data-item='{item}'] .ws-step").last.click()

    def send(self):
        self.page.locator(".ws-bar .ws-primary").click()

    def answers(self):
        look = self._server.ask("look", code=self._code)
        return look["answered"]["questions"]["given-marketing"]["n"]

    def shot(self, name):
        if SHOTS:
            self.page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def test_numbers_are_chosen_first_and_then_weighed(card):
    expect(card.page.locator(".ws-whole")).to_have_text(card.words["shown_whole"])
    expect(card.rows).to_have_count(0)
    card.shot(f"card-none-{card.words['name_some'][:3]}")
    for item in ("fitleads", "profit", "brand"):
        card.box(item).check()
    expect(card.rows).to_have_count(MOST)
    expect(card.told).to_have_text(card.words["named_full"].format(n=MOST, most=MOST))
    card.box("leads").press("Space")
    expect(card.box("leads")).not_to_be_checked()
    expect(card.box("leads")).to_be_focused()
    expect(card.rows).to_have_count(MOST)
    card.plus("fitleads", 12)
    card.shot(f"card-three-{card.words['name_some'][:3]}")
    wide = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert card.page.evaluate(wide)


def test_what_was_chosen_must_be_weighed_or_let_go(card):
    card.send()
    expect(card.page.locator(".ws-aside")).to_have_text(card.words["name_none"])
    card.box("fitleads").check()
    card.box("profit").check()
    card.plus("fitleads", 20)
    card.send()
    said = card.page.locator(".ws-aside").inner_text()
    assert said.startswith(card.words["name_unweighed"].split(":")[0])
    assert card.answers() == 0
    card.shot(f"card-unweighed-{card.words['name_some'][:3]}")
    card.box("profit").uncheck()
    card.send()
    expect(card.page.get_by_text(card.words["saved"], exact=True).first).to_be_visible()
    assert card.answers() == 1


def test_an_answer_comes_back_as_it_was_sent(card):
    card.box("fitleads").check()
    card.box("profit").check()
    card.page.locator(".ws-pool button").click()
    card.send()
    expect(card.page.get_by_text(card.words["saved"], exact=True).first).to_be_visible()
    card.page.reload()
    card.page.locator(".ws-bar button", has_text=card.words["back"]).or_(
        card.page.locator(".ws-review button")
    ).first.click()
    expect(card.box("fitleads")).to_be_checked()
    expect(card.box("leads")).not_to_be_checked()
    expect(card.rows).to_have_count(2)
    expect(card.page.locator(".ws-split output").first).to_have_text("50")
