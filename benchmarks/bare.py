"""A bare tornado broadcast: what a change for all costs where nothing is done but telling it.

    python -m benchmarks.bare 8866

Whoever opens `/line` is told what is posted to `/tell`: a list of texts, in JSON.
"""

import asyncio
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler

from benchmarks.guest import Guest, let_many_fetch
from benchmarks.line import Line, Sight
from benchmarks.processes import Program, until_it_listens
from benchmarks.visitor import has_card
from tests.support.server import free_port

ROOT = Path(__file__).parents[1]
_REPEATS = 3
_HELLO = '{"n": 0, "state": {}}'
_EMPTY = {"server": "", "line": "/line", "n": 0, "cards": []}
_lines: "set[_Line]" = set()


class _Line(WebSocketHandler):
    def open(self) -> None:
        self.set_nodelay(True)
        self.write_message(_HELLO)
        _lines.add(self)

    def on_close(self) -> None:
        _lines.discard(self)


class _Tell(RequestHandler):
    def post(self) -> None:
        texts = json.loads(self.request.body)
        for line in _lines:
            for text in texts:
                line.write_message(text)


async def broadcast(texts: list[str], count: int, sight: Sight = has_card) -> float:
    """Return the seconds until the last of `count` phones has its card, told by a bare server.

    It has a process of its own and the phones are those of the room, so that only what tells them
    differs. The median of a few times.

    Args:
        texts: what one phone of a room heard when its card came.
        count: phones.
        sight: whether a phone has what it waits for.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        port = free_port()
        command = [sys.executable, "-m", "benchmarks.bare", str(port)]
        program = Program(command, Path(folder), {}, ROOT)
        program.start()
        try:
            await until_it_listens(port)
            return await _measured(f"http://127.0.0.1:{port}", texts, count, sight)
        finally:
            program.stop()


async def _measured(base: str, texts: list[str], count: int, sight: Sight) -> float:
    let_many_fetch()
    lines = [Line(Guest(base), _EMPTY) for _ in range(count)]
    await asyncio.gather(*(line.open() for line in lines))
    await asyncio.gather(*(line.wait_for(lambda _: True) for line in lines))
    try:
        times = [await _once(base, texts, lines, sight) for _ in range(_REPEATS)]
        return statistics.median(times)
    finally:
        for line in lines:
            line.close()


async def _once(base: str, texts: list[str], lines: list[Line], sight: Sight) -> float:
    for line in lines:
        line.state = {}
    begun = time.perf_counter()
    told = asyncio.create_task(_tell(base, texts))
    moments = await asyncio.gather(*(line.wait_for(sight, begun) for line in lines))
    await told
    return max(moments) - begun


async def _tell(base: str, texts: list[str]) -> None:
    await Guest(base).fetch("/tell", method="POST", body=json.dumps(texts))


async def _serve(port: int) -> None:
    Application([("/line", _Line), ("/tell", _Tell)]).listen(port, "127.0.0.1")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
