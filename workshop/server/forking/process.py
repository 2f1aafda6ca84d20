"""A forked kernel as its server sees it: not a child, yet watched without a race."""

import asyncio
import contextlib
import os
import select
import signal
import time

ENDED = -1
"""What stands for an exit status: it is told to a process's parent, which a server is not."""


class ForkedProcess:
    """A process known by its pidfd, with the part of `subprocess.Popen` that Jupyter uses.

    Args:
        pid: process id, also of the process group.
        handle: the pidfd; this object closes it once the process has ended.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int, handle: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._handle = handle

    def poll(self) -> int | None:
        """Return None while the process runs, and `ENDED` from then on."""
        if self.returncode is None and _readable(self._handle, 0):
            self._ended()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Block until it has ended.

        Raises:
            TimeoutError: it has not, within `timeout` seconds.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        while self.poll() is None:
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                raise TimeoutError(f"Process {self.pid} has not ended.")
            _readable(self._handle, left)
        return ENDED

    async def ended(self) -> int:
        """Wait on the running event loop until it has ended, without polling."""
        while self.poll() is None:
            loop, told = asyncio.get_running_loop(), asyncio.Event()
            # A copy, for a loop watches one descriptor for one waiter.
            handle = os.dup(self._handle)
            loop.add_reader(handle, told.set)
            try:
                await told.wait()
            finally:
                loop.remove_reader(handle)
                os.close(handle)
        return ENDED

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel and what it started; nothing happens once it has ended."""
        if self.poll() is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            try:
                os.killpg(self.pid, number)
            except ProcessLookupError:  # just forked, and not yet a group of its own
                signal.pidfd_send_signal(self._handle, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def _ended(self) -> None:
        self.returncode = ENDED
        os.close(self._handle)


def _readable(handle: int, seconds: float | None) -> bool:
    poll = select.poll()  # `select` itself cannot watch the thousandth descriptor
    poll.register(handle, select.POLLIN)
    return bool(poll.poll(None if seconds is None else seconds * 1000))
