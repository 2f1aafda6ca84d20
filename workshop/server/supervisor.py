"""Starts the session host, and starts it again whenever it dies."""

import asyncio
import json
import logging
import shutil
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from workshop.errors import WorkshopError
from workshop.host.callers import new_token
from workshop.host.place import Place, new_place, note_path, private_folder

log = logging.getLogger(__name__)

RESTART_PAUSE = 0.2
STOP_PATIENCE = 5.0


class Supervisor:
    """Keeps one session host alive.

    Args:
        database: URL of the database the host opens.
        addresses: base addresses under which phones reach the server.
        on_restart: called after a host began again, for it has forgotten who is who.
    """

    def __init__(
        self, database: str, addresses: list[str], on_restart: Callable[[], Awaitable[None]]
    ) -> None:
        self.key = new_token()
        self.folder = private_folder()
        self.place: Place = new_place(self.folder)
        self.restarts = 0
        self._database = database
        self._addresses = addresses
        self._on_restart = on_restart
        self._process: asyncio.subprocess.Process | None = None
        self._watch: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start the host and watch it.

        Raises:
            WorkshopError: the host could not open its database.
        """
        await self._spawn()
        self._watch = asyncio.get_running_loop().create_task(self._keep_alive())

    async def stop(self) -> None:
        """End the host once it has answered what it took, and clear up behind it."""
        if self._watch:
            self._watch.cancel()
        if self._process and self._process.returncode is None:
            assert self._process.stdin is not None  # noqa: S101 - it was opened as a pipe
            self._process.stdin.close()
            try:
                await asyncio.wait_for(self._process.wait(), STOP_PATIENCE)
            except TimeoutError:
                self._process.kill()
                await self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def pid(self) -> int | None:
        """The host's process id."""
        return self._process.pid if self._process else None

    async def _spawn(self) -> None:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "workshop.host.process",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        self._process = process
        assert process.stdin is not None  # noqa: S101 - both were opened as pipes
        assert process.stdout is not None  # noqa: S101
        told = {
            "database": self._database,
            "key": self.key,
            "addresses": self._addresses,
            "ask": self.place.ask,
            "bell": self.place.bell,
        }
        process.stdin.write(json.dumps(told).encode() + b"\n")
        await process.stdin.drain()
        answer = json.loads(await process.stdout.readline() or b'{"problem": "It did not start."}')
        if "problem" in answer:
            await process.wait()
            raise WorkshopError(answer["problem"])
        self.place = Place(**answer)

    async def _keep_alive(self) -> None:
        while True:
            assert self._process is not None  # noqa: S101 - started before it is watched
            await self._process.wait()
            self.restarts += 1
            log.warning("the session host ended; starting it again")
            await self._start_again()

    async def _start_again(self) -> None:
        while True:
            try:
                await self._spawn()
                await self._on_restart()
                return
            except WorkshopError as problem:
                log.error("%s", problem)
                await asyncio.sleep(RESTART_PAUSE)


def forget_note(database: Path) -> None:
    """Remove the note for the command line; the host it speaks of is gone."""
    note_path(database).unlink(missing_ok=True)
