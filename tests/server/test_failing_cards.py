"""Cards that raise, or compute for ever, in a kernel that many share: they stop nobody."""

import asyncio

import pytest

from tests.support.crowd import Visitor
from tests.support.kits import edited_kit
from tests.support.phone_line import HonestPeople, PhoneLine, memory, open_asking, seated
from tests.support.server import RunningServer, wait_until
from workshop.host.client import new_op
from workshop.server.rooms import MOST_STOPS
from workshop.server.seats import GONE

ROOM = "/voila/render/room.ipynb"
GREW = 30
"""MB by which the server's processes may grow while somebody tries to make them."""
CELL = '''
from pathlib import Path
from workshop.pages import room

kit = Path({kit!r})
usual = getattr(room, "_usual", room.compose)
room._usual = usual


def compose(look):
    """One department's page cannot be drawn while there is such a file."""
    if look["me"]["department"] == "marketing" and (kit / "no-marketing").exists():
        raise RuntimeError("a page that cannot be drawn")
    return usual(look)


room.compose = compose
if (kit / "cells-raise").exists():
    raise RuntimeError("cells that cannot be run")
card = room.show()


@card.on_action
def _(action):
    if action["op"] == "raise":
        raise RuntimeError("a callback that fails")
    if action["op"] == "leave":
        raise SystemExit
    if action["op"] == "compute":
        while True:
            pass


card
'''


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own") / "kit"
    return edited_kit(folder, [CELL.format(kit=str(folder))])


@pytest.fixture(scope="module")
def server(tmp_path_factory, kit):
    """A server without spare kernels, whose cards can be made to fail."""
    mine = {"WORKSHOP_KIT": str(kit)}
    running = RunningServer(tmp_path_factory.mktemp("lost"), environment=mine).start()
    wait_until(running.room_kernels)
    yield running
    running.stop()
    running.assert_nothing_left()
    running.assert_kept()


@pytest.mark.slow
@pytest.mark.parametrize("op", ["raise", "leave"])
def test_a_card_whose_callback_fails_stops_nobody(server, op):
    code, before = open_asking(server), server.room_kernels()
    enemy = seated(server, code)

    async def play():
        async with HonestPeople(server, code) as people, PhoneLine(server, enemy) as line:
            await line.has_card()
            for _ in range(20):
                await line.say({"op": op})
            await people.all_answer()
            return (await line.answer())["op"]

    assert asyncio.run(play()) == "saved"
    assert server.room_kernels() == before


def test_pages_that_cannot_be_drawn_stop_nobody_elses(server, kit):
    code, before = open_asking(server), server.room_kernels()

    async def play():
        async with HonestPeople(server, code) as people:
            (kit / "no-marketing").touch()
            for to in ("closed", "asking"):
                await asyncio.to_thread(server.ask, "advance", op=new_op(), code=code, to=to)
            others = [person for person in people.people if person.department == "sales"]
            newest = server.ask("look", code=code)["session"]["version"]
            for person in others:
                await person.line.wait_for(lambda page: page["version"] == newest)
            (kit / "no-marketing").unlink()
            for to in ("closed", "asking"):
                await asyncio.to_thread(server.ask, "advance", op=new_op(), code=code, to=to)
            await people.all_answer()

    asyncio.run(play())
    assert server.room_kernels() == before


def test_cells_that_raise_cost_one_person_her_page_and_nobody_else(server, kit):
    code, before = open_asking(server), server.room_kernels()

    async def play():
        async with HonestPeople(server, code) as people:
            (kit / "cells-raise").touch()
            unlucky = await asyncio.to_thread(seated, server, code)
            page = await asyncio.to_thread(unlucky.get, ROOM)
            (kit / "cells-raise").unlink()
            lucky = await asyncio.to_thread(seated, server, code)
            other = await asyncio.to_thread(lucky.get, ROOM)
            await people.all_answer()
            return page, other

    page, other = asyncio.run(play())
    assert page.headers["Location"] == "/broken"
    assert other.status == 200
    broken = Visitor(server.base).get("/broken")
    assert "Traceback" not in broken.body
    assert server.room_kernels() == before


@pytest.mark.slow
def test_a_card_that_computes_for_ever_stops_the_others_once(server):
    code = open_asking(server)
    enemy, processes = seated(server, code), [server.process.pid, server.host()]
    first = server.room_kernels()

    async def compute(line):
        """Have her card compute until its kernel is gone; return those that are left."""
        there = set(server.room_kernels())
        await line.say({"op": "compute"})
        await asyncio.to_thread(wait_until, lambda: there - set(server.room_kernels()))
        return there & set(server.room_kernels())

    async def play():
        before = memory(*processes)
        async with HonestPeople(server, code) as people, PhoneLine(server, enemy) as line:
            await line.has_card()
            assert await compute(line) == set()
            await people.all_answer()
            left = []
            for _ in range(MOST_STOPS):
                assert (await line.answer())["op"] == "saved"  # her card is back, and alone
                left.append(await compute(line))
                await people.all_answer()
            assert await line.cut() == GONE
            assert memory(*processes) - before < GREW
            return left

    left = asyncio.run(play())
    (everybodys,) = server.room_kernels()
    assert left == [{everybodys}] * MOST_STOPS
    assert everybodys not in first
    assert enemy.get(ROOM).headers["Location"] == "/broken"
    assert seated(server, code).get(ROOM).status == 200
