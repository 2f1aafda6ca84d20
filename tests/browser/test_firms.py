"""A firm plays two quarters on six phones: by taps and by keys, reloaded, taken back, agreed on."""

from dataclasses import replace
from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser.layout import HALL, LAPTOP, PHONE, SMALL, WALL, ZOOMED, Eye
from tests.browser.people import Facilitator, Phone
from tests.browser.playing import Programme, who_taps_everything
from tests.browser.test_accessibility import Inspector
from tests.browser.test_ninety_minutes import (
    looked_at,
    no_phone_complains,
    what_was_sent_is_in_the_database,
)
from tests.support.firms import SLUG
from tests.support.server import RunningServer, wait_until
from tests.support.small_game import BESIDE, small_game
from workshop.content.texts import interface
from workshop.host.client import new_op
from workshop.models.courses import game_of

GAME = game_of("kpi-game", {"bonus": "each", "quarters": 2})


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server whose kit has the small game."""
    place = tmp_path_factory.mktemp("firms")
    (place / "kit").mkdir()
    running = RunningServer(place, environment=small_game(place / "kit")).start()
    yield running
    running.stop()
    running.assert_nothing_left()


class Player:
    """Somebody with the card of a quarter before her."""

    def __init__(self, browser, server, code, side, language="en") -> None:
        self.phone = Phone(browser, language).join(server, code, side, by_link=True)
        self.page, self.words = self.phone.page, interface(language).table("play.card")
        self.phone.sees("lobby")

    def plan(self):
        return [int(text) for text in self.page.locator("[role=spinbutton]").all_inner_texts()]

    def shows(self, plan) -> "Player":
        expect(self.page.locator("[role=spinbutton]")).to_have_text([str(n) for n in plan])
        return self

    def offered(self) -> str:
        return self.page.locator(".ws-plan-offer b").inner_text()

    def more(self, item, times=1):
        self._step("more", item, times)

    def less(self, item, times=1):
        self._step("less", item, times)

    def _step(self, which, item, times):
        label = self.words[f"plan_{which}"].format(item=item)
        for _ in range(times):
            self.page.get_by_role("button", name=label, exact=True).click()

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def propose(self):
        self.page.get_by_role("button", name=self.words["plan_propose"], exact=True).click()
        self.stands()

    def stands(self):
        expect(self.page.locator(".ws-plan-stands")).to_be_visible()
        self.phone.saved()

    def row(self, text):
        return self.page.locator(".ws-plan-team li", has_text=text)

    def agree(self, text):
        self.row(text).get_by_role("button").click()
        self.stands()

    def take_back(self):
        self.page.get_by_role("button", name=self.words["plan_back"]).click()
        expect(self.page.locator(".ws-plan-stands")).to_have_count(0)
        self.phone.saved()


@pytest.fixture
def room(browser, server):
    """Three of each side on phones, a wall and a console, in the lobby."""
    code = opened(server, SLUG)
    sides = [("marketing", "en")] * 3 + [("sales", "nb")] * 3
    players = [Player(browser, server, code, side, language) for side, language in sides]
    arrived(server, code)
    wall = browser.person(WALL.size)
    wall.goto(server.wall(code))
    yield code, players[:3], players[3:], wall, Facilitator(browser, server)
    server.ask("advance", op=new_op(), code=code, to="end")


def opened(server, slug):
    told = {"name": "Firms", "departments": ["sales", "marketing"], "expected": 6}
    return server.ask("open", op=new_op(), language="en", exercises=[slug], **told)["session"][
        "code"
    ]


def arrived(server, code):
    """Wait until everybody who is to be dealt into a firm has opened her page."""
    wait_until(lambda: all(p["arrived"] for p in server.ask("look", code=code)["people"]))


def pays(plan, last):
    """Return what a plan of marketing's would pay, as the phone writes it."""
    at = GAME.plans("marketing").tolist().index(plan)
    return f"{round(100 * GAME.offers(GAME.start(), 'marketing', last)[at])}%"


