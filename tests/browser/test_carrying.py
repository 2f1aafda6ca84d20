"""Ten people go over to another laptop in the middle of their questions; one comes back alone."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, Facilitator, Phone, agree_with_both
from tests.support.crowd import SEAT, Visitor
from tests.support.laptops import PASSPHRASE, OtherLaptop
from workshop.content.texts import interface
from workshop.host.client import new_op

EXERCISE = "only.where-are-the-sales"
LONG = 60_000


@pytest.fixture
def other(tmp_path_factory):
    running = OtherLaptop(tmp_path_factory.mktemp("other")).start()
    yield running
    running.stop()
    running.assert_nothing_left()


def word(phone):
    return phone.page.locator(".ws-word-said").inner_text()


MUCH = """() => {
  const seat = Object.keys(localStorage).find((key) => key.startsWith("workshop.")).split(".")[1];
  localStorage[`workshop.${seat}.draft.a/b`] = JSON.stringify("x".repeat(40000));
}"""
"""Lets a phone have written more than fits into a link."""


def kept(phone, start):
    """Return what a phone keeps of its seat, by the ends of the keys."""
    script = "() => Object.entries(localStorage).filter(([key]) => key.split('.').length > 2)"
    there = phone.page.evaluate(script)
    return {key.split(".", 2)[2]: value for key, value in there if start in key}


def waiting(phone):
    """Return the answers that a phone has sent and heard nothing of."""
    return json.loads(kept(phone, "outbox").get("outbox", "[]"))


def save(facilitator, code, folder):
    """Save the session for good, as the page leads; return the page and the file."""
    page = facilitator.page.context.new_page()
    page.goto(facilitator.page.url.partition("/voila")[0] + f"/carry/{code}")
    for name in ("passphrase", "again"):
        page.locator(f"#{name}").fill(PASSPHRASE)
    page.locator("input[name=move]").check()
    with page.expect_download() as download:
        page.locator("button[value=save]").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return page, file


def continued(browser, server, file):
    """Open the file on the other laptop; return the address that its page tells."""
    page = browser.person(LAPTOP)
    # Cookies are an address's own: she opens her link under that which she will tell.
    page.goto(f"{server.base}/facilitate#{server.links['facilitate'].partition('#')[2]}")
    page.wait_for_url(re.compile("facilitator"))
    page.goto(f"{server.base}/continue")
    page.locator("#file").set_input_files(file)
    page.locator("#passphrase").fill(PASSPHRASE)
    page.locator("button.wk-primary").click()
    return page.locator(".wk-lead strong").inner_text()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_ten_people_go_over_and_an_enemy_does_not(browser, fresh_server, other, tmp_path):
    facilitator = Facilitator(browser, fresh_server)
    code = _opened(fresh_server)
    phones = [
        Phone(browser, ("en", "nb")[nth % 2]).join(
            fresh_server, code, ("sales", "marketing")[nth % 2], by_link=True
        )
        for nth in range(10)
    ]
    words = [word(phone.sees("lobby")) for phone in phones]
    assert len(set(words)) == 10
    while fresh_server.ask("look", code=code)["session"]["phase"] != "asking":
        fresh_server.ask("advance", op=new_op(), code=code, to=None)
    last, writing, *others = phones
    for phone in (writing, *others):
        phone.sees("asking")
        agree_with_both(phone.page)
    for phone in others:
        phone.send()
        phone.saved()
    # One is in the middle of her answer; another one has sent hers, which does not come through.
    drafted = kept(writing, "draft.")
    last.sees("asking")
    last.page.context.set_offline(True)
    agree_with_both(last.page)
    last.send()
    (sent,) = waiting(last)
    counted = fresh_server.ask("look", code=code)["answered"]["questions"]
    question = sent["question"].partition("/")[2]
    assert counted[question]["n"] == len(others)
    heavy = others[0]
    heavy.page.evaluate(MUCH)
    page, file = save(facilitator, code, tmp_path)
    last.page.context.set_offline(False)
    for phone in phones:
        expect(phone.page.locator(".ws[data-phase=moved]")).to_be_visible(timeout=LONG)
    # One of them is out of the room while the others go over.
    gone = phones.pop()
    gone.page.goto("about:blank")
    address = continued(browser, other, file)
    assert address == other.base
    heard = []
    for phone in phones:
        phone.page.on(
            "request", lambda r: heard.append(r.post_data) if "/arrive/" in r.url else None
        )
    expect(page.locator("[role=status]").first).to_contain_text(code)
    page.locator("#address").fill(address)
    page.locator("button[value=lead]").click()
    # What is too much for a link is told before, and its owner goes when she has read that.
    told = heavy.page.locator(".ws-trouble")
    expect(told).to_contain_text(interface("en")("carry.phone.heavy"), timeout=LONG)
    for phone in phones:
        if phone is heavy:
            phone.page.get_by_role("button", name=interface("en")("carry.phone.go")).click()
        phone.page.wait_for_url(f"{other.base}/voila/**", timeout=LONG)
        phone.sees("asking")
    # What was on its way is counted here, and what was being written stands on its card.
    last.saved()
    assert waiting(last) == []
    now = other.ask("look", code=code)["answered"]["questions"]
    assert now[question]["n"] == counted[question]["n"] + 1
    assert kept(writing, "draft.") == drafted != {}
    # The old laptop is dead: two words give the last one her seat back.
    fresh_server.stop()
    gone.page.goto(f"{other.base}/join/{code}")
    gone.page.get_by_role("link", name=interface("nb")("carry.return.link")).click()
    gone.page.locator("#word").fill(words[9])
    gone.page.locator("button.wk-primary").click()
    gone.sees("asking")
    _an_enemy_tries(other, code, heard, words)
    assert other.ask("look", code=code)["joined"]["total"] == 10
    for phone in phones:
        phone.sees("asking")


def _an_enemy_tries(other, code, heard, words):
    tickets = re.findall(r"key=([^&]+)", " ".join(filter(None, heard)))
    assert len(tickets) == 9
    enemy = Visitor(other.base, follows=False)
    for ticket in tickets:
        assert enemy.post(f"/arrive/{code}", key=ticket).status in (400, 429)
    for said in words:
        assert enemy.post(f"/return/{code}", word=said).status in (400, 429)
    assert enemy.cookie(SEAT) is None


def _opened(server):
    told = {"name": "A room", "agenda": EXERCISE, "departments": ["sales", "marketing"]}
    return server.ask("open", op=new_op(), language="en", expected=10, **told)["session"]["code"]
