"""What a freshly forked process does to become a kernel."""

import gc
import json
import os
import signal
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

NAME = "forked-kernel"
"""What `ps` calls a kernel, for its command line is still its parent's."""

_ENDED = 1


def call(hook: str) -> None:
    """Import `module`, or import `module` and call `function` of `module:function`."""
    name, _, function = hook.partition(":")
    module = import_module(name)
    if function:
        getattr(module, function)()


def become_kernel(
    asked: Mapping[str, Any], output: Sequence[int], lifeline: int, afterwards: Sequence[str]
) -> None:
    """Run a kernel until it is told to stop.

    Args:
        asked: `arguments` of the kernel, its whole `environment`, and its `folder`.
        output: where standard output and standard error go.
        lifeline: a descriptor that can be read from once the server is gone.
        afterwards: hooks that need a kernel, each `module:function`.
    """
    _leave_the_parent(asked, output)
    from ipykernel.kernelapp import IPKernelApp

    app: Any = IPKernelApp.instance()
    app.initialize(asked["arguments"])
    for hook in afterwards:
        call(hook)
    _end_with_the_server(app, lifeline)
    app.start()
    sys.stdout.flush()
    sys.stderr.flush()


def _leave_the_parent(asked: Mapping[str, Any], output: Sequence[int]) -> None:
    """Be a process of one's own: group, signals, output, environment, folder, name."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for descriptor, mine in zip(output, (1, 2), strict=True):
        os.dup2(descriptor, mine)
        os.close(descriptor)
    os.environ.clear()
    os.environ.update(asked["environment"])
    if asked["folder"]:
        os.chdir(asked["folder"])
    Path("/proc/self/comm").write_text(NAME, encoding="ascii")


def _end_with_the_server(app: Any, lifeline: int) -> None:
    """End as soon as nobody holds the other end, even while the kernel is calculating.

    The control channel has a thread and a loop of its own, which waits for this at no cost.
    """
    loop = app.control_thread.io_loop
    end: Callable[..., None] = lambda *_: os._exit(_ENDED)  # noqa: E731
    loop.add_callback(loop.add_handler, lifeline, end, loop.READ)


def fork(
    asked: Mapping[str, Any],
    output: Sequence[int],
    lifeline: int,
    afterwards: Sequence[str],
    line: socket.socket,
) -> int:
    """Fork a kernel and return its process id; the copy never returns from here."""
    pid = os.fork()
    if pid:
        return pid
    code = _ENDED
    try:
        line.close()
        become_kernel(asked, output, lifeline, afterwards)
        code = 0
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else 0
    except BaseException:
        import traceback

        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(code)


def settle() -> None:
    """Move what was imported out of the collector's sight, so that copies go on sharing it."""
    gc.collect()
    gc.freeze()


def threads() -> int:
    """Return how many threads this process has; only one that has a single one may fork."""
    return len(list(Path("/proc/self/task").iterdir()))


def read_request(line: socket.socket) -> tuple[dict[str, Any] | None, list[int]]:
    """Return what the server asks for and the descriptors it sent; None once it is gone."""
    message, descriptors, _, _ = socket.recv_fds(line, LARGEST, 2)
    return (json.loads(message) if message else None), descriptors


LARGEST = 1 << 20
"""Bytes a request may have; an environment is a few thousand."""
