"""A room behind a real nginx with TLS: links, cookies, addresses and lines are the public ones."""

import json
import subprocess
import sys

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.ioloop import IOLoop
from tornado.websocket import websocket_connect

from tests.support.crowd import SEAT, Visitor
from tests.support.lines import Phone
from tests.support.proxy import Nginx
from tests.support.room import EXERCISE
from tests.support.server import RunningServer, free_port
from tests.support.strangers import Guesser
from workshop.exercises.agenda import alone
from workshop.host.client import new_op
from workshop.server.limits import PER_ADDRESS


@pytest.fixture(scope="module")
def proxy(tmp_path_factory):
    nginx = Nginx(tmp_path_factory.mktemp("proxy") / "nginx", free_port()).start()
    yield nginx
    nginx.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory, proxy):
    options = ("--public-url", proxy.base, "--trusted-proxy", "127.0.0.1")
    folder = tmp_path_factory.mktemp("server")
    running = RunningServer(folder, proxy.inside, options=options).start()
    yield running
    running.stop()
    running.assert_nothing_left()


@pytest.fixture
def visitor(proxy):
    return Visitor(proxy.base, follows=False, trust=proxy.trust())


@pytest.fixture
def facilitator(server, visitor):
    assert visitor.post("/facilitate", key=server.links["facilitator_key"]).status == 303
    return visitor


@pytest.mark.slow
def test_every_link_carries_the_public_address(server, proxy, open_room):
    assert server.links["landing"] == f"{proxy.base}/"
    assert server.links["facilitate"].startswith(f"{proxy.base}/facilitate#")
    command = [sys.executable, "-m", "workshop", "open", "--json", "--db", server.url]
    opened = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
    assert opened["join"] == f"{proxy.base}/join/{opened['code']}"
    assert opened["wall"].startswith(f"{proxy.base}/wall/{opened['code']}#")
    code = open_room()
    assert server.ask("look", code=code)["addresses"] == [proxy.base]


def test_the_link_of_the_wall_carries_it_too(server, proxy, open_room, facilitator):
    link = json.loads(facilitator.get(f"/wall-link/{open_room()}").body)["link"]
    assert link.startswith(f"{proxy.base}/wall/")


def test_people_join_and_every_cookie_travels_over_https_only(open_room, visitor):
    code = open_room()
    assert visitor.post(f"/join/{code}?lang=nb", department="sales").status == 303
    visitor.get("/study")
    assert visitor.get("/voila/render/room.ipynb").status == 200
    assert visitor.cookie(SEAT)
    assert len(list(visitor.jar)) >= 3
    assert [cookie.name for cookie in visitor.jar if not cookie.secure] == []


def test_guesses_are_counted_by_the_address_that_the_proxy_saw(server, proxy):
    guesser = Guesser(proxy.port, "127.0.0.6", proxy.trust())
    answers = [
        guesser.code(f"WRNG{n:02d}", **{"X-Forwarded-For": f"9.9.9.{n}"})
        for n in range(PER_ADDRESS + 5)
    ]
    assert answers == [404] * PER_ADDRESS + [429] * 5
    assert Guesser(proxy.port, "127.0.0.7", proxy.trust()).code("WRNG99") == 404


def test_nobody_else_is_believed_about_where_she_comes_from(server):
    guesser = Guesser(server.port, "127.0.0.5")
    answers = [
        guesser.code(f"WRNG{n:02d}", **{"X-Forwarded-For": f"9.9.9.{n}", "X-Real-Ip": f"8.8.8.{n}"})
        for n in range(PER_ADDRESS + 5)
    ]
    assert answers == [404] * PER_ADDRESS + [429] * 5


def test_a_room_answers_over_lines_through_the_proxy(server, proxy, open_room):
    code = open_room(agenda=alone(EXERCISE))
    phones = [
        Phone(proxy.base, trust=proxy.trust()).take_seat(code, d) for d in ("sales", "marketing")
    ]
    server.ask("advance", op=new_op(), code=code, to="asking")
    round_id = server.ask("look", code=code)["session"]["round"]
    for number, phone in enumerate(phones):
        phone.wait_for("asking")
        assert phone.answer_all(EXERCISE, round_id, number)
        assert phone.may_open_a_line(proxy.base)
        assert not phone.may_open_a_line("https://elsewhere.example")
    server.ask("advance", op=new_op(), code=code, to="closed")
    for phone in phones:
        phone.wait_for("closed")


def kernel_of(page):
    told = page.body.split('id="jupyter-config-data" type="application/json">')[1]
    return json.loads(told.split("</script>")[0])["kernelId"]


def test_lines_are_opened_from_the_public_address_and_from_nowhere_else(proxy, facilitator):
    kernel = kernel_of(facilitator.get("/voila/render/facilitator.ipynb"))
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in facilitator.jar)
    address = f"{proxy.base.replace('https', 'wss')}/api/kernels/{kernel}/channels?session_id=x"

    def status(origin, host=None):
        headers = {"Cookie": cookies, "Origin": origin} | ({"Host": host} if host else {})
        request = HTTPRequest(address, headers=headers, ssl_options=proxy.trust())

        async def connect():
            (await websocket_connect(request)).close()
            return 101

        try:
            return IOLoop(make_current=False).run_sync(connect)
        except HTTPClientError as error:
            return error.code

    assert status(proxy.base) == 101
    assert status("https://elsewhere.example") == 403
    assert status(proxy.base, host="127.0.0.1:8866") == 101
