"""Forty-two days: a session is over, the laptop off; a page by mail, codes back, the report."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.browser.people import PHONE, Facilitator
from tests.browser.test_accessibility import faults
from tests.support.pulsed import agreed_on, played
from tests.support.room import LiveRoom
from workshop.exercises.agenda import alone
from workshop.host.client import new_op
from workshop.host.service import Host
from workshop.pulse.codes import codes_in
from workshop.pulse.files import files
from workshop.record import Record
from workshop.record.report.page import written
from workshop.store.opening import open_store

DAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Laptop:
    """A host on a real database that is switched off and on again, on days of our choice."""

    def __init__(self, url) -> None:
        self.url, self.now, self.store = url, DAY, None

    def on(self, room=None, days=0):
        """Switch it on so many days after the session, for a room that is there already."""
        self.now, self.store = DAY + timedelta(days=days), open_store(self.url)
        if room is None:
            room = LiveRoom(self.store, agenda=alone("commitments"), name="Monday & “mandag”")
            room.host = Host(self.store, room.key, clock=lambda: self.now)
            return room
        room.store, room.host = self.store, Host(self.store, room.key, clock=lambda: self.now)
        return room

    def off(self):
        self.store.close()


def opened(browser, path, language="en", **more):
    """Open a file that came by mail, with the network closed."""
    page = browser.person(PHONE, language, offline=True, **more)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    return page, asked


def answer(page, side, **values):
    """Answer as a person does: a label tapped for each answer."""
    page.locator(f"label:has(input[name=side][value={side}])").click()
    for name, value in values.items():
        for one in value if isinstance(value, list) else [value]:
            page.locator(
                f"label:has(input[name='{name.replace('__', '/')}'][value='{one}'])"
            ).click()


def code_of(page):
    page.locator(".make").click()
    expect(page.locator("#code")).to_be_visible()
    return page.locator("#code").inner_text()


def test_what_became_of_promises_is_found_out_with_the_server_off(browser, tmp_path):
    laptop = Laptop(f"sqlite:///{tmp_path}/room.db")
    room = laptop.on()
    leads = agreed_on(room)
    played(room, 6, 6, ("news", "response"))
    pulse = room.ask("pulse", code=room.code)["followed"]["pulse"]
    room_files = files(pulse, room.code, DAY, "en")
    laptop.off()

    # Two weeks later: the laptop is off; a page by mail, on phones without a network.
    for name, content in room_files.items():
        (tmp_path / name).write_bytes(content)
    calendar = Calendar.from_ical((tmp_path / f"pulse-{room.code}.ics").read_bytes())
    days = [str(one["dtstart"].dt) for one in calendar.walk("VEVENT")]
    assert days == ["2026-03-16", "2026-04-13"]
    mails = [from_people(browser, tmp_path, room.code, week) for week in (2, 6)]

    # Forty-two days later it is on again.
    room = laptop.on(room, 42)
    counted = {"two": mails[0], "six": mails[1]}
    for which, text in counted.items():
        read = room.ask("pulse_codes", code=room.code, which=which, text=text, count=True)
        assert read["fresh"] == {"sales": 6, "marketing": 6}
        assert read["wrong"] == []
    taken = {"indicator": leads, "when": "six", "n": 31, "of": 40, "source": "CRM"}
    room.ask("indicate", code=room.code, **taken)
    for which in counted:
        room.ask("pulse_close", code=room.code, which=which)
    laptop.off()
    room = laptop.on(room, 43)
    report = tmp_path / "report.html"
    report.write_bytes(written(Record.of(room.ask, room.code)))
    laptop.off()

    page, asked = opened(browser, report)
    first = page.locator(".became")
    (news, response) = first.locator(".weighed > li").all()
    expect(news).to_contain_text("After two weeks")
    expect(news.locator("dd strong")).to_have_text(["Kept", "Kept"])
    expect(response.locator("dd strong")).to_have_text(["Not kept", "Kept"])
    row = first.locator("table tbody tr").first
    expect(row).to_contain_text("12 of 40 (30%)")
    expect(row).to_contain_text("31 of 40 (78%)")
    expect(row).to_contain_text("Surely better")
    assert asked == [report.as_uri()]


def from_people(browser, folder, code, week):
    """Let twelve people answer, most of them on the page itself; return what they mail back."""
    path, mails = folder / f"pulse-{code}-{week}-weeks.html", []
    rng = Random(week)
    second = "kept" if week == 6 else "broken"
    page, asked = opened(browser, path, "nb" if week == 6 else "en")
    for nth in range(12):
        page.reload()
        side = ("sales", "marketing")[nth % 2]
        last = rng.choice(["yes", "no", "none"])
        said = {"kept__news": "kept", "kept__response": second, "last__": last}
        ways = rng.sample(["passing", "meeting", "screen"], rng.randrange(3))
        answer(page, side, **said, spoke__other=ways, listens__listens=str(1 + nth % 5))
        mails.append(f"> Subject: {week} weeks\n\nHello,\n  {code_of(page).lower()}\nKari {nth}")
    assert {*asked} == {path.as_uri()}
    return "\n".join([*mails, mails[0]])


@pytest.fixture
def pulse_file(tmp_path):
    """The page of a pulse, and what it asks."""
    room = LiveRoom(agenda=alone("commitments"))
    agreed_on(room)
    played(room, 2, 2, ("news", "response"))
    pulse = room.ask("pulse", code=room.code)["followed"]["pulse"]
    path = tmp_path / "pulse.html"
    path.write_bytes(files(pulse, room.code, DAY, "en")[f"pulse-{room.code}-2-weeks.html"])
    return path, pulse


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("nb", "dark")])
def test_the_page_says_first_who_can_read_a_code_and_is_usable_by_everyone(
    browser, pulse_file, language, scheme
):
    path, pulse = pulse_file
    page, _ = opened(browser, path, language, color_scheme=scheme)
    expect(page.locator("html")).to_have_attribute("lang", language)
    sentence = {"en": "Whoever collects the codes could read one", "nb": "kan lese en av dem"}
    honest = page.locator(".honest")
    expect(honest).to_contain_text(sentence[language], use_inner_text=True)
    assert honest.bounding_box()["y"] < page.locator("#side").bounding_box()["y"]
    expect(page.locator("#asked")).to_be_hidden()
    answer(page, "sales", kept__news="kept", spoke__other=["screen", "meeting"], mine__="once")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    (found,) = codes_in(pulse, code_of(page))
    values = {"kept": {"news": "kept"}, "spoke": {"other": ["meeting", "screen"]}, "mine": "once"}
    assert found.answered == {"which": "two", "department": "sales", "values": values}
    assert faults(page) == []


def test_what_is_changed_left_out_or_said_in_the_other_language_is_what_the_code_says(
    browser, pulse_file
):
    path, pulse = pulse_file
    page, _ = opened(browser, path)
    answer(page, "sales", kept__news="kept", spoke__other=["screen", "none"], listens__listens="2")
    first = code_of(page)
    page.locator(".tongue[value=nb]").click()
    expect(page).to_have_title("To uker etter: Hvordan går det? · Monday")
    expect(page.locator("#code")).to_have_text(first)
    page.locator("[data-item=news] .leave").click()
    answer(page, "marketing", listens__listens="dk")
    (found,) = codes_in(pulse, page.locator("#code").inner_text())
    values = {"spoke": {"other": []}, "listens": {"listens": "dk"}}
    assert found.answered == {"which": "two", "department": "marketing", "values": values}
    # One person's page keeps its number, so that whoever sends two codes counts once.
    assert found.number == codes_in(pulse, first)[0].number


def test_the_page_holds_what_it_needs_and_is_kept_from_all_else(pulse_file):
    text = Path(pulse_file[0]).read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert "http:" not in text
    assert "https:" not in text
    assert len(text) < 60_000


def test_a_facilitator_agrees_on_numbers_makes_pulses_and_counts_codes_on_her_page(browser, server):
    told = {"name": "Monday", "departments": ["sales", "marketing"], "expected": 12}
    opening = {"agenda": alone("commitments"), "language": "en", "op": new_op(), **told}
    code = server.ask("open", **opening)["session"]["code"]
    desk = Facilitator(browser, server).page
    panel = desk.locator(".ws-follow")
    panel.locator("summary").first.click()
    panel.get_by_label("Add one").select_option("answered")
    panel.get_by_role("button", name="Add it").click()
    panel.get_by_text("Write down the number: before").click()
    panel.get_by_label("How many", exact=True).first.fill("12")
    panel.get_by_label("Of how many").first.fill("40")
    panel.get_by_role("button", name="Save").first.click()
    expect(panel).to_contain_text("Before: 12 of 40 (30%)")
    server.ask("advance", op=new_op(), code=code, to="end")
    panel.get_by_role("button", name="Make the pulses").click()
    panel.get_by_role("button", name="Yes").click()
    two = panel.locator("[data-pulse=two]")
    with desk.expect_download() as down:
        two.get_by_role("link", name="The page").click()
    path = Path(down.value.path())
    assert down.value.suggested_filename == f"pulse-{code}-2-weeks.html"
    page, _ = opened(browser, path.rename(path.with_suffix(".html")))
    answer(page, "sales", last__="yes")
    two.get_by_label("Paste codes, or whole mails").fill(f"Hi,\n{code_of(page)}\nP2-AAAA-BBBB")
    two.get_by_role("button", name="Look through").click()
    expect(two).to_contain_text("One new code: Sales 1.")
    expect(two).to_contain_text("“P2-AAAA-BBBB” is no code of this session")
    two.get_by_role("button", name="Count it").click()
    expect(two).to_contain_text("One code was counted: Sales 1.")
    two.get_by_role("button", name="Close and show").click()
    expect(two).to_contain_text("nobody can open it again")
    two.get_by_role("button", name="Close and show").click()
    expect(two).to_contain_text("Too few have answered for anything to be told.")
    assert faults(desk) == []
    desk.set_viewport_size(PHONE)
    assert desk.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
