"""The cockpit in somebody's hands: she presses and types what her page offers, and nothing else."""

import os
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.people import LAPTOP, PHONE, Facilitator
from tests.browser.pictures.camera import SCHEMES, Camera
from tests.support.laptops import PASSPHRASE
from workshop.content.texts import interface
from workshop.exercises.exercise import load_exercise

LONG = 90_000
"""Milliseconds: two laptops start pages on one machine, and people answer meanwhile."""

PICTURES = os.environ.get("WORKSHOP_PICTURES")
"""A folder, where somebody wants to look at what people see at each step."""


class Cockpit(Facilitator):
    """Somebody who leads; `seen` takes a picture of a page at a step, if pictures are wanted."""

    def __init__(self, browser, server, language, camera=None) -> None:
        super().__init__(browser, server, language, LAPTOP)
        self.browser, self.ui = browser, interface(language)
        self.page.context.set_default_timeout(LONG)
        self.camera = camera or (Camera(Path(PICTURES), language, {}) if PICTURES else None)

    def seen(self, name, page=None, schemes=SCHEMES[:1], sizes=("phone", "desktop"), **how) -> None:
        """Take a picture of what somebody sees, where pictures are wanted."""
        if self.camera:
            self.camera.take(page or self.page, name, sizes=sizes, schemes=schemes, **how)

    def wall_seen(self, name, wall) -> None:
        """Take pictures of a wall, light and dark."""
        self.seen(name, wall, SCHEMES, ("desktop", "projector"), whole=False)

    def press(self, key, within=None, **fields) -> None:
        self.button(key, within, **fields).click()

    def button(self, key, within=None, **fields):
        return (within or self.page).get_by_role("button", name=self.ui(key, **fields), exact=True)

    def unfold(self, panel):
        """Unfold a panel that stands folded, and return it."""
        there = self.page.locator(panel) if isinstance(panel, str) else panel
        if there.get_attribute("open") is None:
            there.locator("summary").first.click()
        return there

    # ---- the evening before ----

    def prepare(self, title, items) -> None:
        """Put a programme together from an empty page; of an exercise named parts are played."""
        page = self.page
        page.locator(".ws-beginning select").select_option(label=self.ui("prepare.panel.empty"))
        self.press("prepare.panel.begin")
        page.locator("input[id$='-title']").first.fill(title)
        page.locator("input[id$='-length']").fill("240")
        for slug, rounds in items:
            self._put(slug, rounds)
        expect(page.locator(".ws-items > ol > li")).to_have_count(len(items))
        expect(page.locator(".ws-fits [data-fits=yes]").first).to_be_visible()
        self.seen("01-prepare")
        self.press("prepare.page.save")
        expect(page.locator(".ws-kept")).to_have_text(self.ui("prepare.says.saved"))

    def _put(self, slug, rounds) -> None:
        exercise = load_exercise(slug)
        title = exercise.texts(self.language)("title")
        self.page.locator(".ws-adding button", has_text=title).first.click()
        row = self.page.locator(".ws-items > ol > li", has_text=title).last
        for round in exercise.rounds if rounds else ():
            if round.id not in rounds and not round.spare:
                row.locator("details.ws-item-parts").evaluate("one => { one.open = true; }")
                name = exercise.texts(self.language)(f"rounds.{round.id}.title")
                row.get_by_role("checkbox", name=name).first.uncheck()

    def begin(self, name, names, expected) -> str:
        """Open a session with the programme that was just saved."""
        page = self.page
        page.locator(".ws-head button").first.click()
        page.get_by_label(self.ui("console.name"), exact=True).fill(name)
        page.locator(".ws-form .ws-names summary").click()
        for side, said in names.items():
            page.locator(f"input[id$='-names-{side}']").fill(said)
        page.locator("#ws-field-expected").fill(str(expected))
        self.seen("02-open")
        self.press("console.open")
        expect(page.locator(".ws-now")).to_be_visible()
        return self.session()["code"]

    def opens_wall(self):
        """Open the wall as her page does, in a window of its own."""
        with self.page.expect_popup() as opened:
            self.page.get_by_role("link", name=self.ui("console.open_wall")).click()
        wall = opened.value
        wall.set_viewport_size({"width": 1280, "height": 720})
        expect(wall.locator(".ws-wall[data-phase]")).to_be_visible(timeout=LONG)
        return wall

    # ---- while it runs ----

    def undo(self) -> None:
        """Take back the last move of the room."""
        self.page.locator(".ws-now .ws-undo").last.get_by_role("button").click()

    def turn(self) -> None:
        """Turn to the next slide with the big button."""
        place = self.page.locator(".ws-pager div > span")
        at, of = map(int, place.inner_text().split(" / "))
        self.page.locator(".ws-actions .ws-primary").click()
        expect(place).to_have_text(f"{at + 1} / {of}")

    def answered(self, many) -> None:
        """Wait until the page says that so many have answered everything."""
        expect(self.page.locator(".ws-answered")).to_contain_text(re.compile(rf"\b{many}\b"))

    def on_paper(self, sheets) -> None:
        """Enter sheets: for each its department and the first option of each column."""
        panel = self.unfold(".ws-onpaper")
        for nth, side in enumerate(sheets):
            row = panel.locator("tbody tr").nth(nth)
            row.locator("select").first.select_option(side)
            for cell in row.locator("select").all()[1:]:
                cell.select_option(index=1)
            expect(panel.locator("tbody tr")).to_have_count(nth + 2)
        self.seen("09-paper")
        self.press("onpaper.enter", panel)
        expect(panel).to_contain_text(self.ui("onpaper.entered.other", n=len(sheets)))

    def ask_now(self, question, answers) -> None:
        """Ask what just came up."""
        there = self.page.locator("details.ws-posing", has_text=self.ui("moment.title"))
        panel = self.unfold(there)
        panel.get_by_text(self.ui("moment.forms.choice")).click()
        panel.get_by_label(self.ui("moment.prompt")).fill(question)
        for nth, text in enumerate(answers, 1):
            panel.get_by_label(self.ui("moment.option", n=nth)).fill(text)
        self.seen("14-asking-now")
        self.press("moment.ask", panel)

    def released(self, wanted) -> None:
        """Show these texts, of those that stand there."""
        for text in wanted:
            row = self.page.locator(".ws-texts > ul > li", has_text=text)
            row.get_by_role("switch").click()
            expect(row).to_have_attribute("data-released", "yes")

    def hands_over(self, size=PHONE):
        """Let a colleague lead too, on a browser of her own; return her page."""
        panel = self.unfold(".ws-leading")
        self.press("run.leading.hand", panel)
        expect(panel.locator(".ws-qr")).to_be_visible()
        self.seen("17-hand-over")
        colleague = self.browser.person(size, self.language)
        colleague.goto(panel.locator(".ws-handed .ws-link").inner_text())
        expect(colleague.locator(".ws-now")).to_be_visible(timeout=LONG)
        return colleague

    def shuts_out(self) -> None:
        """Shut out the browser that was let in last."""
        panel = self.unfold(".ws-leading")
        rows = panel.locator("li", has=self.page.get_by_role("button"))
        there = rows.count()
        rows.last.get_by_role("button").click()
        panel.locator(".ws-confirm .ws-primary").click()
        expect(rows).to_have_count(there - 1)

    def cues(self):
        """Open the cues on another device; return its page."""
        panel = self.unfold(".ws-leading")
        self.press("run.leading.cues", panel)
        link = panel.locator(".ws-handed .ws-link")
        expect(link).to_contain_text("/cues/")
        page = self.browser.person(PHONE, self.language)
        page.goto(link.inner_text())
        expect(page.locator(".wk-cues")).to_be_visible()
        return page

    # ---- another laptop ----

    def saves(self, folder):
        """Save the session for good on the page that hers leads to; return that and the file."""
        with self.page.expect_popup() as opened:
            self.page.get_by_role("link", name=self.ui("carry.link")).click()
        page = opened.value
        for name in ("passphrase", "again"):
            page.locator(f"#{name}").fill(PASSPHRASE)
        page.locator("input[name=move]").check()
        self.seen("20-carry", page)
        with page.expect_download() as download:
            page.locator("button[value=save]").click()
        file = folder / download.value.suggested_filename
        download.value.save_as(file)
        return page, file

    def continues(self, file) -> str:
        """Continue a session from a file; return the address that her page then tells."""
        page = self.page
        page.get_by_role("link", name=self.ui("carry.continue.title")).click()
        page.locator("#file").set_input_files(file)
        page.locator("#passphrase").fill(PASSPHRASE)
        page.locator("button.wk-primary").click()
        told = page.locator("[role=alert]").all_inner_texts()
        assert not told, told
        address = page.locator(".wk-lead strong").inner_text()
        self.seen("21-continued")
        page.locator(".wk-foot a").first.click()
        expect(page.locator(".ws-desk")).to_be_visible(timeout=LONG)
        return address

    # ---- afterwards ----

    def erases(self, named=()) -> None:
        """Erase the session whose page is in front, which names what was saved elsewhere."""
        page = self.page
        if page.locator(".ws-desk").count():
            self.press("console.sessions")
        page.locator("[id^=ws-erase-]").first.click()
        for name in named:
            expect(page.locator(".ws-confirm")).to_contain_text(name)
        self.seen("28-erase")
        page.locator(".ws-confirm .ws-primary").click()
        expect(page.locator("[data-notice=erased]")).to_be_visible()
        expect(page.locator("[id^=ws-erase-]")).to_have_count(0)
