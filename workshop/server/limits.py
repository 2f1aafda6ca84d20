"""Limits: guessing join codes is slow, and no more pages are open than memory allows."""

import os
import time
from collections import defaultdict
from collections.abc import Callable

PER_ADDRESS = 30
"""Wrong codes a minute from one address: a whole room may share one behind a router."""
ALTOGETHER = 300

PAGE_MEMORY = 40 * 2**20
"""Bytes reckoned for a page; a participant's takes half of it, the others more."""
FEWEST_PAGES, MOST_PAGES = 40, 600


def affordable_pages() -> int:
    """Return how many pages may be open at a time on this machine."""
    try:
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):  # Windows and macOS do not say
        return 2 * FEWEST_PAGES
    return max(FEWEST_PAGES, min(MOST_PAGES, free // PAGE_MEMORY))


class Guesses:
    """Counts wrong codes of the last minute."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[str, list[float]] = defaultdict(list)

    def wrong(self, address: str) -> None:
        """Remember a wrong guess."""
        self._wrong[address].append(self._clock())

    def too_many(self, address: str) -> bool:
        """Whether no further guess is heard from an address for now."""
        return self.too_many_from(address) or sum(map(len, self._wrong.values())) >= ALTOGETHER

    def too_many_from(self, address: str) -> bool:
        """Whether this address alone has guessed too often: others cannot lock a wall out."""
        self._drop_old()
        return len(self._wrong.get(address, ())) >= PER_ADDRESS

    def _drop_old(self) -> None:
        horizon = self._clock() - 60
        for address in list(self._wrong):
            self._wrong[address] = [t for t in self._wrong[address] if t > horizon]
            if not self._wrong[address]:
                del self._wrong[address]
