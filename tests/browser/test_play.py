"""A side of the firm, played alone in the notebook of the exercise, by keyboard and on a phone."""

from playwright.sync_api import expect

from tests.browser.people import PHONE
from tests.browser.test_accessibility import Inspector

STUDY = "/voila/render/08-kpi-tradeoffs.ipynb"


def test_a_game_is_played_by_keyboard_on_a_phone_and_is_free_of_faults(browser, server):
    page = browser.person(PHONE)
    page.goto(f"{server.base}{STUDY}")
    # A page of which a part has not come yet may fetch itself anew.
    expect(page.locator(".ws-quiz")).to_be_visible()
    # Below it stands another game, with another bonus.
    game = page.locator("[id='cell-id=p02']")
    # What only readers of cells play with is not run here.
    expect(page.locator(".widget-interact")).to_have_count(0)
    reach = game.get_by_label("Reach", exact=True)
    reach.focus()
    reach.fill("4")
    page.keyboard.press("Tab")
    expect(game.get_by_text("There are 8 people: take 1 off somewhere").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(game.get_by_label("Brand", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(game.get_by_role("status").filter(has_text="of a full bonus if")).to_have_count(1)
    eye = Inspector()
    eye.look(page, "while a plan is set")
    for quarter in range(1, 5):
        expect(game.get_by_text(f"Quarter {quarter} of 4.")).to_be_visible()
        close = game.get_by_role("button", name="Close the quarter")
        close.focus()
        page.keyboard.press("Enter")
    expect(game.get_by_text("less than the best for the owner.")).to_be_visible()
    expect(game.get_by_role("button", name="Play the other side")).to_be_visible()
    eye.look(page, "when the game is over")
    assert not eye.found, eye.told()
    game.get_by_role("button", name="Play the other side").click()
    expect(game.get_by_label("Customer care", exact=True)).to_be_visible()
