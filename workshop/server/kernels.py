"""Kernels, started the ordinary way: for the room's cards, and one for each page with charts."""

import asyncio
import contextlib
import logging
import os
from collections import Counter, deque
from typing import Any, cast

from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import (
    AsyncMappingKernelManager,
    ServerKernelManager,
)
from tornado.web import HTTPError

from workshop.host.callers import Role
from workshop.server.binding import Bindings, Visitor, given, visiting
from workshop.server.outfit import kernel_environment
from workshop.server.parts import ServerParts
from workshop.server.speaking import hand_over, is_there

log = logging.getLogger(__name__)

# The kernel specs of the participants' cards, which are lean, and of the pages with charts.
ROOM, FULL = "workshop-room", "workshop-full"

KNOCK, SLOWEST_KNOCK = 5, 1000
"""Milliseconds between attempts to reach a kernel, at first and at most."""

SPARES = 2
"""Kernels with charts that wait for a page: the facilitator opens hers and the wall together."""
LAUNCH = 5.0
"""Seconds that the making of a process may take when the server stops meanwhile."""
PAUSE = 0.5
"""Seconds before the next spare kernel is started: whoever has just come goes first."""

_PAGES = {Role.PARTICIPANT: 2, Role.FACILITATOR: 3, Role.WALL: 3, None: 2}
"""Pages one person, the walls of one session or one learner's browser may have open at a time."""
KEPT_FREE = 6
"""Pages that only the facilitator and the wall may open."""
REMEMBERED = 200


class QuietKernel(ServerKernelManager):
    """Manages one kernel; keeps no log of events, which nobody reads and which takes 8 ms each."""

    def emit(self, schema_id: str, data: dict[str, Any]) -> None:
        """Tell nobody."""


