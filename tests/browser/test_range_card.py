"""A card that asks for ranges: three numbers from the left to the right, checked before they go."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import Phone
from workshop.exercises.agenda import alone
from workshop.host.client import new_op

SLUG = "map-is-not-territory"
ORDER = "From left to right, no number may be smaller than the one before."


@pytest.fixture
def card(browser, server):
    """The phone of somebody in sales, in front of the three ranges of the warm-up."""
    told = {"agenda": alone(SLUG), "departments": ["sales", "marketing"], "expected": 16}
    opened = server.ask("open", op=new_op(), name="A room", language="en", **told)
    code = opened["session"]["code"]
    server.ask("advance", op=new_op(), code=code, to="next")
    phone = Phone(browser).join(server, code, "sales").sees("asking")
    return phone.page, lambda: server.ask("look", code=code)["answered"]["questions"]["known"]["n"]


def test_ranges_are_written_field_by_field_and_sent_with_enter(card):
    page, answers = card
    fields = page.locator(".ws-range input")
    expect(fields).to_have_count(9)
    fields.first.focus()
    for number in ("100", "200", "300", "300", "400", "500", "1 000", "1.500", "2,000"):
        page.keyboard.type(number)
        page.keyboard.press("Enter")
    expect(page.get_by_text("Saved").first).to_be_visible()
    assert answers() == 1


def test_what_is_out_of_order_is_pointed_out_where_it_is_and_not_sent(card):
    page, answers = card
    row = page.locator(".ws-range").first
    low, middle, high = (row.locator("input").nth(at) for at in range(3))
    low.fill("200")
    high.fill("100")
    expect(high).not_to_have_attribute("aria-invalid", "true")
    middle.focus()
    expect(high).to_have_attribute("aria-invalid", "true")
    expect(row).to_contain_text(ORDER)
    expect(page.locator(".ws > [role=status]")).to_have_text(ORDER)
    high.fill("900")
    middle.focus()
    expect(row).to_contain_text("Write a whole number from 20 to 600.")
    page.reload()
    expect(row.locator("input").first).to_have_value("200")
    assert answers() == 0
