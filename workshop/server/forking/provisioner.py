"""The provisioner: what Jupyter calls to start, watch and end a forked kernel."""

import asyncio
import functools
import logging
import os
import pathlib
from typing import Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import List, Unicode

from workshop.server.forking.process import ForkedProcess
from workshop.server.forking.warm import CannotForkError, Recipe, forking_works, parents

log = logging.getLogger(__name__)


@functools.cache
def say_once(reason: str) -> None:
    """Say why kernels are ordinary ones, the first time only."""
    log.warning("kernels are started the ordinary way, which takes longer: %s", reason)


class ForkProvisioner(LocalProvisioner):
    """Forks kernels from a warm parent; where that is not possible, starts ordinary ones.

    The command of the kernel spec stays an ordinary one: what follows `ipykernel_launcher` in it
    are the forked kernel's arguments.
    """

    preload = List(Unicode(), help="Modules, or module:function, for the warm parent.").tag(
        config=True
    )
    afterwards = List(Unicode(), help="module:function, called in every kernel.").tag(config=True)

    @property
    def recipe(self) -> Recipe:
        """What the kernels of this spec have in common."""
        return Recipe(tuple(self.preload), tuple(self.afterwards))

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Fork a kernel and return how to connect to it."""
        if not forking_works():
            say_once("processes cannot be forked safely here")
            return await super().launch_kernel(cmd, **kwargs)
        try:
            forked = await asyncio.to_thread(self._fork, cmd, kwargs)
        except CannotForkError as error:
            say_once(str(error))
            return await super().launch_kernel(cmd, **kwargs)
        self.process: Any = forked
        self.pid = self.pgid = forked.pid
        self.cwd = kwargs.get("cwd", pathlib.Path.cwd())
        return self.connection_info

    def _fork(self, cmd: list[str], kwargs: dict[str, Any]) -> ForkedProcess:
        folder = kwargs.get("cwd")
        return parents.of(self.recipe).fork(
            cmd[cmd.index("ipykernel_launcher") + 1 :],
            kwargs.get("env") or os.environ,
            None if folder is None else str(folder),
            (_descriptor(kwargs.get("stdout"), 1), _descriptor(kwargs.get("stderr"), 2)),
        )

    async def wait(self) -> int | None:
        """Wait until the kernel has ended."""
        if not isinstance(self.process, ForkedProcess):
            ended: int | None = await super().wait()
            return ended
        code = await self.process.ended()
        self.process = None
        return code

    async def send_signal(self, signum: int) -> None:
        """Send a signal to the kernel and what it started."""
        if isinstance(self.process, ForkedProcess):
            self.process.send_signal(signum)
        else:
            await super().send_signal(signum)


def _descriptor(wanted: Any, usual: int) -> int:
    """Return where output goes: a file or descriptor that was given, else our own."""
    if wanted is None or (isinstance(wanted, int) and wanted < 0):
        return usual
    return wanted if isinstance(wanted, int) else int(wanted.fileno())
