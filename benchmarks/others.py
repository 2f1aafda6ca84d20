"""How busy the machine was with other things while something was measured."""

import contextlib
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_INIT = 1


def everybody() -> list[int]:
    """Return all processes of this machine."""
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


@dataclass(frozen=True)
class _Process:
    parent: int
    used: float
    of_children: float


class Others:
    """How many cores were used by programs that are neither ours nor the contestant's.

    Their own times are added up. To take the contestant's from all that the machine was busy would
    count as theirs whatever a process of ours used that has ended, and what the clock's ticks lose
    in each of a hundred idle kernels.

    Args:
        family: returns the contestant's processes.
        everyone: returns all there are.
    """

    def __init__(
        self,
        family: Callable[[], Iterable[int]],
        everyone: Callable[[], Iterable[int]] = everybody,
    ) -> None:
        self._family, self._everyone = family, everyone
        self._theirs = self._took = 0.0

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Count what they use meanwhile."""
        begun, used = time.monotonic(), self._used()
        yield
        self._theirs += max(0.0, self._used() - used)
        self._took += time.monotonic() - begun

    def cores(self) -> float:
        """Return what they used, of all the time that was watched."""
        return self._theirs / self._took if self._took else 0.0

    def _used(self) -> float:
        found = {pid: told for pid in self._everyone() if (told := _look(pid))}
        ours = set(self._family()) | _descendants(os.getpid(), found)
        return sum(
            # Time of the ended is their parent's; init inherits it from anybody, also from us.
            told.used + (told.of_children if pid != _INIT else 0.0)
            for pid, told in found.items()
            if pid not in ours
        )


def _look(pid: int) -> _Process | None:
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        user, system, child_user, child_system = (int(field) / _TICKS for field in fields[11:15])
        return _Process(int(fields[1]), user + system, child_user + child_system)
    return None


def _descendants(pid: int, found: dict[int, _Process]) -> set[int]:
    ours = {pid}
    while more := {one for one, told in found.items() if told.parent in ours} - ours:
        ours |= more
    return ours
