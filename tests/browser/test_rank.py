"""A card that asks for an order: dragged, stepped or typed; an untouched order is no answer."""

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import Keyboard
from tests.browser.people import PHONE, Phone
from tests.browser.test_accessibility import faults
from tests.support.server import wait_until
from workshop.content.texts import interface
from workshop.exercises.agenda import alone
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op

EXERCISE = load_exercise("where-are-the-sales")
ITEMS = list(EXERCISE.question("first").items)
SMALL = {"width": 320, "height": 568}
SEND = ".ws-bar .ws-primary"
SAID = ".ws > [role=status]"
BODY_TYPE = 17


class Card:
    """The rows of the card, and what the host has heard."""

    def __init__(self, phone, server, code, language) -> None:
        self.phone, self.page, self._server, self._code = phone, phone.page, server, code
        self.words = interface(language).table("card")
        self.send = self.page.locator(SEND)
        self.fits = self.page.get_by_role("button", name=self.words["rank_fits"], exact=True)

    def order(self) -> list[str]:
        return [row.get_attribute("data-item") for row in self.page.locator(".ws-rank").all()]

    def stands(self, *items) -> None:
        expect(self.page.locator(".ws-rank").nth(len(items) - 1)).to_be_visible()
        assert self.order() == list(items)

    def grip(self, item):
        return self.page.locator(f"[data-item='{item}'] .ws-grip")

    def middle(self, item) -> tuple[float, float]:
        box = self.grip(item).bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def answers(self) -> int:
        look = self._server.ask("look", code=self._code)
        return look["answered"]["questions"]["first"]["n"]

    def is_sent(self) -> None:
        self.send.click()
        expect(self.page.locator(".ws-kind-rank")).to_have_count(0)
        wait_until(lambda: self.answers() == 1)


class Finger:
    """One finger on a touch screen."""

    def __init__(self, page) -> None:
        self._devtools = page.context.new_cdp_session(page)

    def slides(self, begin, end, steps=8, lift=True) -> None:
        (x, y), (to_x, to_y) = begin, end
        self._touch("touchStart", x, y)
        for step in range(1, steps + 1):
            part = step / steps
            self._touch("touchMove", x + (to_x - x) * part, y + (to_y - y) * part)
        if lift:
            self.lifts()

    def lifts(self) -> None:
        self._send("touchEnd", [])

    def _touch(self, kind, x, y) -> None:
        self._send(kind, [{"x": x, "y": y}])

    def _send(self, kind, points) -> None:
        self._devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@pytest.fixture
def code(server):
    """A session whose last round is asked."""
    told = {"agenda": alone(EXERCISE.slug), "departments": ["sales", "marketing"], "expected": 16}
    opened = server.ask("open", op=new_op(), name="A room", language="en", **told)
    code = opened["session"]["code"]
    while True:
        session = server.ask("advance", op=new_op(), code=code, to="next")["session"]
        server.ask("advance", op=new_op(), code=code, to="asking")
        if session["round"] == "again":
            return code


@pytest.fixture
def card_for(browser, server, code):
    """Return the card in front of somebody who has just skipped the one before it."""

    def open_card(language="en", size=PHONE, **options) -> Card:
        phone = Phone(browser, language, size, **options).join(server, code, "sales")
        phone.sees("asking")
        skip = interface(language)("card.skip")
        phone.page.get_by_role("button", name=skip).click()
        expect(phone.page.locator(".ws-kind-rank")).to_be_visible()
        return Card(phone, server, code, language)

    return open_card


@pytest.fixture
def card(card_for):
    return card_for()


def test_an_untouched_order_is_not_sent_and_says_what_is_missing(card_for):
    card = card_for(size=SMALL)
    card.stands(*ITEMS)
    card.send.click()
    expect(card.page.locator(".ws-aside")).to_contain_text(card.words["rank_untouched"])
    expect(card.page.locator(SAID)).to_have_text(card.words["rank_untouched"])
    expect(card.fits).to_be_in_viewport(ratio=1)
    card.stands(*ITEMS)
    assert card.answers() == 0


