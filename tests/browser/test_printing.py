"""What is printed before the day: one page of A4 each, black on white, in both languages."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, PHONE, Facilitator
from tests.browser.test_accessibility import Inspector
from tests.support.server import RunningServer
from workshop.commands.new import new_kit
from workshop.content import LANGUAGES, OWN_KIT
from workshop.content.kit import sheet_names
from workshop.exercises.exercise import exercises
from workshop.server.printing import HEADS

PRINTED = [(language, name) for language in LANGUAGES for name in (*sheet_names(), HEADS)]


@pytest.fixture
def her(browser, server):
    """The facilitator, who is let in: her link needs a moment for that."""
    leader = Facilitator(browser, server)
    expect(leader.page.locator(".ws-console")).to_be_visible()
    return leader


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_every_sheet_is_one_page_black_on_white_without_what_belongs_to_the_screen(her, server):
    page = her.page.context.new_page()
    page.emulate_media(color_scheme="dark")
    counted = {}
    for language, name in PRINTED:
        page.goto(f"{server.base}/kit/{language}/{name}")
        page.emulate_media(media="print")
        expect(page.locator(".wk-tools, .wk-top").first).to_be_hidden()
        for part in page.locator(".wk-paper :is(h1, h2, li, p, dd)").all()[:6]:
            assert part.evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == "rgb(255, 255, 255)"
        counted[language, name] = pages_of(page.pdf(prefer_css_page_size=True))
    assert counted == dict.fromkeys(PRINTED, 1)


@pytest.fixture
def server_of_twelve(tmp_path):
    """A server of a kit with twelve exercises; those that were invented are the wordiest."""
    kit = new_kit(tmp_path / "kit")
    wordy = kit / "data" / "exercises" / "where-are-the-sales"
    for number in range(12 - len(exercises())):
        shutil.copytree(wordy, wordy.with_name(f"invented-{number}"))
    (tmp_path / "place").mkdir()
    running = RunningServer(tmp_path / "place", environment={OWN_KIT: str(kit)}).start()
    yield running
    running.stop()


@pytest.mark.slow
def test_twelve_exercises_are_one_page_too_and_none_is_cut_in_two(browser, server_of_twelve):
    leader = Facilitator(browser, server_of_twelve)
    expect(leader.page.locator(".ws-console")).to_be_visible()
    page = leader.page.context.new_page()
    page.emulate_media(media="print")
    for language in LANGUAGES:
        page.goto(f"{server_of_twelve.base}/kit/{language}/{HEADS}")
        expect(page.locator(".wk-paper section")).to_have_count(12)
        assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
        size = page.locator("dd").first.evaluate("one => getComputedStyle(one).fontSize")
        assert float(size.removesuffix("px")) >= 8.9 / 72 * 96


@pytest.mark.slow
def test_more_than_a_page_is_counted_as_more(her, server):
    page = her.page.context.new_page()
    page.goto(f"{server.base}/kit/en/4-data")
    page.evaluate("""() => {
        const paper = document.querySelector('.wk-paper');
        paper.innerHTML += paper.innerHTML + paper.innerHTML;
    }""")
    assert pages_of(page.pdf(prefer_css_page_size=True)) > 1


@pytest.mark.slow
def test_sheets_have_no_fault_on_phone_and_laptop(her, server):
    inspector, page = Inspector(), her.page.context.new_page()
    for size in (PHONE, LAPTOP):
        page.set_viewport_size(size)
        for path in ("/kit", *(f"/kit/nb/{name}" for name in (*sheet_names(), HEADS))):
            page.goto(f"{server.base}{path}")
            inspector.look(page, f"{path} at {size['width']}")
    assert not inspector.found, inspector.told()


@pytest.mark.slow
def test_the_opening_form_and_the_lobby_lead_to_the_sheets_and_the_button_prints(her):
    link = her.page.get_by_role("link", name="Print what to agree beforehand")
    expect(link).to_be_visible()
    her.open_session()
    with her.page.context.expect_page() as opened:
        link.click()
    page = opened.value
    page.get_by_role("link", name="What we agree before the day").click()
    page.evaluate("() => { window.print = () => { document.title = 'printed'; }; }")
    page.get_by_role("button", name="Print this page").click()
    expect(page).to_have_title("printed")
