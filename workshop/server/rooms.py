"""Who sits where: the room's kernels, a spare one, and every participant's seat."""

import asyncio
import contextlib
import logging
import os
import time
from dataclasses import asdict
from typing import Any

from workshop.errors import Refused, Unreachable
from workshop.host.callers import hashed
from workshop.server.lines import BEAT, FORGOTTEN, Polling
from workshop.server.room_kernel import TOGETHER, RoomKernel
from workshop.server.room_page import RoomPage
from workshop.server.seats import Seat

log = logging.getLogger(__name__)

FULL = 250
"""Cards in one kernel; for more people another one is started."""
MANY_CORES, MANY_PEOPLE = 4, 150
"""From so many cores and expected people on, two kernels serve from the start."""
MOST_ALONE = 3
"""Kernels for one card that has stopped the others; each takes as much memory as a full one."""
MOST_STOPS = 3
"""Kernels that one card may stop before it is made no more."""
FIRST_LOOK = 8.0
"""Seconds a page is kept waiting for its card at most; then it is sent and says that it waits."""
ASLEEP = 3600.0
"""Seconds a card is kept for somebody who has no line; then it is made anew when she comes."""
HOUSEKEEPING = 60.0
CALM = 1.5
"""Seconds without an arrival before something is made ahead."""
TELLING = 1.0
"""Seconds between two words to the host about who has a line."""
PAUSE = 0.3


