"""Pages that wait for people: as many as a session expects, made one at a time."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from tornado.web import HTTPError

from workshop.errors import Refused, Unreachable
from workshop.server.binding import Visitor
from workshop.server.preparing import PreparedPage

log = logging.getLogger(__name__)

SPARE = 2
"""Pages that wait although everybody is here: somebody always reloads."""
AT_ONCE = 4
"""Pages made at the same time for people who wait; more would only make all of them slower."""
QUIET = 1.0
"""Seconds without an arrival before the next page is made ahead."""
HEAL = 10.0
_TODAY = timedelta(hours=24)


def wanted(sessions: Sequence[Mapping[str, Any]], expect: int, pages: int, now: datetime) -> int:
    """Return how many pages should wait.

    Args:
        sessions: as the host tells them; those of yesterday that nobody ended do not count.
        expect: people the server was started for; 0 where nothing is to be made ahead.
        pages: participants' pages that are open.
        now: the present moment, aware.
    """
    if not expect:
        return 0
    fresh = [s for s in sessions if now - datetime.fromisoformat(s["created"]) < _TODAY]
    running = [s["expected"] for s in fresh if s["phase"] != "ended"]
    if fresh and not running:
        return SPARE
    people: int = max(expect, sum(running))
    return max(SPARE, people // 10, people - pages)


class Pool:
    """Keeps pages waiting, and gives each visitor one.

    Args:
        server: the application; its kernel manager makes and ends pages.
        expect: people the server was started for.
    """

    def __init__(self, server: Any, expect: int) -> None:
        self._server = server
        self._expect = expect
        self._ready: deque[PreparedPage] = deque()
        self._sessions: list[Mapping[str, Any]] = []
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._people = 0
        self._last_arrival = -QUIET
        self._changed = asyncio.Event()
        self._tasks: list[asyncio.Task[Any]] = []
        self.stopped = False

    @property
    def waiting(self) -> int:
        """How many pages wait for somebody."""
        return len(self._ready)

    def start(self) -> None:
        """Begin to make pages and to follow the sessions; nothing where nobody is expected."""
        if self._expect and not self.stopped:
            self._tasks = [self._server.later(work) for work in (self._follow(), self._keep())]

    def stop(self) -> None:
        """Make no more pages: the server is about to end all there are."""
        self.stopped = True
        for task in self._tasks:
            task.cancel()

    async def take(self, visitor: Visitor) -> PreparedPage:
        """Return a page for somebody: her own that she left a moment ago, a waiting or a new one.

        Raises:
            HTTPError: 503, where there is no room for another page.
        """
        self._people += 1
        try:
            page = self._own(visitor)
            if page is None:
                self._server.kernel_manager.make_way(visitor, 1)
                page = self._waiting() or await self._made(visitor)
        finally:
            self._people -= 1
            self._last_arrival = time.monotonic()
            self._changed.set()
        page.proved = False
        return page

    def give_up_one(self) -> str | None:
        """Return the kernel of a waiting page that is to be ended to make room for another."""
        return self._ready.pop().kernel if self._ready else None

    def forget(self, kernel: str) -> None:
        """Take a page that ended out of those that wait."""
        self._ready = deque(page for page in self._ready if page.kernel != kernel)
        self._changed.set()

    def _own(self, visitor: Visitor) -> PreparedPage | None:
        """Return a page that this person has just left: a reload costs no kernel."""
        manager = self._server.kernel_manager
        for kernel in reversed(self._server.bindings.kernels_of(visitor)):
            page: PreparedPage | None = manager.page_left(kernel)
            if page and page.proved:
                return page
        return None

    def _waiting(self) -> PreparedPage | None:
        return self._ready.popleft() if self._ready else None

    async def _made(self, visitor: Visitor) -> PreparedPage:
        """Make a page for somebody who waits; a few at a time, so that all are served in turn."""
        async with self._slots:
            if page := self._waiting():
                return page
            made: PreparedPage = await self._server.kernel_manager.make_page(visitor)
            return made

    async def _keep(self) -> None:
        """Make and end waiting pages, one at a time and only while nobody waits for a page."""
        while True:
            self._changed.clear()
            surplus = self.waiting - self._target()
            if self._people or time.monotonic() - self._last_arrival < QUIET:
                await asyncio.sleep(QUIET / 4)
            elif surplus < 0:
                await self._add()
            elif surplus > 0:
                await self._server.kernel_manager.shutdown_kernel(self.give_up_one(), now=True)
            else:
                await self._changed.wait()

    def _target(self) -> int:
        manager = self._server.kernel_manager
        target = wanted(self._sessions, self._expect, manager.pages_open, datetime.now(UTC))
        room: int = manager.room
        return min(target, self.waiting + max(0, room))

    async def _add(self) -> None:
        try:
            self._ready.append(await self._server.kernel_manager.make_page(None))
        except (HTTPError, OSError, RuntimeError, TimeoutError) as error:
            log.warning("a page could not be made ahead: %s", error)
            await asyncio.sleep(QUIET)

    async def _follow(self) -> None:
        """Learn which sessions there are whenever one is opened or moves."""
        bell = self._server.client.bell()
        bell.listen("sessions", "stage.")
        try:
            await self._look()
            async for _ in bell.rings(HEAL):
                await self._look()
        finally:
            bell.close()

    async def _look(self) -> None:
        try:
            self._sessions = (await self._server.client.ask("sessions"))["sessions"]
        except (Refused, Unreachable) as error:
            log.warning("the sessions are not known: %s", error)
        self._changed.set()
