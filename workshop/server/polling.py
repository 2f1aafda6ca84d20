"""The line of a phone whose network lets no websocket through: it asks for news, and waits."""

import asyncio
import contextlib
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from tornado.web import HTTPError

from workshop.server.lines import greeting, seat_of
from workshop.server.parts import ServerParts
from workshop.server.plain_page import Page
from workshop.server.seats import REPLACED, Seat

LONG = 15.0
"""Seconds a phone that polls is kept waiting for news."""
FORGOTTEN = 30.0
"""Seconds after which a phone that polls no more has gone."""
MOST_KEPT = 50
"""Messages kept between two polls."""


@dataclass
class Polling:
    """A line of a phone that asks for news again and again."""

    server: ServerParts
    seat: Seat
    id: str
    tab: str
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
        """Let the phone ask no more."""
        self.closed = code
        self.news.set()
        self.part()

    def part(self) -> None:
        """Forget the line."""
        self.seat.part(self)
        self.server.rooms.polls.pop((self.seat.secret, self.id), None)
        self.server.rooms.lines_changed()

    async def answer(self, after: int) -> str:
        """Return the messages that the phone does not have; waits for one."""
        self.asked = time.monotonic()
        if not any(number > after for number, _ in self.messages):
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
        line = self._line(seat, self.get_query_argument("id", "")[:40])
        if line is None:
            raise HTTPError(429)
        try:
            after = int(self.get_query_argument("after", "0"))
        except ValueError:
            raise HTTPError(400) from None
        text = await line.answer(after)
        if line.closed:
            raise HTTPError(410 if line.closed == REPLACED else 403)
        self.set_header("Content-Type", "application/json")
        self.finish(text)

    def _line(self, seat: Seat, id: str) -> Polling | None:
        lines = self.server.rooms.polls
        line = lines.get((seat.secret, id))
        if line is not None:
            return line
        if not seat.openings.take():
            return None
        tab = self.get_query_argument("tab", "")[:40] or id
        line = lines[seat.secret, id] = Polling(self.server, seat, id, tab)
        seat.join(line)
        self.server.rooms.lines_changed()
        line.tell(greeting(self.server.instance, seat, self.get_query_argument("have", "")))
        return line

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer with the status alone: scripts read it, not people."""
        self.finish(str(status_code))
