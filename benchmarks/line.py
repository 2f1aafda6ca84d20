"""A line of a phone as its page keeps it: what the card shows now, and the websocket beside it."""

import asyncio
import json
import random
import time
from collections.abc import Callable
from typing import Any

from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketClientConnection, WebSocketError

from benchmarks.guest import PATIENCE, Guest

RESEND = 4.0
"""Seconds after which a page sends an answer again that nobody acknowledged."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.25, 2.0
_FINAL = (4001, 4004)
"""Codes with which a line is closed that another one replaces, or whose seat is no more."""
_NO_LINE = (OSError, HTTPClientError, WebSocketError)
Sight = Callable[[dict[str, Any]], Any]


class Line:
    """State of one card and the websocket that changes it; one that breaks is opened again.

    Args:
        guest: whose cookies open it.
        room: what the page brought with it: where the line is, and the first state of its cards.

    Attributes:
        state: what the page's first card shows.
        told: when the line last said that this is so, by `time.perf_counter`.
        opened: how often a line was had.
        texts: what it said since this list was last emptied.
    """

    def __init__(self, guest: Guest, room: dict[str, Any]) -> None:
        self._guest, self._path = guest, room["line"]
        self._server, self.n = room["server"], room["n"]
        self.state: dict[str, Any] = room["cards"][0]["state"] if room["cards"] else {}
        self.told, self.opened = 0.0, 0
        self.texts: list[str] = []
        self._awaited: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._nudges: set[asyncio.Future[None]] = set()
        self._changed = asyncio.Condition()
        self._socket: WebSocketClientConnection | None = None

    async def open(self) -> None:
        """Open it; it lasts until it is closed here, whatever happens at the other end."""
        await self._connect()
        self._reader = asyncio.create_task(self._last())

    def close(self) -> None:
        """Close it for good."""
        self._reader.cancel()
        if self._socket:
            self._socket.close()

    @property
    def page(self) -> dict[str, Any]:
        """What the card shows."""
        shown: dict[str, Any] = self.state.get("page") or {}
        return shown

    async def wait_for(self, sight: Sight, since: float = 0.0, patience: float = PATIENCE) -> float:
        """Wait until the card is as wished and the line has said so; return that moment.

        Args:
            sight: tells of a page whether it is as wished.
            since: what the line said until then does not count.
            patience: seconds.

        Raises:
            TimeoutError: it never is.
        """

        def seen() -> bool:
            return self.told > since and bool(sight(self.page))

        async with asyncio.timeout(patience), self._changed:
            await self._changed.wait_for(seen)
        return time.perf_counter()

    async def ask(self, content: dict[str, Any], patience: float = PATIENCE) -> dict[str, Any]:
        """Send something with an id, again where nothing comes, until its reply is there.

        Raises:
            TimeoutError: none ever came.
        """
        reply = self._awaited[content["id"]] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(patience):
                while not reply.done():
                    await self.send(content)
                    await self._reply_or_nudge(reply)
            return await reply
        finally:
            del self._awaited[content["id"]]

    async def _reply_or_nudge(self, reply: "asyncio.Future[dict[str, Any]]") -> None:
        """Wait until there is a reply, or the page would send again."""
        nudge = asyncio.get_running_loop().create_future()
        self._nudges.add(nudge)
        await asyncio.wait([reply, nudge], timeout=RESEND, return_when=asyncio.FIRST_COMPLETED)
        self._nudges.discard(nudge)

    async def send(self, content: Any) -> None:
        """Send once; on a line that has just broken it is lost, as a phone's words are."""
        try:
            if self._socket:
                await self._socket.write_message(json.dumps({"send": content}))
        except _NO_LINE:
            pass

    async def _connect(self) -> None:
        self._socket = await self._guest.connect(f"{self._path}?have={self._server}-{self.n}", [])
        self.opened, self._fresh = self.opened + 1, True

    async def _last(self) -> None:
        while True:
            assert self._socket is not None  # noqa: S101 - connected before
            while isinstance(text := await self._socket.read_message(), str):
                await self._take(text)
            final = self._socket.close_code in _FINAL
            self._socket = None
            if final:
                return
            await self._again()

    async def _again(self) -> None:
        pause = _FIRST_PAUSE
        while self._socket is None:
            await asyncio.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - no secret
            pause = min(2 * pause, _LONGEST_PAUSE)
            try:
                await self._connect()
            except _NO_LINE:
                continue

    async def _take(self, text: str) -> None:
        self.texts.append(text)
        message = json.loads(text)
        self._server = message.get("server", self._server)
        if "n" in message:
            await self._show(message)
        if self._fresh or message.get("again"):
            # A page sends again what nobody acknowledged when its line is back, or its card.
            self._fresh = False
            for nudge in self._nudges:
                nudge.set_result(None)
            self._nudges.clear()
        reply = self._awaited.get(message.get("custom", {}).get("id"))
        if reply and not reply.done():
            reply.set_result(message["custom"])

    async def _show(self, message: dict[str, Any]) -> None:
        """Take what is new; a page whose card is still being made is shown nothing."""
        self.n = message["n"]
        cards = message.get("cards")
        if cards == [] or message.get("to"):
            return
        async with self._changed:
            self.state = cards[0]["state"] if cards else self.state | message.get("state", {})
            self.told = time.perf_counter()
            self._changed.notify_all()
