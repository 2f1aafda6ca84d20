"""People in browsers: a facilitator, a wall, phones; what they click is what a person clicks."""

import os
import re
import shutil
from contextlib import contextmanager
from functools import partial
from urllib.parse import urlsplit

from playwright.sync_api import expect, sync_playwright

from tests.support.server import wait_until
from workshop.content.texts import interface
from workshop.exercises.exercise import load_exercise

CHROMIUM = os.environ.get("WORKSHOP_CHROMIUM") or (
    shutil.which("chromium-headless-shell")
    or shutil.which("chromium")
    or shutil.which("google-chrome")
)
"""The browser of the tests: rather without windows of its own, which cost a third of the time."""

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , "
    "EXCLUDE 127.0.0.1 , EXCLUDE 127.0.0.2 , EXCLUDE localhost",
]
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}
SLID = """(node, value) => {
  node.value = value;
  node.dispatchEvent(new Event('input', {bubbles: true}));
  node.dispatchEvent(new Event('change', {bubbles: true}));
}"""
"""What a slider does that is moved."""

QUARTER = re.compile(r".*-(\d)")
"""The question of a quarter of a game."""

LOCALES = {"en": "en-GB", "nb": "nb-NO"}
PATIENCE_MS = 30_000

expect.set_options(timeout=PATIENCE_MS)


def agree_with_both(page) -> None:
    """Agree a little with both halves of the claim, the first card of the first exercise."""
    choices = page.locator(".ws-card").first.locator("label", has=page.locator("input[value='4']"))
    expect(choices).to_have_count(2)
    for choice in choices.all():
        choice.click()


class Browsers:
    """One Chromium program, from which each test gets a fresh browser."""

    def __init__(self, executable: str) -> None:
        self._executable = executable

    def __enter__(self) -> "Browsers":
        self._playwright = sync_playwright().start()
        self.program = self._playwright.chromium.launch(
            executable_path=self._executable, args=SWITCHES
        )
        return self

    def __exit__(self, *problem) -> None:
        self.program.close()
        self._playwright.stop()

    @contextmanager
    def fresh(self):
        browser = Browser(self.program)
        try:
            yield browser
        finally:
            browser.close()


class Browser:
    """Pages of different people: each has cookies and storage of her own."""

    def __init__(self, program) -> None:
        self._program = program
        self._contexts = []
        self.foreign = []
        self.errors = []
        self.complaints = []

    def person(self, size=PHONE, language="en", **options):
        context = self._program.new_context(
            viewport=size, locale=LOCALES[language], reduced_motion="reduce", **options
        )
        context.set_default_timeout(PATIENCE_MS)
        context.on("request", self._note)
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", self._dialog)
        page.on("console", self._overhear)
        self._contexts.append(context)
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def _note(self, request) -> None:
        host = urlsplit(request.url).hostname
        if host not in ("127.0.0.1", "127.0.0.2", "localhost", None):
            self.foreign.append(request.url)

    def _overhear(self, message) -> None:
        """Keep what a page's console calls an error; a test may want a server to be gone."""
        if message.type == "error":
            self.complaints.append((message.page, message.text))

    def _dialog(self, dialog) -> None:
        self.errors.append(f"a dialog opened: {dialog.message}")
        dialog.dismiss()


class Facilitator:
    """Somebody with the capability link, who opens a session and moves the room."""

    def __init__(self, browser, server, language="en", size=LAPTOP) -> None:
        self.page = browser.person(size, language)
        self.page.goto(server.links["facilitate"])
        self._server = server
        self.language = language

    def open_session(
        self, name="Test room", expected=6, agenda="first-session", mode="people"
    ) -> str:
        ui = interface(self.language)
        self.page.get_by_label(ui("console.name"), exact=True).fill(name)
        self.page.locator(f"input[type=radio][value='{agenda}']").check()
        self.page.locator(f"input[type=radio][value='{mode}']").check()
        self.page.locator("#ws-field-expected").fill(str(expected))
        self.page.get_by_role("button", name=ui("console.open"), exact=True).click()
        expect(self.page.locator(".ws-now")).to_be_visible()
        return self.session()["code"]

    def session(self):
        return self._server.ask("sessions")["sessions"][0]

    def next(self, *, talks: bool = False, turned=lambda: None) -> str:
        """Press the big button until the room has moved, and yes where it asks.

        At a reveal it turns the slides first, and calls `turned` after each. Returns the phase the
        room is in then: unless the test is about them, talk steps are passed.
        """
        phase = self._press(turned)
        while phase == "talk" and not talks:
            phase = self._press(turned)
        return phase

    def _press(self, turned) -> str:
        before = self.session()
        while self.session()["version"] == before["version"]:
            shown = self.session()["shown"]
            self.page.locator(".ws-actions .ws-primary").click()
            confirm = self.page.locator(".ws-confirm .ws-primary")
            if confirm.count():
                confirm.click()
            wait_until(partial(self._moved, before["version"], shown))
            if self._follows(before["version"]):
                turned()
        return self.sees(self.session()["phase"])

    def _follows(self, version: int) -> bool:
        """Wait until the page shows the slide that was turned to: a person sees it too."""
        now = self.session()
        if now["version"] != version:
            return False
        place = re.compile(rf"^{now['shown'] + 1} /")
        expect(self.page.locator(".ws-pager div > span")).to_have_text(place)
        return True

    def _moved(self, version: int, shown: int) -> bool:
        now = self.session()
        return now["version"] > version or now["shown"] != shown

    def sees(self, phase: str) -> str:
        if phase == "talk":
            expect(self.page.locator(".ws-desk[data-phase=talk]")).to_be_visible()
            return phase
        ui, quarter = interface(self.language), QUARTER.fullmatch(self.session()["talk"])
        named = phase == "asking" and quarter
        name = ui("play.firms.beat", quarter=quarter[1]) if named else ui(f"phases.{phase}")
        expect(self.page.locator(".ws-phases [data-state=now]")).to_have_text(name)
        return phase


