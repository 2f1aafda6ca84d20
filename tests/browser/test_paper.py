"""A lesson is read without a kernel: answered, saved, and opened where no widget lives."""

import json

import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import expect

from tests.browser.labs import PATIENCE_MS, Notebook
from tests.browser.people import LAPTOP
from tests.support.lab import lab_of_its_own, stock_voila
from tests.support.server import wait_until
from workshop.commands.new import new_kit

NAME = "02-who-brings-the-money.ipynb"
PLAYED = (
    "02-who-brings-the-money", "03-map-is-not-territory", "07-open-space", "08-kpi-tradeoffs",
    "09-strategy-vs-tactics", "10-must-every-lead-buy",
)  # fmt: skip
"""Lessons in which a reader plays with a model."""

NOT_THERE = "Error displaying widget"
MOST = 900_000
"""Characters of this lesson, answered and saved with all its widgets."""

SAVED_WITH_WIDGETS = "@jupyter-widgets/jupyterlab-manager/plugin.jupyterlab-settings"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """One JupyterLab on a copy of the kit, which saves widgets with a notebook, as it may."""
    settings = {SAVED_WITH_WIDGETS: '{"saveState": true}'}
    with lab_of_its_own(tmp_path_factory.mktemp("paper"), **settings) as running:
        yield running


@pytest.fixture(scope="module")
def people(browsers):
    with browsers.fresh() as fresh:
        yield fresh
    assert fresh.foreign == []


@pytest.fixture(scope="module")
def saved(people, lab):
    """The notebook as it was left: answered, shown, played with, saved; its page is still open."""
    notebook = Notebook(people, lab, NAME).run_all()
    page = notebook.page
    answer(page)
    page.get_by_role("button", name="Show me the room").first.click()
    expect(page.locator(".ws-figure svg").first).to_be_visible(timeout=PATIENCE_MS)
    finding = found(page)
    kept = page.locator(".ws-below", has_text=finding).first
    # One picture after the other comes, and each tells what stands there anew.
    figures = page.locator(".ws-figure svg").count()
    expect(kept.locator("img")).to_have_count(figures, timeout=PATIENCE_MS)
    path = lab.kit / "notebooks" / NAME
    page.keyboard.press("Escape")

    def saved_with_pictures() -> bool:
        # What has just come on the page is not always in what is saved at the same moment.
        page.keyboard.press("Control+s")
        return pictures_in(path) >= figures

    wait_until(saved_with_pictures, patience=30, pause=1)
    notebook.path = path
    return notebook


