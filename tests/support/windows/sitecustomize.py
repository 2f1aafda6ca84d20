"""Makes a Python on Linux miss what Windows has not; found by Python itself on its path.

No fork, no unix sockets, no modules of Unix, and event loops that know neither signals nor
child processes. It is for processes that tests start with this folder on `PYTHONPATH`.
"""

import asyncio
import importlib.abc
import multiprocessing
import os
import signal
import socket
import sys

# Jupyter takes a function from here that exists wherever unix sockets do, and does not use it.
import psutil  # noqa: F401 - its build for Windows asks Windows, and needs none of these
import tornado.netutil  # noqa: F401

MISSING = {"fcntl", "resource", "pwd", "grp", "termios", "pty", "tty", "syslog"}
# Python's own modules for Unix use the others.
UNKNOWN_SIGNALS = {"SIGHUP", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGQUIT", "SIGTSTP", "SIGWINCH"}


def _missing(*_, **__):
    raise NotImplementedError("Windows has no such thing")


class _NoSuchModule(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in MISSING:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


for name in MISSING:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, _NoSuchModule())

os.fork = os.forkpty = _missing
for name in ("killpg", "setsid", "getpgid", "setpgid", "sysconf", "mkfifo", "pidfd_open"):
    delattr(os, name)

for name in UNKNOWN_SIGNALS:
    delattr(signal, name)


def _socketpair(family=socket.AF_INET, kind=socket.SOCK_STREAM, proto=0):
    """Make a pair as Python does on Windows: over a port of this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        one = socket.create_connection(listener.getsockname())
        other, _ = listener.accept()
    return one, other


del socket.AF_UNIX
socket.socketpair = _socketpair

multiprocessing.set_start_method("spawn")


class _Loop(asyncio.SelectorEventLoop):
    add_signal_handler = remove_signal_handler = _missing
    create_unix_server = create_unix_connection = _missing
    subprocess_exec = subprocess_shell = _missing


class _Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = _Loop
    get_child_watcher = set_child_watcher = _missing


asyncio.set_event_loop_policy(_Policy())
os.environ["LIKE_WINDOWS"] = str(os.getpid())