@pytest.mark.slow
def test_an_order_that_fits_as_it_stands_is_sent_once_somebody_says_so(card):
    card.fits.click()
    expect(card.send).to_be_focused()
    expect(card.page.locator(".ws-rank-standing")).to_contain_text(card.words["rank_done"])
    card.stands(*ITEMS)
    card.is_sent()


@pytest.mark.slow
def test_a_row_is_dragged_with_the_mouse(card):
    first, second, third, *rest = ITEMS
    mouse = card.page.mouse
    mouse.move(*card.middle(third))
    mouse.down()
    x, y = card.middle(first)
    mouse.move(x, y - 10, steps=8)
    expect(card.grip(third)).to_contain_text("1")
    expect(card.grip(first)).to_contain_text("2")
    mouse.up()
    card.stands(third, first, second, *rest)
    expect(card.page.locator(SAID)).to_contain_text("now 1 of 5")
    card.is_sent()


@pytest.mark.slow
def test_a_row_that_is_put_back_where_it_was_has_not_been_moved(card):
    mouse = card.page.mouse
    x, y = card.middle(ITEMS[1])
    mouse.move(x, y)
    mouse.down()
    mouse.move(x, y + 90, steps=4)
    mouse.move(x, y, steps=4)
    mouse.up()
    card.stands(*ITEMS)
    expect(card.fits).to_be_visible()
    expect(card.page.locator("[data-dragging], [style*=translate]")).to_have_count(0)


def test_a_row_is_dragged_with_a_finger_and_the_page_stays(card_for):
    card = card_for(has_touch=True)
    first, *others = ITEMS
    x, y = card.middle(others[-1])
    Finger(card.page).slides(card.middle(first), (x, y + 12))
    card.stands(*others, first)
    assert card.page.evaluate("scrollY") == 0
    card.is_sent()


@pytest.mark.slow
def test_a_finger_beside_the_handle_scrolls_the_page(card_for):
    card = card_for(size=SMALL, has_touch=True)
    text = card.page.locator(".ws-rank-text").nth(1).bounding_box()
    x, y = text["x"] + 20, text["y"] + 10
    Finger(card.page).slides((x, y), (x, y - 200))
    card.page.wait_for_function("scrollY > 50")
    card.stands(*ITEMS)
    expect(card.fits).to_be_attached()


@pytest.mark.slow
def test_near_the_edge_the_page_scrolls_until_the_last_place_is_reached(card_for):
    card = card_for(size=SMALL, has_touch=True)
    finger, (x, y) = Finger(card.page), card.middle(ITEMS[0])
    bar = card.page.locator(".ws-bar").bounding_box()
    finger.slides((x, y), (x, bar["y"] - 4), lift=False)
    expect(card.grip(ITEMS[0])).to_contain_text("5")
    assert card.page.evaluate("scrollY") > 0
    finger.lifts()
    card.stands(*ITEMS[1:], ITEMS[0])


@pytest.mark.slow
def test_a_drag_that_the_browser_takes_away_moves_nothing(card):
    card.page.mouse.move(*card.middle(ITEMS[2]))
    card.page.mouse.down()
    card.page.mouse.move(*card.middle(ITEMS[0]), steps=4)
    card.grip(ITEMS[2]).dispatch_event("pointercancel")
    card.page.mouse.up()
    card.stands(*ITEMS)
    expect(card.page.locator("[data-dragging], [style*=translate]")).to_have_count(0)


@pytest.mark.slow
def test_the_buttons_step_and_keep_the_focus(card):
    first, second, *rest = ITEMS
    down = card.page.locator(f"[data-item='{first}'] .ws-rank-move").last
    up = card.page.locator(f"[data-item='{first}'] .ws-rank-move").first
    down.click()
    card.stands(second, first, *rest)
    expect(down).to_be_focused()
    up.click()
    card.stands(first, second, *rest)
    expect(up).to_be_focused()
    expect(up).to_have_attribute("aria-disabled", "true")
    up.press("Enter")
    card.stands(first, second, *rest)


