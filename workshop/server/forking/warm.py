"""Keeping a warm parent alive, and asking it for kernels."""

import contextlib
import json
import logging
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.server.forking.child import LARGEST
from workshop.server.forking.process import ForkedProcess

log = logging.getLogger(__name__)

# Numeric libraries start threads of their own when they are imported, and a process with threads
# must not fork. An ordinary kernel looks every second whether its parent is there; told of process
# 1 it looks for nobody, for ours have a lifeline, and does not explain in the log how to end it.
SETTINGS = {
    "JPY_PARENT_PID": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}

PATIENCE = 60.0
"""Seconds a parent may take to import, or to answer."""


class CannotForkError(Exception):
    """No kernel can be forked here; an ordinary one can be started instead."""


def forking_works() -> bool:
    """Whether processes may be forked here safely: on Linux; not on macOS, nor on Windows."""
    if sys.platform != "linux":
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
    except (AttributeError, OSError):  # a kernel before 5.3, or a sandbox
        return False
    return True


@dataclass(frozen=True)
class Recipe:
    """What the kernels of one parent have in common: hooks before the fork and after it."""

    preload: tuple[str, ...] = ()
    afterwards: tuple[str, ...] = ()

    @classmethod
    def of(cls, metadata: Mapping[str, Any]) -> "Recipe":
        """Return what a kernel spec's metadata asks for."""
        config = metadata.get("kernel_provisioner", {}).get("config", {})
        return cls(tuple(config.get("preload", ())), tuple(config.get("afterwards", ())))

    def to_json(self) -> str:
        """Return the recipe as the parent reads it."""
        return json.dumps({"preload": self.preload, "afterwards": self.afterwards})


class WarmParent:
    """One warm process; started when it is first needed, and again when it died.

    Its methods block: a loop calls them in a thread.
    """

    def __init__(self, recipe: Recipe, lifeline: int, environment: Mapping[str, str]) -> None:
        self.recipe = recipe
        self.starts = 0
        self._lifeline = lifeline
        self._environment = dict(environment)
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._lock = threading.Lock()
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The parent's process id, None before it was started."""
        return self._process.pid if self._process else None

    def warm_up(self) -> None:
        """Start the parent, unless it runs.

        Raises:
            CannotForkError: it cannot be started, or must not fork.
        """
        with self._lock:
            self._ensure()

    def fork(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        folder: str | None,
        output: Sequence[int] = (1, 2),
    ) -> ForkedProcess:
        """Return a new kernel.

        Raises:
            CannotForkError: there is no parent and none can be started.
        """
        asked = {"arguments": [*arguments], "environment": {**environment}, "folder": folder}
        with self._lock:
            for _ in range(2):  # a parent that died since the last time is replaced
                self._ensure()
                with contextlib.suppress(OSError, EOFError):
                    return self._ask(asked, output)
                self._end()
        raise CannotForkError("The warm parent died twice.")

    def close(self) -> None:
        """End the parent for good, even while it imports; its kernels go on."""
        self._closed, process = True, self._process
        if process:
            process.kill()
        with self._lock:
            self._end()

    def _ask(self, asked: Mapping[str, Any], output: Sequence[int]) -> ForkedProcess:
        assert self._line is not None  # noqa: S101 - opened with the process
        socket.send_fds(self._line, [json.dumps(asked).encode()], output)
        answer, handles = _hear(self._line)
        return ForkedProcess(answer["pid"], handles[0])

    def _ensure(self) -> None:
        if self._closed:
            raise CannotForkError("The server is stopping.")
        if self._process and self._process.poll() is None:
            return
        if self._process:
            log.warning("a warm parent of kernels ended; starting it again")
        self._end()
        self._start()

    def _start(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.settimeout(PATIENCE)
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, LARGEST)
        inherited = (theirs.fileno(), self._lifeline)
        command = [sys.executable, "-m", "workshop.server.forking.parent", *map(str, inherited)]
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                [*command, self.recipe.to_json()],
                pass_fds=inherited,
                env=self._environment | SETTINGS,
                stdin=subprocess.DEVNULL,
            )
        self._line = ours
        self.starts += 1
        try:
            answer, _ = _hear(ours)
        except (OSError, EOFError) as error:
            answer = {"problem": str(error) or "it ended at once"}
        if "problem" in answer:
            self._end()
            raise CannotForkError(answer["problem"])

    def _end(self) -> None:
        if self._line:
            self._line.close()  # on which it ends by itself
        if self._process:
            try:
                self._process.wait(2)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._line = self._process = None


def _hear(line: socket.socket) -> tuple[dict[str, Any], list[int]]:
    message, handles, _, _ = socket.recv_fds(line, LARGEST, 1)
    if not message:
        raise EOFError
    return json.loads(message), handles


class WarmParents:
    """The warm parents of this process, one for each recipe, and the lifeline of all kernels.

    Attributes:
        environment: what parents start with; readable in `/proc` of every kernel, so nothing
            secret may be in it.
    """

    def __init__(self) -> None:
        self.environment: Mapping[str, str] = os.environ
        self._parents: dict[Recipe, WarmParent] = {}
        self._lifeline: tuple[int, int] | None = None

    def of(self, recipe: Recipe) -> WarmParent:
        """Return the parent of a recipe."""
        if self._lifeline is None:
            # Only this process holds the writing end: when it is gone, so are the kernels.
            self._lifeline = os.pipe()
        if recipe not in self._parents:
            self._parents[recipe] = WarmParent(recipe, self._lifeline[0], self.environment)
        return self._parents[recipe]

    def close(self) -> None:
        """End all parents, and with the lifeline every kernel that is still there."""
        for parent in self._parents.values():
            parent.close()
        self._parents.clear()
        if self._lifeline:
            for end in self._lifeline:
                os.close(end)
        self._lifeline = None


parents = WarmParents()
"""Those of this process."""
