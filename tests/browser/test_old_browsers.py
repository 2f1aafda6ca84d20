"""Phones of the last years: pages need nothing that they lack; older ones are told."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.linting import FLOOR
from tests.browser.people import Phone
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.host.client import new_op
from workshop.server import bundles
from workshop.server.share import JUPYTER
from workshop.widgets.card import Card
from workshop.widgets.view import joined

ROOT = Path(__file__).parents[2]
TEMPLATES = JUPYTER / "voila" / "templates"
DOORS = TEMPLATES / "workshop" / "static"

PROGRESSIVE = [
    (r"viewport-unit-variants", r"100vh.*100dvh|100dvh;|dvh", "100vh stands before it"),
    (r"css-touch-action", r"touch-action", "Safari on a desk; there is nothing to touch there"),
    (r"css-resize", r"resize", "a text field that cannot be drawn larger scrolls"),
    (r"css-paged-media", r"@page", "paper keeps the margins that the browser gives it"),
    (r"css3-cursors-grab", r"cursor: grab", "a phone has no pointer"),
    (r"css-has", r"label:has\(> input:focus-visible\)|\.wk-choice:has\(:focus-visible\)",
     "focus-within stands in for it"),
    (r"css-has", r"\.wk-choice:has\(:checked\) \{", "the dot is filled without it"),
    (r"css-has", r"\.jp-|^\.wk-body:has\(\.wk-trouble", "only on Voilà's full page"),
]  # fmt: skip
"""Features that pages do without where a browser lacks them: which, where, and why."""


def scripts() -> dict[str, str]:
    """Every script that a participant's browser runs as the server sends it."""
    inline = re.search(r"<script>\n(.*?)</script>", room_template(), re.DOTALL)
    return {
        "Card.js": str(Card._esm),
        "Room.js": bundles.text("Room.js"),
        "page.js": inline[1],
        **{name: (DOORS / name).read_text() for name in ("before.js", "door.js", "settle.js")},
    }


def styles() -> dict[str, str]:
    return {
        "Card.css": str(Card._css),
        "Room.css": bundles.text("Room.css"),
        "page.css": (DOORS / "page.css").read_text(),
        "style.css": joined("style.css"),
    }


def room_template() -> str:
    return (TEMPLATES / "workshop-room" / "index.html.j2").read_text()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_linters_know_what_old_browsers_lack(linters):
    new = "export const last = [1].toSorted().findLast((x) => x > 0) ?? Object.groupBy([], String);"
    assert len(linters.scripts({"new.js": new})) >= 3
    assert linters.sheets({"new.css": "a:has(b) { color: red; }"}) != []


def test_scripts_need_nothing_that_the_floor_lacks(linters):
    assert linters.scripts(scripts()) == []


def test_sheets_need_nothing_that_the_floor_lacks(linters):
    faults = linters.sheets(styles())
    unexplained = [
        fault
        for fault in faults
        if not any(
            re.search(feature, fault.what) and re.search(place, fault.line)
            for feature, place, _ in PROGRESSIVE
        )
    ]
    assert unexplained == []


def test_the_floor_is_written_down():
    told = (ROOT / "docs" / "browsers.md").read_text(encoding="utf-8")
    for browser, version in (one.split() for one in FLOOR):
        name = {"ios_saf": "Safari on iOS"}.get(browser, browser.capitalize())
        assert f"{name} {version}" in told, browser


# -- browsers below the floor ---------------------------------------------------------------


LACKS = {
    "lists without at": "delete Array.prototype.at",
    "no clones": "delete window.structuredClone",
    "no modules": "delete HTMLScriptElement.prototype.noModule",
}


@pytest.fixture
def asking(server):
    told = {
        "agenda": "only.where-are-the-sales",
        "departments": ["sales", "marketing"],
        "expected": 4,
    }
    opened = server.ask("open", op=new_op(), name="A room", language="en", **told)
    server.ask("advance", op=new_op(), code=opened["session"]["code"], to="asking")
    return opened["session"]["code"]


@pytest.mark.slow
def test_an_older_browser_gets_one_clear_sentence(browser, server, asking):
    page = browser.person()
    phone = Phone.__new__(Phone)
    phone.page, phone.language = page, "en"
    phone.join(server, asking, "sales").sees("asking")
    for lack in LACKS.values():
        old = page.context.new_page()
        old.add_init_script(lack)
        old.goto(page.url)
        for language in LANGUAGES:
            words = interface(language).table("page")["old"]
            expect(old.locator(f"#old [lang={language}]")).to_have_text(words)
            expect(old.locator(f"#old [lang={language}]")).to_be_visible()
        expect(old.locator(".ws, .wk-trouble:visible")).to_have_count(0)
        old.close()


def test_without_scripts_the_doors_work_and_the_page_asks_for_them(browser, server, asking):
    phone = Phone(browser, java_script_enabled=False).join(server, asking, "sales")
    for language in LANGUAGES:
        words = interface(language).table("page")["noscript"]
        expect(phone.page.locator(f".wk-old [lang={language}]:visible")).to_have_text(words)
