"""Alone in JupyterLab: keys, cells that fail, and kernels that end."""

import os
import signal

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import STOPS
from tests.browser.labs import PATIENCE_MS, Notebook
from tests.browser.people import agree_with_both
from tests.support.lab import lab_of_its_own
from tests.support.server import wait_until
from workshop.content.texts import interface

GONE = interface("en")("study.gone")
GONE_NB = interface("nb")("study.gone")
OPENING, OTHERS, ASKING, STORY, ASKED_LAST = 2, 5, 8, 11, 16
"""Cells of the first lesson, its headings counted too."""


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """One JupyterLab on a copy of the kit: what it saves by itself is nobody's."""
    with lab_of_its_own(tmp_path_factory.mktemp("lab")) as running:
        yield running


@pytest.fixture(scope="module")
def people(browsers):
    """A browser of these tests, which fails the last of them if a page went wrong in any."""
    with browsers.fresh() as fresh:
        yield fresh
    assert fresh.foreign == []
    # anywidget gives a script two seconds to begin, and says so when a busy machine took longer;
    # JupyterLab says of each request to a kernel that ended that it is canceled.
    told = ("[anywidget] Failed to initialize model.", "Canceled future")
    assert [error for error in fresh.errors if not any(words in error for words in told)] == []


@pytest.fixture(scope="module")
def first(people, lab):
    return Notebook(people, lab, "01-where-are-the-sales.ipynb")


@pytest.fixture
def lesson(first):
    """The first lesson begun anew in a notebook that all these tests open once."""
    return first.begin()


