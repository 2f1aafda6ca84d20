"""Kernels for pages: started with nothing but a ticket, gone when their page is gone."""

import asyncio
import contextlib
import os
import signal
import sys
from collections import Counter
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import (
    AsyncMappingKernelManager,
    ServerKernelManager,
)
from tornado.web import HTTPError

from workshop.host.callers import Role
from workshop.host.place import ENVIRONMENT, TICKET
from workshop.server.binding import Bindings, Visitor, visiting
from workshop.server.forking.warm import CannotForkError, Recipe, forking_works, parents
from workshop.server.outfit import kernel_environment
from workshop.server.preparing import Maker, PreparedPage, close
from workshop.widgets import linked

# The kernel specs of a participant's page, which is lean, and of the pages with charts.
ROOM, FULL = "workshop-room", "workshop-full"

KNOCK, SLOWEST_KNOCK = 5, 1000
"""Milliseconds between attempts to reach a kernel, at first and at most."""

LARGEST_STUDY = 40
_PAGES = {Role.PARTICIPANT: 6, Role.FACILITATOR: 12, Role.WALL: 12}
"""Pages one person, or the walls of one session, may have open at a time."""


class QuietKernel(ServerKernelManager):
    """Manages one kernel; keeps no log of events, which nobody reads and which takes 8 ms each."""

    def emit(self, schema_id: str, data: dict[str, Any]) -> None:
        """Tell nobody."""


