"""Keeps this machine awake while a session is going on."""

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any


class Awake:
    """Asks the system not to go to sleep and not to darken the screen, through wakepy.

    Args:
        on_failure: called once where the system does not let a program ask for that.
    """

    def __init__(self, on_failure: Callable[[], None] = lambda: None) -> None:
        self._on_failure = on_failure
        self._mode: Any = None
        # A mode has to be left in the thread in which it was entered; asking may take seconds.
        self._hand = ThreadPoolExecutor(1, thread_name_prefix="awake")
        self._failed = False

    @property
    def is_on(self) -> bool:
        """Whether this machine is kept awake now."""
        return self._mode is not None

    async def follow(self, going: bool) -> None:
        """Keep awake while a session is going on; let go when none is."""
        if going == self.is_on or self._failed:
            return
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._hand, self._enter if going else self._leave)
        if going and not self.is_on:
            self._failed = True
            self._on_failure()

    def stop(self) -> None:
        """Let go for good."""
        self._hand.submit(self._leave)
        self._hand.shutdown()

    # Whatever a system or its library has against it, the room goes on.

    def _enter(self) -> None:
        with contextlib.suppress(Exception):
            from wakepy import keep

            # Where the screen cannot be kept alight, the machine may still be kept awake.
            for way in (keep.presenting, keep.running):
                mode = way(on_fail="pass").__enter__()
                if mode.active:
                    self._mode = mode
                    return
                mode.__exit__(None, None, None)

    def _leave(self) -> None:
        mode, self._mode = self._mode, None
        with contextlib.suppress(Exception):
            if mode is not None:
                mode.__exit__(None, None, None)
