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
_LONGEST_START = 60


def megabytes(pids: Iterable[int]) -> float:
    """Return the memory of some processes, pages they share counted in shares (PSS)."""
    return sum(_pss(pid) for pid in pids) / 1000


def _pss(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def descriptors(pids: Iterable[int]) -> int:
    """Return how many files and sockets some processes have open."""
    return sum(_entries(Path(f"/proc/{pid}/fd")) for pid in pids)


def threads(pids: Iterable[int]) -> int:
    """Return how many threads some processes have."""
    return sum(_entries(Path(f"/proc/{pid}/task")) for pid in pids)


def _entries(folder: Path) -> int:
    with contextlib.suppress(OSError):
        return len(list(folder.iterdir()))
    return 0


def seconds(pids: Iterable[int]) -> float:
    """Return the processor time that some processes have used."""
    return sum(_ticks(Path(f"/proc/{pid}/stat")) for pid in pids) / _TICKS


def _ticks(stat: Path) -> int:
    with contextlib.suppress(OSError):
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        return int(user) + int(system)
    return 0


async def until_it_listens(port: int) -> None:
    """Wait until somebody listens at a port of this machine.

    Raises:
        TimeoutError: nobody ever does.
    """
    async with asyncio.timeout(_LONGEST_START):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.02)
            else:
                writer.close()
                return


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


def command_of(pid: int) -> str:
    """Return the command line of a process, nothing where it has ended."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text()
    return ""


class Program:
    """One command, with everything it starts.

    Args:
        command: program and arguments.
        folder: where it writes; its processes are known by it.
        environment: what it gets beside our own environment.
        where: where it runs, when that is another folder.
    """

    def __init__(
        self,
        command: list[str],
        folder: Path,
        environment: Mapping[str, str],
        where: Path | None = None,
    ) -> None:
        self._command, self._folder, self._where = command, folder, where or folder
        self._mark = f"{_MARK}={folder}".encode()
        self._environment = {**os.environ, **environment, _MARK: str(folder)}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; what it says is kept in `log.txt` in its folder."""
        with (self._folder / "log.txt").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own contestants
                self._command,
                cwd=self._where,
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
