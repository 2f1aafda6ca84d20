"""Pages that wait for people: as many as are expected, and no more than the machine bears."""

import asyncio
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from workshop.server.pool import SPARE, wanted

from benchmarks import visitor as load
from tests.support.crowd import Visitor
from tests.support.server import RunningServer, wait_until
from workshop.host.client import new_op

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
ROOM = "/voila/render/room.ipynb"


def session(phase="lobby", expected=30, age=timedelta(hours=1)):
    return {"phase": phase, "expected": expected, "created": (NOW - age).isoformat()}


@pytest.mark.parametrize(
    ("sessions", "expect", "pages", "waiting"),
    [
        ([], 0, 0, 0),
        ([session()], 0, 0, 0),
        ([], 40, 0, 40),
        ([session(expected=60)], 40, 0, 60),
        ([session(expected=60), session("asking", 30)], 40, 0, 90),
        ([session(expected=60)], 40, 50, 10),
        ([session(expected=60)], 40, 80, 6),
        ([session("ended")], 40, 0, SPARE),
        ([session("ended"), session(expected=45)], 40, 0, 45),
        ([session(expected=300, age=timedelta(days=2))], 10, 0, 10),
    ],
)
def test_as_many_pages_wait_as_people_are_still_expected(sessions, expect, pages, waiting):
    assert wanted(sessions, expect, pages, NOW) == waiting


@pytest.fixture
def serving(tmp_path):
    servers = []

    def serve(**settings):
        servers.append(RunningServer(tmp_path, **settings).start())
        return servers[-1]

    yield serve
    for server in servers:
        server.stop()
        server.assert_nothing_left()


def opened(server, expected=3, phase="asking"):
    told = {
        "name": "A room", "agenda": "first-session", "departments": ["sales", "marketing"],
        "language": "en", "expected": expected,
    }  # fmt: skip
    code = server.ask("open", op=new_op(), **told)["session"]["code"]
    if phase:
        server.ask("advance", op=new_op(), code=code, to=phase)
    return code


def count(server, number):
    return wait_until(lambda: len(server.kernels()) == number)


def test_the_pool_grows_with_a_session_and_shrinks_when_it_ends(serving):
    server = serving(expect=2)
    count(server, 2)
    code = opened(server, expected=5, phase=None)
    count(server, 5)
    server.ask("advance", op=new_op(), code=code, to="end")
    count(server, SPARE)


def test_where_nobody_is_expected_no_page_is_made_ahead(serving):
    server = serving()
    code = opened(server, expected=5)
    told = asyncio.run(load.measure(server.base, code, 1))
    assert told["people"] == 1
    assert len(server.kernels()) <= 1


def test_who_arrives_gets_a_waiting_page_and_another_takes_its_place(serving):
    server = serving(expect=3)
    code = opened(server)
    count(server, 3)
    waiting = set(server.kernels())

    async def arrive():
        people = [load.Visitor(server.base, code, "sales") for _ in range(2)]
        for person in people:
            await person.arrive()
        return {person.kernel for person in people}

    assert len(asyncio.run(arrive())) == 2
    assert waiting <= set(server.kernels())
    count(server, 2 + SPARE)


def test_everyone_who_arrives_at_once_sees_the_card_and_answers(serving):
    server = serving(expect=2)
    code = opened(server)
    told = asyncio.run(load.measure(server.base, code, 6, server.url))
    assert {"seat", "ready", "arrive", "answer", "stage"} <= told.keys()
    joined = server.ask("look", code=code)["joined"]
    assert joined["total"] == 6


def test_a_reloaded_page_is_the_same_page_again(serving):
    server = serving()
    code = opened(server)

    async def reload():
        person = load.Visitor(server.base, code, "sales")
        await person.arrive()
        first, _ = person.kernel, await person.answer()
        await person.leave()
        await person.look_again()
        return first, person.kernel, person.page["cards"][0]["value"]

    first, second, value = asyncio.run(reload())
    assert first == second
    assert value is not None
    assert len(server.kernels()) == 1


@pytest.mark.parametrize("already", [0, 1, 7])
def test_a_server_that_is_stopped_while_it_makes_pages_leaves_nothing(tmp_path, already):
    server = RunningServer(tmp_path, expect=40).start()
    wait_until(lambda: len(server.kernels()) >= already)
    server.stop()
    assert server.process.returncode == 0
    server.assert_nothing_left()


@pytest.mark.parametrize("already", [0, 1, 7])
def test_a_server_that_is_killed_while_it_makes_pages_leaves_no_process(tmp_path, already):
    first = RunningServer(tmp_path, expect=40).start()
    wait_until(lambda: len(first.kernels()) >= already)
    first.kill()
    wait_until(lambda: first.family() == [])
    second = RunningServer(tmp_path, first.port).start()
    second.stop()
    second.assert_nothing_left()


def test_a_waiting_page_whose_kernel_died_is_replaced(serving):
    server = serving(expect=2)
    count(server, 2)
    (killed, *_) = server.kernels()
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: killed not in server.kernels() and len(server.kernels()) == 2)


def test_when_no_page_is_left_people_are_asked_to_wait_and_come_back_by_themselves(serving):
    server = serving(options=("--most-pages", "2"))
    code = opened(server)

    def arrive(_):
        visitor = Visitor(server.base)
        return visitor.post(f"/join/{code}", department="sales")

    with ThreadPoolExecutor(5) as many:
        pages = list(many.map(arrive, range(5)))
    assert [page.status for page in pages].count(200) == 2
    busy = [page for page in pages if page.status != 200]
    assert [page.status for page in busy] == [503] * 3
    assert all(page.headers["Refresh"] == f"5; url={ROOM}" for page in busy)
    assert len(server.kernels()) == 2


def test_a_waiting_page_makes_room_for_one_that_is_asked_for(serving):
    server = serving(expect=2, options=("--most-pages", "2"))
    count(server, 2)
    assert Visitor(server.base).get("/voila/render/01-where-are-the-sales.ipynb").status == 200
    assert len(server.kernels()) <= 2
