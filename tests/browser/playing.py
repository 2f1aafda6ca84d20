"""A programme as a room plays it: every card is tapped, every talk held, every slide turned."""

from collections import Counter, defaultdict
from dataclasses import replace
from functools import partial

from playwright.sync_api import expect

from tests.browser.people import Facilitator, Phone
from tests.browser.promising import Promises
from tests.support.server import wait_until
from workshop.content.texts import interface
from workshop.exercises.agenda import step_content
from workshop.exercises.people.leanings import answers
from workshop.exercises.people.rooms import invented, people_room
from workshop.exercises.talk import SIZES
from workshop.questions.kinds import kind_of
from workshop.session import Step

WALL = {"width": 1280, "height": 720}


def who_taps_everything(room: str, phones: int) -> list:
    """Return invented people of a room who are there from the start and leave nothing out."""
    eager = {"answers": 1.0, "skips": 0.0, "late": 0}
    return [
        replace(one, persona=replace(one.persona, **eager))
        for one in invented(people_room(room), phones, seed=7)
    ]


class Programme:
    """A facilitator, a wall and as many phones as people; `seen` is called at each scene."""

    def __init__(
        self, browser, server, mode, language, seen=lambda *_: None, facilitator=None
    ) -> None:
        self.browser, self.server, self.mode, self.language = browser, server, mode, language
        self.ui, self.seen = interface(language), partial(seen, self)
        self.facilitator = facilitator or Facilitator(browser, server, language)
        self.console = self.facilitator.page
        self.given, self.met, self.paired = defaultdict(dict), Counter(), 0
        self.in_fours = False
        self.talks, self.slides, self.at = [], 0, 0
        self.promises = Promises(self)

    def open(self, agenda: str, people: list) -> None:
        told = {"expected": len(people), "agenda": agenda, "mode": self.mode}
        self.enter(self.facilitator.open_session("Marketing & Sales", **told), people)

    def enter(self, code: str, people: list) -> None:
        """Let everybody into a session that the console shows."""
        self.code = code
        self.wall = self.browser.person(WALL, self.language)
        self.wall.goto(self.server.wall(self.code))
        self.phones = [self._phone(who, nth) for nth, who in enumerate(people)]
        # Who is to be sent into a group has opened her page, of which the host hears soon.
        wait_until(lambda: all(one["arrived"] for one in self.look()["people"]))
        self._everybody_sees("lobby")
        self.seen("lobby")

    def _phone(self, who, nth: int) -> Phone:
        if self.mode == "teams":
            who = replace(who, language=self.language)
        phone = Phone(self.browser, who.language)
        phone.join(self.server, self.code, who.department, by_link=nth % 2 == 0).sees("lobby")
        phone.who = who
        return phone

    def play(self) -> None:
        """Press the big button until the end; do at each place what people do there."""
        while (phase := self.facilitator.next(talks=True, turned=self._slide)) != "ended":
            self._everybody_sees(phase)
            self.at = 0
            {
                "talk": self._talk,
                "asking": self._answer,
                "closed": self._close,
                "revealed": self._reveal,
            }.get(phase, lambda: self.seen(phase))()
        self._everybody_sees("ended")
        self.seen("ended")

    def seen_by_all(self) -> list:
        """Return the wall and every phone, each with its language."""
        phones = [(phone.page, phone.language) for phone in self.phones]
        return [(self.wall, self.language), *phones]

    def here(self):
        """Return the session, and the exercise and round that the room is in."""
        session = self.look()["session"]
        return session, *step_content(_step(session), session["mode"])

    def look(self):
        """Return what the facilitator may see."""
        return self.server.ask("look", code=self.code)

    def _everybody_sees(self, phase: str) -> None:
        expect(self.wall.locator(f".ws-wall[data-phase={phase}]")).to_be_visible()
        for phone in self.phones:
            phone.sees(phase)

    # -- talk ----------------------------------------------------------------------------

    def _talk(self) -> None:
        session, exercise, round = self.here()
        talk = round.talk(session["talk"])
        self.talks.append(talk.id)
        for page, language in self.seen_by_all():
            prompt = exercise.texts(language)(f"talks.{talk.id}.prompt")
            expect(page.locator(".ws-talk-prompt")).to_have_text(prompt)
        expect(self.phones[0].page.locator(".ws-scene input, .ws-scene textarea")).to_have_count(0)
        if talk.form in SIZES:
            self._everybody_finds_somebody(talk)
        for phone in self.phones if round.play else ():
            expect(phone.page.locator(".ws-firm-name")).not_to_be_empty()
        self._the_clock_runs(talk)
        self.promises.talked()
        self.seen(f"talk {talk.id}")
        if talk.says_back and self.mode == "people":
            self._all_are_understood()
            self.seen(f"talk {talk.id} understood")

    def _everybody_finds_somebody(self, talk) -> None:
        """By colour, in words and to the eye, and number; one of each department, and a new one.

        A phone of a whole side sends nobody anywhere: people pair up by themselves.
        """
        found = defaultdict(list)
        for phone in self.phones if self.mode == "people" else ():
            mark = phone.page.locator(".ws-group")
            number = mark.locator(".ws-group-name").inner_text().split()[-1]
            found[mark.get_attribute("data-colour"), number].append(phone)
        if self.mode == "teams":
            expect(self.phones[0].page.locator(".ws-group")).to_have_count(0)
        for pair in found.values():
            assert len(pair) == SIZES[talk.form]
            sides = {phone.who.department for phone in pair}
            assert len(sides) == (2 if talk.across else 1)
            names = frozenset(phone.who.number for phone in pair)
            # Whoever has met everybody of the other side meets somebody again; once fours have
            # talked, in which each meets two, somebody may come again a talk too early.
            often = self.paired // (len(self.phones) // 2)
            assert self.met[names] <= often + self.in_fours
            self.met[names] += 1
        self.paired += SIZES[talk.form] // 2
        self.in_fours = self.in_fours or SIZES[talk.form] > 2

    def _the_clock_runs(self, talk) -> None:
        clock = self.wall.locator(".ws-countdown")
        expect(clock).to_have_count(0)
        start = self.ui("clock.start", time=_clock(talk.seconds))
        self.console.get_by_role("button", name=start, exact=True).click()
        expect(clock).to_be_visible()
        before = _seconds(clock.inner_text())
        assert before <= talk.seconds
        self.console.get_by_role("button", name=self.ui("clock.more"), exact=True).click()
        wait_until(lambda: _seconds(clock.inner_text()) > max(before, talk.seconds))

    def _all_are_understood(self) -> None:
        for phone in self.phones:
            words = interface(phone.language)
            phone.page.get_by_role("button", name=words("card.heard"), exact=True).click()
            said = phone.page.get_by_role("button", name=words("card.heard_done"), exact=True)
            expect(said).to_have_attribute("aria-pressed", "true")
        many = len(self.phones)
        counted = self.ui.count("talk.understood", many, m=many)
        expect(self.wall.get_by_text(counted)).to_be_visible()

    # -- questions -----------------------------------------------------------------------

    def _answer(self) -> None:
        session, exercise, round = self.here()
        asks = round.part(session["talk"])
        self.seen(f"asking {round.id} {session['talk']}".strip())
        quarter = any(question.turn for question in asks.questions)
        if quarter:
            # Pages are looked at for longer than a quarter takes.
            self.server.ask("clock", code=self.code, seconds=0)
        for phone in self.phones:
            given = self._answers(phone, exercise, round)
            for question in asks.asked(phone.who.department, session["departments"]):
                if question.answerable:
                    phone.answer(exercise.slug, question.id, given[question.id])
                    self.given[phone][exercise.slug, question.id] = given[question.id]
                else:
                    phone.read()
            done = ".ws-plan-stands" if quarter else ".ws-done"
            expect(phone.page.locator(done)).to_be_visible()
            phone.saved()
        self.seen(f"asked {round.id} {session['talk']}".strip())

    def _answers(self, phone, exercise, round) -> dict:
        """Return what a phone's owner answers; of ballots, as the room's list is now."""
        there = [self.promises.as_asked(question) for question in round.questions]
        side, lists = phone.who.department, [q for q in there if kind_of(q).BALLOT]
        votes = {question.id: self.promises.vote(question, side) for question in lists}
        return answers(phone.who, exercise, round) | votes

    def _close(self) -> None:
        self.promises.show_proposals()
        self.seen("closed")

    # -- results -------------------------------------------------------------------------

    def _reveal(self) -> None:
        _, _, self.round = self.here()
        runs = {reveal.run for reveal in self.round.reveals if reveal.run}
        wait_until(lambda: all(self.look()["results"].get(r, {}).get("outcome") for r in runs))
        self._release()
        self._slide()
        self.promises.settle()

    def _release(self) -> None:
        release = self.console.get_by_label(self.ui("console.release"), exact=True)
        if release.count() and not self.console.locator("[data-released=yes]").count():
            release.first.click()
            expect(self.console.locator(".ws-texts [data-released=yes]")).to_have_count(1)

    def _slide(self) -> None:
        """The wall shows the slide in front, and the console has a cue for it."""
        if self.look()["session"]["phase"] != "revealed":
            return self._page()
        dots = self.wall.locator(".ws-dots i")
        if dots.count():
            expect(dots.nth(self.at)).to_have_attribute("data-here", "yes")
        expect(self.wall.locator(".ws-scene :is(h1, h2, .ws-finding)").first).not_to_be_empty()
        expect(self.wall.locator(".ws-scene .ws-chart:not(:has(svg))")).to_have_count(0)
        expect(self.console.locator(".ws-cue dd")).to_have_count(3)
        self.slides += 1
        self.at += 1
        return self.seen(f"slide {self.round.id} {self.at}")

    def _page(self) -> None:
        """The wall has turned its list of promises to the next page."""
        self.at += 1
        expect(self.wall.locator(".ws-dots i").nth(self.at)).to_have_attribute("data-here", "yes")
        self.seen(f"page {self.at + 1} of the list")


def _step(session) -> Step:
    return Step(session["exercise"], session["round"])


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _seconds(clock: str) -> int:
    minutes, seconds = clock.split(":")
    return 60 * int(minutes) + int(seconds)