class KernelManager(AsyncMappingKernelManager):
    """Gives every kernel a ticket of its own and tells the host whom it serves.

    jupyter_client declares these methods synchronous and fills them in asynchronously; hence
    the exemptions from its declared types.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)  # type: ignore[no-untyped-call]
        # A kernel makes its sockets while we already knock: knock often at first, for each time
        # that nobody opens would otherwise cost a tenth of a second.
        self.context.reconnect_ivl, self.context.reconnect_ivl_max = KNOCK, SLOWEST_KNOCK
        self._starting: Counter[Visitor | None] = Counter()
        self._ending: set[str] = set()
        self._processes: dict[str, int] = {}
        self._maker = Maker(self._server, "room.ipynb")
        self.pages: dict[str, PreparedPage] = {}

    @property
    def room(self) -> int:
        """How many more kernels there is room for."""
        most: int = self._server.most_pages
        return most - len(self) - self._starting.total()

    @property
    def pages_open(self) -> int:
        """How many participants' pages are somebody's."""
        waiting: int = self._server.pool.waiting
        return len(self.pages) - waiting

    @property
    def bindings(self) -> Bindings:
        """The server's record of kernels and visitors."""
        found: Bindings = self._server.bindings
        return found

    @property
    def _server(self) -> Any:
        return self.parent

    async def start_kernel(self, **kwargs: Any) -> str:  # type: ignore[override]
        """Start a kernel for the page being rendered and return its id."""
        visitor = visiting.get()
        ticket = self.bindings.new_ticket()
        if visitor:
            await self.bindings.bind(ticket, visitor)
        kernel = await self._start(FULL, visitor, ticket, **kwargs)
        self.bindings.keep(kernel, ticket, visitor)
        return kernel

    async def make_page(self, visitor: Visitor | None) -> PreparedPage:
        """Make a participant's page; for nobody yet where it is made ahead.

        Raises:
            HTTPError: 503, where there is no room for another page.
            TimeoutError: the kernel does not answer.
        """
        ticket = self.bindings.new_ticket()
        kernel = await self._start(ROOM, visitor, ticket, live=True)
        try:
            page = await self._maker.make(kernel, ticket)
        except BaseException:
            self._server.later(self.shutdown_kernel(kernel, now=True))
            raise
        self.pages[kernel] = page
        return page

    async def hand_over(self, page: PreparedPage, visitor: Visitor) -> None:
        """Let the kernel of a page serve a visitor from now on."""
        await self.bindings.bind(page.ticket, visitor)
        self.bindings.keep(page.kernel, page.ticket, visitor)
        self.make_way(visitor, 0)

    def page_left(self, kernel: str) -> PreparedPage | None:
        """Return the page of a living kernel that no browser shows at present."""
        there = kernel in self and kernel not in self._ending
        return (
            self.pages.get(kernel) if there and not self._kernel_connections.get(kernel) else None
        )

    async def _start(
        self, name: str, visitor: Visitor | None, ticket: str, *, live: bool = False, **kwargs: Any
    ) -> str:
        """Start a kernel of a spec, with a ticket where its page belongs to a session."""
        environment = kernel_environment(kwargs.get("env") or dict(os.environ))
        environment["IPYTHONDIR"] = str(self._server.profile)
        if visitor or live:
            place = self._server.supervisor.place.to_json()
            environment |= {ENVIRONMENT: place, TICKET: ticket, linked.ENVIRONMENT: "1"}
        self._starting[visitor] += 1
        try:
            if visitor or not live:
                self._find_room()
            if not live:
                self.make_way(visitor, self._starting[visitor])
            told = kwargs | {
                "env": environment,
                "kernel_name": name,
                "path": kwargs.get("path", ""),
            }
            kernel: str = await ensure_async(super().start_kernel(**told))
        finally:
            self._starting[visitor] -= 1
        provisioner: Any = self.get_kernel(kernel).provisioner
        self._processes[kernel] = provisioner.pid
        self.add_restart_callback(kernel, lambda: self._ended(kernel), "dead")
        return kernel

    async def warm_up(self) -> None:
        """Start the warm parents, so that nobody's page waits for their imports."""
        parents.environment = kernel_environment(dict(os.environ)) | {
            "IPYTHONDIR": str(self._server.profile)
        }
        await self._maker.get_ready()
        for name in (ROOM, FULL) if forking_works() else ():
            if self._server.pool.stopped:
                return
            specs: Any = self.kernel_spec_manager
            recipe = Recipe.of(specs.get_kernel_spec(name).metadata)
            with contextlib.suppress(CannotForkError):  # said when a kernel is wanted
                await asyncio.to_thread(parents.of(recipe).warm_up)

    def _find_room(self) -> None:
        """Let no more pages be open than the machine bears: one that waits for nobody makes room.

        Raises:
            HTTPError: 503, where there is none.
        """
        if self.room < 0 and not self._end_a_waiting_one():
            raise HTTPError(503)

    def make_way(self, visitor: Visitor | None, coming: int) -> None:
        """Let nobody fill the machine: the oldest pages that nobody looks at are ended.

        Args:
            visitor: whose pages are counted.
            coming: how many more there are about to be.

        Raises:
            HTTPError: 503, where all are looked at.
        """
        limit = _PAGES[visitor.role] if visitor else LARGEST_STUDY
        mine = [k for k in self.bindings.kernels_of(visitor) if k in self and k not in self._ending]
        over = len(mine) + coming - limit
        connections: dict[str, int] = self._kernel_connections
        idle = [k for k in mine if not connections.get(k)]
        if over > len(idle):
            raise HTTPError(503)
        for kernel in idle[: max(0, over)]:
            self._end(kernel)

    def _end_a_waiting_one(self) -> bool:
        """End a page that waits for nobody in particular; whether there was one."""
        kernel = self._server.pool.give_up_one()
        if kernel:
            self._end(kernel)
        return bool(kernel)

    def _end(self, kernel: str) -> None:
        self._ending.add(kernel)
        self._server.later(self.shutdown_kernel(kernel))

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel that no page ever reached; those of participants are ended elsewhere."""
        if kernel_id not in self.pages:
            await super().cull_kernel_if_idle(kernel_id)  # type: ignore[no-untyped-call]

    def start_watching_activity(self, kernel_id: str) -> None:
        """Listen for activity, but not in a room: that would read every message twice."""
        kernel: Any = self.get_kernel(kernel_id)
        if kernel.kernel_name == ROOM:
            kernel.execution_state, kernel.reason = "idle", ""
        else:
            super().start_watching_activity(kernel_id)  # type: ignore[no-untyped-call]

    def stop_buffering(self, kernel_id: str) -> None:
        """Forget what a page missed that does not come back; its sockets serve the next one."""
        page, buffered = self.pages.get(kernel_id), self._kernel_buffers.get(kernel_id)
        if page is None or buffered is None:
            super().stop_buffering(kernel_id)  # type: ignore[no-untyped-call]
            return
        del self._kernel_buffers[kernel_id]
        if page.channels is None:
            page.keep_channels(buffered["channels"])
        else:
            close(buffered["channels"])

    async def shutdown_kernel(  # type: ignore[override]
        self, kernel_id: str, *args: Any, **kwargs: Any
    ) -> None:
        """End a kernel and let its ticket serve nobody; nothing happens where another did so."""
        end: Any = super().shutdown_kernel
        with contextlib.suppress(HTTPError):  # it is gone already
            await ensure_async(end(kernel_id, *args, **kwargs))
        self._ending.discard(kernel_id)
        self._processes.pop(kernel_id, None)
        self._forget_page(kernel_id)
        await self.bindings.forget(kernel_id)

    async def shutdown_all(self, now: bool = False) -> None:  # type: ignore[override] # noqa: ARG002
        """End every kernel at once; one that another has just ended is no trouble."""
        end: Any = super().shutdown_kernel
        ending = (ensure_async(end(kernel, now=True)) for kernel in self.list_kernel_ids())
        await asyncio.gather(*ending, return_exceptions=True)

    def end_leftovers(self) -> None:
        """End the kernels that were still ending when the server was told to stop."""
        for process in self._processes.values():
            with contextlib.suppress(OSError):
                os.kill(process, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        self._processes.clear()
        parents.close()

    def _ended(self, kernel: str) -> None:
        self._processes.pop(kernel, None)
        self._forget_page(kernel)
        self._server.later(self.bindings.forget(kernel))

    def _forget_page(self, kernel: str) -> None:
        page = self.pages.pop(kernel, None)
        if page:
            page.close()
            self._server.pool.forget(kernel)
