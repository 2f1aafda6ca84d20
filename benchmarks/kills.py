"""Parts of the kit are killed under a room: when is everybody back, and what was lost?"""

import asyncio
import os
import shutil
import signal
import sqlite3
import tempfile
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from benchmarks.visitor import Visitor, has_card
from tests.support.server import RunningServer

PATIENCE = 60.0
"""Seconds to wait for people whose server was killed."""


async def kernel_killed(
    server: RunningServer, kernels: list[int], people: list[Visitor]
) -> dict[str, float]:
    """Kill a room's kernels: the seconds until every card takes an answer again.

    The phones go on showing what they showed, so that only an answer tells that a card is back.
    """
    told = {"kernel_back": await _answers_again(kernels, people)}
    return told | {"kernel_lost": await _lost(server, people)}


async def host_killed(server: RunningServer, people: list[Visitor]) -> dict[str, float]:
    """Kill the host: the seconds until everybody's answer, sent at once, is acknowledged."""
    told = {"host_back": await _answers_again([server.host()], people)}
    return told | {"host_lost": await _lost(server, people)}


async def server_killed(server: RunningServer, people: list[Visitor]) -> dict[str, float]:
    """Kill the server and start it again at once: the seconds until the last phone is back."""
    begun = time.perf_counter()
    await asyncio.to_thread(_start_again, server)
    told = {"server_back": await _cards_again(people, begun)}
    return told | {"server_lost": await _lost(server, people)}


def missing(database: Path, acknowledged: Iterable[str]) -> int:
    """Return how many acknowledged answers a database does not have.

    Its host lets nobody else read it; what is on disk by now is copied.
    """
    with tempfile.TemporaryDirectory() as folder:
        for path in database.parent.glob(f"{database.name}*"):
            shutil.copy(path, folder)
        with closing(sqlite3.connect(Path(folder) / database.name)) as kept:
            have = {op for (op,) in kept.execute("SELECT op FROM responses")}
    return len(set(acknowledged) - have)


def _start_again(server: RunningServer) -> None:
    server.kill()
    server.start()


async def _answers_again(pids: list[int], people: list[Visitor]) -> float:
    if not pids:
        raise RuntimeError("There is nobody to kill.")
    begun = time.perf_counter()
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    await asyncio.gather(*(person.answer(PATIENCE) for person in people))
    return time.perf_counter() - begun


async def _cards_again(people: list[Visitor], begun: float) -> float:
    shown = (person.line.wait_for(has_card, begun, PATIENCE) for person in people)
    return max(await asyncio.gather(*shown)) - begun


async def _lost(server: RunningServer, people: list[Visitor]) -> float:
    """Answer once more, which everybody can again, and count what the database lacks."""
    await asyncio.gather(*(person.answer(PATIENCE) for person in people))
    return missing(server.database, [op for person in people for op in person.acknowledged])
