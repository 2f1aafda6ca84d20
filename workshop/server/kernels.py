"""Kernels for pages: started with nothing but a ticket, gone when their page is gone."""

import os
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from workshop.host.place import ENVIRONMENT, TICKET
from workshop.server.binding import Bindings, visiting

# What a kernel may know of the server's environment; above all nothing secret.
_PASSED = {
    "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "TMP",
    "VIRTUAL_ENV", "CONDA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT", "APPDATA", "LOCALAPPDATA",
    "USERPROFILE", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR",
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


class KernelManager(AsyncMappingKernelManager):
    """Gives every kernel a ticket of its own and tells the host whom it serves.

    jupyter_client declares these methods synchronous and fills them in asynchronously; hence
    the exemptions from its declared types.
    """

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
        ticket, visitor = self.bindings.new_ticket(), visiting.get()
        if visitor:
            await self.bindings.bind(ticket, visitor)
        environment = kernel_environment(kwargs.get("env") or dict(os.environ))
        told = {ENVIRONMENT: self._server.supervisor.place.to_json(), TICKET: ticket}
        kernel: str = await ensure_async(
            super().start_kernel(**kwargs | {"env": environment | (told if visitor else {})})
        )
        self.bindings.keep(kernel, ticket, visitor)
        self.add_restart_callback(kernel, lambda: self._ended(kernel), "dead")
        return kernel

    async def shutdown_kernel(  # type: ignore[override]
        self, kernel_id: str, *args: Any, **kwargs: Any
    ) -> None:
        """End a kernel and let its ticket serve nobody."""
        end: Any = super().shutdown_kernel
        await ensure_async(end(kernel_id, *args, **kwargs))
        await self.bindings.forget(kernel_id)

    def _ended(self, kernel: str) -> None:
        self._server.later(self.bindings.forget(kernel))