def answered(page) -> None:
    agree_with_both(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Saved").first).to_be_visible()


def shown(page) -> None:
    expect(page.locator(".ws-figure svg").first).to_be_visible()


def test_the_list_of_lessons_knows_how_far_one_came_and_opens_them(people, lab, first):
    shown_in(first)
    begun_in(Notebook(people, lab, "00-welcome.ipynb")).page.close()
    # Neither a new page, in another browser, nor a new kernel forgets it.
    welcome = Notebook(people, lab, "00-welcome.ipynb")
    welcome.restart()
    page = begun_in(welcome).page
    begun = page.locator(".ws-path > li").first
    page.locator("a.ws-path-line", has_text="Explain yourself").click()
    tab = page.locator(".lm-TabBar-tabLabel", has_text="05-explain-yourself.ipynb")
    expect(tab).to_be_visible()
    page.locator(".lm-TabBar-tabLabel", has_text="00-welcome.ipynb").click()
    page.locator(".ws-path-kept summary").click()
    kept = page.locator(".ws-path-where").inner_text()
    assert kept.endswith("lessons.json")
    page.get_by_role("button", name="Erase it").click()
    expect(begun).to_contain_text("Next")
    assert not list(lab.data.rglob("lessons.json"))
    page.close()


def begun_in(welcome):
    welcome.choose("Run", "Run All Cells")
    begun = welcome.page.locator(".ws-path > li").first
    expect(begun).to_contain_text("Go on", timeout=PATIENCE_MS)
    expect(begun).to_contain_text("1 of 3 parts seen")
    return welcome


def shown_in(lesson) -> None:
    lesson.begin().page.get_by_role("button", name="Show me the room").first.click()
    expect(lesson.page.locator("[data-beat]").first).to_be_visible()


@pytest.mark.slow
def test_no_key_reaches_a_cell_wherever_the_focus_is(lesson):
    page = lesson.page
    page.locator(".ws-lead").first.click()
    lesson.holds_every_key("a click on plain words")
    answered(page)
    lesson.holds_every_key("the heading of the next card")
    page.get_by_role("button", name="Show me the room").first.focus()
    page.keyboard.press("Enter")
    shown(page)
    assert lesson.focus()["tag"] == "H2"
    lesson.holds_every_key("the heading of what the room said")
    page.locator("label", has_text="Norsk").first.click()
    expect(page.get_by_role("heading", name="Mandagsmøtet").first).to_be_visible()
    lesson.holds_every_key("the other language")
    page.locator("label", has_text="Norsk").first.click()
    page.locator("label", has_text="Marked").first.click()
    expect(page.get_by_role("button", name="Tilbake til salg")).to_be_visible()
    lesson.holds_every_key("the other department")
    page.get_by_role("button", name="Tilbake til salg").click()
    shown(page)
    lesson.holds_every_key("the way back to the first department")
    page.locator(".ws summary").first.click()
    for place in (".ws summary", ".ws-scroll", ".ws-chart", ".ws-chart svg", ".ws"):
        page.locator(place).first.evaluate("(node) => (node.tabIndex = -1, node.focus())")
        lesson.holds_every_key(place)


@pytest.mark.slow
def test_every_place_of_the_model_that_can_have_the_focus_is_safe(people, lab):
    lesson = Notebook(people, lab, "08-kpi-tradeoffs.ipynb").run_all()
    page = lesson.page
    expect(page.locator(".ws-bench .ws-cell").first).to_be_visible()
    expect(page.locator(".ws-quiz input").first).to_be_attached()
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    places = page.locator(".ws").evaluate_all(
        "(roots) => roots.flatMap((root) => [...root.querySelectorAll('a, button, input, select,"
        " textarea, summary, [tabindex], h1, h2, h3, svg, output, [role=status]')])"
        ".map((node) => { node.tabIndex = node.tabIndex; node.focus();"
        " return [node.tagName, document.activeElement !== node"
        " || node.hasAttribute('data-lm-suppress-shortcuts')]; })"
    )
    assert len({tag for tag, _ in places}) > 6
    assert [tag for tag, safe in places if not safe] == []
    page.locator(".ws-bench .ws-presets button, .ws-bench button").first.click()
    lesson.holds_every_key("the bench")
    page.locator(".ws-quiz input").first.focus()
    page.keyboard.press("Space")
    lesson.holds_every_key("the quiz")


@pytest.mark.slow
def test_a_learner_leaves_a_widget_with_escape_or_with_tab(lesson):
    page = lesson.page
    page.locator(".ws-card input").first.focus()
    page.keyboard.press("Escape")
    assert lesson.focus()["cell"]
    page.locator(".ws-card input").first.focus()
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if not page.evaluate("Boolean(document.activeElement.closest('.ws-card'))"):
            return
    raise AssertionError("Tab does not lead out of the card")


@pytest.mark.slow
def test_a_cell_that_failed_is_mended_and_everything_goes_on(lesson):
    page = lesson.page
    lesson.write(OTHERS, 'lesson.story("rom")')
    sentence = page.get_by_text("There is no round 'rom'; there are: room, deal, again.")
    expect(sentence).to_be_visible()
    assert "Traceback" not in page.inner_text(".jp-Notebook")
    lesson.write(OTHERS, 'lesson.story("room")')
    expect(sentence).to_have_count(0)
    page.locator("label", has_text="Norsk").first.click()
    expect(page.get_by_role("heading", name="Mandagsmøtet").first).to_be_visible()
    page.get_by_role("button", name="Vis hva rommet svarte").first.click()
    shown(page)
    for cell in (OPENING, STORY, ASKING):
        lesson.write(cell, lesson.code(cell))
    page.locator("label", has_text="English").first.click()
    expect(page.get_by_role("heading", name="Where are the sales?")).to_be_visible()
    expect(page.get_by_text("The other fourteen people are invented.").first).to_be_visible()


def test_a_kernel_that_was_restarted_is_said_and_the_answers_come_back(lesson):
    page = lesson.page
    page.locator("label", has_text="Marketing").first.click()
    expect(page.get_by_role("button", name="Back to sales")).to_be_visible()
    answered(page)
    widgets = page.locator(".jp-Notebook .ws").count()
    lesson.restart()
    expect(page.get_by_text(GONE).locator("visible=true")).to_have_count(widgets)
    page.locator(".ws-card input").first.click()
    page.get_by_role("button", name="Send").click()
    page.wait_for_timeout(9000)
    assert "We keep trying" not in page.inner_text(".jp-Notebook")
    lesson.run_all()
    expect(page.get_by_text(GONE).locator("visible=true")).to_have_count(0)
    expect(page.locator("label", has_text="Marketing").locator("input").first).to_be_checked()
    expect(page.locator(".ws-card .ws-steps [data-state=saved]")).to_have_count(2)


@pytest.mark.slow
def test_a_kernel_that_died_is_said_in_the_language_of_the_lesson(lesson):
    page = lesson.page
    page.locator("label", has_text="Norsk").first.click()
    expect(page.get_by_role("heading", name="Mandagsmøtet").first).to_be_visible()
    lesson.write(ASKED_LAST, "import os; print(os.getpid())")
    told = page.locator(".jp-Cell").nth(ASKED_LAST).locator(".jp-OutputArea-output").first
    wait_until(lambda: told.count() and told.inner_text().strip().isdigit(), patience=30)
    os.kill(int(told.inner_text()), signal.SIGKILL)
    expect(page.get_by_text(GONE_NB).locator("visible=true").first).to_be_visible()
    # JupyterLab tells of it in a dialog of its own.
    page.locator(".jp-Dialog button.jp-mod-accept").click()


@pytest.mark.slow
def test_a_widget_finds_out_by_itself_when_nobody_tells_it_that_its_kernel_went(lesson):
    page = lesson.page
    # The comm ends in the kernel alone, and nothing of it reaches the page.
    lesson.write(ASKED_LAST, "from ipywidgets.widgets import widget\nwidget._instances.clear()\n"
                     "get_ipython().kernel.comm_manager.comms.clear()")  # fmt: skip
    page.locator(".ws-card input").first.click()
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".ws-card").get_by_text(GONE).first).to_be_visible()


@pytest.mark.slow
def test_nothing_of_a_lesson_stays_in_the_browser_when_its_tab_is_closed(lesson):
    page = lesson.page
    answered(page)
    kept = "(store) => Object.keys(window[store]).filter((name) => name.startsWith('workshop'))"
    assert page.evaluate(kept, "localStorage") == []
    assert page.evaluate(kept, "sessionStorage")
    other = page.context.new_page()
    other.goto(page.url.partition("/lab/")[0] + "/api")
    assert other.evaluate(kept, "localStorage") == []
    assert other.evaluate(kept, "sessionStorage") == []
    cookies = {one["name"] for one in page.context.cookies()}
    assert not any("study" in name for name in cookies)
