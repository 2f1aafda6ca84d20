"""People with light phones, and one who means harm, while the test's own hands do something else.

They live in a thread of their own: pages of a browser and lines without one cannot share a loop.
"""

import asyncio
import contextlib
from collections import Counter
from itertools import cycle
from threading import Thread
from urllib.parse import urlencode

from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketError

from benchmarks.guest import PATIENCE
from benchmarks.visitor import HIDDEN, Visitor, an_answer, has_card
from workshop.exercises.exercise import exercises, load_exercise
from workshop.exercises.people.leanings import answer
from workshop.host.client import new_op
from workshop.questions.kinds import kind_of

LONG = 3 * PATIENCE
"""Seconds for all of them to do something once, on a machine that has much to do."""

_NO_LINE = (HTTPClientError, WebSocketError, OSError, RuntimeError)


class LightPerson(Visitor):
    """An invented person with a page and a line; `words` is what she writes where she may."""

    def __init__(self, base, code, who, words="") -> None:
        super().__init__(base, code, who.department, patience=LONG)
        self.who, self.words = who, words
        self.given = {}

    async def answer_all(self) -> None:
        """Answer every card that stands there; what is acknowledged is kept in `given`."""
        await self.line.wait_for(lambda page: page.get("phase") == "asking", patience=LONG)
        for card in self.page["cards"]:
            if card["kind"] != "note":
                await self._give(card, self._says(card))

    async def sees_again(self) -> None:
        """Load the page anew: it shows what was answered last."""
        await self.look_again()
        for card in self.page.get("cards") or []:
            assert card["value"] == self.given.get(card["id"]), card["id"]

    async def goes_over(self) -> None:
        """Go where the laptop sends her, once it does, as her page would."""
        await self.line.wait_for(lambda page: page.get("phase") == "moved", patience=LONG)
        sent = await self._sent_on()
        link, _, ticket = sent.headers["Location"].partition("#")
        self.line.close()
        self.base, self.cookies = link.partition("/arrive/")[0], {}
        form = await self.fetch(link)
        told = dict(HIDDEN.findall(form.body.decode())) | {"key": ticket}
        await self.fetch(link, method="POST", body=urlencode(told))
        await self._open()
        await self.line.wait_for(has_card, patience=LONG)

    async def _sent_on(self):
        """Ask until the address of the other laptop is known here."""
        async with asyncio.timeout(LONG):
            while (sent := await self.fetch("/over")).code != 303 or "#" not in sent.headers.get(
                "Location", ""
            ):
                await asyncio.sleep(0.3)
        return sent

    async def _give(self, card, value) -> None:
        told = {"op": "answer", "id": new_op(), "question": card["id"], "value": value}
        reply = await self.line.ask(told, LONG)
        assert reply["op"] == "saved", (card["id"], reply)
        self.given[card["id"]] = value

    def _says(self, card):
        slug, _, id = card["id"].partition("/")
        if slug not in exercises():
            return an_answer(card)  # what came up at the moment stands in no file
        exercise = load_exercise(slug)
        question = exercise.question(id)
        if kind_of(question).BALLOT:
            return an_answer(card)
        if question.kind == "text":
            return self.words
        said = answer(self.who, exercise, question)
        return an_answer(card) if said is None else said


GARBAGE = [
    {"value": {"crowd": ["sales"]}},
    {"value": {"crowd": "sales", "more": "sales"}},
    {"value": 10**300},
    {"value": [[[]]]},
    {"id": 7, "value": "x"},
    {"id": "x" * 70, "value": {"dream": "4"}},
    {"question": ["where-are-the-sales/claim"], "value": "4"},
    {"question": "commitments/wanted", "value": {"nobody": "yes"}},
    {"question": "../../x", "value": None},
    {"op": "park", "text": {"not": "one"}},
    {"op": "heard", "heard": [1]},
    {"op": "department", "department": {"$ne": 1}},
    {"op": "language", "language": {"not": "one"}},
    {"op": "advance", "to": "ended"},
    {"op": "erase", "session": "*"},
    {"op": "show", "figure": -1},
]
"""What a line reads, in the form in which it reads it, and nothing of it may be believed."""

DOORS = [
    "/carry/{code}", "/continue", "/hand-over", "/wall-link/{code}", "/cues-link/{code}",
    "/cues/{code}/page", "/report/{code}", "/programmes", "/kit",
]  # fmt: skip
"""Where she has nothing to look for: what leads, saves, shows or takes along."""


class Enemy(Visitor):
    """Somebody with a seat who floods her line, comes again, and tries every door beside it.

    Attributes:
        heard: how often her line said this or that.
        statuses: how doors answered her, by address.
    """

    def __init__(self, base, code, department="marketing") -> None:
        super().__init__(base, code, department, patience=LONG)
        self.heard, self.statuses = Counter(), Counter()

    async def rages(self) -> None:
        """Go on until cancelled."""
        garbage, doors = cycle(GARBAGE), cycle(DOORS)
        while True:
            for _ in range(60):
                told = {"op": "answer", "id": new_op(), "question": "where-are-the-sales/lines"}
                with contextlib.suppress(*_NO_LINE):
                    await self.line.send(told | next(garbage))
            self._listen()
            await self._tries(next(doors).format(code=self.code))
            await asyncio.sleep(0.5)

    async def _tries(self, path) -> None:
        form = {"_xsrf": self.cookies.get("_xsrf", ""), "do": "save", "passphrase": "a" * 13}
        for request in ({}, {"method": "POST", "body": urlencode(form | {"again": "a" * 13})}):
            try:
                answer = await self.fetch(path, **request)
                self.statuses[path, answer.code, answer.headers.get("Location", "")[:12]] += 1
            except HTTPClientError as error:
                self.statuses[path, error.code, ""] += 1
            except OSError:
                self.statuses[path, 0, ""] += 1

    def _listen(self) -> None:
        for text in self.line.texts:
            self.heard["saved"] += '"op": "saved"' in text or '"op":"saved"' in text
            self.heard["refused"] += '"refused"' in text
        self.line.texts.clear()


class LightPeople:
    """A thread in which they live, until the end of a `with`."""

    def __init__(self, people, enemy) -> None:
        self.people, self.enemy = people, enemy
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> "LightPeople":
        self._thread.start()
        self._wait(self.enemy.arrive())
        self._rage = asyncio.run_coroutine_threadsafe(self.enemy.rages(), self._loop)
        return self.all("arrive")

    def __exit__(self, *_) -> None:
        self._rage.cancel()
        with contextlib.suppress(Exception):
            self.people.append(self.enemy)
            self.all("leave")
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)

    def all(self, what: str) -> "LightPeople":
        """Let each of them do something at the same time, and wait until all have."""
        self._wait(self._each(what))
        return self

    def still_rages(self) -> bool:
        """Whether the enemy has gone on so far."""
        return not self._rage.done()

    async def _each(self, what) -> None:
        await asyncio.gather(*(getattr(person, what)() for person in self.people))

    def _wait(self, doing):
        return asyncio.run_coroutine_threadsafe(doing, self._loop).result(2 * LONG)
