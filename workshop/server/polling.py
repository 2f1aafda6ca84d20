"""The line of a phone whose network lets no websocket through: it asks for news, and waits."""

import asyncio
import contextlib
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from tornado.web import HTTPError

from workshop.server.lines import greeting, opened_by, seat_of, whole_number
from workshop.server.parts import ServerParts
from workshop.server.plain_page import Page
from workshop.server.seats import REPLACED, SWITCHED, Seat

LONG = 15.0
"""Seconds a phone that polls is kept waiting for news."""
FORGOTTEN = 30.0
"""Seconds after which a phone that polls no more has gone."""
MOST_KEPT = 50
"""Messages kept between two polls."""

_WHY = {REPLACED: 410, SWITCHED: 409}
"""What a phone that polls is told where its line was closed; else that it has no seat."""


@dataclass
class Polling:
    """A line of a phone that asks for news again and again."""

    server: ServerParts
    seat: Seat
    tab: str
    nth: int
    messages: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=MOST_KEPT))
    number: int = 0
    asked: float = field(default_factory=time.monotonic)
    closed: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, text: str) -> None:
        """Keep something for the next question."""
        self.number += 1
        self.messages.append((self.number, text))
        self.news.set()

    def close(self, code: int) -> None:
        """Let the phone ask no more; it is told when it asks."""
        self.closed = code
        self.messages.clear()
        self.news.set()
        self._part()

    def forget(self) -> None:
        """Forget the line: its phone asks no more."""
        self._part()
        del self.server.rooms.polls[self.seat.secret, self.tab, self.nth]

    def _part(self) -> None:
        self.seat.part(self)
        self.server.rooms.lines_changed()

    async def answer(self, after: int) -> str:
        """Return the messages that the phone does not have; waits for one."""
        self.asked = time.monotonic()
        if not self.closed and not any(number > after for number, _ in self.messages):
            self.news.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.news.wait(), LONG)
        self.asked = time.monotonic()
        new = ",".join(text for number, text in self.messages if number > after)
        return f'{{"after":{self.number},"messages":[{new}]}}'


class Poll(Page):
    """`/room/poll`: news for a phone whose network lets no websocket through."""

    async def get(self) -> None:
        """Answer as soon as there is any."""
        seat = await seat_of(self, self.server)
        tab, nth = opened_by(self)
        line = self.server.rooms.polls.get((seat.secret, tab, nth))
        after = whole_number(self, "after")
        if line is None:  # or it was forgotten meanwhile: its messages are counted anew
            line, after = self._opened(seat, tab, nth), 0
        text = await line.answer(after)
        if line.closed:
            raise HTTPError(_WHY.get(line.closed, 403))
        self.set_header("Content-Type", "application/json")
        self.finish(text)

    def _opened(self, seat: Seat, tab: str, nth: int) -> Polling:
        if not seat.openings.take():
            raise HTTPError(429)
        line = Polling(self.server, seat, tab, nth)
        self.server.rooms.polls[seat.secret, tab, nth] = line
        seat.join(line)
        self.server.rooms.lines_changed()
        line.tell(greeting(self.server.instance, seat, self.get_query_argument("have", "")))
        return line

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer with the status alone: scripts read it, not people."""
        self.finish(str(status_code))
