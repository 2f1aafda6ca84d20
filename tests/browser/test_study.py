"""Alone, in Voilà and in JupyterLab: the notebook is a lesson from top to bottom."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, agree_with_both
from tests.support.lab import RunningLab
from tests.support.server import wait_until
from workshop.exercises.lessons import lessons

NOTEBOOK = "01-where-are-the-sales.ipynb"
PATH = "JSON.parse(localStorage.getItem('workshop.path'))"
"""How far one came, as a browser keeps it."""


def answer_some_and_show(page) -> None:
    expect(page.get_by_role("heading", name="Do you agree?")).to_be_visible()
    agree_with_both(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Saved").first).to_be_visible()
    page.get_by_role("button", name="Show me the room").first.click()
    expect(page.locator(".ws-figure svg").first).to_be_visible()
    expect(page.get_by_text("The other fourteen people are invented.").first).to_be_visible()


def answer_with_the_arrows(page) -> None:
    """JupyterLab must not take the key for a move to the next cell."""
    page.locator("input[type=radio][value='2']").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("input[type=radio][value='3']").first).to_be_checked()


def go_to_the_other_room(page) -> None:
    """The answers stay, and what was shown is shown anew."""
    finding = page.locator(".ws-figure h3").first
    before = finding.inner_text()
    page.locator("label", has_text="The room down the corridor").click()
    expect(finding).not_to_have_text(before)
    expect(page.get_by_text("You are in another room now").first).to_be_visible()


def switch_to_norwegian(page) -> None:
    page.locator("label", has_text="Norsk").first.click()
    expect(page.get_by_role("heading", name="Mandagsmøtet").first).to_be_visible()


def test_the_study_page_lists_the_notebooks_and_plays_one(browser, server):
    others = set(server.page_kernels())
    page = browser.person(LAPTOP)
    page.goto(f"{server.base}/study")
    page.get_by_role("link", name="Where are the sales?").click()
    answer_some_and_show(page)
    switch_to_norwegian(page)
    page.goto("about:blank")
    wait_until(lambda: others.issuperset(server.page_kernels()))
    # Another page and another kernel know it; it needs none, and the notebook shows the same.
    for address in ("/study", "/voila/render/00-welcome.ipynb"):
        page.goto(f"{server.base}{address}")
        first = page.locator(".ws-path > li").first
        expect(first).to_contain_text("Fortsett")
        expect(first).to_contain_text("1 av 3 deler sett")
    page.locator("summary").click()
    page.get_by_role("button", name="Slett det").click()
    expect(page.get_by_text("Slettet.", exact=False).first).to_be_visible()
    expect(first).to_contain_text("Neste")
    assert page.evaluate(PATH) is None
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_page_whose_scripts_do_not_run_has_the_lessons_all_the_same(browser, server):
    page = browser.person(LAPTOP)
    page.route("**/assets/study.js", lambda route: route.abort())
    page.goto(f"{server.base}/study")
    page.get_by_role("link", name="Where are the sales?").click()
    expect(page.get_by_role("heading", name="Do you agree?")).to_be_visible()
    browser.errors.clear()


def test_what_somebody_else_wrote_there_is_no_progress_and_breaks_nothing(browser, server):
    page = browser.person(LAPTOP)
    page.goto(f"{server.base}/study")
    for text in ('{"a": 1, "whose-side": "x"}', "[1]", "null", "{", '{"whose-side": [{}]}'):
        page.evaluate("(text) => localStorage.setItem('workshop.path', text)", text)
        page.reload()
        expect(page.get_by_text("0 of 10 lessons done")).to_be_visible()
    page.evaluate("""(all) => localStorage.setItem("workshop.path", JSON.stringify(all))""",
                  {one["slug"]: one["parts"] for one in lessons("en")})  # fmt: skip
    page.reload()
    expect(page.get_by_text("You have been through all of them.")).to_be_visible()


@pytest.mark.slow
def test_a_reload_of_a_lesson_loses_nothing_and_what_the_room_said_gets_the_focus(browser, server):
    page = browser.person(LAPTOP)
    page.goto(f"{server.base}/voila/render/{NOTEBOOK}")
    page.locator("label", has_text="Marketing").first.click()
    expect(page.get_by_role("button", name="Back to sales")).to_be_visible()
    agree_with_both(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Saved").first).to_be_visible()
    page.locator("label", has_text="The room down the corridor").click()
    expect(page.get_by_text("You are in another room now").first).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Back to sales")).to_be_visible()
    expect(page.locator("input[value=other-room]")).to_be_checked()
    expect(page.locator(".ws-card .ws-steps [data-state=saved]")).to_have_count(1)
    page.get_by_role("button", name="Show me the room").first.press("Enter")
    expect(page.locator("[data-beat]").first).to_be_focused()
    page.get_by_role("button", name="Back to sales").click()
    expect(page.locator(".ws-card .ws-steps").first).to_be_visible()
    kept = "Object.keys(localStorage).filter((name) => name.startsWith('workshop'))"
    assert page.evaluate(kept) == ["workshop.path"]
    assert page.evaluate(PATH) == {"where-are-the-sales": ["room"]}


@pytest.mark.parametrize("name", ["room", "wall", "facilitator"])
def test_a_study_page_does_not_open_the_live_three(browser, server, name):
    page = browser.person(LAPTOP)
    page.goto(f"{server.base}/voila/render/{name}.ipynb")
    assert page.url in (f"{server.base}/", f"{server.base}/facilitate")


@pytest.fixture
def lab(tmp_path):
    running = RunningLab(tmp_path).start()
    yield running
    running.stop()


@pytest.mark.slow
def test_the_notebook_is_a_lesson_in_jupyterlab(browser, lab):
    page = browser.person({"width": 1280, "height": 1000})
    page.goto(f"{lab.base}/lab/tree/{NOTEBOOK}?reset")
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()
    answer_with_the_arrows(page)
    answer_some_and_show(page)
    go_to_the_other_room(page)
    switch_to_norwegian(page)
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