class Rooms:
    """The participants' side of the server.

    Args:
        server: the application; gives kernels, the host's client and the folder for notes.
        expect: people expected; for none, no kernel is kept spare.
    """

    def __init__(self, server: Any, expect: int) -> None:
        self._server = server
        cores = os.cpu_count() or 1
        self._at_first = 2 if cores >= MANY_CORES and expect > MANY_PEOPLE else 1
        self._keeps_spare = expect > 0
        self.page = RoomPage(server)
        self.seats: dict[str, Seat] = {}  # by secret
        self.polls: dict[tuple[str, str], Polling] = {}
        self.kernels: list[RoomKernel] = []
        self._spare: asyncio.Task[RoomKernel] | None = None
        self._coming: dict[Seat, asyncio.Future[str]] = {}
        self._to_make: list[Seat] = []
        self._wake, self._work = asyncio.Event(), asyncio.Event()
        self._learning, self._learned = asyncio.Lock(), asyncio.Event()
        self._presence = False
        self._known: set[str] = set()
        self.replaced = 0
        self._last = -CALM
        self.stopped = False

    @property
    def is_busy(self) -> bool:
        """Whether people are arriving: whatever can wait lets them go first."""
        return bool(self._to_make or self._coming) or time.monotonic() - self._last < CALM

    async def start(self) -> None:
        """Start the first kernel, learn what the notebook shows, and serve."""
        works = (
            self._bind(),
            self._make(),
            self._tell_presence(),
            self._keep_house(),
            self._beat(),
        )
        for work in works:
            self._server.later(work)
        await self._replace()
        await self._learn(self.kernels[0])
        self._learned.set()
        for _ in range(self._at_first - 1):
            self._server.later(self._add())
        self._prepare_spare()

    async def find(self, secret: str) -> Seat | None:
        """Return the seat a cookie proves, bound to the host and about to have its card.

        Raises:
            Unreachable: the host does not answer.
        """
        if not secret:
            return None
        known = self.seats.get(secret)
        if known is not None:
            if known.kernel is None and known not in self._to_make:
                self._make_card(known)
            return known
        seat = next((one for one in self._coming if one.secret == secret), None) or Seat(secret)
        future = self._coming.get(seat)
        if future is None:
            future = self._coming[seat] = asyncio.get_running_loop().create_future()
            self._wake.set()
        self._last = time.monotonic()
        refusal = await asyncio.shield(future)
        if refusal == "unreachable":
            raise Unreachable("The session host does not answer.")
        return None if refusal else self.seats.get(secret)

    def expect(self, secret: str) -> None:
        """Begin to make the card of somebody who has just got a seat, while she is on her way."""
        if self.page.lean and not self.stopped:
            self._server.later(self._come(secret))

    async def _come(self, secret: str) -> None:
        with contextlib.suppress(Unreachable):
            await self.find(secret)

    async def card_of(self, seat: Seat) -> None:
        """Wait until a seat's card is there, or for as long as a page may be kept waiting."""
        try:
            await asyncio.wait_for(seat.ready.wait(), FIRST_LOOK)
        except TimeoutError:
            log.warning("a card is not there yet")

    def say(self, seat: Seat, at: int, content: Any, buffers: list[bytes]) -> None:
        """Pass on what a phone says to one of its widgets, at once or when its card is there."""
        if not 0 <= at < max(1, len(seat.shown)):
            return
        if seat.ready.is_set() and seat.kernel is not None:
            seat.kernel.say(seat, at, content, buffers)
        else:
            seat.waiting.append((at, content, buffers))

    def lines_changed(self) -> None:
        """Somebody has come or gone: the host is told soon."""
        self._presence = True

    def forget(self, seat: Seat) -> None:
        """Let a seat go, such as that of a session that is over."""
        self.seats.pop(seat.secret, None)
        if seat.kernel is not None:
            seat.kernel.leave(seat)
        self._server.later(self._unbind(seat))

    async def _unbind(self, seat: Seat) -> None:
        with contextlib.suppress(Refused, Unreachable):
            await self._server.client.ask("unbind", ticket_hash=hashed(seat.ticket))

    async def bind_all(self) -> None:
        """Tell a host that has begun anew who is who."""
        self._known.clear()
        self._presence = True
        seats = list(self.seats.values())
        for at in range(0, len(seats), 250):
            await self._bound(seats[at : at + 250])

    def stop(self) -> None:
        """Make nothing any more: the server is about to end all kernels."""
        self.stopped = True
        for kernel in self.kernels:
            kernel.end()
        if self._spare and self._spare.done() and not self._spare.cancelled():
            with contextlib.suppress(OSError, RuntimeError, TimeoutError):
                self._spare.result().end()

    # ---- arriving ----

    async def _bind(self) -> None:
        """Bind those who come, all that are there at once."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            coming, self._coming = self._coming, {}
            if not coming:
                continue
            try:
                answers = await self._bound(list(coming))
            except (Refused, Unreachable):
                answers = ["unreachable"] * len(coming)
            for (seat, future), answer in zip(coming.items(), answers, strict=True):
                if answer is True:
                    self.seats[seat.secret] = seat
                    self._make_card(seat)
                if not future.done():
                    future.set_result("" if answer is True else str(answer))

    async def _bound(self, seats: list[Seat]) -> list[Any]:
        told = [{"ticket_hash": hashed(s.ticket), "token_hash": s.token_hash} for s in seats]
        answer = await self._server.client.ask("bind_many", seats=told)
        bound: list[Any] = answer["bound"]
        return bound

    # ---- making cards ----

    def _make_card(self, seat: Seat) -> None:
        seat.ready.clear()
        self._to_make.append(seat)
        self._work.set()

    async def _make(self) -> None:
        """Make cards, so many at once that nobody waits long for an answer meanwhile."""
        while True:
            await self._work.wait()
            self._work.clear()
            while self._to_make and self.kernels:
                await self._make_some()

    async def _make_some(self) -> None:
        first = self._to_make[0]
        if first.alone:
            del self._to_make[0]
            self._server.later(self._make_alone(first))
            return
        batch = [seat for seat in self._to_make if not seat.alone][:TOGETHER]
        self._to_make = [seat for seat in self._to_make if seat not in batch]
        kernel = min(self.kernels, key=lambda one: len(one.seats))
        if len(kernel.seats) + len(batch) > 0.8 * FULL and len(self.kernels) < (
            os.cpu_count() or 1
        ):
            self._server.later(self._add())
        await self._made(kernel, batch)

    async def _made(self, kernel: RoomKernel, batch: list[Seat]) -> None:
        sources = await self.page.sources()
        try:
            await kernel.sit(batch, sources)
        except asyncio.CancelledError:
            if not kernel.ended or self.stopped:
                raise
            # Whoever replaces the kernel makes the cards of all its seats anew.

    async def _make_alone(self, seat: Seat) -> None:
        alone = [one for one in self.seats.values() if one.alone and one.kernel is not None]
        if len(alone) >= MOST_ALONE or seat.stops > MOST_STOPS:
            log.warning("a card that stops its kernel again and again is shown no more")
            seat.failed = True
            seat.hang_up()
            return
        kernel = await self._take_spare()
        kernel.watch()
        await self._made(kernel, [seat])

    # ---- kernels ----

    async def _started(self) -> RoomKernel:
        """Start a kernel for cards and wait until it serves."""
        manager = self._server.kernel_manager
        id = await manager.start_for_room()
        kernel = RoomKernel(
            id, manager.get_kernel(id), self._server.supervisor.folder, self._lost, self._gone
        )
        try:
            await kernel.begin(asdict(self._server.supervisor.place))
        except BaseException:
            kernel.end()
            self._server.later(manager.shutdown_kernel(id, now=True))
            raise
        return kernel

    async def _learn(self, kernel: RoomKernel) -> None:
        """Run the notebook once for nobody: what it shows decides which page people get."""
        sample = Seat("")
        (made,) = await kernel.sit([sample], await self.page.sources())
        kernel.leave(sample)
        await self.page.learn(made)

    async def read_again(self) -> None:
        """Learn anew what the notebook shows where somebody has edited it."""
        await self._learned.wait()
        async with self._learning:
            if self.page.is_stale and self.kernels:
                await self._learn(self.kernels[0])

    async def _add(self) -> None:
        if len(self.kernels) >= (os.cpu_count() or 1):
            return  # others were quicker
        kernel = await self._take_spare()
        kernel.watch()
        self.kernels.append(kernel)
        self._work.set()

    async def _take_spare(self) -> RoomKernel:
        """Return a kernel that is ready, the spare one where there is one."""
        task, self._spare = self._spare, None
        kernel = None
        if task is not None:
            try:
                kernel = await task
            except (OSError, RuntimeError, TimeoutError) as error:
                log.warning("the spare kernel did not start: %s", error)
        if kernel is None or not await kernel.lives():
            kernel = await self._started()
        self._prepare_spare()
        return kernel

    def _prepare_spare(self) -> None:
        if self._keeps_spare and self._spare is None and not self.stopped:
            self._spare = self._server.later(self._started_in_calm())

    async def _started_in_calm(self) -> RoomKernel:
        while self.is_busy and self.kernels:
            await asyncio.sleep(CALM / 4)
        return await self._started()

    def _lost(self, kernel: RoomKernel, culprit: str) -> None:
        """Replace a kernel that died or stands still; its cards are made anew in another."""
        if self.stopped or kernel.ended:
            return
        kernel.end()
        self.replaced += 1
        log.warning("a kernel of the room was replaced; its pages come back by themselves")
        if kernel in self.kernels:
            self.kernels.remove(kernel)
        self._server.later(self._server.kernel_manager.shutdown_kernel(kernel.id, now=True))
        for seat in kernel.seats.values():
            seat.kernel = None
            if seat.name == culprit:
                seat.stops, seat.alone = seat.stops + 1, True
            self._make_card(seat)
        if not self.kernels:
            self._server.later(self._replace())

    async def _replace(self) -> None:
        while not self.stopped:
            try:
                await self._add()
                return
            except (OSError, RuntimeError, TimeoutError) as error:
                log.error("a kernel could not be started: %s", error)
                await asyncio.sleep(PAUSE)

    def _gone(self, ticket: str) -> None:
        seat = next((one for one in self.seats.values() if one.ticket == ticket), None)
        if seat is not None:
            self.seats.pop(seat.secret, None)

    # ---- beside ----

    async def _tell_presence(self) -> None:
        while True:
            await asyncio.sleep(TELLING)
            if not self._presence:
                continue
            self._presence = False
            present = {seat.token_hash for seat in self.seats.values() if seat.lines}
            try:
                new = sorted(present - self._known)
                if new:
                    await self._server.client.ask("arrived", token_hashes=new)
                    self._known |= present
                await self._server.client.ask("present", token_hashes=sorted(present))
            except (Refused, Unreachable) as error:
                log.warning("the host was not told who is there: %s", error)
                self._presence = True

    async def _beat(self) -> None:
        """Give every line a sign of life, and let go the phones that poll no more."""
        while True:
            await asyncio.sleep(BEAT)
            for seat in list(self.seats.values()):
                if seat.lines:
                    seat.tell("{}")
            now = time.monotonic()
            for line in list(self.polls.values()):
                if now - line.asked > FORGOTTEN:
                    line.part()

    async def _keep_house(self) -> None:
        while True:
            await asyncio.sleep(HOUSEKEEPING)
            now = time.monotonic()
            for seat in list(self.seats.values()):
                if not seat.lines and now - seat.left > ASLEEP:
                    self.forget(seat)
