"""Kernels for pages: started with nothing but a ticket, gone when their page is gone."""

import contextlib
import os
import signal
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError

from workshop.content import OWN_KIT
from workshop.host.callers import Role
from workshop.host.place import ENVIRONMENT, TICKET
from workshop.server.binding import Bindings, Visitor, visiting

# What a kernel may know of the server's environment; above all nothing secret.
_PASSED = {
    "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "TMP",
    "VIRTUAL_ENV", "CONDA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT", "APPDATA", "LOCALAPPDATA",
    "USERPROFILE", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", OWN_KIT,
}  # fmt: skip
_PASSED_PREFIXES = ("PYTHON", "JUPYTER", "JPY_", "VOILA_")


def kernel_environment(environment: dict[str, str]) -> dict[str, str]:
    """Return the part of an environment that a kernel gets.

    The address and the query a page was asked for are left out: identity comes from the host.
    """
    return {
        name: value
        for name, value in environment.items()
        if (name in _PASSED or name.startswith(_PASSED_PREFIXES)) and name != "VOILA_REQUEST_URL"
    }


_PROFILE = """c = get_config()
c.IPKernelApp.capture_fd_output = False
c.HistoryManager.enabled = False
c.InteractiveShell.cache_size = 0
"""


def make_profile(folder: Path) -> Path:
    """Make the profile kernels start with, and return the folder IPython is told.

    A person's own start-up files do not belong into a room, no history is kept, and what a
    kernel writes on its standard error reaches the terminal instead of a participant.
    """
    profile = folder / "ipython" / "profile_default"
    profile.mkdir(parents=True)
    (profile / "ipython_kernel_config.py").write_text(_PROFILE, encoding="utf-8")
    return profile.parent


LARGEST_STUDY = 40
_PAGES = {Role.PARTICIPANT: 6, Role.FACILITATOR: 12, Role.WALL: 12}
"""Pages one person, or the walls of one session, may have open at a time."""


class KernelManager(AsyncMappingKernelManager):
    """Gives every kernel a ticket of its own and tells the host whom it serves.

    jupyter_client declares these methods synchronous and fills them in asynchronously; hence
    the exemptions from its declared types.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)  # type: ignore[no-untyped-call]
        self._starting: Counter[Visitor | None] = Counter()
        self._ending: set[str] = set()
        self._processes: dict[str, int] = {}

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
        self._starting[visitor] += 1
        try:
            self._make_way(visitor)
            return await self._start(visitor, kwargs)
        finally:
            self._starting[visitor] -= 1

    async def _start(self, visitor: Visitor | None, kwargs: dict[str, Any]) -> str:
        ticket = self.bindings.new_ticket()
        if visitor:
            await self.bindings.bind(ticket, visitor)
        environment = kernel_environment(kwargs.get("env") or dict(os.environ))
        environment["IPYTHONDIR"] = str(self._server.profile)
        told = {ENVIRONMENT: self._server.supervisor.place.to_json(), TICKET: ticket}
        kernel: str = await ensure_async(
            super().start_kernel(**kwargs | {"env": environment | (told if visitor else {})})
        )
        self.bindings.keep(kernel, ticket, visitor)
        provisioner: Any = self.get_kernel(kernel).provisioner
        self._processes[kernel] = provisioner.pid
        self.add_restart_callback(kernel, lambda: self._ended(kernel), "dead")
        return kernel

    def _make_way(self, visitor: Visitor | None) -> None:
        """Let nobody fill the machine: the oldest pages that nobody looks at are ended.

        Raises:
            HTTPError: 503, where all are looked at.
        """
        limit = _PAGES[visitor.role] if visitor else LARGEST_STUDY
        mine = [k for k in self.bindings.kernels_of(visitor) if k in self and k not in self._ending]
        over = len(mine) + self._starting[visitor] - limit
        connections: dict[str, int] = self._kernel_connections
        idle = [k for k in mine if not connections.get(k)]
        if over > len(idle):
            raise HTTPError(503)
        for kernel in idle[: max(0, over)]:
            self._ending.add(kernel)
            self._server.later(self.shutdown_kernel(kernel))

    async def shutdown_kernel(  # type: ignore[override]
        self, kernel_id: str, *args: Any, **kwargs: Any
    ) -> None:
        """End a kernel and let its ticket serve nobody."""
        end: Any = super().shutdown_kernel
        await ensure_async(end(kernel_id, *args, **kwargs))
        self._ending.discard(kernel_id)
        self._processes.pop(kernel_id, None)
        await self.bindings.forget(kernel_id)

    def end_leftovers(self) -> None:
        """End the kernels that were still ending when the server was told to stop."""
        for process in self._processes.values():
            with contextlib.suppress(OSError):
                os.kill(process, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        self._processes.clear()

    def _ended(self, kernel: str) -> None:
        self._processes.pop(kernel, None)
        self._server.later(self.bindings.forget(kernel))
