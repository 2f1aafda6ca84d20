"""Somebody tries to stop a room in which ten honest people answer: they do not notice."""

import asyncio
import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from tornado.httpclient import HTTPClientError
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application

from tests.support.crowd import Visitor
from tests.support.full_line import FullLine, kernel_of
from tests.support.phone_line import (
    HonestPeople,
    PhoneLine,
    PollingLine,
    an_answer,
    cookies,
    memory,
    seated,
)
from tests.support.server import wait_until
from tests.support.tiny_room import soon
from workshop.host.client import new_op
from workshop.server.kernels import _PAGES, Role
from workshop.server.limits import MOST_STUDIES
from workshop.server.lines import MOST_UNREAD, RoomLine
from workshop.server.seats import MOST_LINES, Seat


@pytest.fixture(scope="module")
def server(own_server):
    return own_server


LESSON = "/voila/render/01-where-are-the-sales.ipynb"
GREW = 30
"""MB by which the server's processes may grow while somebody tries to make them."""
RATE, BURST = 10, 120
"""What one seat may say: so much a second in the long run, and so much at once."""


@pytest.fixture
def asking(server, open_room):
    code = open_room()
    server.ask("advance", op=new_op(), code=code, to="asking")
    return code


def drill(server, code, attack, grew=GREW):
    """Let an enemy do his worst beside ten honest people; return what came of it."""
    enemy = seated(server, code)
    processes = [server.process.pid, server.host(), *server.room_kernels()]

    async def both():
        async with HonestPeople(server, code) as people:
            before = memory(*processes)
            result = await attack(enemy)
            await people.all_answer()
            assert memory(*processes) - before < grew
            return result

    result = asyncio.run(both())
    assert server.room_kernels() == processes[2:]
    return result


@pytest.mark.slow
def test_a_seat_that_floods_answers_by_coming_again_is_cut(server, asking):
    async def flood(enemy):
        codes, kept, begun = [], 0, time.monotonic()
        for _ in range(10):
            async with PhoneLine(server, enemy) as line:
                for number in range(200):
                    await line.say(an_answer(str(number % 5 + 1)))
                codes.append(await line.cut())
                kept += sum('"saved"' in text for text in line.texts)
        return codes, kept, time.monotonic() - begun

    codes, kept, seconds = drill(server, asking, flood)
    assert codes == [1008] * 10
    assert kept <= BURST + RATE * seconds + 1


def test_a_seat_that_floods_without_websockets_is_refused(server, asking):
    async def flood(enemy):
        enemy.get("/voila/render/room.ipynb")
        line, begun = PollingLine(server, enemy), time.monotonic()
        told = [await line.say(an_answer()) for _ in range(2 * BURST)]
        return [answer.code for answer in told], time.monotonic() - begun

    codes, seconds = drill(server, asking, flood)
    assert set(codes) == {204, 429}
    assert codes.count(204) <= BURST + RATE * seconds + 1


def test_a_seat_that_opens_lines_without_end_is_refused(server, asking):
    async def open_many(enemy):
        refusals = []
        for _ in range(150):
            try:
                async with PhoneLine(server, enemy):
                    pass
            except HTTPClientError as error:
                refusals.append(error.code)
        return refusals

    assert set(drill(server, asking, open_many)) == {429}


