"""Crowds at the door of a real server: people always find room."""

import http.client
import resource
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.crowd import SEAT, Visitor
from tests.support.server import RunningServer
from tests.support.strangers import SLOW_HEADERS, silent_sockets, still_open
from workshop.host.client import new_op
from workshop.server.crowds import strangers_allowed
from workshop.server.limits import files_needed


@pytest.fixture(scope="module")
def server(own_server):
    return own_server


def join(server, code, many=10):
    people = [Visitor(server.base, follows=False) for _ in range(many)]
    with ThreadPoolExecutor(many) as hands:
        pages = list(hands.map(lambda p: p.post(f"/join/{code}", department="sales"), people))
    assert [page.status for page in pages] == [303] * many
    assert all(person.cookie(SEAT) for person in people)


@pytest.mark.parametrize("says", [b"", SLOW_HEADERS], ids=["silent", "slow headers"])
def test_920_connections_without_a_request_keep_nobody_out(server, open_room, says):
    held = silent_sockets(server.port, 920, says)
    try:
        begun = time.monotonic()
        join(server, open_room())
        assert time.monotonic() - begun < 10
        assert still_open(held) <= 2 * strangers_allowed(0, 16_384)
    finally:
        for one in held:
            one.close()


def test_a_hundred_people_behind_one_address_keep_their_six_connections_each(server, open_room):
    code = open_room()
    lines = []
    for _ in range(100 * 6):
        line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        line.connect()
        lines.append(line)
    for line in lines:
        line.request("GET", f"/join/{code}")
        answer = line.getresponse()
        answer.read()
        assert answer.status == 200
        assert not answer.will_close
    assert still_open([line.sock for line in lines]) == 600
    for line in lines:
        line.close()


@pytest.mark.parametrize(
    ("expect", "files", "allowed"),
    [(0, 16_384, 700), (40, 16_384, 700), (500, 16_384, 3100), (40, 1024, 362), (100, 256, 64)],
)
def test_how_many_strangers_there_may_be_grows_with_the_room(expect, files, allowed):
    assert strangers_allowed(expect, files) == allowed


@pytest.mark.slow
def test_where_a_machine_allows_too_few_files_it_is_said_at_the_start(tmp_path):
    server = RunningServer(tmp_path, expect=200, log=tmp_path / "log", files=512).start()
    server.stop()
    server.assert_nothing_left()
    (said,) = (tmp_path / "log").read_text().splitlines()
    assert "have 512 files open" in said
    assert f"200 people need about {files_needed(200)}" in said


def test_a_low_soft_limit_of_files_is_raised(server):
    (pid,) = (p for p in server.family() if p == server.process.pid)
    soft, _ = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    assert soft >= min(files_needed(500), resource.getrlimit(resource.RLIMIT_NOFILE)[1])


@pytest.mark.slow
def test_where_few_files_may_be_opened_silent_connections_keep_nobody_out(tmp_path):
    server = RunningServer(tmp_path, log=tmp_path / "log", files=300).start()
    try:
        told = {
            "agenda": "only.where-are-the-sales",
            "departments": ["sales", "marketing"],
            "expected": 10,
        }
        code = server.ask("open", op=new_op(), name="A", language="en", **told)["session"]["code"]
        held = silent_sockets(server.port, 920)
        join(server, code)
        for one in held:
            one.close()
    finally:
        server.stop()
    server.assert_nothing_left()
    assert (tmp_path / "log").read_text() == ""
