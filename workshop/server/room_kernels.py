"""The room's kernels: those that serve it, a spare one, and another for each that is lost."""

import asyncio
import contextlib
import logging
import os
from collections.abc import Callable
from dataclasses import asdict

from workshop.server.parts import ServerParts
from workshop.server.room_kernel import Made, RoomKernel
from workshop.server.room_page import RoomPage
from workshop.server.seats import Seat

log = logging.getLogger(__name__)

FULL = 250
"""Cards in one kernel; before there are more, another kernel is started."""
NEARLY = 0.8
"""The part of that at which it is started."""
MANY_CORES, MANY_PEOPLE = 4, 150
"""From so many cores and expected people on, two kernels serve from the start."""
PAUSE = 0.3
"""Seconds before another attempt to start a kernel."""

_NOT_STARTED = (OSError, RuntimeError, TimeoutError)


class RoomKernels:
    """Keeps enough kernels for cards.

    Args:
        server: the application; gives kernels, the host's place and the folder for notes.
        page: what the notebook's cells are, and what they show.
        expect: people expected; for none, no kernel is kept spare.
        is_busy: whether people are arriving.
        lost: called with the seats of a kernel that was lost, and the name of the one on whose
            card it worked.
        gone: called with the ticket of a seat that the host does not know any more.
    """

    def __init__(
        self,
        server: ServerParts,
        page: RoomPage,
        expect: int,
        is_busy: Callable[[], bool],
        lost: Callable[[list[Seat], str], None],
        gone: Callable[[str], None],
    ) -> None:
        self._server, self._page = server, page
        self._cores = os.cpu_count() or 1
        self._at_first = 2 if self._cores >= MANY_CORES and expect > MANY_PEOPLE else 1
        self._keeps_spare = expect > 0
        self._is_busy, self._tell_lost, self._gone = is_busy, lost, gone
        self._spare: asyncio.Task[RoomKernel] | None = None
        self._adding = 0
        self.serving: list[RoomKernel] = []
        self.stopped = False
        self.some = asyncio.Event()

    async def start(self) -> None:
        """Start the first kernel, and the others beside."""
        await self._replace()
        for _ in range(self._at_first - 1):
            self._server.later(self._replace())
        self._prepare_spare()

    def for_some(self, many: int) -> RoomKernel:
        """Return the kernel that is to make so many more cards; one must be serving."""
        kernel = min(self.serving, key=lambda one: len(one.seats))
        crowded = len(kernel.seats) + many > NEARLY * FULL
        if crowded and not self._adding and len(self.serving) < self._cores:
            self._server.later(self._replace())
        return kernel

    async def for_one(self) -> RoomKernel:
        """Return a kernel for a card that has stopped others, and may stop none any more."""
        kernel = await self._take_spare()
        kernel.watch()
        return kernel

    async def made_by_another(self) -> Made:
        """Return what the notebook shows as it is now, run in a kernel that then ends."""
        made: list[Made] = []
        kernel = await self._started(made.append)
        self.end(kernel)
        return made[0]

    def end(self, kernel: RoomKernel) -> None:
        """End a kernel that serves nobody any more."""
        kernel.end()
        self._server.later(self._server.kernel_manager.shutdown_kernel(kernel.id, now=True))

    def stop(self) -> None:
        """Start none any more: the server is about to end all kernels."""
        self.stopped = True
        for kernel in self.serving:
            kernel.end()
        if self._spare and self._spare.done() and not self._spare.cancelled():
            with contextlib.suppress(*_NOT_STARTED):
                self._spare.result().end()

    # ---- starting ----

    async def _started(self, learned: Callable[[Made], None] | None = None) -> RoomKernel:
        """Start a kernel, and run the notebook in it once for nobody.

        What the cells import takes its time; afterwards a card is made in a moment.
        """
        manager = self._server.kernel_manager
        id = await manager.start_for_room()
        folder = self._server.supervisor.folder
        kernel = RoomKernel(id, manager.get_kernel(id), folder, self._lost, self._gone)
        try:
            await kernel.begin(asdict(self._server.supervisor.place))
            sample = Seat("")
            (made,) = await kernel.sit([sample], await self._page.sources())
            kernel.leave(sample)
        except BaseException:
            self.end(kernel)
            raise
        if learned:
            learned(made)
        elif not self._page.is_known:
            await self._page.learn(made)
        return kernel

    async def _add(self) -> None:
        kernel = await self._take_spare()
        kernel.watch()
        self.serving.append(kernel)
        self.some.set()
        self._prepare_spare()  # the one that was taken is followed by another

    async def _replace(self) -> None:
        """Add a kernel to those that serve, however often that must be tried."""
        self._adding += 1
        try:
            while not self.stopped:
                try:
                    await self._add()
                    return
                except _NOT_STARTED as error:
                    log.error("a kernel could not be started: %s", error)
                    await asyncio.sleep(PAUSE)
        finally:
            self._adding -= 1

    async def _take_spare(self) -> RoomKernel:
        """Return a kernel that is ready, the spare one where there is one."""
        task, self._spare = self._spare, None
        kernel = None
        if task is not None:
            try:
                kernel = await task
            except _NOT_STARTED as error:
                log.warning("the spare kernel did not start: %s", error)
        if kernel is None or not await kernel.lives():
            kernel = await self._started()
        self._prepare_spare()
        return kernel

    def _prepare_spare(self) -> None:
        if self._keeps_spare and self._spare is None and self.serving and not self.stopped:
            self._spare = self._server.later(self._started_in_calm())

    async def _started_in_calm(self) -> RoomKernel:
        while self._is_busy() and self.serving:
            await asyncio.sleep(PAUSE)
        return await self._started()

    # ---- losing one ----

    def _lost(self, kernel: RoomKernel, culprit: str) -> None:
        """Replace a kernel that died or stands still."""
        if self.stopped or kernel.ended:
            return
        log.warning("a kernel of the room was replaced; its pages come back by themselves")
        self.end(kernel)
        if kernel in self.serving:
            self.serving.remove(kernel)
            if not self.serving:
                self.some.clear()
                self._server.later(self._replace())
        self._tell_lost(list(kernel.seats.values()), culprit)
