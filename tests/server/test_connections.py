"""Connections one by one, on a small server in this process: who is kept, and who is let go."""

import asyncio
import errno
import http.client
import logging
import socket
import threading
import time
from types import SimpleNamespace

import pytest
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from tests.support.server import free_port, wait_until
from tests.support.strangers import SLOW_HEADERS, silent_sockets, still_open
from workshop.server import crowds, listening
from workshop.server.crowds import PER_PERSON, Lines
from workshop.server.listening import listen
from workshop.server.outside import Outside
from workshop.server.proof import prove
from workshop.server.visits import Visits


class Hello(RequestHandler):
    async def get(self):
        await asyncio.sleep(float(self.get_argument("slowly", "0")))
        if who := self.get_argument("who", ""):
            prove(self.request, who)
        self.write(f"{self.request.remote_ip} {self.request.protocol}")


class SmallServer:
    """Our way of listening before one handler, on a loop in a thread."""

    def __init__(self, most=20, outside=None) -> None:
        self.port, self.lines = free_port(), Lines(most)
        self._ready, self._outside = threading.Event(), outside or Outside()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))
        self._thread.start()
        assert self._ready.wait(10)

    async def _serve(self):
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        app = Application([("/", Hello)])
        visits = Visits()
        where = app, self.port, ["127.0.0.1"], 1000
        self.listener = listen(*where, self.lines, self._outside, visits)
        assert isinstance(self.listener, HTTPServer)
        self._ready.set()
        await self._stop.wait()
        self.listener.stop()
        await self.listener.close_all_connections()

    def line(self, who=""):
        """Open a connection and ask once over it."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        self.ask(line, who)
        return line

    def ask(self, line, who="", **headers):
        line.request("GET", f"/?who={who}", headers=headers)
        answer = line.getresponse()
        assert answer.status == 200
        return answer.read().decode()

    def close(self):
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)


@pytest.fixture
def small():
    opened = []

    def make(**options):
        opened.append(SmallServer(**options))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(listening, "PATIENCE", 0.3)
    monkeypatch.setattr(listening, "SLOWEST_BODY", 0.3)


BODY = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nhalf"


@pytest.mark.parametrize("says", [b"", b"GET / HT", SLOW_HEADERS, BODY])
def test_a_connection_that_does_not_come_to_the_point_is_closed(small, impatient, says):
    held = silent_sockets(small().port, 5, says)
    wait_until(lambda: still_open(held) == 0, patience=5)


def test_a_connection_that_drips_is_closed_too(small, impatient):
    (dripping,) = silent_sockets(small().port, 1, SLOW_HEADERS)
    wait_until(lambda: hung_up(dripping), patience=5)


def hung_up(dripping):
    try:
        dripping.sendall(b"x")
    except OSError:
        return True
    return False


def test_a_connection_kept_open_for_the_next_request_is_closed_when_none_comes(small, impatient):
    line = small().line()
    wait_until(lambda: still_open([line.sock]) == 0, patience=5)


def test_whoever_showed_who_she_is_keeps_her_connection_in_a_crowd(small):
    server = small(most=20)
    known = [server.line(who=f"person-{n % 3}") for n in range(6)]
    crowd = silent_sockets(server.port, 200)
    strangers = [server.line() for _ in range(5)]
    for line in known:
        server.ask(line)
    assert still_open(crowd) <= 2 * 20
    assert len(strangers) == 5


def test_silent_connections_go_before_those_that_have_asked(small, monkeypatch):
    monkeypatch.setattr(crowds, "JUST_NOW", 0.0)
    server = small(most=20)
    silent = silent_sockets(server.port, 10)
    wait_until(lambda: len(server.lines.strangers) == 10)
    asked = [server.line() for _ in range(15)]
    assert still_open(silent) < 10
    for line in asked:
        server.ask(line)


def test_a_crowd_that_is_being_served_is_let_be(small):
    server = small(most=20)
    lines = [http.client.HTTPConnection("127.0.0.1", server.port, timeout=10) for _ in range(35)]
    for line in lines:
        line.request("GET", "/?slowly=1")
    assert [line.getresponse().status for line in lines] == [200] * 35


def test_answers_that_nobody_takes_do_not_fill_the_machine(small):
    server = small(most=20)
    asking = b"GET /?slowly=60 HTTP/1.1\r\nHost: x\r\n\r\n"
    waiting = silent_sockets(server.port, 100, asking)
    wait_until(lambda: still_open(waiting) <= 41)
    server.line()


def test_one_person_cannot_keep_connections_without_end(small):
    server = small(most=20)
    mine = [server.line(who="me") for _ in range(PER_PERSON + 40)]
    assert len(server.lines.known["me"]) == PER_PERSON
    assert len(server.lines.strangers) <= 20
    wait_until(lambda: still_open([line.sock for line in mine if line.sock]) <= PER_PERSON + 20)


def test_ended_connections_are_forgotten(small):
    server = small()
    for line in [server.line(who="me"), server.line()]:
        line.close()
    wait_until(lambda: not server.lines.known and not server.lines.strangers)


def test_running_out_of_files_is_said_once_and_passes(small, caplog, monkeypatch):
    server = small(most=100)
    monkeypatch.setattr(listening, "PAUSE", 0.05)
    full = threading.Event()
    full.set()
    (port,) = server.listener._sockets.values()

    class Sparse:
        """A listening socket that has no files left for a while."""

        def accept(self):
            if full.is_set():
                raise OSError(errno.EMFILE, "Too many open files")
            return port.accept()

        def fileno(self):
            return port.fileno()

    said = asyncio.run_coroutine_threadsafe(_swap(server, Sparse()), server._loop)
    said.result(5)
    silent = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(3)]
    with caplog.at_level(logging.ERROR):
        time.sleep(0.5)
        full.clear()
        server.line().close()
    told = [r.getMessage() for r in caplog.records]
    assert len(told) <= 1
    for one in silent:
        one.close()


async def _swap(server, listening_socket):
    (number,) = server.listener._handlers
    server.listener._handlers[number]()
    server.listener._accept_on(listening_socket)


def test_where_nobody_counts_connections_there_is_nothing_to_prove():
    prove(SimpleNamespace(connection=SimpleNamespace()), "me")
    prove(SimpleNamespace(connection=SimpleNamespace(context=SimpleNamespace())), "me")


# -- where requests come from ------------------------------------------------------------------


def test_nobody_is_believed_about_where_she_comes_from(small):
    server = small()
    said = server.ask(server.line(), **{"X-Forwarded-For": "6.6.6.6", "X-Forwarded-Proto": "https"})
    assert said == "127.0.0.1 http"


def test_a_trusted_proxy_is_believed_request_by_request(small):
    server = small(outside=Outside.told(None, ["127.0.0.1"]))
    line = server.line()
    told = {"X-Forwarded-For": "6.6.6.6, 192.0.2.9", "X-Forwarded-Proto": "https"}
    assert server.ask(line, **told, **{"X-Real-Ip": "7.7.7.7"}) == "192.0.2.9 https"
    assert server.ask(line) == "127.0.0.1 http"
