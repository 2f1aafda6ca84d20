"""Telling a kernel something before its page is made: a line of code of ours, and its reply."""

import asyncio
from dataclasses import asdict
from typing import Any

from workshop.host.place import Place

PATIENCE = 40.0
"""Seconds a kernel may take to start and answer."""

HANDED = "from workshop.pages.following import handed as _handed; "
"""What a kernel runs before a line that uses it; in one place, for no linter looks into a text."""
_TAKE = HANDED + "_handed.take({place!r}, {ticket!r})"


def run(session: Any, shell: Any, code: str) -> None:
    """Have a kernel run a line of ours.

    Args:
        session: signs what is said to the kernel.
        shell: stream to its shell channel.
        code: Python.
    """
    content = {
        "code": code, "silent": True, "store_history": False, "user_expressions": {},
        "allow_stdin": False, "stop_on_error": False,
    }  # fmt: skip
    session.send(shell, "execute_request", content)


async def is_there(manager: Any) -> None:
    """Wait until a kernel has started.

    Raises:
        TimeoutError: it does not answer.
        RuntimeError: it could not do what it was told.
    """
    await _done(manager, "")


async def hand_over(manager: Any, place: Place, ticket: str) -> None:
    """Hand a kernel the ticket of its page.

    Raises:
        TimeoutError: it does not answer.
        RuntimeError: it could not do it.
    """
    await _done(manager, _TAKE.format(place=asdict(place), ticket=ticket))


async def _done(manager: Any, code: str) -> None:
    """Have a kernel run a line and wait until it has."""
    reply: asyncio.Future[list[bytes]] = asyncio.get_running_loop().create_future()
    shell = manager.connect_shell()
    shell.on_recv(lambda frames: None if reply.done() else reply.set_result(frames))
    try:
        run(manager.session, shell, code)
        frames = await asyncio.wait_for(reply, PATIENCE)
    finally:
        shell.on_recv(None)
        shell.close(linger=0)
    _, parts = manager.session.feed_identities(frames)
    if manager.session.deserialize(parts)["content"]["status"] != "ok":
        raise RuntimeError("A kernel could not do what it was told.")
