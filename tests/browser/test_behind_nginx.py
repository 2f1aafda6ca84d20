"""A round behind a real nginx with TLS: phones, console and wall, with websockets and without."""

import pytest
from playwright.sync_api import expect

from tests.browser.answers import EXERCISE
from tests.browser.people import LAPTOP, Facilitator, Phone
from tests.support.proxy import Nginx
from tests.support.server import RunningServer, free_port, wait_until
from workshop.exercises.exercise import load_exercise

FORWARDED = "proxy_set_header Upgrade $http_upgrade;\n      proxy_set_header Connection $line;"


class Public:
    """What people in browsers know of a server: its public address."""

    def __init__(self, server: RunningServer, base: str) -> None:
        self._server, self.base = server, base
        self.links, self.ask = server.links, server.ask

    def wall(self, code: str) -> str:
        return self._server.wall(code).replace(self._server.base, self.base)


class Trusting:
    """A browser whose people trust the certificate that was made for this test."""

    def __init__(self, browser) -> None:
        self._browser = browser

    def person(self, *how, **options):
        return self._browser.person(*how, ignore_https_errors=True, **options)


@pytest.fixture
def trusting(browser):
    return Trusting(browser)


@pytest.fixture(scope="module")
def proxy(tmp_path_factory):
    nginx = Nginx(tmp_path_factory.mktemp("proxy") / "nginx", free_port()).start()
    yield nginx
    nginx.stop()


@pytest.fixture(scope="module")
def public(tmp_path_factory, proxy):
    options = ("--public-url", proxy.base, "--trusted-proxy", "127.0.0.1")
    folder = tmp_path_factory.mktemp("server")
    running = RunningServer(folder, proxy.inside, options=options).start()
    yield Public(running, proxy.base)
    running.stop()
    running.assert_nothing_left()


@pytest.fixture
def narrow(proxy, tmp_path):
    """Another nginx before the same server, which passes no websocket on."""
    nginx = Nginx(tmp_path / "nginx", proxy.inside)
    config = nginx.folder / "nginx.conf"
    text = config.read_text()
    assert FORWARDED in text
    config.write_text(text.replace(FORWARDED, 'proxy_set_header Connection "";'))
    nginx.start()
    yield nginx
    nginx.stop()


def first_answer(department: str):
    question = load_exercise(EXERCISE).rounds[0].asked(department)[0]
    return question.id, {item: question.options[0] for item in question.items}


def counted(public, code: str) -> int:
    return public.ask("look", code=code)["answered"]["questions"]["claim"]["n"]


@pytest.mark.slow
def test_a_round_is_played_over_tls(trusting, public, narrow):
    facilitator = Facilitator(trusting, public)
    code = facilitator.open_session(expected=4)
    wall = trusting.person(LAPTOP)
    wall.goto(public.wall(code))
    expect(wall.locator(".ws-wall[data-phase=lobby]")).to_be_visible()
    assert f"localhost:{public.base.rpartition(':')[2]}" in wall.inner_text(".ws-wall")

    with_line = Phone(trusting).join(public, code, "sales", by_link=True).sees("lobby")
    asked: list[str] = []
    without = Phone(trusting, "nb")
    without.page.on("request", lambda request: asked.append(request.url))
    without.join(Public(public, narrow.base), code, "marketing").sees("lobby")

    assert facilitator.next() == "story"
    assert facilitator.next() == "asking"
    for phone, department in ((with_line, "sales"), (without, "marketing")):
        phone.sees("asking")
        phone.answer(EXERCISE, *first_answer(department))
        phone.saved()
        expect(phone.page.locator("#wk-trouble")).to_be_hidden()
    wait_until(lambda: counted(public, code) == 2)
    assert any("/room/poll" in url for url in asked)
    assert facilitator.next() == "closed"
    for phone in (with_line, without):
        phone.sees("closed")
    expect(wall.locator(".ws-wall[data-phase=closed]")).to_be_visible()
    cookies = with_line.page.context.cookies()
    assert cookies
    assert all(cookie["secure"] for cookie in cookies)
