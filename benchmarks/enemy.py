"""Somebody who wants to stop a room: a seat's flood of messages, and sockets that say nothing.

    python -m benchmarks.enemy http://127.0.0.1:8866 ABC234

Prints a word once she is in, and one line of JSON with what she did when she is asked to end.
"""

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketClientConnection, WebSocketError

from benchmarks.guest import let_many_fetch
from benchmarks.visitor import Visitor, an_answer
from workshop.host.client import new_op

IDLE_SOCKETS, IDLE_LINES = 200, 20
LINE = "/room/line?have="
_BURST, _PAUSE = 50, 0.02
_AGAIN = 0.1
_CUT_OFF = (OSError, HTTPClientError, WebSocketError)


class Enemy:
    """One seat, one script.

    Attributes:
        done: messages sent, and how often her line was closed or refused.
    """

    def __init__(self, base: str, code: str) -> None:
        self.done: Counter[str] = Counter(sent=0, cut=0)
        self._base = base
        self._seat = Visitor(base, code, "sales")
        self._idle: list[Any] = []

    async def sit_down(self) -> None:
        """Take a seat, as anybody may who has the code."""
        await self._seat.arrive()
        self._card = self._seat.page["cards"][0]
        self._seat.line.close()

    async def hold_sockets(self) -> None:
        """Open sockets without a word and lines that only listen, as long as that goes."""
        address = urlsplit(self._base)
        with contextlib.suppress(*_CUT_OFF):
            for _ in range(IDLE_SOCKETS):
                self._idle.append(await asyncio.open_connection(address.hostname, address.port))
            for _ in range(IDLE_LINES):
                self._idle.append(await self._seat.connect(LINE, []))

    async def flood(self) -> None:
        """Send for ever; who is cut off comes back at once."""
        while True:
            with contextlib.suppress(*_CUT_OFF):
                await self._bursts(await self._seat.connect(LINE, []))
            self.done["cut"] += 1
            await asyncio.sleep(_AGAIN)

    async def _bursts(self, line: WebSocketClientConnection) -> None:
        closed = asyncio.create_task(_closed(line))
        while not closed.done():
            for number in range(_BURST):
                await line.write_message(*self._message(number))
                self.done["sent"] += 1
            await asyncio.sleep(_PAUSE)

    def _message(self, number: int) -> tuple[bytes | str, bool]:
        answer = {"op": "answer", "id": new_op(), "question": self._card["id"]}
        lies: tuple[bytes | str, ...] = (
            json.dumps({"send": answer | {"value": "nothing of the kind"}}),
            json.dumps({"send": {"op": os.urandom(8).hex()}}),
            json.dumps({"send": "x" * 20_000}),
            "{",
            b"\xff" * 8,
        )
        # A line on which she lies may be closed at once; on every other one all is in order.
        if number % 2 == 0 or self.done["cut"] % 2 == 0:
            return json.dumps({"send": answer | {"value": an_answer(self._card)}}), False
        lie = lies[number // 2 % len(lies)]
        return lie, isinstance(lie, bytes)


async def _closed(line: WebSocketClientConnection) -> None:
    while await line.read_message() is not None:
        pass


async def attack(base: str, code: str) -> None:
    """Attack until asked to end."""
    let_many_fetch()
    asked = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, asked.set)
    enemy = Enemy(base, code)
    await enemy.sit_down()
    await enemy.hold_sockets()
    print("in", flush=True)  # noqa: T201
    flood = asyncio.create_task(enemy.flood())
    await asked.wait()
    flood.cancel()
    print(json.dumps(enemy.done), flush=True)  # noqa: T201


if __name__ == "__main__":
    asyncio.run(attack(*sys.argv[1:3]))
