"""Somebody with a notebook in JupyterLab, who presses keys wherever the focus happens to be."""

from playwright.sync_api import expect

PATIENCE_MS = 120_000
"""A kernel starts, loads the models, and a notebook of scripts is drawn."""

# What deletes, cuts, turns, splits, inserts, moves or runs something in the notebook's command
# mode, leaves the cell, or asks to restart the kernel.
KEYS = [
    "d", "d", "x", "z", "m", "r", "y", "a", "b", "c", "v", "j", "k", "o", "s", "l", "f", "i", "i",
    "1", "Shift+M", "Shift+V", "Delete", "Backspace", "ArrowDown", "ArrowUp", "ArrowLeft",
    "ArrowRight", "Home", "End", "PageDown", "PageUp", "0", "0",
]  # fmt: skip
CELLS = """() => [...document.querySelectorAll(".jp-Notebook .jp-Cell")].map((cell) => [
    cell.className.match(/jp-(Code|Markdown|Raw)Cell/)[1],
    [...cell.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\\n"),
    cell.querySelector(".jp-InputPrompt")?.textContent,
])"""
FOCUS = """() => ({
    inside: Boolean(document.activeElement.closest(".ws")),
    body: document.activeElement === document.body,
    tag: document.activeElement.tagName,
    cell: document.activeElement.matches(".jp-Cell"),
})"""


class Notebook:
    """A notebook of a running JupyterLab, its cells run."""

    def __init__(self, browser, lab, name: str) -> None:
        self.page = browser.person({"width": 1280, "height": 1000})
        self.page.goto(f"{lab.base}/lab/tree/{name}?reset")
        idle = self.page.get_by_text("Python 3 (ipykernel) | Idle")
        expect(idle).to_be_visible(timeout=PATIENCE_MS)
        self._written = {}

    def begin(self) -> "Notebook":
        """Run all cells, as they were shipped, in a new kernel and a tab that remembers nothing."""
        for cell, code in list(self._written.items()):
            self.write(cell, code)
        self._written.clear()
        self.page.evaluate("sessionStorage.clear(); globalThis.workshopMemory?.clear()")
        self.page.context.clear_cookies(name="workshop_language")
        self.restart()
        return self.run_all()

    def run_all(self) -> "Notebook":
        self.choose("Run", "Run All Cells")
        running = self.page.locator(".jp-InputPrompt", has_text="*")
        expect(running).to_have_count(0, timeout=PATIENCE_MS)
        expect(self.page.locator(".ws-press button").first).to_be_visible(timeout=PATIENCE_MS)
        return self

    def choose(self, menu: str, entry: str) -> None:
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.locator(".lm-Menu-itemLabel").get_by_text(entry, exact=True).click()

    def restart(self) -> None:
        self.choose("Kernel", "Restart Kernel…")
        self.page.get_by_role("button", name="Confirm Kernel Restart").click()

    def cells(self) -> list:
        return self.page.evaluate(CELLS)

    def focus(self) -> dict:
        return self.page.evaluate(FOCUS)

    def write(self, cell: int, code: str) -> None:
        """Write a cell anew and run it."""
        self._written.setdefault(cell, self.code(cell))
        self.page.locator(".jp-Notebook .jp-Cell").nth(cell).locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(code)
        self.page.keyboard.press("Control+Enter")

    def code(self, cell: int) -> str:
        return str(self.cells()[cell][1])

    def holds_every_key(self, where: str) -> None:
        """Press every key that could do harm: all cells are as they were, and so is the focus."""
        before, focus = self.cells(), self.focus()
        assert focus["inside"], (where, focus)
        for key in KEYS:
            self.page.keyboard.press(key)
        self.page.wait_for_timeout(200)
        assert self.page.locator(".jp-Dialog").count() == 0, where
        assert self.cells() == before, where
        assert not self.page.evaluate("document.querySelector('.jp-mod-editMode')"), where
        assert self.focus()["inside"], where