def test_a_phone_has_no_library_sent_to_it(server, asking):
    async def ask(enemy):
        async with PhoneLine(server, enemy) as line:
            for _ in range(BURST // 2):
                await line.say({"op": "vega"})
            await line.answer()
            return sum(len(text) for text in line.texts)

    assert drill(server, asking, ask) < 200_000


def test_phones_that_never_read_are_no_trouble(server, asking):
    async def be_deaf(enemy):
        deaf = [deaf_line(server, enemy) for _ in range(MOST_LINES - 1)]
        async with PhoneLine(server, enemy) as line:
            for number in range(BURST - 20):
                await line.say({"op": "language", "language": ("nb", "en")[number % 2]})
            await line.answer()
        for one in deaf:
            one.close()

    drill(server, asking, be_deaf)


def deaf_line(server, visitor) -> socket.socket:
    """Open a line from which nothing is ever read."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    line.connect(("127.0.0.1", server.port))
    asked = {
        "Host": f"127.0.0.1:{server.port}", "Origin": server.base, "Cookie": cookies(visitor),
        "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "eA==",
    }  # fmt: skip
    head = "".join(f"{name}: {value}\r\n" for name, value in asked.items())
    line.sendall(f"GET /room/line HTTP/1.1\r\n{head}\r\n".encode())
    return line


@pytest.mark.slow
def test_a_phone_that_never_reads_is_hung_up_on(visitor, monkeypatch):
    # On a small server in this process: what the system's own buffers take is megabytes.
    seat = Seat("secret")
    monkeypatch.setattr(RoomLine, "check_origin", lambda *_: True)
    assert asyncio.run(tell_a_deaf_phone(seat, visitor)) < 100
    assert seat.lines == []


async def tell_a_deaf_phone(seat, visitor) -> int:
    """Tell a phone that reads nothing more and more; return after how many messages it was cut."""

    async def find(_):
        return seat

    rooms = SimpleNamespace(find=find, lines_changed=lambda: None)
    ours = SimpleNamespace(rooms=rooms, instance="one")
    server = HTTPServer(Application([("/room/line", RoomLine, {"server": ours})]))
    listening, port = bind_unused_port()
    server.add_socket(listening)
    phone = deaf_line(SimpleNamespace(port=port, base=f"http://127.0.0.1:{port}"), visitor)
    await soon(lambda: seat.lines)
    (line,) = seat.lines
    told = 0
    while line.close_code is None and line.ws_connection and told < 100:
        if line.ws_connection.is_closing():
            break
        seat.tell("x" * (MOST_UNREAD // 4))
        told += 1
        await asyncio.sleep(0)
    await soon(lambda: not seat.lines)
    phone.close()
    server.stop()
    return told


@pytest.mark.slow
def test_eleven_walls_of_a_facilitator_replace_each_other(server, asking):
    facilitator = Visitor(server.base)
    facilitator.post("/facilitate", key=server.links["facilitator_key"])
    others = set(server.page_kernels())

    async def open_walls(_):
        with ThreadPoolExecutor(2) as hands:
            opened = [
                asyncio.get_running_loop().run_in_executor(
                    hands, facilitator.get, f"/voila/render/wall.ipynb?code={asking}"
                )
                for _ in range(11)
            ]
            return [await page for page in opened]

    pages = drill(server, asking, open_walls, 2 * GREW)
    assert [page.status for page in pages] == [200] * 11
    wait_until(lambda: len(set(server.page_kernels()) - others) <= _PAGES[Role.WALL])
    page = facilitator.get(f"/voila/render/wall.ipynb?code={asking}")

    async def models():
        async with FullLine(server, facilitator, kernel_of(page)) as line:
            return await line.models()

    assert asyncio.run(models())


@pytest.mark.slow
def test_forty_strangers_who_study_do_not_fill_the_machine(server, asking):
    async def study(_):
        with ThreadPoolExecutor(8) as hands:
            opened = [
                asyncio.get_running_loop().run_in_executor(
                    hands, Visitor(server.base, follows=False).get, LESSON
                )
                for _ in range(40)
            ]
            return [await page for page in opened]

    pages = drill(server, asking, study, 2 * GREW)
    served = [page for page in pages if page.status == 200]
    assert 1 <= len(served) <= MOST_STUDIES
    assert {page.headers["Location"].partition("?")[0] for page in pages if page.status != 200} == {
        "/busy"
    }
    facilitator = Visitor(server.base)
    assert facilitator.post("/facilitate", key=server.links["facilitator_key"]).status == 200
    assert facilitator.get(f"/voila/render/wall.ipynb?code={asking}").status == 200
    late = seated(server, asking).get("/voila/render/room.ipynb")
    assert json.loads(late.body.partition('type="application/json">')[2].partition("<")[0])["cards"]
