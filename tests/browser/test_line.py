"""A phone's line to its card: over any network that lets pages through, cut, slept, left."""

import os
import signal
import time

import pytest
from playwright.sync_api import expect

from tests.browser.answers import EXERCISE
from tests.browser.people import Phone
from tests.support.network import Network
from tests.support.server import RunningServer, wait_until
from workshop.content.texts import interface
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op

AGREE = {"dream": "4", "pointless": "4"}
NOTICE_MS, BACK_MS = 2000, 3000

NEVER_OPENS = """
window.WebSocket = class {
  static OPEN = 1;
  constructor() { this.readyState = 0; window.sockets = (window.sockets ?? 0) + 1; }
  close() {}
};"""
COARSE_CLOCK = """
const exact = Date.now;
Date.now = () => exact() - (exact() % 100);"""
"""How browsers tell the time that guard their owners against being recognised."""

FAILS_AT_ONCE = """
window.WebSocket = class {
  static OPEN = 1;
  constructor() { this.readyState = 3; setTimeout(() => this.onclose?.({ code: 1006 })); }
  close() {}
};"""
NOTES_NOTICES = """
window.notices = [];
addEventListener("DOMContentLoaded", () => {
  const notice = document.getElementById("wk-trouble");
  if (!notice) return;
  new MutationObserver(() => notice.hidden || window.notices.push(notice.textContent))
    .observe(notice, { attributes: true, childList: true });
});"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = RunningServer(tmp_path_factory.mktemp("server")).start()
    yield running
    running.stop()
    running.assert_nothing_left()


@pytest.fixture
def network(server):
    between = Network(server.port).start()
    yield between
    between.stop()


@pytest.fixture
def code(server):
    """A session in which the first questions are open."""
    told = {
        "agenda": "only.where-are-the-sales",
        "departments": ["sales", "marketing"],
        "expected": 4,
    }
    opened = server.ask("open", op=new_op(), name="A room", language="en", **told)
    code = opened["session"]["code"]
    move(server, code, "asking")
    return code


def move(server, code, to) -> None:
    server.ask("advance", op=new_op(), code=code, to=to)


def answered(server, code) -> dict[str, int]:
    questions = server.ask("look", code=code)["answered"]["questions"]
    return {id: counted["n"] for id, counted in questions.items() if counted["n"]}


def a_phone(browser, place, code, script=NOTES_NOTICES) -> Phone:
    phone = Phone(browser)
    phone.page.add_init_script(script)
    return phone.join(place, code, "sales").sees("asking")


def notice(phone):
    return expect(phone.page.locator("#wk-trouble"))


def notices(phone) -> list[str]:
    return phone.page.evaluate("window.notices")


def polls(phone) -> list[str]:
    """From now on: every question that a phone without a websocket asks, or says."""
    seen: list[str] = []
    phone.page.on("request", lambda request: seen.append(request.url))
    return seen


@pytest.mark.parametrize(
    "websocket",
    [
        pytest.param(NEVER_OPENS + COARSE_CLOCK, id="hangs"),
        pytest.param(FAILS_AT_ONCE, id="fails", marks=pytest.mark.slow),
    ],
)
def test_a_round_is_played_where_no_websocket_opens(browser, server, code, websocket):
    phone = a_phone(browser, server, code, websocket + NOTES_NOTICES)
    for question in load_exercise(EXERCISE).rounds[0].asked("sales"):
        options = question.options
        given = (
            options[0]
            if question.kind == "choice"
            else {item: options[n % 2] for n, item in enumerate(question.items)}
        )
        phone.answer(EXERCISE, question.id, given)
    phone.saved()
    assert "claim" in answered(server, code)
    for phase in ("closed", "revealed"):
        move(server, code, phase)
        phone.sees(phase)
    assert notices(phone) == []


@pytest.mark.slow
def test_a_network_that_swallows_the_question_for_a_websocket(browser, network, server, code):
    network.lets_lines_open = False
    phone = a_phone(browser, network, code)
    phone.answer(EXERCISE, "claim", AGREE)
    phone.saved()
    wait_until(lambda: answered(server, code) == {"claim": 1})
    assert notices(phone) == []


@pytest.mark.slow
def test_a_websocket_that_falls_silent_gives_way_to_polling(browser, network, server, code):
    phone = a_phone(browser, network, code)
    phone.answer(EXERCISE, "claim", AGREE)
    phone.saved()
    network.lets_lines_open = network.carries_lines = False
    asked = polls(phone)
    phone.answer(EXERCISE, "cause", "chaos")
    phone.saved()
    assert answered(server, code) == {"claim": 1, "cause": 1}
    assert any("/room/poll" in url for url in asked)
    move(server, code, "closed")
    phone.sees("closed")
    assert notices(phone) == []


@pytest.mark.slow
def test_a_silent_websocket_is_noticed_by_who_only_waits(browser, network, server, code):
    phone = a_phone(browser, network, code)
    network.lets_lines_open = network.carries_lines = False
    move(server, code, "closed")
    phone.sees("closed")
    assert notices(phone) == []


@pytest.mark.parametrize("language", ["en", pytest.param("nb", marks=pytest.mark.slow)])
def test_a_cut_network_is_said_and_found_again(browser, network, server, code, language):
    phone = Phone(browser, language).join(network, code, "sales").sees("asking")
    network.cut()
    notice(phone).to_be_visible(timeout=NOTICE_MS)
    notice(phone).to_have_text(interface(language).table("page")["reconnecting"])
    phone.answer(EXERCISE, "claim", AGREE)
    time.sleep(2)
    network.mend()
    notice(phone).to_be_hidden(timeout=BACK_MS)
    phone.saved()
    wait_until(lambda: answered(server, code) == {"claim": 1})


def test_a_network_that_swallows_everything_is_said_and_found_again(browser, server, code):
    phone = a_phone(browser, server, code)
    phone.page.context.set_offline(True)
    notice(phone).to_be_visible(timeout=NOTICE_MS)
    phone.answer(EXERCISE, "claim", AGREE)
    phone.page.context.set_offline(False)
    notice(phone).to_be_hidden(timeout=BACK_MS)
    phone.saved()
    wait_until(lambda: answered(server, code) == {"claim": 1})


@pytest.mark.slow
def test_polling_is_cut_and_found_again_too(browser, network, server, code):
    network.lets_lines_open = False
    phone = a_phone(browser, network, code)
    phone.answer(EXERCISE, "claim", AGREE)
    phone.saved()
    network.cut()
    notice(phone).to_be_visible(timeout=NOTICE_MS)
    network.is_there = True
    notice(phone).to_be_hidden(timeout=2 * BACK_MS)
    phone.answer(EXERCISE, "cause", "chaos")
    phone.saved()
    assert answered(server, code) == {"claim": 1, "cause": 1}


def test_who_comes_back_by_the_back_button_sees_where_the_room_is(browser, server, code):
    phone = a_phone(browser, server, code)
    phone.answer(EXERCISE, "claim", AGREE)
    phone.saved()
    phone.page.goto(f"{server.base}/study")
    move(server, code, "closed")
    phone.page.go_back()
    phone.sees("closed")
    move(server, code, "asking")
    phone.sees("asking")
    assert server.ask("look", code=code)["joined"]["total"] == 1


def test_a_page_speaks_its_owners_language_before_any_script_runs(browser, server, code):
    phone = a_phone(browser, server, code)
    phone.page.get_by_role("button", name="Norsk").click()
    expect(phone.page.locator(".ws[lang=nb]")).to_be_visible()
    assert '<html lang="nb">' in phone.page.request.get(phone.page.url).text()


@pytest.mark.slow
def test_the_first_of_many_tabs_is_told_and_goes_on_by_a_touch(browser, server, code):
    phone = a_phone(browser, server, code)
    others = []
    for _ in range(4):
        others.append(phone.page.context.new_page())
        others[-1].goto(phone.page.url)
        expect(others[-1].locator(".ws[data-phase=asking]")).to_be_visible()
    notice(phone).to_have_text(interface("en").table("page")["replaced"])
    notice(phone).to_be_visible()
    phone.page.bring_to_front()
    phone.page.locator("[data-heading]").first.click()
    notice(phone).to_be_hidden()
    phone.answer(EXERCISE, "claim", AGREE)
    phone.saved()
    wait_until(lambda: answered(server, code) == {"claim": 1})
    assert server.ask("look", code=code)["joined"]["total"] == 1


def test_a_phone_that_slept_comes_back_to_its_own_answers(browser, server, code):
    phone = a_phone(browser, server, code)
    phone.answer(EXERCISE, "claim", AGREE)
    phone.saved()
    devtools = phone.page.context.new_cdp_session(phone.page)
    devtools.send("Page.setWebLifecycleState", {"state": "frozen"})
    move(server, code, "closed")
    time.sleep(1)
    move(server, code, "asking")
    devtools.send("Page.setWebLifecycleState", {"state": "active"})
    phone.sees("asking")
    phone.page.get_by_role("button", name="Back").click()
    expect(phone.page.locator("input[value='4']").first).to_be_checked()
    phone.answer(EXERCISE, "claim", {"dream": "2", "pointless": "2"})
    phone.saved()
    wait_until(lambda: answered(server, code) == {"claim": 1})


def test_an_answer_on_its_way_through_a_killed_kernel_is_saved_once(browser, server, code):
    phone = a_phone(browser, server, code)
    (kernel,) = server.room_kernels()
    os.kill(kernel, signal.SIGSTOP)
    phone.answer(EXERCISE, "claim", AGREE)
    expect(phone.page.locator("[data-state=saving]").first).to_be_attached()
    os.kill(kernel, signal.SIGKILL)
    phone.saved()
    wait_until(lambda: answered(server, code) == {"claim": 1})
    move(server, code, "closed")
    phone.sees("closed")
    assert kernel not in server.room_kernels()


@pytest.mark.slow
def test_a_killed_server_is_said_and_found_again(browser, server, code):
    phone = a_phone(browser, server, code)
    server.kill()
    notice(phone).to_be_visible(timeout=NOTICE_MS)
    wait_until(lambda: server.family() == [])
    server.start()
    notice(phone).to_be_hidden()
    phone.answer(EXERCISE, "claim", AGREE)
    phone.saved()
    wait_until(lambda: answered(server, code) == {"claim": 1})
