"""Starts the session host, and starts it again whenever it dies."""

import asyncio
import contextlib
import json
import logging
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from workshop import machine
from workshop.errors import WorkshopError
from workshop.host.callers import new_token
from workshop.host.place import Place, new_place, note_path, private_folder
from workshop.session import KEEP_DAYS

log = logging.getLogger(__name__)

RESTART_PAUSE = 0.2
STOP_PATIENCE = 5.0


class Supervisor:
    """Keeps one session host alive.

    Args:
        database: URL of the database the host opens.
        addresses: base addresses under which phones reach the server.
        on_restart: called after a host began again, for it has forgotten who is who.
        is_ending: whether the server was asked to stop: no host is started then any more.
        keep_days: for how many days what single people said is kept in sessions to come.
    """

    def __init__(
        self,
        database: str,
        addresses: list[str],
        on_restart: Callable[[], Awaitable[None]],
        is_ending: Callable[[], bool],
        keep_days: int = KEEP_DAYS,
    ) -> None:
        self.key = new_token()
        self.folder = private_folder()
        self.place: Place = new_place(self.folder)
        self.restarts = 0
        self._database, self._keep_days = database, keep_days
        self.addresses = addresses
        self._on_restart, self._is_ending = on_restart, is_ending
        self._process: subprocess.Popen[bytes] | None = None
        self._watch: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start the host and watch it.

        Raises:
            WorkshopError: the host could not open its database.
        """
        try:
            await self._spawn()
        except WorkshopError:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        self._watch = asyncio.get_running_loop().create_task(self._keep_alive())

    async def stop(self) -> None:
        """End the host once it has answered what it took, and clear up behind it."""
        if self._watch:
            self._watch.cancel()
        if self._process:
            await asyncio.to_thread(_end, self._process)
        shutil.rmtree(self.folder, ignore_errors=True)

    async def _spawn(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "workshop.host.process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            **machine.apart(),
        )
        told = {
            "database": self._database,
            "key": self.key,
            "addresses": self.addresses,
            "ask": self.place.ask,
            "bell": self.place.bell,
            "keep_days": self._keep_days,
        }
        answer = await asyncio.to_thread(_tell, self._process, told)
        if "problem" in answer:
            await asyncio.to_thread(_end, self._process)
            raise WorkshopError(answer["problem"])
        self.place = Place(**answer)

    async def _keep_alive(self) -> None:
        while True:
            assert self._process is not None  # noqa: S101 - started before it is watched
            await asyncio.to_thread(self._process.wait)
            if self._is_ending():
                return
            self.restarts += 1
            log.warning("the session host ended; starting it again")
            await self._start_again()

    async def _start_again(self) -> None:
        while not self._is_ending():
            try:
                await self._spawn()
                await self._on_restart()
                return
            except WorkshopError as problem:
                log.error("%s", problem)
                await asyncio.sleep(RESTART_PAUSE)


# Threads wait for the process, for Voilà's event loop on Windows cannot have subprocesses.


def _tell(process: subprocess.Popen[bytes], told: Mapping[str, object]) -> dict[str, str]:
    """Hand a new host what it needs and return its one line of answer."""
    assert process.stdin is not None  # noqa: S101 - both were opened as pipes
    assert process.stdout is not None  # noqa: S101
    # One that was asked to stop together with us has ended, and says nothing.
    with contextlib.suppress(OSError):
        process.stdin.write(json.dumps(told).encode() + b"\n")
        process.stdin.flush()
    line = process.stdout.readline() or b'{"problem": "The session host did not start."}'
    answer: dict[str, str] = json.loads(line)
    return answer


def _end(process: subprocess.Popen[bytes]) -> None:
    """Close its input, on which a host ends by itself; kill one that does not."""
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with contextlib.suppress(OSError):
                pipe.close()
    try:
        process.wait(STOP_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def forget_note(database: Path) -> None:
    """Remove the note for the command line; the host it speaks of is gone.

    Where the folder has become read-only it stays, and whoever reads it finds nobody there.
    """
    with contextlib.suppress(OSError):
        note_path(database).unlink(missing_ok=True)