def test_a_firm_plays_two_quarters(server, room):
    code, (ann, bea, cat), sales, wall, facilitator = room
    facilitator.next()
    expect(ann.page.locator(".ws-firm-name")).to_have_text("Fjordkaffe")
    expect(ann.page.locator(".ws-firm")).to_contain_text("with 2 others")
    expect(wall.locator(".ws-firms-rows li:not(.ws-firms-key)")).to_have_text(["Fjordkaffe3 + 3"])
    facilitator.next()

    # By taps; more than eight cannot work.
    ann.shows([3, 3, 2])
    assert ann.offered() == pays([3, 3, 2], GAME.usual())
    ann.page.get_by_role("button", name="One more: Reach", exact=True).click(force=True)
    expect(ann.page.locator(".ws-plan-idle")).to_contain_text("Take one off somewhere else first")
    ann.less("Brand", 2)
    ann.more("Reach", 2)
    ann.shows([5, 3, 0])
    assert ann.offered() == pays([5, 3, 0], GAME.usual())
    ann.propose()
    expect(bea.row("Reach 5, Lead quality 3")).to_contain_text("1 of 3 proposes this")

    # By keys; what is set survives a reload, and what others do.
    bea.page.locator("[role=spinbutton]").nth(1).focus()
    bea.press("Home", "Tab", "ArrowDown", "ArrowDown", "Shift+Tab", "Shift+Tab", "End")
    bea.shows([8, 0, 0])
    assert bea.offered() == pays([8, 0, 0], GAME.usual())
    expect(bea.page.locator(".ws > [role=status]")).to_contain_text("Reach: 8. All 8 are at work.")
    bea.page.reload()
    bea.shows([8, 0, 0])
    expect(bea.row("Reach 5, Lead quality 3")).to_be_visible()
    bea.page.get_by_role("button", name="Propose", exact=True).focus()
    bea.press("Enter")
    bea.stands()

    # A finger that is down hits what it was put on, though the row above it has gone.
    expect(cat.page.locator(".ws-plan-team li")).to_have_count(2)
    button = cat.row("Reach 8").get_by_role("button")
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    cat.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    cat.page.mouse.down()
    ann.take_back()
    ann.shows([5, 3, 0])
    expect(bea.page.locator(".ws-plan-team li")).to_have_count(1)
    expect(cat.page.locator(".ws-plan-team li")).to_have_count(2)
    cat.page.mouse.up()
    cat.stands()
    cat.shows([8, 0, 0])
    expect(cat.page.locator(".ws-plan-team li")).to_have_count(1)

    # All three agree.
    marks = wall.locator(".ws-team .ws-glyph")
    expect(marks.first).to_have_attribute("data-state", "proposed")
    ann.agree("Reach 8")
    for player in (ann, bea, cat):
        expect(player.page.locator(".ws-plan-stands")).to_have_text(
            "✓All 3 agree: this plan stands."
        )
    expect(marks.first).to_have_attribute("data-state", "agreed")
    expect(wall.locator(".ws-quarter-agreed")).to_have_text("1 of 2 teams has agreed")
    expect(facilitator.page.locator(".ws-waits")).to_have_text("Fjordkaffe: sales")
    assert "Reach" not in wall.locator(".ws").inner_text()

    # By the button: nobody in sales proposed, so they go on as they were.
    facilitator.next()
    for player in (ann, cat):
        player.shows([8, 0, 0])
        expect(player.page.locator(".ws-plan-past dd")).to_have_count(5)
        expect(player.page.locator(".ws-plan-team li")).to_have_count(0)
    sales[0].shows([3, 3, 2])
    expect(bea.page.locator(".ws-progress-line")).to_contain_text("Quarter 2 of 2")
    expect(bea.page.locator(".ws > [role=status]")).to_contain_text("Quarter 2 of 2. What do your")

    # By the clock, in the middle of what somebody sets.
    sales[0].less("Nysalg")
    sales[1].page.locator(".ws-bar .ws-primary").click()
    sales[1].stands()
    server.ask("clock", code=code, seconds=1)
    for player in (ann, sales[0]):
        expect(player.page.locator("textarea")).to_be_visible()
    wait_until(partial(is_over, server, code))


def is_over(server, code):
    play = server.ask("look", code=code)["play"]
    return play["turn"] == 0 and play["begun"]


def test_the_facilitator_chooses_what_a_game_pays_or_what_was_agreed(browser, server):
    code = opened(server, SLUG)
    player = Player(browser, server, code, "marketing")
    arrived(server, code)
    server.ask("advance", op=new_op(), code=code, to="next")
    server.ask("advance", op=new_op(), code=code, step=1)
    facilitator = Facilitator(browser, server)
    wall = browser.person(WALL.size)
    wall.goto(server.wall(code))
    desk = facilitator.page.locator(".ws-paying")
    expect(desk.get_by_label("Each for itself")).to_be_checked()
    desk.get_by_label("Crossed bonus").check()
    expect(wall.locator(".ws-paid")).to_contain_text("half leads, half the firm’s profit")
    desk.locator("summary").click()
    cell = {name: f"[data-cell='{name}']" for name in ("marketing profit", "sales newcust")}
    desk.locator(cell["marketing profit"]).fill("100")
    use = desk.get_by_role("button", name="Play by what we agreed")
    expect(use).to_have_attribute("aria-disabled", "true")
    desk.locator(cell["sales newcust"]).fill("100")
    use.click()
    expect(wall.locator(".ws-paid")).to_contain_text("Marketing: Profit 100%")
    expect(desk.locator("summary")).to_contain_text("Chosen")
    facilitator.next()
    expect(player.page.locator(".ws-plan-where")).to_contain_text("Your bonus: New customers 100%")
    expect(desk).to_have_count(0)
    server.ask("advance", op=new_op(), code=code, to="end")


