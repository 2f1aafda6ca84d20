"""Who sits where: every participant's seat, from the cookie that proves it to the card it shows."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from typing import cast

from workshop.contracts.replies import BoundMany
from workshop.contracts.tallies import Value
from workshop.errors import Refused, Unreachable
from workshop.host.callers import hashed
from workshop.server.lines import BEAT
from workshop.server.parts import VoilaParts
from workshop.server.polling import FORGOTTEN, Polling
from workshop.server.room_kernel import TOGETHER, RoomKernel
from workshop.server.room_kernels import RoomKernels
from workshop.server.room_page import RoomPage
from workshop.server.seats import SWITCHED, Allowance, Seat

log = logging.getLogger(__name__)

MOST_ALONE = 3
"""Kernels for one card that has stopped the others; each takes as much memory as a full one."""
MOST_STOPS = 3
"""Kernels that one card may stop before it is made no more."""
FIRST_LOOK = 8.0
"""Seconds a page is kept waiting for its card at most; then it is sent and says that it waits."""
NEXT_LOOK = 1.0
"""Seconds a page that is loaded again waits for the answers on its cards; phones keep them too."""
ASLEEP = 3600.0
"""Seconds a card is kept for somebody who has no line; then it is made anew when she comes."""
HOUSEKEEPING = 60.0
CALM = 1.5
"""Seconds without an arrival before something is made ahead."""
TELLING = 1.0
"""Seconds between two words to the host about who has a line."""
BOUND_TOGETHER = 250
"""Seats that one command tells the host of."""

MOST_TURNS = 30
"""How often at once a shared device may go to the same person; each time a card is made."""

PAUSE = 0.2
"""Seconds of rest after something went wrong."""

UNREACHABLE = "unreachable"


class Rooms:
    """The participants' side of the server.

    Args:
        server: the application; gives kernels, the host's client and the folder for notes.
        expect: people expected.
    """

    def __init__(self, server: VoilaParts, expect: int) -> None:
        self._server = server
        self.page = RoomPage(server)
        self.kernels = RoomKernels(
            server, self.page, expect, lambda: self.is_busy, self._lost, self._gone
        )
        self.seats: dict[str, Seat] = {}  # by secret
        self.polls: dict[tuple[str, str, int], Polling] = {}  # by secret, tab and number
        self._turns: dict[str, Allowance] = {}  # by the hash of a token that has a seat
        self._arriving: dict[str, asyncio.Future[str]] = {}  # by secret
        self._to_bind: list[str] = []
        self._to_make: list[Seat] = []
        self._bind_some, self._make_some = asyncio.Event(), asyncio.Event()
        self._reading = asyncio.Lock()
        self._presence_changed = False
        self._known: set[str] = set()
        self._last_arrival = -CALM

    @property
    def is_busy(self) -> bool:
        """Whether people are arriving: whatever can wait lets them go first."""
        coming = bool(self._to_make or self._arriving)
        return coming or time.monotonic() - self._last_arrival < CALM

    async def start(self) -> None:
        """Serve, as soon as there is a kernel."""
        steps = (self._bind, self._make, self._tell_presence, self._beat, self._keep_house)
        for step in steps:
            self._server.later(_again_and_again(step))
        await self.kernels.start()

    def stop(self) -> None:
        """Make nothing any more: the server is about to end all kernels."""
        self.kernels.stop()

    async def read_again(self) -> None:
        """Learn what the notebook shows, anew where somebody has edited it."""
        await self.page.known.wait()
        async with self._reading:
            if self.page.is_stale:
                await self.page.learn(await self.kernels.made_by_another())

    async def find(self, secret: str) -> Seat | None:
        """Return the seat a cookie proves, bound to the host and about to have its card.

        Raises:
            Unreachable: the host does not answer.
        """
        if not secret:
            return None
        if secret in self.seats:
            return self.seats[secret]
        future = self._arriving.get(secret)
        if future is None:
            future = self._arriving[secret] = asyncio.get_running_loop().create_future()
            self._to_bind.append(secret)
            self._bind_some.set()
        self._last_arrival = time.monotonic()
        refusal = await asyncio.shield(future)
        if refusal == UNREACHABLE:
            raise Unreachable("The session host does not answer.")
        return self.seats.get(secret)

    def expect(self, secret: str) -> None:
        """Begin to make the card of somebody who has just got a seat, while she is on her way."""
        if self.page.lean and not self.kernels.stopped:
            self._server.later(self._come(secret))

    async def _come(self, secret: str) -> None:
        with contextlib.suppress(Unreachable):
            await self.find(secret)

    async def card_of(self, seat: Seat) -> None:
        """Wait until a seat's card is there, or for as long as a page may be kept waiting."""
        try:
            await asyncio.wait_for(seat.ready.wait(), FIRST_LOOK)
            if seat.has_said and seat.kernel is not None:
                seat.has_said = False
                seat.told.clear()
                seat.kernel.ask_for_state(seat)
                await asyncio.wait_for(seat.told.wait(), NEXT_LOOK)
        except TimeoutError:
            log.warning("a card is not there yet")

    def say(self, seat: Seat, at: int, content: Value, buffers: list[bytes]) -> None:
        """Pass on what a phone says to one of its widgets, at once or when its card is there."""
        if not 0 <= at < max(1, len(seat.shown)):
            return
        seat.has_said = True
        if seat.ready.is_set() and seat.kernel is not None:
            seat.kernel.say(seat, at, content, buffers)
        else:
            seat.waiting.append((at, content, buffers))

    def lines_changed(self) -> None:
        """Somebody has come or gone: the host is told soon."""
        self._presence_changed = True

    async def bind_all(self) -> None:
        """Tell a host that has begun anew who is who."""
        self._known.clear()
        self._presence_changed = True
        seats = list(self.seats.values())
        for at in range(0, len(seats), BOUND_TOGETHER):
            await self._bound(seats[at : at + BOUND_TOGETHER])
        for seat in seats:
            # What the host before it did not get to know is sent again.
            seat.tell('{"again":true}')

    # ---- arriving and leaving ----

    async def _bind(self) -> None:
        """Bind those who come, all that are there at once."""
        await self._bind_some.wait()
        self._bind_some.clear()
        while self._to_bind:
            secrets, self._to_bind = self._to_bind, self._to_bind[BOUND_TOGETHER:]
            await self._seat([Seat(secret) for secret in secrets[:BOUND_TOGETHER]])

    async def _seat(self, seats: list[Seat]) -> None:
        try:
            answers = await self._bound(seats)
        except (Refused, Unreachable):
            answers = [UNREACHABLE] * len(seats)
        for seat, answer in zip(seats, answers, strict=True):
            if answer is True and not self._takes_turn(seat):
                answer = UNREACHABLE
            if answer is True:
                self.seats[seat.secret] = seat
                self._make_card(seat)
            self._arriving.pop(seat.secret).set_result("" if answer is True else str(answer))

    def _takes_turn(self, seat: Seat) -> bool:
        """Let go the pages of a device's turn before; False where it is handed on too often."""
        tokens = seat.device.tokens if seat.device else (seat.token,)
        before = [one for one in self.seats.values() if one.token in tokens]
        turns = self._turns.setdefault(seat.token_hash, Allowance(rate=0.5, burst=MOST_TURNS))
        if (seat.device or before) and not turns.take():
            self._server.later(self._unbind(seat))
            return False
        for one in before:
            self.forget(one)
            one.hang_up(SWITCHED)
        return True

    async def _bound(self, seats: list[Seat]) -> list[bool | str]:
        reply = await self._server.client.ask("bind_many", seats=[_told(seat) for seat in seats])
        return cast("BoundMany", reply)["bound"]

    def forget(self, seat: Seat) -> None:
        """Let a seat go; whoever comes back to it gets her card made anew."""
        self.seats.pop(seat.secret, None)
        kernel = seat.kernel
        if kernel is not None:
            kernel.leave(seat)
            if seat.alone:
                self.kernels.end(kernel)
        self._server.later(self._unbind(seat))

    async def _unbind(self, seat: Seat) -> None:
        with contextlib.suppress(Refused, Unreachable):
            await self._server.client.ask("unbind", ticket_hash=hashed(seat.ticket))

    def _gone(self, ticket: str) -> None:
        """Let go a seat that the host does not know any more; its card has said so."""
        seat = next((one for one in self.seats.values() if one.ticket == ticket), None)
        if seat is not None:
            self.forget(seat)
            seat.hang_up()

    # ---- making cards ----

    def _make_card(self, seat: Seat) -> None:
        seat.ready.clear()
        self._to_make.append(seat)
        self._make_some.set()

    async def _make(self) -> None:
        """Make cards, so many at once that nobody waits long for an answer meanwhile."""
        await self._make_some.wait()
        await self.kernels.some.wait()
        self._make_some.clear()
        while self._to_make and self.kernels.serving:
            together, self._to_make = self._to_make[:TOGETHER], self._to_make[TOGETHER:]
            for seat in together:
                if seat.alone:
                    self._server.later(self._make_alone(seat))
            if others := [seat for seat in together if not seat.alone]:
                await self._made(self.kernels.for_some(len(others)), others)
        if self._to_make:
            self._make_some.set()

    async def _made(self, kernel: RoomKernel, seats: list[Seat]) -> None:
        try:
            await kernel.sit(seats, await self.page.sources())
        except asyncio.CancelledError:
            if not kernel.ended or self.kernels.stopped:
                raise
            # It was lost meanwhile: the cards of all its seats are made by another.

    async def _make_alone(self, seat: Seat) -> None:
        alone = [one for one in self.seats.values() if one.alone and one.kernel is not None]
        if len(alone) >= MOST_ALONE or seat.stops > MOST_STOPS:
            log.warning("a card that stops its kernel again and again is shown no more")
            seat.failed = True
            seat.hang_up()
            return
        await self._made(await self.kernels.for_one(), [seat])

    def _lost(self, seats: list[Seat], culprit: str) -> None:
        """Have the cards of a lost kernel made by another; whoever stopped it gets her own."""
        for seat in seats:
            seat.kernel = None
            if seat.name == culprit:
                seat.stops, seat.alone = seat.stops + 1, True
            self._make_card(seat)

    # ---- beside ----

    async def _tell_presence(self) -> None:
        await asyncio.sleep(TELLING)
        if self._presence_changed:
            self._presence_changed = False
            await self._tell_host({s.token_hash for s in self.seats.values() if s.lines})

    async def _tell_host(self, present: set[str]) -> None:
        try:
            if new := sorted(present - self._known):
                await self._server.client.ask("arrived", token_hashes=new)
                self._known |= present
            await self._server.client.ask("present", token_hashes=sorted(present))
        except (Refused, Unreachable) as error:
            log.warning("the host was not told who is there: %s", error)
            self._presence_changed = True

    async def _beat(self) -> None:
        """Give every line a sign of life, and let go the phones that poll no more."""
        await asyncio.sleep(BEAT)
        for seat in list(self.seats.values()):
            if seat.lines:
                seat.tell("{}")
        now = time.monotonic()
        for line in list(self.polls.values()):
            if now - line.asked > FORGOTTEN:
                line.forget()

    async def _keep_house(self) -> None:
        """Let go the seats of those who have been away for long."""
        await asyncio.sleep(HOUSEKEEPING)
        now = time.monotonic()
        for seat in list(self.seats.values()):
            if not seat.lines and now - seat.left > ASLEEP:
                self.forget(seat)


def _told(seat: Seat) -> dict[str, Value]:
    """Return what the host is told of a seat's ticket."""
    told: dict[str, Value] = {
        "ticket_hash": hashed(seat.ticket),
        "token_hash": seat.token_hash,
    }
    return {**told, "device": seat.device.told} if seat.device else told


async def _again_and_again(step: Callable[[], Awaitable[None]]) -> None:
    """Do something for ever; what goes wrong once is told, and stops nobody who comes later."""
    while True:
        try:
            await step()
        except Exception:
            log.exception("something went wrong in the room; it goes on")
            await asyncio.sleep(PAUSE)
