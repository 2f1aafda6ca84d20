"""What people see of broken content: a calm sentence, and whoever leads, where to mend it."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, PHONE, Facilitator, Phone
from tests.support.broken import NORWEGIAN, STRUCTURE, Kit
from workshop.content.texts import interface

SOUND = """
[title]
en = "The pool alone"
nb = "Bare bassenget"

[[item]]
exercise = "must-every-lead-buy"
minutes = 20
"""


@pytest.fixture
def kit(tmp_path):
    kit = Kit(tmp_path)
    (kit.root / "data/agendas/the-pool.toml").write_text(SOUND, "utf-8")
    kit.server.start()
    yield kit
    kit.stop()


def restarted(kit):
    kit.server.stop()
    kit.server.start()
    return kit.checked()


def says(page, key, language):
    expect(page.get_by_text(interface(language)(key)).first).to_be_visible()


@pytest.mark.slow
def test_content_that_broke_while_a_session_is_open_is_told_to_everybody_and_hangs_nowhere(
    browser, kit
):
    code = kit.open("first-session")
    people = {language: Phone(browser, language) for language in ("en", "nb")}
    for language, phone in people.items():
        phone.join(kit.server, code, "sales", by_link=True)
        says(phone.page, "room.lobby_title", language)
    kit.move(code, "asking")
    kit.drop("items.told")
    restarted(kit)
    # One card has lost its Norwegian words: only who needs them waits.
    says(people["nb"].page, "room.broken_title", "nb")
    expect(people["en"].page.locator(".ws-card").first).to_be_visible()
    the_programmes_say_which_can_be_chosen(browser, kit)

    kit.break_structure()
    restarted(kit)
    for language, phone in people.items():
        says(phone.page, "room.broken_title", language)
    wall = browser.person(LAPTOP)
    wall.goto(kit.server.wall(code))
    says(wall, "room.broken_title", "nb")
    page = Facilitator(browser, kit.server, size=PHONE).page
    says(page, "console.broken_title", "en")
    expect(page.locator(".ws-only")).to_contain_text(f"{STRUCTURE}:1: ")
    page.get_by_role("button", name=interface("en")("console.sessions")).click()
    says(page, "console.open_title", "en")


def the_programmes_say_which_can_be_chosen(browser, kit):
    """A broken one is offered with its reason and cannot be taken; another one can."""
    page = Facilitator(browser, kit.server, "nb").page
    page.get_by_role("button", name=interface("nb")("console.sessions")).click()
    first = page.get_by_role("radio", name="Første")
    expect(first).to_be_disabled()
    expect(page.locator(".ws-choice", has=first)).to_contain_text(NORWEGIAN)
    expect(page.locator("input[name$=-agenda]:checked")).to_be_enabled()
