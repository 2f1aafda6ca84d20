"""The first hours of a half day in the cockpit: prepared, begun, asked, and what nobody planned."""

import re
from dataclasses import replace

from playwright.sync_api import expect

from tests.browser.cockpit import Cockpit
from tests.browser.people import PHONE, Phone, agree_with_both
from tests.browser.playing import Programme, who_taps_everything
from tests.support.light_people import Enemy, LightPeople, LightPerson
from workshop.content.departments import called
from workshop.content.texts import interface

SMALL = {"width": 360, "height": 640}
PARTS = [
    ("check-in", ()),
    ("where-are-the-sales", ("room",)),
    ("break", ()),
    ("commitments", ("proposals", "vote", "sign")),
    ("closing", ()),
]
NAME = "Vårsamlingen i Tromsø"
SIDES = {"marketing": "Vekst & merke", "sales": "Uteselgerne"}
ANSWERS = ["Én felles liste", "Lunsj sammen", "Et felles mål"]
QUESTION = "Hva ville hjelpe allerede i morgen?"
WORRY = "Hvem skal betale for alt dette?"
SAME = ["Vi svarer på hvert lead innen en dag.", "vi svarer på hvert lead innen én dag",
        "Innen en dag svarer vi på hvert lead."]  # fmt: skip
OTHERS = ["Vi viser dere kampanjene en uke før.", "Salg tar med marked til en kunde hver måned.",
          "Vi sier nei til et lead med en grunn.", "Ett felles møte hver mandag.",
          "Marked sitter med på to kundesamtaler."]  # fmt: skip
LAST = ["Felles kundekart i kantina.", "Prislista deles med marked på fredager."]
SECRETS = [NAME, *SIDES.values(), ANSWERS[1], QUESTION, WORRY, *SAME, *OTHERS, *LAST]
"""What must not be found anywhere once the session is erased."""


