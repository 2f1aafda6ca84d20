"""Talking to the host: from kernels and the server without blocking, from the command line."""

import asyncio
import itertools
import json
import logging
import time
import uuid
from collections.abc import AsyncIterator
from typing import Any, cast

import zmq
import zmq.asyncio

from workshop.contracts.replies import Command, Refusal, Reply
from workshop.contracts.tallies import Value
from workshop.errors import Refused, Unreachable
from workshop.host.place import LARGEST_MESSAGE, Place

log = logging.getLogger(__name__)

FIRST_WAIT = 1.0
LONGEST_WAIT = 4.0
PATIENCE = 20.0
"""Seconds a command is repeated before `Unreachable`."""


def new_op() -> str:
    """Return an operation id: a command repeated with it happens once."""
    return uuid.uuid4().hex


def understood(reply: Reply) -> Reply:
    """Return a reply of the host.

    Raises:
        Refused: it was a refusal.
    """
    if "refused" in reply:
        refusal = cast("Refusal", reply)
        raise Refused(refusal["refused"], **refusal.get("details", {}))
    return reply


class Client:
    """Asks the host without blocking the event loop.

    Args:
        place: the host's sockets.
        ticket: the secret by which the host knows who asks.
    """

    def __init__(self, place: Place, ticket: str) -> None:
        self._place = place
        self._ticket = ticket
        self._context = zmq.asyncio.Context.instance()
        self._socket = self._context.socket(zmq.DEALER)
        self._socket.setsockopt(zmq.LINGER, 0)
        self._socket.connect(place.ask)
        self._numbers = itertools.count()
        self._waiting: dict[int, asyncio.Future[Reply]] = {}
        self._reader: asyncio.Task[None] | None = None

    async def ask(
        self, do: str, *, patience: float = PATIENCE, ticket: str = "", **fields: Value
    ) -> Reply:
        """Carry out a command, repeating it until the host answers.

        Args:
            do: the command's name.
            patience: seconds.
            ticket: who asks, where that is not the one whose client this is.
            fields: the command's own.

        Raises:
            Refused: the host's answer was no.
            Unreachable: no answer within `patience` seconds.
        """
        if self._reader is None:
            self._reader = asyncio.get_running_loop().create_task(self._read())
        command = {"do": do, **fields, "ticket": ticket or self._ticket}
        deadline, wait = time.monotonic() + patience, FIRST_WAIT
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                raise Unreachable("The session host does not answer.")
            try:
                return understood(await self._once(command, min(wait, left)))
            except TimeoutError:
                wait = min(2 * wait, LONGEST_WAIT)

    async def _once(self, command: Command, wait: float) -> Reply:
        number = next(self._numbers)
        future = asyncio.get_running_loop().create_future()
        self._waiting[number] = future
        message = json.dumps({**command, "re": number}).encode()
        if len(message) > LARGEST_MESSAGE:
            raise Refused("too-large")
        try:
            await self._socket.send(message)
            return await asyncio.wait_for(future, wait)
        finally:
            self._waiting.pop(number, None)

    async def _read(self) -> None:
        while True:
            reply = json.loads(await self._socket.recv())
            future = self._waiting.pop(reply.get("re"), None)
            if future and not future.done():
                future.set_result(reply)

    def bell(self) -> "Bell":
        """Return a bell to listen to."""
        return Bell(self._context, self._place)

    def close(self) -> None:
        """Let the sockets go."""
        if self._reader:
            self._reader.cancel()
        self._socket.close()


class Bell:
    """Hears the host ring; says only that something changed, never what."""

    def __init__(self, context: zmq.asyncio.Context, place: Place) -> None:
        self._socket = context.socket(zmq.SUB)
        self._socket.setsockopt(zmq.LINGER, 0)
        self._socket.connect(place.bell)
        self._topics: set[str] = set()

    def listen(self, *topics: str) -> None:
        """Hear these topics from now on, and no others."""
        for topic in self._topics - set(topics):
            self._socket.unsubscribe(topic)
        for topic in set(topics) - self._topics:
            self._socket.subscribe(topic)
        self._topics = set(topics)

    async def rings(self, heal: float) -> AsyncIterator[str]:
        """Yield each topic that rings, and an empty one after `heal` silent seconds."""
        while True:
            if await self._socket.poll(round(heal * 1000)):
                yield (await self._socket.recv()).decode()
            else:
                yield ""

    def close(self) -> None:
        """Let the socket go."""
        self._socket.close()


def ask_once(place: Place, ticket: str, do: str, wait: float = 5.0, **fields: Value) -> Reply:
    """Carry out one command and wait for it: for the command line.

    Raises:
        Refused: the host's answer was no.
        Unreachable: nobody answers.
    """
    context: zmq.Context[Any] = zmq.Context()
    socket = context.socket(zmq.DEALER)
    socket.setsockopt(zmq.LINGER, 0)
    try:
        socket.connect(place.ask)
        socket.send(json.dumps({"do": do, **fields, "re": 0, "ticket": ticket}).encode())
        if not socket.poll(round(wait * 1000)):
            raise Unreachable("The session host does not answer.")
        return understood(json.loads(socket.recv()))
    finally:
        socket.close()
        context.term()
