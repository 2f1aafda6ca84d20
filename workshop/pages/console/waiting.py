"""How long people could have come in, from when a page first showed it; and what goes on since."""

import time
from asyncio import TimerHandle
from collections.abc import Callable

from workshop.contracts.looks import SessionView
from workshop.session import Phase

LONG_ENOUGH = 60.0
"""Seconds after which somebody who scans the code would have come."""


class Waiting:
    """Measures the time in which one session waits in its lobby, whatever the clock on the wall.

    Args:
        later: calls something after so many seconds.
        clock: returns seconds that only ever grow.
    """

    def __init__(
        self,
        later: Callable[[float, Callable[[], None]], object],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._later, self._clock = later, clock
        self._session, self._since = "", 0.0

    def long_enough(self, session: SessionView, redraw: Callable[[], None]) -> bool:
        """Whether this session has waited for long; where it has not yet, it is drawn anew then."""
        if session["phase"] != Phase.LOBBY:
            self._session = ""
            return False
        if session["id"] != self._session:
            self._session, self._since = session["id"], self._clock()
            self._later(LONG_ENOUGH, redraw)
        return self._clock() - self._since >= LONG_ENOUGH


EVERY = 30.0
"""Seconds after which what depends on the time alone is drawn anew."""


class Tick:
    """Draws a page anew some time after it was drawn, once and not for every drawing.

    Args:
        later: calls something after so many seconds, and returns what can be cancelled.
    """

    def __init__(self, later: Callable[[float, Callable[[], None]], TimerHandle]) -> None:
        self._later = later
        self._next: TimerHandle | None = None

    def begin(self, redraw: Callable[[], None]) -> None:
        """Begin to wait, and wait no longer for what was begun before."""
        if self._next is not None:
            self._next.cancel()
        self._next = self._later(EVERY, redraw)
