"""The key with which this machine's own browser is opened: good once, and not for long."""

import hmac
import time

from workshop.host.callers import new_token

GOOD_FOR = 180.0
"""Seconds that a browser may take to start."""


class OpeningKey:
    """A key that may be seen on its way: a browser's command line can be read by every user.

    Args:
        good_for: seconds.
    """

    def __init__(self, good_for: float = GOOD_FOR) -> None:
        self._key, self._until, self._good_for = "", 0.0, good_for

    def new(self) -> str:
        """Return a key that lets one browser in; an earlier one is good no more."""
        self._key, self._until = new_token(), time.monotonic() + self._good_for
        return self._key

    def fits(self, given: str) -> bool:
        """Whether it is that key, which then is used up."""
        fits = bool(self._key) and hmac.compare_digest(given.encode(), self._key.encode())
        good = fits and time.monotonic() <= self._until
        if fits:
            self._key = ""
        return good
