"""A programme as a room plays it: every card is tapped, every talk held, every slide turned."""

import json
import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from functools import partial

from playwright.sync_api import expect

from tests.browser.people import Facilitator, Phone
from tests.support.crowd import SEAT
from tests.support.server import wait_until
from workshop.content.texts import interface
from workshop.exercises.agenda import step_content
from workshop.exercises.people.leanings import answers
from workshop.exercises.people.rooms import invented, people_room
from workshop.exercises.talk import SIZES
from workshop.host.callers import hashed

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

    def __init__(self, browser, server, mode, language, seen=lambda *_: None) -> None:
        self.browser, self.server, self.mode, self.language = browser, server, mode, language
        self.ui, self.seen = interface(language), partial(seen, self)
        self.facilitator = Facilitator(browser, server, language)
        self.console = self.facilitator.page
        self.given, self.met = defaultdict(dict), set()
        self.talks, self.slides = [], 0

    def open(self, agenda: str, people: list) -> None:
        told = {"expected": len(people), "agenda": agenda, "mode": self.mode}
        self.code = self.facilitator.open_session("Marketing & Sales", **told)
        self.wall = self.browser.person(WALL, self.language)
        self.wall.goto(self.server.wall(self.code))
        self.phones = [self._phone(who, nth) for nth, who in enumerate(people)]
        # Who is to be sent into a group has opened her page, of which the host hears soon.
        wait_until(lambda: all(one["arrived"] for one in self._look()["people"]))
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
            {"talk": self._talk, "asking": self._answer, "revealed": self._reveal}.get(
                phase, lambda: self.seen(phase)
            )()
        self._everybody_sees("ended")
        self.seen("ended")

    def seen_by_all(self) -> list:
        """Return the wall and every phone, each with its language."""
        phones = [(phone.page, phone.language) for phone in self.phones]
        return [(self.wall, self.language), *phones]

    def here(self):
        """Return the session, and the exercise and round that the room is in."""
        session = self._look()["session"]
        return session, *step_content(session["agenda"], session["step"], session["mode"])

    def _look(self):
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
        self._the_clock_runs(talk)
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
            assert len({phone.who.department for phone in pair}) == len(pair)
            names = {phone.who.number for phone in pair}
            assert frozenset(names) not in self.met
            self.met.add(frozenset(names))

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
        self.seen(f"asking {round.id}")
        for phone in self.phones:
            given = answers(phone.who, exercise, round)
            for question in asks.asked(phone.who.department, session["departments"]):
                if question.answerable:
                    phone.answer(exercise.slug, question.id, given[question.id])
                    self.given[phone][exercise.slug, question.id] = given[question.id]
                else:
                    phone.read()
            expect(phone.page.locator(".ws-done")).to_be_visible()
            phone.saved()
        self.seen(f"asked {round.id}")

    # -- results -------------------------------------------------------------------------

    def _reveal(self) -> None:
        _, _, self.round = self.here()
        runs = {reveal.run for reveal in self.round.reveals if reveal.run}
        wait_until(lambda: all(self._look()["results"].get(r, {}).get("outcome") for r in runs))
        self._release()
        self.at = 0
        self._slide()

    def _release(self) -> None:
        release = self.console.get_by_label(self.ui("console.release"), exact=True)
        if release.count():
            release.first.click()
            expect(self.console.locator(".ws-texts [data-released=yes]")).to_have_count(1)

    def _slide(self) -> None:
        """The wall shows the slide in front, and the console has a cue for it."""
        dots = self.wall.locator(".ws-dots i")
        if dots.count():
            expect(dots.nth(self.at)).to_have_attribute("data-here", "yes")
        expect(self.wall.locator(".ws-scene :is(h1, h2, .ws-finding)").first).not_to_be_empty()
        expect(self.wall.locator(".ws-scene .ws-chart:not(:has(svg))")).to_have_count(0)
        expect(self.console.locator(".ws-cue dd")).to_have_count(3)
        self.slides += 1
        self.at += 1
        self.seen(f"slide {self.round.id} {self.at}")

    # -- what is left --------------------------------------------------------------------

    def kept(self) -> dict:
        """Return what a database of a server that has ended holds, by the hash of a seat."""
        asked = """SELECT token_hash, exercise, question, value FROM responses AS given
            JOIN participants AS people ON people.id = given.participant ORDER BY given.number"""
        kept = defaultdict(dict)
        with closing(sqlite3.connect(self.server.database)) as database:
            for seat, exercise, question, value in database.execute(asked):
                kept[seat][exercise, question] = json.loads(value)
        return kept


def seat_of(phone) -> str:
    """Return the hash under which a phone's seat is kept."""
    cookies = {cookie["name"]: cookie["value"] for cookie in phone.page.context.cookies()}
    return hashed(cookies[SEAT])


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _seconds(clock: str) -> int:
    minutes, seconds = clock.split(":")
    return 60 * int(minutes) + int(seconds)
