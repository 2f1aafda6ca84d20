"""Kernels, host and server that die or stand still: the room goes on."""

import asyncio
import contextlib
import os
import signal
import time
from pathlib import Path

import pytest

from benchmarks.visitor import has_card
from tests.support.phone_line import HonestPeople, open_asking
from tests.support.server import RunningServer, wait_until


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server without spare kernels."""
    running = RunningServer(tmp_path_factory.mktemp("lost")).start()
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


def assert_everybody_goes_on(server, happens, wants=None, many=10):
    """Let something happen while people answer; all have their cards again and answer on."""

    async def play():
        async with HonestPeople(server, open_asking(server), many) as people:
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


def test_a_killed_kernel_is_replaced(server):
    assert_replaced(server, lambda: kill(*server.room_kernels()))


@pytest.mark.slow
def test_a_killed_kernel_is_replaced_by_the_spare_one(spared):
    wait_until(lambda: len(spared.room_kernels()) == 2)
    before = spared.room_kernels()
    assert_replaced(spared, lambda: kill(serving(spared)))
    assert set(before) & set(spared.room_kernels())


@pytest.mark.slow
def test_both_kernels_killed_at_once_are_replaced(spared):
    wait_until(lambda: len(spared.room_kernels()) == 2)
    assert_replaced(spared, lambda: kill(*spared.room_kernels()))


@pytest.mark.slow
def test_a_kernel_that_stands_still_is_replaced(server):
    (pid,) = server.room_kernels()
    assert_replaced(server, lambda: os.kill(pid, signal.SIGSTOP))


@pytest.mark.slow
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


@pytest.mark.slow
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
