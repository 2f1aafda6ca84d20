"""What nobody planned: a question of the moment, and what people park, through real pages."""

import os
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.people import LAPTOP, PHONE, Facilitator, Phone
from tests.browser.test_accessibility import faults
from tests.support.crowd import Person
from workshop.content.texts import interface

QUESTION = "Which of these would help <b>tomorrow</b>?"
ANSWERS = ["One list of leads", "Lunch together", "A common target"]
WORRY = "Who is going to pay for all of this?"


def picture(page, name):
    """Take a picture, where somebody wants to look at what people see."""
    if folder := os.environ.get("WORKSHOP_PICTURES"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png", full_page=name.startswith("desk"))


def test_she_asks_what_just_came_up_and_the_room_parks_what_is_not_for_now(browser, server):
    desk = Facilitator(browser, server, "nb")
    ui, page = interface("nb"), desk.page
    code = desk.open_session(expected=12)
    others = [Person(server.base).join(server, code, side) for side in ("sales", "marketing") * 5]
    phone = Phone(browser).join(server, code, "sales").sees("lobby")
    wall = browser.person(LAPTOP, "nb")
    wall.goto(server.wall(code))

    # What is sent without anything to choose from is told beside the form, and nothing is lost.
    panel = page.locator(".ws-posing", has_text=ui("moment.title"))
    panel.locator("summary").click()
    panel.get_by_text(ui("moment.forms.choice")).click()
    panel.get_by_label(ui("moment.prompt")).fill(QUESTION)
    panel.get_by_role("button", name=ui("moment.ask")).click()
    expect(panel.get_by_role("alert")).to_have_text(re.compile(ui("moment.refused.few", least=2)))
    for nth, text in enumerate(ANSWERS, 1):
        panel.get_by_label(ui("moment.option", n=nth)).fill(text)
    picture(page, "desk-typing")
    assert faults(page) == []
    panel.get_by_role("button", name=ui("moment.ask")).click()

    # Phones show it as it was typed, whatever language they speak.
    phone.sees("asking")
    expect(phone.page.locator("[data-heading]")).to_have_text(QUESTION)
    picture(phone.page, "phone-asking")
    picture(wall, "wall-asking")
    picture(page, "desk-asking")
    assert not panel.get_attribute("open")
    expect(page.locator(".ws-undo")).to_contain_text(QUESTION)
    phone.page.get_by_text(ANSWERS[1]).click()
    phone.send()
    slug = desk.session()["exercise"]
    for person in others:
        person.answer(slug, "asked", "two")

    # Two without a phone have written on paper, and one of the sheets is typed anew.
    sheets = page.locator(".ws-onpaper")
    sheets.locator("summary").click()
    for nth in (1, 2):
        new = f"{ui('onpaper.new')} {nth}: {QUESTION}"
        sheets.get_by_label(new).select_option(label=ANSWERS[0])
    picture(page, "desk-paper")
    assert faults(page) == []
    sheets.get_by_role("button", name=ui("onpaper.enter")).click()
    expect(sheets).to_contain_text(ui("onpaper.entered.other", n=2))
    expect(page.locator(".ws-present")).to_contain_text(ui("onpaper.joined.other", n=2))
    sheets.get_by_role("button", name=ui("onpaper.back")).click()
    expect(page.locator(".ws-present")).not_to_contain_text(ui("onpaper.joined.other", n=2))

    # A coming question is asked in other words.
    rewording = page.locator(".ws-rewording")
    rewording.locator("summary").click()
    rewording.get_by_label("Norsk").fill("Hva er det egentlig?")
    rewording.get_by_role("button", name=ui("moment.reword.save")).click()
    expect(rewording.get_by_role("button", name=ui("moment.reword.back"))).to_be_visible()
    picture(page, "desk-rewording")
    cards = page.context.new_page()
    cards.goto(f"{server.base}/kit/nb/cards?session={code}")
    expect(cards.locator(".wk-card")).to_have_count(2)
    expect(cards.locator("body")).to_contain_text("Hva er det egentlig?")
    cards.emulate_media(media="print")
    picture(cards, "desk-cards")
    cards.close()

    # Somebody has a worry meanwhile.
    phone.page.get_by_role("button", name=interface("en")("parking.card.park_door")).click()
    phone.page.get_by_label(interface("en")("parking.card.park_field")).fill(WORRY)
    picture(phone.page, "phone-parking")
    assert faults(phone.page) == []
    phone.page.get_by_role("button", name=interface("en")("parking.card.park_send")).click()
    expect(phone.page.locator("[data-state=saved]")).to_contain_text("4")
    parked = page.locator(".ws-parked")
    parked.locator("summary").first.click()
    expect(parked).to_contain_text(WORRY)
    expect(wall.locator("body")).not_to_contain_text(WORRY)
    parked.get_by_role("button", name=ui("parking.desk.release")).click()
    parked.get_by_role("button", name=ui("parking.desk.show")).click()
    expect(wall.locator("body")).to_contain_text(WORRY)
    picture(wall, "wall-parking")
    picture(page, "desk-parking")
    assert faults(page) == []
    parked.get_by_role("button", name=ui("parking.desk.hide")).click()
    expect(wall.locator("body")).not_to_contain_text(WORRY)

    # And the question is revealed like any other.
    desk.next()
    desk.next()
    expect(wall.locator("body")).to_contain_text(ANSWERS[1])
    picture(wall, "wall-revealed")
    picture(phone.page, "phone-revealed")
    page.set_viewport_size(PHONE)
    picture(page, "desk-phone")
    assert faults(page) == []
