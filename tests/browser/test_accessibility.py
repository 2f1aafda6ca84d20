"""axe-core: no fault of any level. Pages with a kernel are inspected where their layout is."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.people import PHONE
from workshop.host.client import new_op

SCHEMES = ("light", "dark")


def faults(page, within=None) -> list[str]:
    found = Axe().run(page, within).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}): {node['target']} {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
    ]


class Inspector:
    """Inspects pages with axe-core and remembers every fault and its first place."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def look(self, page, name: str, schemes=SCHEMES) -> None:
        fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        seen = [] if fits else ["the page scrolls sideways"]
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            seen += faults(page)
        for fault in seen:
            self.found.setdefault(fault, name)

    def told(self) -> str:
        return "\n".join(f"{place}: {fault}" for fault, place in self.found.items())


@pytest.fixture
def inspect():
    """Inspect pages, light and dark, and tell every fault and its first place at the end."""
    inspector = Inspector()
    yield inspector.look
    if inspector.found:
        pytest.fail(inspector.told(), pytrace=False)


def test_pages_without_a_kernel_have_no_fault(browser, server, inspect):
    told = {
        "agenda": "only.where-are-the-sales",
        "departments": ["sales", "marketing"],
        "expected": 4,
    }
    opened = server.ask("open", op=new_op(), name="A room", language="en", **told)
    code = opened["session"]["code"]
    page = browser.person(PHONE, "nb")
    for path in ("/", f"/join/{code}", "/join/ZZZZZZ", "/facilitate", "/study", "/nowhere"):
        page.goto(f"{server.base}{path}")
        inspect(page, path)
