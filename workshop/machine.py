"""What one operating system has and another has not; each with a way to go on where it is missing.

This is the only module that may fork, or use `fcntl`, `resource`, `pwd`, `grp`, unix sockets, or
signals that Windows does not know: `tests/test_any_machine.py` holds that.
"""

import contextlib
import importlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

LONGEST_PARENT = 14
"""Characters of a folder whose private folder holds unix sockets: macOS gives a path 104 of them,
and a kernel's needs 90 below."""

_PRIVATE_NAME = 26
"""Characters that the name of a private folder takes at most."""

WINDOWS_FILES = 512
"""Sockets that `select` on Windows can watch at a time."""

MACOS_FILES = 10_240
"""Files that macOS lets a process have, whatever it says."""

_LOOPBACK = "tcp://127.0.0.1:*"
_UNIX = "ipc://"

STOPPING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")
"""Signals by which a person or a system asks a program to stop, where they exist."""


def has_unix_sockets() -> bool:
    """Whether programs of this machine can talk over sockets that are files."""
    return sys.platform != "win32" and hasattr(socket, "AF_UNIX")


def new_endpoint(folder: Path, name: str) -> str:
    """Return where a new socket of this machine is to be bound, out of others' reach."""
    if not has_unix_sockets():
        return _LOOPBACK
    return f"{_UNIX}{folder}/{name}-{secrets.token_hex(3)}"


def clear_endpoint(address: str) -> None:
    """Take away what a killed program left where a socket is to be bound."""
    if address.startswith(_UNIX):
        Path(address.removeprefix(_UNIX)).unlink(missing_ok=True)


def kernel_transport(folder: str) -> str:
    """Return how kernels talk to us: over files where a folder's path is short enough for them."""
    fits = len(folder) <= LONGEST_PARENT + _PRIVATE_NAME
    return "ipc" if has_unix_sockets() and fits else "tcp"


def raise_file_limit(wanted: int) -> int:
    """Raise the number of files this process may have open, and return what it is now.

    Args:
        wanted: how many are enough; a higher limit stays, and the hard one is never passed.
    """
    limits = _module("resource")
    if limits is None:
        return WINDOWS_FILES
    soft, hard = limits.getrlimit(limits.RLIMIT_NOFILE)
    endless = limits.RLIM_INFINITY
    now, most = (sys.maxsize if n == endless else n for n in (soft, hard))
    # macOS says there is no limit, and refuses more than it has; so less is tried too.
    for number in (min(wanted, most), min(wanted, most, MACOS_FILES)):
        if now >= number:
            break
        with contextlib.suppress(OSError, ValueError):
            limits.setrlimit(limits.RLIMIT_NOFILE, (number, hard))
            return number
    return now


def limit_this_process(seconds: int, memory: int, file: int) -> None:
    """Let this process need no more than so much; where a system has no such limits, nothing.

    Args:
        seconds: of computing.
        memory: bytes.
        file: bytes of a file that it writes.
    """
    limits = _module("resource")
    if limits is None:
        return
    for name, most in (("RLIMIT_CPU", seconds), ("RLIMIT_AS", memory), ("RLIMIT_FSIZE", file)):
        kind = getattr(limits, name, None)
        if kind is not None:
            # macOS refuses some of them: the others still hold, and its parent has a clock.
            with contextlib.suppress(OSError, ValueError):
                limits.setrlimit(kind, (most, most))


def _module(name: str) -> Any:
    """Return a module of some systems only, or None."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def system() -> str:
    """Return which system this is, for words that differ: `windows`, `macos` or `other`."""
    return {"win32": "windows", "darwin": "macos"}.get(sys.platform, "other")


def steady_seconds() -> float:
    """Return seconds that only ever grow, sleep of the machine included where that can be had."""
    counting_sleep = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if counting_sleep is None else time.clock_gettime(counting_sleep)


def battery() -> tuple[int, int | None] | None:
    """Return how full the battery is in percent, and how many minutes it lasts where that is known.

    None while it is being charged, where there is none, and where nobody can tell.
    """
    import psutil  # kernels, which use this module too, can do without

    # Some systems have no such function, and odd batteries stumble in it.
    with contextlib.suppress(Exception):
        return battery_in_use(psutil.sensors_battery())
    return None


def battery_in_use(reading: Any) -> tuple[int, int | None] | None:
    """Return the same of a reading of psutil's: minutes in steps of five, for they jump about."""
    if reading is None or reading.power_plugged:
        return None
    seconds = reading.secsleft
    known = isinstance(seconds, int | float) and seconds >= 0
    return round(reading.percent), int(seconds // 300) * 5 if known else None


def take_over_address(listening: socket.socket) -> None:
    """Let a server listen where one has just ended; on Windows that comes by itself.

    There the same option would let two programs listen on one port.
    """
    if sys.platform != "win32":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)


def free_memory() -> int | None:
    """Return how many bytes are free or can be freed at once; None where nobody says."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    with contextlib.suppress(AttributeError, OSError, ValueError):
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return None


def is_alive(process: int) -> bool:
    """Whether a process lives; on Windows, where asking would end it, it is taken to."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def kill(process: int) -> None:
    """End a process at once, whatever it is doing; one that is gone is no trouble."""
    with contextlib.suppress(OSError):
        os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))


def on_stop(asked: Callable[[int, Any], None]) -> None:
    """Have something done whenever this program is asked to stop.

    Whoever started it with `nohup` wants it to outlive its terminal.
    """
    for number in _stopping():
        outlives = number == getattr(signal, "SIGHUP", None)
        if not (outlives and signal.getsignal(number) is signal.SIG_IGN):
            signal.signal(number, asked)


def ignore_stop() -> None:
    """Let a second Ctrl+C not interrupt the clearing up that the first one asked for."""
    for number in _stopping():
        signal.signal(number, signal.SIG_IGN)


def step_aside() -> None:
    """Let everything else on this machine go first."""
    import psutil

    lower = 10 if sys.platform != "win32" else psutil.BELOW_NORMAL_PRIORITY_CLASS
    with contextlib.suppress(psutil.Error, OSError):
        psutil.Process().nice(lower)


def apart() -> dict[str, Any]:
    """Return how `subprocess` starts a program that no key of our terminal reaches.

    Ctrl+C goes to all programs that a terminal has in front. Ours that serve others end when
    their server tells them to, after the last answer is kept.
    """
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


@contextlib.contextmanager
def deaf_children() -> Iterator[None]:
    """Let no Ctrl+C reach the programs that are started in the context, where that can be had."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _stopping() -> list[int]:
    return [getattr(signal, name) for name in STOPPING if hasattr(signal, name)]
