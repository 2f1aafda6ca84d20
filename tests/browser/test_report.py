"""What a session leaves behind, as it is read and printed; an example of it before it begins."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, PHONE, Facilitator, Phone
from tests.browser.test_accessibility import Inspector, faults
from tests.browser.test_printing import pages_of
from workshop.content import LANGUAGES
from workshop.content.texts import interface

WIDTH, HEIGHT = 176, 263
"""What a page of A4 has for a report, in millimetres."""

MILLIMETRE = 96 / 25.4
UNFOLDED = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.mark.parametrize(("language", "size"), [*zip(LANGUAGES, (PHONE, LAPTOP), strict=True)])
def test_it_has_no_fault_folded_and_unfolded_and_prints_whole_pictures(
    browser, server, language, size
):
    page = browser.person(size, language)
    page.goto(f"{server.base}/example-report")
    expect(page.locator("html")).to_have_attribute("lang", language)
    inspector = Inspector()
    inspector.look(page, "folded")
    page.evaluate(UNFOLDED)
    assert [*inspector.found, *faults(page)] == []

    page.set_viewport_size({"width": round(WIDTH * MILLIMETRE), "height": 900})
    page.emulate_media(media="print")
    heights = page.locator(".finding.drawn").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert len(heights) == 6
    assert max(heights) < HEIGHT * MILLIMETRE
    expect(page.locator(".appendix table").first).to_be_visible()
    expect(page.locator(".finding details").first).to_be_hidden()
    assert 8 <= pages_of(page.pdf(prefer_css_page_size=True)) <= 16


def test_a_phone_reads_bars_where_a_picture_would_be_too_small(browser, server):
    page = browser.person(PHONE)
    page.goto(f"{server.base}/example-report")
    first = page.locator(".finding.drawn").first
    expect(first.locator(".bars")).to_be_visible()
    expect(first.locator("svg")).to_be_hidden()
    page.set_viewport_size(LAPTOP)
    expect(first.locator("svg")).to_be_visible()
    expect(first.locator(".bars")).to_be_hidden()


def test_whoever_is_asked_can_see_beforehand_what_her_boss_will_see(browser, server):
    code = Facilitator(browser, server).open_session()
    phone, ui = Phone(browser, "nb"), interface("nb")
    phone.page.goto(f"{server.base}/join/{code}")
    expect(phone.page.get_by_role("link", name=ui("report.example_link"))).to_be_visible()
    phone.join(server, code, "sales", by_link=True)
    with phone.page.context.expect_page() as opened:
        phone.page.get_by_role("link", name=ui("report.example_link")).click()
    expect(opened.value.locator("h1")).to_have_text(ui("report.example_name"))
    expect(opened.value.locator(".note")).to_contain_text(ui("report.example_title"))
    phone.sees("lobby")


def test_she_shows_it_where_the_wall_is_and_the_wall_after_it(browser, server):
    her, ui = Facilitator(browser, server), interface("en")
    her.open_session()
    with her.page.expect_popup() as opened:
        her.page.get_by_role("link", name=ui("console.open_wall")).click()
    wall = opened.value
    expect(wall.locator(".ws")).to_be_visible()
    her.page.get_by_role("link", name=ui("report.example_show")).click()
    expect(wall.locator("h1")).to_have_text(ui("report.example_name"))
    her.page.get_by_role("link", name=ui("console.open_wall")).click()
    wall.wait_for_url("**/wall*", wait_until="commit")
    assert len(her.page.context.pages) == 2