@pytest.mark.slow
def test_rows_glide_unless_less_motion_is_wanted(card):
    step = """() => {
      document.querySelector(".ws-rank-move:not([aria-disabled])").click();
      return document.querySelector(".ws-ranks").getAnimations({ subtree: true }).length;
    }"""
    for motion, rows in (("reduce", 0), ("no-preference", 2)):
        card.page.emulate_media(reduced_motion=motion)
        assert card.page.evaluate(step) == rows


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "nå nummer 3 av 5"), pytest.param("en", "now 3 of 5", marks=pytest.mark.slow)],
)
def test_the_keyboard_alone_puts_things_in_order(card_for, language, said):
    card = card_for(language)
    first, second, third, *rest = ITEMS
    hands, grip = Keyboard(card.page), f"[data-item='{first}'] .ws-grip"
    hands.go_to(grip).press("Space").press("ArrowDown", 2).keeps(grip)
    expect(card.page.locator(SAID)).to_contain_text(said)
    assert not hands.fault()
    hands.press("Space").press("ArrowDown")
    card.stands(second, third, first, *rest)
    hands.press("Alt+ArrowUp").keeps(grip)
    card.stands(second, first, third, *rest)
    hands.go_to(f"[data-item='{third}'] .ws-rank-move").press("Alt+ArrowDown")
    card.stands(second, first, rest[0], third, rest[1])
    hands.keeps(f"[data-item='{third}'] .ws-rank-move")
    hands.go_to(SEND).press("Enter")
    wait_until(lambda: card.answers() == 1)


@pytest.mark.slow
def test_escape_gives_back_an_order_and_that_nothing_was_moved(card):
    hands, grip = Keyboard(card.page), f"[data-item='{ITEMS[4]}'] .ws-grip"
    hands.go_to(grip).press("Space").press("ArrowUp", 3)
    expect(card.fits).to_have_count(0)
    hands.press("Escape").keeps(grip)
    card.stands(*ITEMS)
    expect(card.fits).to_be_visible()
    expect(card.page.locator(SAID)).to_contain_text("back at 5 of 5")


@pytest.mark.slow
def test_an_item_is_put_down_when_the_focus_leaves_it(card):
    hands, grip = Keyboard(card.page), card.grip(ITEMS[1])
    hands.go_to(f"[data-item='{ITEMS[1]}'] .ws-grip").press("Space")
    expect(grip).to_have_attribute("aria-pressed", "true")
    hands.press("Tab")
    expect(grip).to_have_attribute("aria-pressed", "false")


@pytest.mark.slow
def test_a_draft_survives_a_reload(card):
    first, second, *rest = ITEMS
    card.page.locator(f"[data-item='{first}'] .ws-rank-move").last.click()
    card.page.reload()
    expect(card.page.locator(".ws-kind-rank")).to_be_visible()
    card.stands(second, first, *rest)
    assert card.answers() == 0
    card.is_sent()
    card.page.reload()
    card.page.get_by_role("button", name="Skip").click()
    card.stands(second, first, *rest)
    expect(card.page.locator(".ws-status")).to_contain_text(card.words["saved"])


@pytest.mark.parametrize("language", ["nb", pytest.param("en", marks=pytest.mark.slow)])
def test_the_card_fits_a_narrow_phone_with_large_targets_and_type(card_for, language):
    page = card_for(language, size=SMALL).page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for target in page.locator(".ws-ranking button").all():
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 44, target.get_attribute("aria-label")
    sizes = page.locator(".ws-ranking :is(p, span, b, button)").evaluate_all(
        "(all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= BODY_TYPE


@pytest.mark.parametrize("scheme", ["dark", pytest.param("light", marks=pytest.mark.slow)])
def test_the_card_has_no_fault_in_any_state(card_for, scheme):
    card = card_for("nb", color_scheme=scheme)
    assert faults(card.page) == []
    card.send.click()
    assert faults(card.page) == []
    Keyboard(card.page).go_to(f"[data-item='{ITEMS[0]}'] .ws-grip", "Shift+Tab").press("Space")
    assert faults(card.page) == []
    card.page.keyboard.press("ArrowDown")
    assert faults(card.page) == []