class Looker:
    """Looks at pages as those who see, and as those who do not; tells everything at the end."""

    def __init__(self) -> None:
        self.eye, self.ear = Eye(), Inspector()

    def look(self, page, name, *places, scheme="light"):
        page.emulate_media(color_scheme=scheme)
        self.eye.look(page, name, *places)
        self.ear.look(page, name, schemes=(scheme,))
        page.set_viewport_size(places[0].size)

    def told(self):
        return "\n".join(filter(None, (self.eye.told(), self.ear.told())))


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_pages_of_a_game_fit_and_have_no_fault(browser, server, whole):
    look_at_all = partial(look_around, whole)
    code, looker = opened(server, SLUG), Looker()
    sides = [("marketing", "en"), ("sales", "nb"), ("marketing", "nb"), ("sales", "en")]
    players = [Player(browser, server, code, side, language) for side, language in sides]
    arrived(server, code)
    wall, desk = browser.person(WALL.size, "nb"), Facilitator(browser, server)
    wall.goto(server.wall(code))
    desk.next()
    look_at_all(looker, "story", players[:2], wall, desk)
    desk.next()
    for player in players:
        expect(player.page.locator(".ws-plan-offer b")).to_be_visible()
    players[2].page.locator(".ws-bar .ws-primary").click()
    players[2].stands()
    expect(players[0].page.locator(".ws-plan-team li")).to_have_count(1)
    look_at_all(looker, "quarter", players[:3], wall, desk)
    players[0].agree("Reach 3")
    desk.next()
    expect(players[0].page.locator(".ws-plan-past")).to_be_visible()
    look_at_all(looker, "second quarter", players[:2], wall, desk)
    server.ask("advance", op=new_op(), code=code, step=1)
    desk.page.locator(".ws-paying summary").click()
    look_at_all(looker, "what is paid for", players[:1], wall, desk)
    server.ask("advance", op=new_op(), code=code, to="end")
    if looker.told():
        pytest.fail(looker.told(), pytrace=False)


PLACES, SCHEMES = (PHONE, SMALL, ZOOMED), ("light", "dark")


def look_around(whole, looker, name, players, wall, desk):
    """Look at phones, wall and console; unless at the whole, each phone in one place in turn."""
    for turn, player in enumerate(players):
        places = PLACES if whole else (PLACES[turn],)
        looker.look(player.page, f"{name} phone {turn}", *places, scheme=SCHEMES[turn % 2])
    looker.look(wall, f"{name} wall", *((WALL, HALL) if whole else (WALL,)))
    looker.look(desk.page, f"{name} console", LAPTOP, PHONE)


def test_a_pair_sets_a_share_by_finger_and_by_keys(browser, server):
    code = opened(server, BESIDE)
    ann, bea = (Player(browser, server, code, side) for side in ("marketing", "sales"))
    arrived(server, code)
    for to in ("next", "asking"):
        server.ask("advance", op=new_op(), code=code, to=to)
    shown = ann.page.locator(".ws-plan-share output")
    expect(shown).to_have_text("50%")
    slider = ann.page.get_by_role("slider")
    slider.focus()
    ann.press("ArrowRight", "ArrowRight")
    expect(shown).to_have_text("60%")
    expect(slider).to_have_attribute("aria-valuetext", "60%")
    ann.page.locator(".ws-bar .ws-primary").click()
    ann.stands()
    bea.agree("60%")
    expect(ann.page.locator(".ws-plan-stands")).to_have_text("✓You both agree: this plan stands.")
    looker = Looker()
    looker.look(ann.page, "share", PHONE, SMALL)
    server.ask("advance", op=new_op(), code=code, to="end")
    assert looker.told() == ""


@pytest.mark.slow
@pytest.mark.timeout(2400)
@pytest.mark.parametrize(("marketing", "sales", "language"), [(7, 5, "nb"), (12, 4, "en")])
def test_uneven_departments_play_the_whole_exercise(
    browser, fresh_server, marketing, sales, language
):
    eye, departments = Eye(), ["marketing"] * marketing + ["sales"] * sales
    told = {"name": "Firms", "departments": ["sales", "marketing"], "expected": len(departments)}
    code = fresh_server.ask(
        "open", op=new_op(), language=language, exercises=["kpi-tradeoffs"], **told
    )["session"]["code"]
    played = Programme(browser, fresh_server, "people", language, partial(looked_at, eye))
    people = who_taps_everything("polarised", len(departments))
    played.enter(code, [replace(p, department=d) for p, d in zip(people, departments, strict=True)])
    played.play()
    if eye.told():
        pytest.fail(eye.told(), pytrace=False)
    no_phone_complains(browser, played)
    what_was_sent_is_in_the_database(played)
