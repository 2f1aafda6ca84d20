"""The bench: points and sliders move, and the model answers while they do."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, PHONE, Facilitator
from tests.browser.test_accessibility import faults
from tests.support.crowd import Person
from tests.support.funnels import workbook
from tests.support.room import TOLD
from tests.support.server import wait_until
from workshop.content import content_root
from workshop.exercises.exercise import load_exercise
from workshop.exercises.ghost import ghosts
from workshop.host.client import new_op
from workshop.models.kpi_game.bench import KpiBench
from workshop.models.lead_pool.bench import START, PoolBench

EXERCISE = load_exercise("kpi-tradeoffs")
SAMPLES = content_root() / "data" / "samples"
STUDY = "/voila/render/08-kpi-tradeoffs.ipynb"
POOL = "/voila/render/09-strategy-vs-tactics.ipynb"


class Hands:
    """Somebody at a bench, with a keyboard."""

    def __init__(self, page) -> None:
        self.page = page
        self.bench = page.locator(".ws-bench")
        self.finding = self.bench.locator(".ws-finding")
        expect(self.bench).to_be_visible()

    def cell(self, function, kpi):
        return self.bench.locator(f"[data-cell='{function} {kpi}']")

    def write(self, function, kpi, points) -> None:
        self.cell(function, kpi).focus()
        self.page.keyboard.type(str(points))

    def press(self, name) -> None:
        self.bench.get_by_role("button", name=name).click()


@pytest.fixture
def at_home(browser, server):
    """The bench in the notebook of the exercise."""
    page = browser.person(PHONE)
    page.goto(f"{server.base}{STUDY}")
    return Hands(page)


@pytest.fixture
def played_room(server):
    """A room of fourteen invented people who have seen what the bonus of theirs leads to."""
    opened = server.ask(
        "open",
        op=new_op(),
        name="A room",
        language="en",
        agenda=TOLD,
        departments=["sales", "marketing"],
        expected=16,
    )
    code = opened["session"]["code"]
    for to in ("next", "asking"):
        server.ask("advance", op=new_op(), code=code, to=to)
    for _, department, answers in ghosts(EXERCISE):
        person = Person(server.base).join(server, code, department)
        for question in EXERCISE.round("bonus").questions:
            if question.id in answers:
                person.answer(EXERCISE.slug, question.id, answers[question.id])
    for to in ("closed", "revealed"):
        server.ask("advance", op=new_op(), code=code, to=to)
    return code


@pytest.mark.slow
def test_the_model_answers_when_both_bonuses_make_a_hundred(at_home):
    expected = KpiBench()
    expect(at_home.finding).to_have_text(expected.tried("en")["result"]["finding"])
    at_home.write("marketing", "leads", 0)
    expect(at_home.finding).to_have_text("Marketing: 50 missing")
    at_home.write("marketing", "fitleads", 50)
    weights = {"marketing": {"fitleads": 50, "profit": 50}, "sales": expected.weights["sales"]}
    expected.take({"weights": weights, "sliders": {"hr": 80}, "number": 1})
    expect(at_home.finding).to_have_text(expected.tried("en")["result"]["finding"])


@pytest.mark.slow
def test_a_bonus_is_filled_up_around_the_number_that_was_moved(at_home):
    at_home.cell("marketing", "profit").focus()
    at_home.page.keyboard.press("ArrowUp")
    at_home.page.keyboard.press("ArrowUp")
    at_home.press("Make it 100: Marketing")
    expect(at_home.cell("marketing", "profit")).to_have_value("60")
    expect(at_home.cell("marketing", "leads")).to_have_value("40")
    expect(at_home.bench.locator("tfoot [data-state=full]")).to_have_count(2)


@pytest.mark.slow
def test_presets_sliders_and_the_table_of_ones_own(at_home):
    at_home.press("Each for itself")
    expect(at_home.cell("marketing", "leads")).to_have_value("100")
    silo = at_home.finding.inner_text()
    slider = at_home.bench.get_by_role("slider")
    at_home.press("Crossed bonus")
    expect(at_home.finding).not_to_have_text(silo)
    crossed = at_home.finding.inner_text()
    for _ in range(16):
        slider.press("ArrowLeft")
    expect(at_home.bench.locator("output")).to_have_text("0%")
    expect(at_home.finding).not_to_have_text(crossed)
    with at_home.page.expect_download() as downloading:
        at_home.press("Download")
    written = downloading.value.path().read_bytes().decode("utf-8-sig").splitlines()
    assert written[0] == "Number,Marketing,Sales"
    assert "Leads,50,0" in written


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_bench_on_a_phone_has_no_grave_fault(at_home, scheme):
    at_home.page.emulate_media(color_scheme=scheme)
    assert faults(at_home.page, ".ws-bench") == []
    at_home.write("marketing", "leads", 5)
    expect(at_home.finding).to_have_text("Marketing: 45 missing")
    assert faults(at_home.page, ".ws-bench") == []
    assert at_home.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = (
        "nodes => nodes.filter(n => Math.min(n.offsetWidth, n.offsetHeight) < 44).map(n => n.name)"
    )
    assert at_home.bench.locator("button, input").evaluate_all(small) == []


def own_numbers(hands):
    """Unfold the part of the bench that takes a file."""
    own = hands.bench.locator(".ws-own")
    own.locator("summary").first.click()
    return own


def bring(own, name, data):
    own.locator("input[type=file]").set_input_files({"name": name, "mimeType": "", "buffer": data})


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_team_plays_with_its_own_numbers(at_home, scheme):
    at_home.page.emulate_media(color_scheme=scheme)
    own = own_numbers(at_home)
    before = at_home.finding.inner_text()
    own.locator("input[type=file]").set_input_files(SAMPLES / "funnel.nb.csv")
    draft = own.get_by_role("region", name="This is how we read your file")
    expect(draft).to_contain_text("12 months, January to December 2025: leads 266–489")
    expect(draft.get_by_role("img")).to_have_count(10)
    assert faults(at_home.page, ".ws-bench") == []
    assert at_home.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(at_home.finding).to_have_text(before)
    draft.get_by_role("button", name="Use these numbers").click()
    expect(own.locator(".ws-own-status")).to_contain_text("numbers come from your file")
    expect(draft).to_have_count(0)
    expect(at_home.finding).not_to_have_text(before)
    theirs = at_home.finding.inner_text()
    bring(own, "ours.csv", (SAMPLES / "funnel.csv").read_bytes().replace(b"398", b"many"))
    expect(own.get_by_role("alert")).to_contain_text("B2, “leads”: “many” is not a number")
    expect(at_home.finding).to_have_text(theirs)
    assert faults(at_home.page, ".ws-bench") == []
    bring(own, "huge.csv", b"x" * 900_000)
    expect(own.get_by_role("alert")).to_contain_text("200 kB")
    own.get_by_role("button", name="Back to the invented firm").click()
    expect(at_home.finding).to_have_text(before)
    with at_home.page.expect_download() as downloading:
        own.get_by_role("button", name="Download a sample").click()
    assert b"fit_leads" in downloading.value.path().read_bytes()


@pytest.mark.slow
def test_what_is_doubtful_in_a_workbook_is_answered_before_it_is_used(at_home):
    rows = [(f"2025-0{n}", 390 + n, 0.17 + n / 100, 8, 520 + n) for n in range(1, 5)]
    total = ("Hele perioden", 1570, 0.9, 32, 524)
    own = own_numbers(at_home)
    bring(own, "ours.xlsx", workbook(*rows, total))
    use = own.get_by_role("button", name="Use these numbers")
    expect(use).to_have_attribute("aria-disabled", "true")
    expect(own.get_by_text("2 questions above are still open.")).to_be_visible()
    assert faults(at_home.page, ".ws-bench") == []
    use.press("Enter")
    expect(own.locator(".ws-own-status")).to_have_count(0)
    leave = own.get_by_role("button", name="Yes, leave it out")
    leave.press("Enter")
    expect(leave).to_have_attribute("aria-pressed", "true")
    expect(leave).to_be_focused()
    own.get_by_role("button", name="A share of all leads").click()
    expect(own.locator(".ws-own-sentence")).to_contain_text("left out: one total row")
    small = "nodes => nodes.filter(n => n.offsetHeight < 44).map(n => n.textContent)"
    assert own.locator("button").evaluate_all(small) == []
    use.click()
    expect(own.locator(".ws-own-status")).to_contain_text("4 months, January to April 2025")
    bring(own, "other.csv", (SAMPLES / "funnel.csv").read_bytes())
    own.get_by_role("button", name="Put the file away").click()
    expect(own.locator(".ws-own-status")).to_contain_text("4 months, January to April 2025")
    expect(own.locator(".ws-own-draft")).to_have_count(0)


@pytest.mark.slow
def test_the_facilitator_plays_with_a_teams_numbers_on_her_own_page_only(
    browser, server, played_room
):
    hands = Hands(Facilitator(browser, server).page)
    play = hands.bench.get_by_role("button", name="Play it on the wall")
    expect(play).to_be_visible()
    own = own_numbers(hands)
    own.locator("input[type=file]").set_input_files(SAMPLES / "funnel.csv")
    own.get_by_role("button", name="Use these numbers").click()
    expect(own.locator(".ws-own-status")).to_be_visible()
    expect(play).to_have_count(0)
    own.get_by_role("button", name="Back to the invented firm").click()
    expect(play).to_be_visible()


@pytest.mark.slow
def test_an_option_of_the_last_questions_is_explained(browser, server):
    page = browser.person(PHONE)
    page.goto(f"{server.base}{STUDY}")
    words, check = EXERCISE.texts("en"), EXERCISE.checks[0]
    question = page.get_by_role("group", name=words(f"checks.{check.id}.ask"))
    for option in check.options:
        question.get_by_role("radio", name=words(f"checks.{check.id}.options.{option}")).check()
        expect(question).to_contain_text(words(f"checks.{check.id}.why.{option}"))
        expect(question.locator("strong")).to_contain_text(
            "Right" if option == check.right else "Not quite"
        )
    assert faults(page, ".ws-quiz") == []


@pytest.mark.slow
def test_the_facilitator_plays_a_bonus_of_her_own_on_the_wall(browser, server, played_room):
    desk = Facilitator(browser, server)
    hands = Hands(desk.page)
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(played_room))
    hands.write("marketing", "profit", 1)
    Person(server.base).join(server, played_room, "sales")
    expect(desk.page.get_by_text("15 of 16")).to_be_visible()
    hands.page.keyboard.type("00")
    expect(hands.cell("marketing", "profit")).to_have_value("100")
    hands.press("Make it 100: Marketing")
    hands.press("Play it on the wall")
    expect(hands.bench.get_by_text("It is on the wall now.")).to_be_visible()
    shown = [reveal.chart for reveal in EXERCISE.round("bonus").reveals].index("replayed")
    wait_until(lambda: desk.session()["shown"] == shown)
    expect(wall.locator(".ws-figure")).to_be_visible()
    assert faults(desk.page) == []


@pytest.mark.slow
def test_looking_further_ahead_moves_what_is_best_and_a_market_keeps_what_is_set(browser, server):
    page = browser.person(PHONE)
    page.goto(f"{server.base}{POOL}")
    hands, expected = Hands(page), PoolBench()
    expect(hands.finding).to_have_text(expected.tried("en")["result"]["finding"])
    hands.bench.get_by_role("slider", name="How far ahead we look").press("End")
    expected.take({"sliders": START | {"horizon": 60}, "number": 1})
    far = expected.tried("en")["result"]
    expect(hands.finding).to_have_text(far["finding"])
    expect(hands.bench.locator("output").first).to_have_text("60 months")
    for chart in far["columns"]:
        expect(hands.bench.get_by_role("img", name=chart["sentence"])).to_be_visible()
    hands.press("A commodity")
    expected.preset("commodity")
    expect(hands.finding).to_have_text(expected.tried("en")["result"]["finding"])
    expect(hands.bench.locator(".ws-preset[aria-pressed=true]")).to_have_text("A commodity")
    expect(hands.bench.locator("output").first).to_have_text("60 months")
    assert faults(page, ".ws-bench") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
