"""Whoever edits the participants' notebook changes what phones show, while the server runs too."""

import re

import pytest

from benchmarks.visitor import carried
from tests.support.full_line import kernel_of
from tests.support.kits import edited_kit, write_cells
from tests.support.phone_line import seated
from tests.support.server import RunningServer, wait_until
from workshop.host.client import new_op

ROOM = "/voila/render/room.ipynb"
CARD = "from workshop.pages import room\n\nroom.show()"
SLIDER = """
import ipywidgets

told = ipywidgets.Label("nothing yet")
slider = ipywidgets.IntSlider(value=3, description="How many?")
slider.observe(lambda change: setattr(told, "value", str(change["new"])), names="value")
ipywidgets.VBox([slider, told])
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    return edited_kit(tmp_path_factory.mktemp("own") / "kit", [CARD])


@pytest.fixture(scope="module")
def server(tmp_path_factory, kit):
    place = tmp_path_factory.mktemp("edited")
    mine = {"WORKSHOP_KIT": str(kit)}
    running = RunningServer(place, environment=mine, log=place / "said").start()
    yield running
    running.stop()
    running.assert_nothing_left()


@pytest.fixture
def phone(server):
    told = {
        "name": "A room",
        "agenda": "only.where-are-the-sales",
        "departments": ["sales", "marketing"],
    }
    opened = server.ask("open", op=new_op(), language="en", expected=20, **told)["session"]
    return seated(server, opened["code"])


def shown(phone, kit, cells):
    """Return the next page after the notebook was edited."""
    write_cells(kit, cells)
    page = phone.get(ROOM)
    assert page.status == 200
    return page


@pytest.mark.slow
def test_a_markdown_cell_stands_on_the_lean_page(server, kit, phone):
    assert "Good morning" not in phone.get(ROOM).body
    page = shown(phone, kit, ["md:## Good *morning*", CARD])
    assert "<em>morning</em>" in page.body
    assert page.body.index("Good") < page.body.index('data-card="0"')
    assert carried(page.body)["cards"]
    assert server.page_kernels() == []


def test_a_code_cell_that_shows_nothing_changes_nothing_else(server, kit, phone):
    page = shown(phone, kit, ["number = 3", CARD, "md:The end."])
    assert len(re.findall("data-card", page.body)) == 1
    assert "The end." in page.body
    assert "Good" not in page.body


@pytest.mark.slow
def test_a_slider_gets_the_full_page_with_a_kernel_of_its_own(server, kit, phone):
    page = shown(phone, kit, [CARD, SLIDER])
    assert 'id="jupyter-config-data"' in page.body
    assert kernel_of(page)
    wait_until(lambda: len(server.page_kernels()) == 1)
    said = (server.database.parent / "said").read_text()
    assert "each participant gets Voilà's full page" in said
    page = shown(phone, kit, ["md:Lean again.", CARD])
    assert "Lean again." in page.body
    assert carried(page.body)["cards"]


@pytest.mark.slow
def test_each_phone_with_a_full_page_has_its_own_kernel(server, kit, phone):
    before = set(server.page_kernels())
    pages = [shown(phone, kit, [CARD, SLIDER])]
    other = seated(server, carried_code(server))
    pages.append(other.get(ROOM))
    assert len({kernel_of(page) for page in pages}) == 2
    wait_until(lambda: len(set(server.page_kernels()) - before) == 2)
    write_cells(kit, [CARD])


def carried_code(server) -> str:
    return server.ask("sessions")["sessions"][0]["code"]
