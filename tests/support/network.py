"""What lies between phones and the laptop: passes bytes on, swallows some, or is cut."""

import asyncio
import contextlib
import threading

_READ = 1 << 16


class Network:
    """A port of this machine that passes connections on to another one, in a thread of its own.

    Attributes:
        lets_lines_open: whether a websocket is let through at all; otherwise its question is
            swallowed, as some company proxies do.
        carries_lines: whether bytes of open websockets still arrive.
        is_there: whether anything does; cut, every connection breaks and none is taken.
    """

    def __init__(self, inside: int) -> None:
        self._inside = inside
        self.lets_lines_open = self.carries_lines = self.is_there = True
        self._writers: set[asyncio.StreamWriter] = set()

    def start(self) -> "Network":
        begun = threading.Event()
        self._loop = asyncio.new_event_loop()

        def run() -> None:
            asyncio.set_event_loop(self._loop)
            self._loop.run_until_complete(self._listen())
            begun.set()
            self._loop.run_forever()
            self._server.close()
            self._loop.close()

        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()
        assert begun.wait(10)
        return self

    def stop(self) -> None:
        self.cut()
        self._loop.call_soon_threadsafe(self._end)
        self._thread.join(10)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Break every connection and let none begin."""
        self.is_there = False
        self._loop.call_soon_threadsafe(self._break)

    def mend(self) -> None:
        self.lets_lines_open = self.carries_lines = self.is_there = True

    def _end(self) -> None:
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.call_later(0.1, self._loop.stop)

    def _break(self) -> None:
        for writer in tuple(self._writers):
            writer.transport.abort()

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._pass, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self.is_there:
            writer.transport.abort()
            return
        with contextlib.suppress(OSError):
            inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", self._inside)
            line = asyncio.Event()
            self._writers |= {writer, inner_writer}
            there = self._carry(reader, inner_writer, line, is_asking=True)
            await asyncio.gather(there, self._carry(inner_reader, writer, line))
            self._writers -= {writer, inner_writer}
        writer.transport.abort()

    async def _carry(self, reader, writer, line, is_asking=False) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(_READ):
                if is_asking and b"upgrade: websocket" in data.lower():
                    line.set()
                    if not self.lets_lines_open:
                        continue
                if line.is_set() and not self.carries_lines:
                    continue
                writer.write(data)
                await writer.drain()
        with contextlib.suppress(OSError, RuntimeError):
            writer.close()
