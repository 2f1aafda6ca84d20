"""It stays Voilà: a kit's own room notebook on phones, and every lesson in stock Voilà."""

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import expect

from tests.browser.answers import EXERCISE
from tests.browser.people import LAPTOP, Phone, agree_with_both
from tests.support.lab import stock_voila
from tests.support.server import RunningServer
from workshop.commands.new import new_kit
from workshop.host.client import new_op

ROOT = Path(__file__).parents[2]
WELCOME = "## Welcome to the *autumn* meeting\n\nCoffee is at **ten**.\n\n- first\n- second"
SLIDER = """
from ipywidgets import IntSlider, Label, VBox
slider, told = IntSlider(value=3, min=0, max=10, description="Hope"), Label("Hope is 3")
slider.observe(lambda change: setattr(told, "value", f"Hope is {change['new']}"), "value")
VBox([slider, told])
"""


def cell(kind: str, source: str) -> Any:
    made = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}[kind]
    return made(source, id=f"own-{kind}")


@pytest.fixture
def serve(tmp_path):
    """Starts a server on a copy of the kit whose room notebook has more cells."""
    running = []

    def start(*cells: Any) -> RunningServer:
        kit = new_kit(tmp_path / "kit")
        path = kit / "notebooks" / "room.ipynb"
        notebook = nbformat.read(path, as_version=4)
        notebook.cells = [*cells[:1], *notebook.cells, *cells[1:]]
        nbformat.write(notebook, path)
        server = RunningServer(tmp_path, environment={"WORKSHOP_KIT": str(kit)}).start()
        running.append(server)
        return server

    yield start
    for server in running:
        server.stop()
        server.assert_nothing_left()


def asking(server) -> str:
    told = {
        "agenda": "only.where-are-the-sales",
        "departments": ["sales", "marketing"],
        "expected": 4,
    }
    opened = server.ask("open", op=new_op(), name="A room", language="en", **told)
    server.ask("advance", op=new_op(), code=opened["session"]["code"], to="asking")
    return opened["session"]["code"]


def answers_one(phone, server, code) -> None:
    phone.sees("asking")
    phone.answer(EXERCISE, "claim", {"dream": "4", "pointless": "4"})
    phone.saved()
    assert server.ask("look", code=code)["answered"]["questions"]["claim"]["n"] == 1


@pytest.mark.slow
def test_a_cell_of_words_stands_on_the_lean_page(browser, serve):
    server = serve(cell("markdown", WELCOME))
    code = asking(server)
    phone = Phone(browser).join(server, code, "sales")
    answers_one(phone, server, code)
    heading = phone.page.get_by_role("heading", name="Welcome to the autumn meeting")
    expect(heading).to_be_visible()
    expect(phone.page.locator(".wk-prose strong")).to_have_text("ten")
    expect(phone.page.locator(".wk-prose li")).to_have_count(2)
    place = phone.page.locator(".wk-prose").bounding_box()
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= 390
    assert len(server.kernels()) == 1
    assert phone.page.locator("script[src*='voila']").count() == 0


@pytest.mark.slow
def test_a_slider_of_ones_own_works_on_a_phone_beside_the_card(browser, serve):
    server = serve(cell("markdown", WELCOME), cell("code", SLIDER))
    code = asking(server)
    phone = Phone(browser).join(server, code, "sales")
    answers_one(phone, server, code)
    expect(phone.page.get_by_role("heading", name="Welcome to the autumn meeting")).to_be_visible()
    expect(phone.page.get_by_text("Hope is 3")).to_be_visible()
    handle = phone.page.locator(".noUi-handle")
    handle.focus()
    handle.press("ArrowRight")
    expect(phone.page.get_by_text("Hope is 4")).to_be_visible()
    server.ask("advance", op=new_op(), code=code, to="closed")
    phone.sees("closed")
    phone.page.reload()
    phone.sees("closed")
    expect(phone.page.get_by_text("Hope is 3")).to_be_visible()


# -- stock Voilà -----------------------------------------------------------------------------


@pytest.fixture
def voila():
    with stock_voila(ROOT / "notebooks") as base:
        yield base


def assert_speaks_of_no_cells(page):
    """Nobody sees any here: neither what is shown nor what is kept for later speaks of them."""
    page.locator("label", has_text="Norsk").first.click()
    expect(page.get_by_role("heading", name="Mandagsmøtet").first).to_be_visible()
    said = page.inner_text("body") + page.content()
    assert not re.findall(r"(?i)run all|all cells|its cell|kjør (?:alle )?cell", said)


@pytest.mark.slow
def test_stock_voila_serves_a_lesson(browser, voila):
    page = browser.person(LAPTOP)
    page.route(lambda url: not url.startswith(voila), lambda route: route.abort())
    page.goto(f"{voila}/voila/render/01-where-are-the-sales.ipynb", wait_until="commit")
    browser.foreign.clear()  # Voilà's own template asks elsewhere for icons
    expect(page.get_by_role("heading", name="Do you agree?")).to_be_visible(timeout=90_000)
    agree_with_both(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Saved").first).to_be_visible()
    page.get_by_role("button", name="Show me the room").first.click()
    expect(page.locator(".ws-figure svg").first).to_be_visible()
    assert_speaks_of_no_cells(page)
    browser.foreign.clear()  # Voilà's own template asks elsewhere for icons