class Phone:
    """A participant: answers whatever card is in front."""

    def __init__(self, browser, language="en", size=PHONE, **options) -> None:
        self.page = browser.person(size, language, **options)
        self.language = language

    def join(self, server, code: str, department: str, *, by_link=False) -> "Phone":
        if by_link:
            self.page.goto(f"{server.base}/join/{code}")
        else:
            self.page.goto(f"{server.base}/")
            self.page.locator("#code").fill(code.lower())
            self.page.locator("button.wk-primary").click()
        self.page.locator(f"label.wk-{department}").click()
        self.page.locator("button.wk-primary").click()
        return self

    def sees(self, phase: str) -> "Phone":
        expect(self.page.locator(f".ws[data-phase={phase}]")).to_be_visible()
        return self

    def heading(self) -> str:
        return self.page.locator("[data-heading]").first.inner_text()

    def answer(self, exercise, question: str, value) -> None:
        """Answer the card in front, which must be this question's."""
        self.fill(exercise, question, value)
        self.send()

    def fill(self, exercise, question: str, value) -> None:
        """Fill in the card in front without sending it."""
        asked = load_exercise(exercise).question(question)
        name = f"{exercise}/{question}"
        card = self.page.locator(".ws-scene.ws-asking")
        {
            "rating": self._pick,
            "mirror": self._pick,
            "sort": self._pick,
            "several": self._tick,
            "choice": self._choose,
            "split": self._split,
            "rank": self._rank,
            "number": self._fill,
            "range": self._three,
            "sheet": self._fill,
            "text": self._write,
            "vote": self._pick,
            "pledge": self._pick,
            "reply": self._pick,
            "plan": self._plan,
        }[asked.kind](card, name, value)

    def send(self) -> None:
        self.page.locator(".ws-bar .ws-primary").click()

    def read(self) -> None:
        self.page.locator(".ws-bar .ws-primary").click()

    def skip(self) -> None:
        """Pass the card in front on; one that stands alone stays."""
        way = self.page.locator(".ws-progress-line .ws-quiet")
        if way.count():
            way.click()

    def saved(self) -> None:
        """Wait until nothing is on its way any more."""
        expect(self.page.locator("[data-state=saving], [data-state=late]")).to_have_count(0)

    def _pick(self, card, name, value) -> None:
        for item, option in value.items():
            chosen = f"input[name$='{name}-{item}'][value='{option}']"
            card.locator("label", has=self.page.locator(chosen)).click()

    def _tick(self, card, name, value) -> None:
        for item, named in value.items():
            self._pick_all(card, f"{name}-{item}", named or ["none"])

    def _pick_all(self, card, name, options) -> None:
        for option in options:
            chosen = f"input[name$='{name}'][value='{option}']"
            card.locator("label", has=self.page.locator(chosen)).click()

    def _choose(self, card, name, value) -> None:
        chosen = f"input[name*='{name}'][value='{value}']"
        card.locator("label", has=self.page.locator(chosen)).click()

    def _split(self, card, name, value) -> None:
        for item, points in value.items():
            box = card.locator(f".ws-naming input[value='{item}']")
            if box.count() and box.is_checked() != bool(points):
                box.click()
            if box.count() and not points:
                continue
            slider = card.locator(f"[data-item='{item}'] input[type=range]")
            slider.evaluate(SLID, points)

    def _rank(self, card, name, value) -> None:
        """Bring each item up to its place; an order that fits already is confirmed."""
        for place, item in enumerate(value):
            row = card.locator(f".ws-rank[data-item='{item}']")
            for _ in range(len(value)):
                if row.evaluate("(row) => [...row.parentNode.children].indexOf(row)") == place:
                    break
                row.locator(".ws-rank-move").first.click()
        fits = card.locator(".ws-rank-standing button")
        if fits.count():
            fits.click()

    def _plan(self, card, name, value) -> None:
        """Set each task by its keys: all to nothing first, so that somebody is free."""
        steps = card.locator("[role=spinbutton]")
        if not steps.count():
            card.locator("input[type=range]").evaluate(SLID, value[0])
            return
        expect(steps.first).not_to_have_text("–")
        for at in range(len(value)):
            steps.nth(at).press("Home")
        for at, n in enumerate(value):
            steps.nth(at).press(str(n))

    def _fill(self, card, name, value) -> None:
        for item, given in value.items():
            card.locator(f"[data-item='{item}'] :is(input, textarea)").fill(str(given))

    def _three(self, card, name, value) -> None:
        for item, three in value.items():
            fields = card.locator(f"[data-item='{item}'] input")
            for at, number in enumerate(three):
                fields.nth(at).fill(str(number))

    def _write(self, card, name, value) -> None:
        card.locator("textarea").fill(value)