class Morning(Programme):
    """A room until its break; `desk` is the cockpit in front of whoever leads it."""

    def __init__(self, browser, server, language) -> None:
        self.desk = Cockpit(browser, server, language)
        super().__init__(browser, server, "people", language, facilitator=self.desk)
        self.ui = called(language, SIDES)

    # ---- before ----

    def the_evening_before(self) -> None:
        self.desk.prepare({"nb": "Vår halve dag", "en": "Our half day"}[self.language], PARTS)
        self.code = self.desk.begin(NAME, SIDES, expected=14)
        self.wall = self.desk.opens_wall()

    def people_come(self) -> LightPeople:
        """Let everybody in: one of those with a browser taps the wrong department."""
        eager = who_taps_everything("polarised", 10)
        words = [*SAME, *OTHERS]
        told = zip(eager, words, strict=False)
        light = [LightPerson(self.server.base, self.code, who, said) for who, said in told]
        self.light = LightPeople(light, Enemy(self.server.base, self.code))
        self.phones = [
            Phone(self.browser, self.language, PHONE),
            Phone(self.browser, "en", SMALL),
        ]
        for nth, phone in enumerate(self.phones):
            phone.who = replace(eager[8 + nth], department="sales")
            phone.join(self.server, self.code, "sales", by_link=bool(nth)).sees("lobby")
        return self.light

    def two_minutes_before(self) -> None:
        """What fails in rooms is tried; a phone hears the laptop."""
        desk = self.desk
        for side in SIDES.values():
            expect(self.wall.locator("body")).to_contain_text(side)
            expect(desk.page.locator(".ws-present")).to_contain_text(side)
        panel = desk.unfold(".ws-checklist")
        desk.press("checklist.question.act", panel)
        for phone in self.phones:
            said = interface(phone.language)("checklist.trial.button")
            phone.page.get_by_role("button", name=said).click()
        expect(panel).to_contain_text(self.ui("checklist.question.good", n=2, m=11))
        desk.press("checklist.sound.act", panel)
        panel.get_by_label(self.ui("checklist.sound.heard")).check()
        desk.seen("03-lobby")
        desk.wall_seen("wall-03-lobby", self.wall)
        desk.seen("phone-03-lobby", self.phones[0].page)
        desk.press("checklist.question.stop", panel)

    # ---- what is asked ----

    def the_first_questions(self) -> None:
        """Half-filled cards outlast a pause; who owes an answer is nudged; paper counts."""
        desk, (phone, _) = self.desk, self.phones
        self.to("talk")
        self.seen_by_room("04-check-in")
        self.to("story")
        self.seen_by_room("05-story")
        self.to("asking")
        agree_with_both(phone.page)
        desk.press("run.pause.stop")
        for page, language in self.seen_by_all():
            title = interface(language)("run.pause.title")
            expect(page.get_by_role("heading", name=title)).to_be_visible()
        self.seen_by_room("06-pause")
        desk.press("run.pause.go_on")
        expect(phone.page.locator("input[value='4']:checked")).to_have_count(2)
        self.light.all("answer_all")
        desk.answered(8)
        desk.press("run.nudge.press")
        for one in self.phones:
            expect(one.page.locator(".ws-nudged")).to_be_visible()
        self.seen_by_room("07-nudge")
        self.phones_answer()
        desk.answered(10)
        desk.on_paper(["marketing", "marketing"])
        desk.answered(12)
        self.seen_by_room("08-answered")
        self.to("closed")
        desk.undo()
        for one in self.phones:
            one.sees("asking")
        self.to("closed")
        self.seen_by_room("10-closed")
        self.to("revealed")

    def answers_are_shown(self) -> None:
        """Slides are turned, and a colleague reads the cue of the one in front."""
        desk = self.desk
        self.seen_by_room("11-revealed")
        desk.turn()
        self.seen_by_room("12-second-slide")
        self.read_along = desk.cues()
        told = desk.page.locator(".ws-cue dd").first.inner_text()
        expect(self.read_along.locator(".wk-cue").first).to_contain_text(told)
        expect(self.read_along.locator(".wk-cue")).to_have_count(3)
        desk.seen("13-cues", self.read_along)

    def something_comes_up(self) -> None:
        """A question is asked at once, and the room goes on from where it was."""
        desk = self.desk
        desk.ask_now(QUESTION, ANSWERS)
        for phone in self.phones:
            phone.sees("asking")
            expect(phone.page.locator("[data-heading]")).to_have_text(QUESTION)
        self.seen_by_room("15-moment")
        self.light.all("answer_all")
        for phone in self.phones:
            phone.page.get_by_text(ANSWERS[1]).click()
            phone.send()
            phone.saved()
        desk.answered(10)
        self.to("closed")
        self.to("revealed")
        expect(self.wall.locator("body")).to_contain_text(ANSWERS[0])
        self.seen_by_room("16-moment-revealed")

    def somebody_parks_a_worry_and_one_sits_on_the_wrong_side(self) -> None:
        desk, (phone, other) = self.desk, self.phones
        self.to("talk")
        self.seen_by_room("17-among-themselves")
        words = interface(phone.language)
        phone.page.get_by_role("button", name=words("parking.card.park_door")).click()
        phone.page.get_by_label(words("parking.card.park_field")).fill(WORRY)
        phone.page.get_by_role("button", name=words("parking.card.park_send")).click()
        expect(phone.page.locator("[data-state=saved]")).to_be_visible()
        panel = desk.unfold(".ws-parked")
        expect(panel).to_contain_text(WORRY)
        expect(self.wall.locator("body")).not_to_contain_text(WORRY)
        desk.press("parking.desk.release", panel)
        desk.press("parking.desk.show", panel)
        expect(self.wall.locator("body")).to_contain_text(WORRY)
        self.seen_by_room("18-parking")
        desk.press("parking.desk.hide", panel)
        expect(self.wall.locator("body")).not_to_contain_text(WORRY)
        seat = self._seat_of(other)
        seats = desk.unfold(".ws-seats")
        name = re.compile(rf"^{self.ui('seats.number', n=seat)}(?!\d)")
        row = seats.locator("li", has_text=name)
        row.locator("select").select_option("marketing")
        expect(other.page.locator(".ws-head")).to_contain_text(SIDES["marketing"])
        other.who = replace(other.who, department="marketing")
        desk.seen("19-seats")

    def a_colleague_leads_and_is_shut_out(self) -> None:
        """Another browser does what hers does, until it does nothing any more."""
        desk = self.desk
        self.to("talk")
        self.seen_by_room("19-break")
        colleague = desk.hands_over()
        desk.seen("20-colleague", colleague)
        colleague.get_by_role("button", name=self.ui("run.pause.stop"), exact=True).click()
        expect(desk.button("run.pause.go_on")).to_be_visible()
        desk.press("run.pause.go_on")
        expect(desk.button("run.pause.stop")).to_be_visible()
        desk.shuts_out()
        before = self.look()["session"]
        colleague.locator(".ws-actions .ws-primary").click()
        colleague.wait_for_timeout(1000)
        assert self.look()["session"] == before
        desk.seen("21-shut-out", colleague)

    # ---- all the while ----

    def to(self, phase=None) -> str:
        """Press the big button until the room is in a phase; without one, once."""
        while (now := self.desk.next(talks=True)) != phase and phase:
            pass
        if now != "ended":
            expect(self.wall.locator(f".ws-wall[data-phase={now}]")).to_be_visible()
        return now

    def _seat_of(self, phone) -> int:
        """Return the number of a seat as its owner reads it out, from the top of her phone."""
        phone.page.locator(".ws-place summary").click()
        told = phone.page.locator(".ws-place div strong").inner_text()
        phone.page.locator(".ws-place summary").click()
        return int(re.search(r"\d+", told)[0])

    def phones_answer(self, *words, only=None) -> None:
        """Let those with browsers answer all that they are asked, card by card."""
        session, exercise, round = self.here()
        asks = round.part(session["talk"])
        for nth, phone in enumerate(only or self.phones):
            given = self._answers(phone, exercise, round)
            for question in asks.asked(phone.who.department, session["departments"]):
                if question.answerable:
                    said = words[nth] if question.kind == "text" else given[question.id]
                    phone.answer(exercise.slug, question.id, said)
                else:
                    phone.read()
            expect(phone.page.locator(".ws-done")).to_be_visible()
            phone.saved()

    def seen_by_room(self, name) -> None:
        """Take pictures of her page, the wall and a phone."""
        desk = self.desk
        desk.seen(f"desk-{name}")
        desk.wall_seen(f"wall-{name}", self.wall)
        desk.seen(f"phone-{name}", self.phones[0].page, sizes=("phone",))