def pictures_in(path) -> int:
    """Return how many pictures a notebook's outputs have; of one that is being written none."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except ValueError:
        return 0
    outputs = (one.get("data", {}) for cell in cells for one in cell.get("outputs", []))
    return sum("".join(one.get("text/html", "")).count("<img") for one in outputs)


def found(page) -> str:
    """Return the finding of the first reveal, as its figure says it."""
    head = page.locator(".ws-figure :is(h2, h3, h4)").first
    expect(head).not_to_be_empty()
    return head.text_content().strip()


def answer(page) -> None:
    card = page.locator(".ws-card").first
    for number in card.locator("input[inputmode=numeric], input[type=number]").all():
        number.fill("40")
    card.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Saved").first).to_be_visible()


def test_while_a_widget_lives_what_stands_below_it_is_folded(saved):
    page = saved.page
    assert page.locator("details.ws-below").count() > 20
    expect(page.locator("details.ws-below[open]")).to_have_count(0)
    fold = page.locator("details.ws-below", has=page.locator("img")).first
    fold.locator("summary").click()
    expect(fold.locator("img").first).to_be_visible()
    # The headings are the notebook's own, once.
    expect(page.get_by_role("heading", name="Who brings the money", exact=False)).to_have_count(1)


def test_what_was_found_is_in_the_file_and_its_widgets_share_one_script(saved):
    text = saved.path.read_text(encoding="utf-8")
    outputs = [one for cell in json.loads(text)["cells"] for one in cell.get("outputs", [])]
    kept = [one["data"] for one in outputs if "text/markdown" in one.get("data", {})]
    assert all("text/html" in one for one in kept)
    said = "".join("".join(one["text/markdown"]) for one in kept)
    assert "If they vanished for a year: how much of what we earn would be gone?" in said
    assert "40" in said
    finding = found(saved.page)
    assert finding in said
    state = json.loads(text)["metadata"]["widgets"]["application/vnd.jupyter.widget-state+json"]
    scripts = [one["state"].get("_esm", "") for one in state["state"].values()]
    large = [one for one in scripts if len(one) > 1000]
    assert len(large) == 1
    assert len(text) < MOST


def test_a_page_made_of_it_shows_what_was_found_with_the_network_closed(saved, people, tmp_path):
    saved_text = json.loads(saved.path.read_text(encoding="utf-8"))
    saved_text["metadata"].pop("widgets")
    bare = tmp_path / "bare.ipynb"
    bare.write_text(json.dumps(saved_text), encoding="utf-8")
    made, _ = HTMLExporter().from_filename(str(bare))
    (tmp_path / "page.html").write_text(made, encoding="utf-8")
    page = people.person(LAPTOP, java_script_enabled=False)
    page.context.set_offline(True)
    page.goto((tmp_path / "page.html").as_uri())
    people.foreign.clear()  # nbconvert's own page asks elsewhere for formulas
    shows_what_was_found(page, saved)
    assert NOT_THERE not in page.inner_text("body")
    assert "workshop.widgets" not in page.inner_text("body")
    image = page.locator(".ws-below img").first
    assert image.evaluate("(node) => node.complete && node.naturalWidth") > 300
    assert image.get_attribute("alt")


def shows_what_was_found(page, saved) -> None:
    expect(page.get_by_text("how much of what we earn would be gone?").first).to_be_visible()
    expect(page.locator(".ws-below img").first).to_be_visible()
    expect(page.locator(".ws-below table").first).to_be_visible()


def test_opened_again_without_its_kernel_it_shows_what_was_found(saved, people, lab):
    page = saved.page
    finding = found(page)
    saved.choose("Kernel", "Shut Down Kernel")
    text = json.loads(saved.path.read_text(encoding="utf-8"))
    text["metadata"].pop("widgets")
    other = saved.path.with_name("saved.ipynb")
    other.write_text(json.dumps(text), encoding="utf-8")
    again = Notebook(people, lab, other.name).page
    below = again.locator(".ws-below", has_text=finding).first
    below.scroll_into_view_if_needed()
    expect(below).to_have_attribute("open", "")
    expect(below.locator("img").first).to_be_visible()


# -- a model to play with --------------------------------------------------------------------


def moves_a_slider(page) -> None:
    """The picture below the sliders is drawn anew."""
    handle = page.locator(".widget-slider .noUi-handle").first
    handle.scroll_into_view_if_needed(timeout=PATIENCE_MS)
    shown = page.locator(".widget-output").first
    expect(shown.locator("svg, img").first).to_be_visible(timeout=PATIENCE_MS)
    before = shown.inner_html()
    handle.focus()

    def moved() -> bool:
        page.keyboard.press("ArrowRight")
        return shown.inner_html() != before and shown.locator("svg, img").count() > 0

    wait_until(moved, patience=PATIENCE_MS / 1000)
    assert "Traceback" not in shown.inner_text()


@pytest.mark.parametrize("name", [pytest.param(one, marks=pytest.mark.slow) for one in PLAYED[1:]])
def test_the_sliders_of_a_model_move_its_picture_in_jupyterlab(people, lab, name):
    page = Notebook(people, lab, f"{name}.ipynb").run_all().page
    moves_a_slider(page)
    page.close()


def test_the_sliders_of_the_first_model_move_its_picture_in_jupyterlab(people, lab):
    notebook = Notebook(people, lab, NAME)
    notebook.run_all()
    moves_a_slider(notebook.page)
    notebook.page.close()


@pytest.fixture(scope="module")
def voila(tmp_path_factory):
    """Stock Voilà on the kit's notebooks."""
    with stock_voila(new_kit(tmp_path_factory.mktemp("v") / "kit")) as base:
        yield base


@pytest.mark.parametrize(
    "name", [PLAYED[0], *(pytest.param(one, marks=pytest.mark.slow) for one in PLAYED[1:])]
)
def test_the_sliders_of_a_model_move_its_picture_in_stock_voila(people, voila, name):
    page = people.person(LAPTOP)
    page.route(lambda url: not url.startswith(voila), lambda route: route.abort())
    page.goto(f"{voila}/voila/render/notebooks/{name}.ipynb", wait_until="commit")
    moves_a_slider(page)
    # Nobody sees a heading twice, nor anything that stands below for readers without a kernel.
    expect(page.locator("details.ws-below")).to_have_count(0)
    expect(page.locator(".celltag_heading").locator("visible=true")).to_have_count(0)
    page.close()
    people.foreign.clear()  # Voilà's own template asks elsewhere for icons
