"""A clock that goes on evenly when somebody sets the one of this machine."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from workshop.machine import steady_seconds

LEAP = timedelta(seconds=2)
"""What the machine's clock may gain or lose at once without having been set."""


class SteadyClock:
    """Tells the time as the machine's clock did when this one began, and was it set, as before.

    Laptops put their clock right when they come into a network, in the middle of a session: who
    joined within seconds and how long a step has lasted must not change by days.

    Args:
        wall: the machine's clock, aware.
        seconds: seconds that only ever grow.
    """

    def __init__(
        self,
        wall: Callable[[], datetime] = lambda: datetime.now(UTC),
        seconds: Callable[[], float] = steady_seconds,
    ) -> None:
        self._wall, self._seconds = wall, seconds
        self._last, self._at = wall(), seconds()
        self.skew = timedelta()

    def __call__(self) -> datetime:
        """Return the present moment, as if nobody had set a clock since this one began."""
        now, at = self._wall(), self._seconds()
        leap = now - self._last - timedelta(seconds=at - self._at)
        if abs(leap) > LEAP:
            self.skew += leap
        self._last, self._at = now, at
        return now - self.skew

    def on_the_wall(self, then: datetime) -> datetime:
        """Return what the machine's clock would have shown then, had it been right as it is now."""
        self()
        return then + self.skew


def on_the_wall(clock: Callable[[], datetime], then: datetime) -> str:
    """Return a moment of a host's clock in ISO 8601, by the clock that pages read too."""
    return (clock.on_the_wall(then) if isinstance(clock, SteadyClock) else then).isoformat()
