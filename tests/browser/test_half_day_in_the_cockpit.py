"""A half day in the cockpit, from the evening before to the erasure, led with her page alone.

Eight people with light phones, two with browsers, sheets of paper, a colleague, two laptops, and
an enemy with a seat who floods her line and tries every door all the while.
"""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.cockpit import Cockpit
from tests.browser.half_day import ANSWERS, LAST, OTHERS, SAME, SECRETS, SIDES, WORRY, Morning
from tests.support.days import bytes_in
from tests.support.laptops import OtherLaptop
from tests.support.server import RunningServer, wait_until

LONG = 60_000


@pytest.fixture
def laptops(tmp_path):
    """Two laptops, each with its own folder."""
    own = {"WORKSHOP_OWN": str(tmp_path / "own")}
    there = [tmp_path / name for name in ("first", "second")]
    for folder in there:
        folder.mkdir()
    both = RunningServer(there[0], environment=own), OtherLaptop(there[1], environment=own)
    for one in both:
        one.start()
    yield both
    for one in both:
        one.stop()
        one.assert_nothing_left()


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_half_day_is_prepared_led_carried_on_and_erased_from_her_page(
    browser, laptops, language, tmp_path
):
    first, second = laptops
    day = HalfDay(browser, first, language)
    day.the_evening_before()
    with day.people_come():
        day.two_minutes_before()
        day.the_first_questions()
        day.answers_are_shown()
        day.somebody_parks_a_worry_and_one_sits_on_the_wrong_side()
        day.a_colleague_leads_and_is_shut_out()
        day.proposals_that_say_the_same()
        day.goes_on_with(second, tmp_path)
        day.something_comes_up()
        day.promises_are_signed()
        files = day.takes_home(tmp_path)
        day.the_enemy_got_nothing()
    day.erases_everywhere([first, second], files)


def found_in(laptop, words) -> list[str]:
    """Return those that stand anywhere in what a laptop keeps of sessions."""
    there = bytes_in(laptop.database.parent) + bytes_in(laptop.temporary)
    return [one for one in words if one.encode() in there]


class HalfDay(Morning):
    """The whole day: after the break what they promise, on two laptops, and what is left of it."""

    # ---- promises, on two laptops ----

    def proposals_that_say_the_same(self) -> None:
        """Three that say the same are shown once; one that was shown is taken back."""
        desk = self.desk
        self.to("asking")
        self.light.all("answer_all")
        self.phones_answer(*LAST)
        desk.answered(10)
        self.to("closed")
        box = desk.page.locator(".ws-alike > div")
        expect(box.locator("li")).to_have_count(3)
        self.seen_by_room("22-alike")
        desk.press("run.alike.join", box)
        expect(box).to_have_count(0)
        stays = desk.page.locator(".ws-texts > ul > li", has=desk.page.locator(".ws-many"))
        text = stays.locator("blockquote").evaluate("one => one.firstChild.textContent")
        assert text in SAME
        desk.released([text, *OTHERS[:3]])
        undo = desk.page.locator(".ws-undo", has_text=self.ui("undo.did.released.one")).first
        undo.get_by_role("button").click()
        expect(desk.page.locator(".ws-texts [data-released=yes]")).to_have_count(3)
        wait_until(lambda: len(self.look()["promises"]) == 3)
        self.to("revealed")
        for shown in (text, *OTHERS[:2]):
            expect(self.wall.locator("body")).to_contain_text(shown)
        expect(self.wall.locator("body")).not_to_contain_text(OTHERS[2])
        self.seen_by_room("23-proposals")
        self.to("asking")

    def goes_on_with(self, second, folder) -> None:
        """In mid-question the session goes over, and everybody with it, each to her seat."""
        self.light.all("answer_all")
        self.phones_answer(only=self.phones[:1])
        self.desk.answered(9)
        page, file = self.desk.saves(folder)
        for phone in self.phones:
            expect(phone.page.locator(".ws[data-phase=moved]")).to_be_visible(timeout=LONG)
        self.seen_by_room("25-moved")
        new = Cockpit(self.browser, second, self.language, self.desk.camera)
        address = new.continues(file)
        assert address == second.base
        page.reload()
        page.locator("#address").fill(address)
        self.desk.seen("26-send-over", page)
        page.locator("button[value=lead]").click()
        for phone in self.phones:
            phone.page.wait_for_url(f"{address}/voila/**", timeout=LONG)
            phone.sees("asking")
        self.light.all("goes_over").all("sees_again")
        self.old, self.desk, self.server = self.desk, new, second
        self.facilitator, self.console = new, new.page
        self.wall = new.opens_wall()
        new.answered(9)
        self.seen_by_room("27-other-laptop")
        self.phones_answer(only=self.phones[1:])
        new.answered(10)
        self.to("closed")
        self.to("revealed")
        self.seen_by_room("28-votes")

    def promises_are_signed(self) -> None:
        """Written out in her fields, agreed on phones, signed aloud."""
        self.to("talk")
        self.promises.talked()
        self.seen_by_room("29-written-out")
        self.to("asking")
        self.light.all("answer_all")
        self.phones_answer()
        self.desk.answered(10)
        self.to("closed")
        self.to("revealed")
        self.promises.settle()
        self.seen_by_room("30-signed")
        assert any(one["signed"] for one in self.look()["promises"])

    # ---- afterwards ----

    def takes_home(self, folder) -> list[Path]:
        """The end, the report, and the pulses; return the files."""
        desk = self.desk
        while self.to() != "ended":
            pass
        for phone in self.phones:
            phone.sees("ended")
        expect(self.wall.locator("body")).to_contain_text(WORRY)
        self.seen_by_room("31-ended")
        with desk.page.expect_popup() as opened:
            desk.page.get_by_role("link", name=self.ui("home.title")).click()
        home = opened.value
        desk.seen("32-take-home", home)
        with home.expect_download() as down:
            home.get_by_role("link", name=self.ui("home.files.html.name")).click()
        report = folder / down.value.suggested_filename
        down.value.save_as(report)
        told = report.read_text(encoding="utf-8")
        assert all(words in told for words in (SIDES["sales"], WORRY, ANSWERS[0]))
        panel = desk.page.locator(".ws-follow")
        desk.press("followup.pulses.make", panel)
        desk.press("followup.pulses.yes", panel)
        with desk.page.expect_download() as down:
            panel.locator("[data-pulse=two]").get_by_role(
                "link", name=self.ui("followup.pulses.page")
            ).click()
        pulse = folder / down.value.suggested_filename
        down.value.save_as(pulse)
        assert OTHERS[0] in pulse.read_text(encoding="utf-8")
        desk.seen("33-pulses")
        return [report, pulse]

    def the_enemy_got_nothing(self) -> None:
        """She went on all the while, nothing of hers was kept, and no door let her in."""
        enemy = self.light.enemy
        assert self.light.still_rages()
        assert enemy.heard["refused"] > 10
        assert enemy.heard["saved"] == 0
        assert [told for told in enemy.statuses if told[1] == 200] == []

    def erases_everywhere(self, laptops, files) -> None:
        """What was on either laptop is found in no byte of either."""
        words = [*SECRETS, self.code]
        words += [json.dumps(one)[1:-1] for one in words]
        assert [len(found_in(laptop, words)) > len(SAME) for laptop in laptops] == [True, True]
        self.desk.erases([files[0].name])
        self.old.erases()
        assert [found_in(laptop, words) for laptop in laptops] == [[], []]