class KernelManager(AsyncMappingKernelManager):
    """Starts kernels, keeps a few ready, and tells the host whom each page's kernel serves.

    jupyter_client declares these methods synchronous and fills them in asynchronously; hence
    the exemptions from its declared types.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)  # type: ignore[no-untyped-call]
        # A kernel makes its sockets while we already knock: knock often at first, for each time
        # that nobody opens would otherwise cost a tenth of a second.
        self.context.reconnect_ivl, self.context.reconnect_ivl_max = KNOCK, SLOWEST_KNOCK
        self._spares: deque[str] = deque()
        self._apart: set[str] = set()  # spare ones and those of the room, which serve no page
        self._starting: Counter[Role | None] = Counter()
        self._launching = 0
        self._ending: set[str] = set()
        self._stopped = False
        self.replaced: deque[str] = deque(maxlen=REMEMBERED)

    @property
    def bindings(self) -> Bindings:
        """The server's record of kernels and visitors."""
        return self._server.bindings

    @property
    def _server(self) -> ServerParts:
        return cast("ServerParts", self.parent)

    async def start_kernel(self, **kwargs: Any) -> str:  # type: ignore[override]
        """Give the page being rendered a kernel and return its id.

        Raises:
            HTTPError: 503, where there is no room for another page.
        """
        visitor = visiting.get()
        role = visitor.role if visitor else None
        self._find_room(role)
        self._starting[role] += 1
        try:
            kernel = await self._taken() or await self._start(FULL, **kwargs)
            self._apart.discard(kernel)
            ticket = self.bindings.new_ticket()
            if visitor and visitor.role:
                await self.bindings.bind(ticket, visitor)
                await hand_over(self.get_kernel(kernel), self._server.supervisor.place, ticket)
            self.bindings.keep(kernel, ticket, visitor)
        finally:
            self._starting[role] -= 1
        self._make_way(visitor)
        told = given.get()
        if told and not told.done():
            told.set_result(kernel)
        return kernel

    async def start_for_room(self) -> str:
        """Start a kernel for participants' cards and return its id."""
        kernel = await self._start(ROOM)
        manager: Any = self.get_kernel(kernel)
        manager.stop_restarter()  # the room sees for itself, and sooner, that it lives
        return kernel

    async def _start(self, name: str, **kwargs: Any) -> str:
        environment = kernel_environment(kwargs.get("env") or dict(os.environ))
        environment["IPYTHONDIR"] = str(self._server.profile)
        told = kwargs | {"env": environment, "kernel_name": name, "path": kwargs.get("path", "")}
        self._launching += 1
        try:
            kernel: str = await ensure_async(super().start_kernel(**told))
        finally:
            self._launching -= 1
        self._apart.add(kernel)
        self.add_restart_callback(kernel, lambda: self._ended(kernel), "dead")
        return kernel

    # ---- kernels kept ready ----

    async def keep_ready(self, wanted: int) -> None:
        """Keep some kernels with charts waiting for pages, started one after the other."""
        while not self._stopped:
            if self._starting.total() or self._server.rooms.is_busy or len(self._spares) >= wanted:
                await asyncio.sleep(PAUSE)
                continue
            try:
                kernel = await self._start(FULL)
                await is_there(self.get_kernel(kernel))
            except (OSError, RuntimeError, TimeoutError) as error:
                log.warning("a kernel could not be started ahead: %s", error)
                await asyncio.sleep(10 * PAUSE)
            else:
                self._spares.append(kernel)

    async def _taken(self) -> str | None:
        """Return a waiting kernel that still lives; None where none waits."""
        while self._spares:
            kernel = self._spares.popleft()
            manager: Any = self.get_kernel(kernel) if kernel in self else None
            if manager is not None and await manager.is_alive():
                return kernel
        return None

    # ---- how many pages there may be ----

    @property
    def pages_open(self) -> int:
        """How many kernels serve a page, or are about to."""
        return len(self) - len(self._apart) + self._starting.total()

    def _make_way(self, visitor: Visitor | None) -> None:
        """Let a person's newest pages replace her oldest."""
        most = _PAGES[visitor.role if visitor else None]
        mine = [k for k in self.bindings.kernels_of(visitor) if k in self and k not in self._ending]
        for kernel in mine[: max(0, len(mine) - most)]:
            self.replaced.append(kernel)
            self._end(kernel)

    def _find_room(self, role: Role | None) -> None:
        """Let nobody fill the machine, and nobody keep facilitator and wall out.

        Raises:
            HTTPError: 503, where there is no room for another page.
        """
        if role in (Role.FACILITATOR, Role.WALL):
            return
        there = [k for k in self.bindings.kernels_of_role(None) if k not in self._ending]
        studies = len(there) + self._starting[None]
        too_many = role is None and studies >= self._server.most_studies
        if too_many or self.pages_open >= self._server.most_pages - KEPT_FREE:
            raise HTTPError(503)

    def _end(self, kernel: str) -> None:
        self._ending.add(kernel)
        self._server.later(self.shutdown_kernel(kernel))

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel that no page ever reached, unless it is to wait."""
        if kernel_id not in self._apart:
            await super().cull_kernel_if_idle(kernel_id)  # type: ignore[no-untyped-call]

    def start_watching_activity(self, kernel_id: str) -> None:
        """Listen for activity, but not in a room: that would read every message twice."""
        kernel: Any = self.get_kernel(kernel_id)
        if kernel.kernel_name == ROOM:
            kernel.execution_state, kernel.reason = "idle", ""
        else:
            super().start_watching_activity(kernel_id)  # type: ignore[no-untyped-call]

    # ---- ending ----

    async def shutdown_kernel(  # type: ignore[override]
        self, kernel_id: str, *args: Any, **kwargs: Any
    ) -> None:
        """End a kernel and let its ticket serve nobody; nothing happens where another did so."""
        end: Any = super().shutdown_kernel
        with contextlib.suppress(HTTPError):  # it is gone already
            await ensure_async(end(kernel_id, *args, **kwargs))
        self._ending.discard(kernel_id)
        self._apart.discard(kernel_id)
        self._server.said.pop(kernel_id, None)
        await self.bindings.forget(kernel_id)

    def stop_starting(self) -> None:
        """Start none any more: the server is about to end all there are."""
        self._stopped = True

    async def shutdown_all(self, now: bool = False) -> None:  # type: ignore[override] # noqa: ARG002
        """End every kernel at once; one that another has just ended is no trouble.

        One whose process is just being made is known only then.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LAUNCH):
                while self._launching:
                    await asyncio.sleep(0.02)
        end: Any = super().shutdown_kernel
        ending = (ensure_async(end(kernel, now=True)) for kernel in self.list_kernel_ids())
        await asyncio.gather(*ending, return_exceptions=True)

    def _ended(self, kernel: str) -> None:
        self._apart.discard(kernel)
        self._server.later(self.bindings.forget(kernel))
