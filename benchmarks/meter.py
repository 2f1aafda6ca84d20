"""What goes over the wire to a browser, counted where it passes."""

import asyncio
from contextlib import suppress
from typing import Any

from playwright.async_api import Error as BrowserError

_CHUNK = 1 << 16


class Meter:
    """A door before a server that counts the bytes which the browser gets.

    Args:
        port: the server's.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._bytes = self._requests = 0
        self._passing: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "Meter":
        self._door = await asyncio.start_server(self._pass, "127.0.0.1", 0)
        self.base = f"http://127.0.0.1:{self._door.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._door.close()
        for task in self._passing:
            task.cancel()
        await asyncio.gather(*self._passing, return_exceptions=True)

    async def count(self, request: Any) -> None:
        """Count a request, unless the browser's cache answered it."""
        with suppress(BrowserError):
            sizes = await request.sizes()
            self._requests += sizes["responseHeadersSize"] + sizes["responseBodySize"] > 0

    def count_line(self, _: Any) -> None:
        """Count a websocket, which begins with a request."""
        self._requests += 1

    def take(self) -> dict[str, float]:
        """Return what was counted, and begin anew."""
        told = {"kilobytes": self._bytes / 1000, "requests": self._requests}
        self._bytes = self._requests = 0
        return told

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - we run in one
        self._passing.add(task)
        task.add_done_callback(self._passing.discard)
        inner, outer = await asyncio.open_connection("127.0.0.1", self._port)
        with suppress(ConnectionError, asyncio.CancelledError):
            await asyncio.gather(_pump(reader, outer), self._counted(inner, writer))
        outer.close()
        writer.close()

    async def _counted(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while chunk := await reader.read(_CHUNK):
            self._bytes += len(chunk)
            writer.write(chunk)
            await writer.drain()
        writer.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while chunk := await reader.read(_CHUNK):
        writer.write(chunk)
        await writer.drain()
    writer.close()
