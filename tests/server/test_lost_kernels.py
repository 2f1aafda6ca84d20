"""Kernels, host and server that die or stand still, and cards that do: the room goes on."""

import asyncio
import contextlib
import os
import signal
import time
from pathlib import Path

import pytest

from benchmarks.visitor import has_card
from tests.support.crowd import Visitor
from tests.support.kits import edited_kit
from tests.support.phone_line import HonestPeople, PhoneLine, memory, seated
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


@pytest.fixture(scope="module")
def spared(tmp_path_factory):
    """A server that has a spare kernel for the room."""
    running = RunningServer(tmp_path_factory.mktemp("spared"), expect=10).start()
    yield running
    running.stop()
    running.assert_nothing_left()
    running.assert_kept()


def asking(server):
    told = {"name": "A room", "agenda": "first-session", "departments": ["sales", "marketing"]}
    opened = server.ask("open", op=new_op(), language="en", expected=20, **told)["session"]
    server.ask("advance", op=new_op(), code=opened["code"], to="asking")
    return opened["code"]


def assert_everybody_goes_on(server, happens, wants=None, many=10):
    """Let something happen while people answer; all have their cards again and answer on."""

    async def play():
        async with HonestPeople(server, asking(server), many) as people:
            await people.all_answer()
            await asyncio.to_thread(happens)
            if wants:
                await asyncio.to_thread(wait_until, wants)
            await people.all_answer()
            assert all(has_card(person.page) for person in people.people)
            return [person.line.opened for person in people.people]

    return asyncio.run(play())


def assert_replaced(server, happens, many=10):
    """The same for something that costs the kernel with the cards."""
    before = server.room_kernels()
    opened = assert_everybody_goes_on(
        server, happens, lambda: len(set(server.room_kernels()) & set(before)) < len(before), many
    )
    assert set(opened) == {1}  # lines are the server's: no kernel's end closes one


def kill(*pids):
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def serving(server):
    """Return the kernel with the cards: the one that has served longest."""
    return min(server.room_kernels(), key=lambda pid: Path(f"/proc/{pid}").stat().st_ctime_ns)


# ---- processes ----


def test_a_killed_kernel_is_replaced(server):
    assert_replaced(server, lambda: kill(*server.room_kernels()))


def test_a_killed_kernel_is_replaced_by_the_spare_one(spared):
    wait_until(lambda: len(spared.room_kernels()) == 2)
    before = spared.room_kernels()
    assert_replaced(spared, lambda: kill(serving(spared)))
    assert set(before) & set(spared.room_kernels())


def test_both_kernels_killed_at_once_are_replaced(spared):
    wait_until(lambda: len(spared.room_kernels()) == 2)
    assert_replaced(spared, lambda: kill(*spared.room_kernels()))


def test_a_kernel_that_stands_still_is_replaced(server):
    (pid,) = server.room_kernels()
    assert_replaced(server, lambda: os.kill(pid, signal.SIGSTOP))


def test_a_machine_that_slept_loses_no_kernel(server):
    before = server.room_kernels()

    def sleep():
        family = server.family()
        for pid in family:
            os.kill(pid, signal.SIGSTOP)
        time.sleep(4)
        for pid in reversed(family):
            os.kill(pid, signal.SIGCONT)

    assert_everybody_goes_on(server, sleep)
    assert server.room_kernels() == before


def test_a_killed_host_is_started_again_and_the_cards_stay(server):
    before, host = server.room_kernels(), server.host()

    def another():
        with contextlib.suppress(ValueError):
            return server.host() != host

    opened = assert_everybody_goes_on(server, lambda: kill(host), another)
    assert set(opened) == {1}
    assert server.room_kernels() == before


def test_everybody_goes_on_after_the_server_was_killed(tmp_path):
    first = RunningServer(tmp_path).start()
    second = RunningServer(tmp_path, first.port)
    second.acknowledged = first.acknowledged

    def die():
        first.kill()
        wait_until(lambda: first.family() == [])
        second.start()

    try:
        opened = assert_everybody_goes_on(first, die)
        assert min(opened) >= 2
    finally:
        second.stop()
    second.assert_nothing_left()
    second.assert_kept()


# ---- cards ----


@pytest.mark.parametrize("op", ["raise", "leave"])
def test_a_card_whose_callback_fails_stops_nobody(server, op):
    code, before = asking(server), server.room_kernels()
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
    code, before = asking(server), server.room_kernels()

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
    code, before = asking(server), server.room_kernels()

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


def test_a_card_that_computes_for_ever_stops_the_others_once(server):
    code = asking(server)
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
