"""The warm parent: imports what kernels need, once, and forks a kernel whenever it is asked.

Run as `python -m workshop.server.forking.parent LINE LIFELINE HOOKS`: two descriptors it
inherits, and a table of hooks in JSON. It has one thread and no sockets of ZeroMQ, for neither
survives a fork.
It ends when the server's end of its line is closed; its kernels do not end with it.
"""

import json
import os
import signal
import socket
import stat
import sys
from collections.abc import Sequence

from workshop.server.forking import child

# What every kernel imports while it starts; whatever is here costs a kernel nothing.
KERNEL = (
    "ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell", "ipykernel.iostream",
    "ipykernel.comm", "ipykernel.subshell_manager", "ipykernel.control", "ipykernel.heartbeat",
    "ipykernel.shellchannel", "ipykernel.debugger", "IPython.core.completer",
    "IPython.core.debugger", "matplotlib_inline.backend_inline", "zmq.eventloop.zmqstream",
    "tornado.ioloop", "tornado.platform.asyncio", "asyncio", "sqlite3", "faulthandler", "pdb",
    "concurrent.futures.thread", "encodings.idna", "encodings.ascii", "psutil", "pwd", "resource",
    "IPython.core.oinspect", "IPython.core.completerlib", "IPython.core.logger",
    "IPython.extensions.storemagic", "IPython.utils.wildcard", "zmq.utils.garbage",
)  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    """Import, say so, and serve until the server is gone."""
    line = socket.socket(fileno=int(arguments[0]))
    lifeline, hooks = int(arguments[1]), json.loads(arguments[2])
    if not stat.S_ISFIFO(os.fstat(lifeline).st_mode):
        raise SystemExit("The lifeline is no pipe: kernels would outlive their server.")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Nobody waits for a kernel but by its pidfd, so none stays behind as a zombie.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    problem = _prepare([*hooks["preload"]])
    _answer(line, {"problem": problem} if problem else {"ready": True})
    if not problem:
        serve(line, lifeline, hooks["afterwards"])


def _prepare(preload: Sequence[str]) -> str:
    """Import everything and return what speaks against forking; empty where nothing does."""
    try:
        for hook in preload:
            child.call(hook)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    for name in KERNEL:
        try:
            child.call(name)
        except ImportError:
            continue  # another version of ipykernel: its kernels import what they need
    child.settle()
    if child.threads() != 1:
        return "something that was imported runs threads"
    return ""


def serve(line: socket.socket, lifeline: int, afterwards: Sequence[str]) -> None:
    """Fork a kernel for every request, and answer with its process id and pidfd."""
    while True:
        asked, output = child.read_request(line)
        if asked is None:
            return
        pid = child.fork(asked, output, lifeline, afterwards, line)
        for descriptor in output:
            os.close(descriptor)
        handle = os.pidfd_open(pid)
        _answer(line, {"pid": pid}, handle)
        os.close(handle)


def _answer(line: socket.socket, answer: dict[str, object], *descriptors: int) -> None:
    socket.send_fds(line, [json.dumps(answer).encode()], descriptors)


if __name__ == "__main__":
    main(sys.argv[1:])
