"""What a program's processes use, and how to start one and leave nothing of it behind."""

import asyncio
import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

CALM = 0.3
"""Processor cores that a program at rest may use: a hundred idle kernels use some."""
_TICKS = os.sysconf("SC_CLK_TCK")
_MARK = "BENCHMARK_OF"
_LONGEST_REST = 180


def megabytes(pids: Iterable[int]) -> float:
    """Return the memory of some processes, pages they share counted in shares (PSS)."""
    return sum(_pss(pid) for pid in pids) / 1000


def _pss(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def seconds(pids: Iterable[int]) -> float:
    """Return the processor time that some processes have used."""
    return sum(_ticks(Path(f"/proc/{pid}/stat")) for pid in pids) / _TICKS


def _ticks(stat: Path) -> int:
    with contextlib.suppress(OSError):
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        return int(user) + int(system)
    return 0


def busy() -> float:
    """Return the processor time that all of the machine has used."""
    fields = [int(n) for n in Path("/proc/stat").read_text().splitlines()[0].split()[1:8]]
    return (sum(fields) - fields[3] - fields[4]) / _TICKS


class Others:
    """How many cores were used by programs that are neither ours nor the contestant's.

    Args:
        family: returns the contestant's processes.
    """

    def __init__(self, family: Callable[[], list[int]]) -> None:
        self._family = family
        self._begun, self._used = self._now()

    def cores(self) -> float:
        """Return what they used since this was made."""
        moment, theirs = self._now()
        return max(0.0, theirs - self._used) / (moment - self._begun)

    def _now(self) -> tuple[float, float]:
        return time.monotonic(), busy() - seconds(self._family()) - time.process_time()


async def rest(family: Callable[[], list[int]]) -> None:
    """Wait until a program does nothing.

    Raises:
        TimeoutError: it never rests.
    """
    calm, deadline = 0, time.monotonic() + _LONGEST_REST
    while time.monotonic() < deadline:
        pids = family()
        used, begun = seconds(pids), time.monotonic()
        await asyncio.sleep(1)
        used = (seconds(pids) - used) / (time.monotonic() - begun)
        calm = calm + 1 if used < CALM else 0
        if calm == 2:
            return
    raise TimeoutError("The program never rests.")


class Program:
    """One command, with everything it starts.

    Args:
        command: program and arguments.
        folder: where it runs and writes; its processes are known by it.
        environment: what it gets beside our own environment.
    """

    def __init__(self, command: list[str], folder: Path, environment: Mapping[str, str]) -> None:
        self._command, self._folder = command, folder
        self._mark = f"{_MARK}={folder}".encode()
        self._environment = {**os.environ, **environment, _MARK: str(folder)}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; what it says is kept in `log.txt` in its folder."""
        with (self._folder / "log.txt").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own contestants
                self._command,
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def family(self) -> list[int]:
        """Return its processes, however they were started."""
        found = []
        for entry in Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                if entry.name.isdigit() and self._mark in _environment_of(entry):
                    found.append(int(entry.name))
        return found

    def stop(self) -> None:
        """Ask it to end, and end what does not."""
        if self._process is None:
            return
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        while pids := self.family():
            for pid in pids:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.1)
        self._process.wait()


def _environment_of(entry: Path) -> list[bytes]:
    return (entry / "environ").read_bytes().split(b"\0")
