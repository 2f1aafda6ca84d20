"""Limits: wrong codes are heard slowly, and no more pages are open than memory allows."""

import ipaddress
import time
from collections import deque
from collections.abc import Callable

from workshop.machine import free_memory
from workshop.server.hosts import address_of

PER_ADDRESS = 30
"""Wrong codes a minute from one address: a whole room may share one behind a router."""
ADDRESSES = 2000
"""Addresses whose wrong codes are remembered; beyond, the ones silent for longest are forgotten."""

PAGE_MEMORY = 40 * 2**20
"""Bytes reckoned for a page; a participant's takes half of it, the others more."""
FEWEST_PAGES, MOST_PAGES = 40, 600

STUDY_MEMORY = 150 * 2**20
"""Bytes reckoned for a lesson that somebody goes through alone."""
FEWEST_STUDIES, MOST_STUDIES, UNKNOWN_STUDIES = 2, 12, 4

ENOUGH_FILES = 16_384


def affordable_pages() -> int:
    """Return how many pages may be open at a time on this machine."""
    free = free_memory()
    if free is None:
        return 2 * FEWEST_PAGES
    return max(FEWEST_PAGES, min(MOST_PAGES, free // PAGE_MEMORY))


def affordable_studies() -> int:
    """Return how many lessons may be open at a time: in a quarter of the free memory at most."""
    free = free_memory()
    if free is None:
        return UNKNOWN_STUDIES
    return max(FEWEST_STUDIES, min(MOST_STUDIES, free // 4 // STUDY_MEMORY))


def files_needed(expect: int) -> int:
    """Return how many files a room of so many people needs open at a time."""
    return 3 * expect + 100


def files_wanted(expect: int) -> int:
    """Return how many are comfortable, so that a crowd at the door is no trouble to the room."""
    return max(ENOUGH_FILES, 2 * files_needed(expect))


class Guesses:
    """Counts the wrong codes of the last minute by address.

    Only who was wrong is ever counted or held back; a right code is looked at first, so that no
    neighbour's guesses keep anybody out. A code is one of a thousand million, a key one of 2¹⁹².
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[str, deque[float]] = {}

    def wrong(self, address: str) -> bool:
        """Remember a wrong guess; whether it is one too many.

        Args:
            address: where it came from, perhaps with a word before it for what was guessed.
        """
        now, address = self._clock(), _guesser(address)
        times = self._wrong.pop(address, None) or deque(maxlen=PER_ADDRESS + 1)
        times.append(now)
        self._wrong[address] = times  # the address heard of last stands last
        while len(self._wrong) > ADDRESSES:
            del self._wrong[next(iter(self._wrong))]
        return len(times) > PER_ADDRESS and now - times[0] < 60


def _guesser(address: str) -> str:
    """Return who is counted: with IPv6 one device has as many addresses as it likes."""
    what, _, where = address.rpartition(" ")
    known = address_of(where.partition("%")[0])
    if known is None or known.version == 4:
        return address
    return f"{what} {ipaddress.ip_network((known, 64), strict=False)}"
