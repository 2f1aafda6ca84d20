"""Kernels, host and server are killed; everybody goes on where they were."""

import os
import signal

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, Facilitator, Phone
from tests.support.server import RunningServer, wait_until
from workshop.host.client import new_op

EXERCISE = "where-are-the-sales"
AGREE = {"dream": "4", "pointless": "4"}


@pytest.fixture
def server(fresh_server):
    return fresh_server


@pytest.fixture
def asking(server):
    """A session in which the first questions are open; returns its code."""
    told = {
        "agenda": "only.where-are-the-sales",
        "departments": ["sales", "marketing"],
        "expected": 4,
    }
    opened = server.ask("open", op=new_op(), name="A room", language="en", **told)
    code = opened["session"]["code"]
    server.ask("advance", op=new_op(), code=code, to="asking")
    return code


def joined(server, code) -> int:
    return server.ask("look", code=code)["joined"]["total"]


def answered(server, code) -> dict[str, int]:
    questions = server.ask("look", code=code)["answered"]["questions"]
    return {id: counted["n"] for id, counted in questions.items() if counted["n"]}


def chosen(phone, value):
    return expect(phone.page.locator(f"input[value='{value}']"))


@pytest.mark.slow
def test_a_reload_and_a_second_tab_are_the_same_person(browser, server, asking):
    phone = Phone(browser).join(server, asking, "sales").sees("asking")
    phone.answer(EXERCISE, "claim", AGREE)
    phone.saved()
    second = phone.page.context.new_page()
    second.goto(f"{server.base}/join/{asking}")
    expect(second.locator(".ws[data-phase=asking]")).to_be_visible()
    phone.page.reload()
    phone.sees("asking")
    assert joined(server, asking) == 1
    assert answered(server, asking) == {"claim": 1}


@pytest.mark.slow
def test_reloading_and_leaving_start_no_kernel(browser, server, asking):
    phone = Phone(browser).join(server, asking, "sales").sees("asking")
    (kernel,) = server.room_kernels()
    for _ in range(3):
        phone.page.reload()
        phone.sees("asking")
    phone.page.goto("about:blank")
    assert server.kernels() == [kernel]


@pytest.mark.slow
def test_what_was_typed_survives_a_reload(browser, server, asking):
    for to in ("next", "asking", "talk", "asking"):
        server.ask("advance", op=new_op(), code=asking, to=to)
    phone = Phone(browser).join(server, asking, "sales").sees("asking")
    phone.page.get_by_role("button", name="Skip").click()
    phone.page.locator("textarea").fill("Half a sentence that I have not")
    phone.page.reload()
    phone.sees("asking")
    while not phone.page.locator("textarea").count():
        phone.page.get_by_role("button", name="Skip").or_(
            phone.page.get_by_role("button", name="Next")
        ).first.click()
    expect(phone.page.locator("textarea")).to_have_value("Half a sentence that I have not")


@pytest.mark.slow
def test_a_killed_kernel_is_noticed_and_the_person_keeps_seat_and_answers(browser, server, asking):
    phone = Phone(browser).join(server, asking, "sales").sees("asking")
    phone.answer(EXERCISE, "claim", AGREE)
    phone.saved()
    (kernel,) = server.room_kernels()
    os.kill(kernel, signal.SIGKILL)
    phone.sees("asking")
    phone.answer(EXERCISE, "cause", "chaos")
    phone.saved()
    assert joined(server, asking) == 1
    assert answered(server, asking) == {"claim": 1, "cause": 1}
    assert kernel not in server.room_kernels()


@pytest.mark.slow
def test_a_killed_host_comes_back_and_takes_the_next_answer(browser, server, asking):
    phone = Phone(browser).join(server, asking, "sales").sees("asking")
    phone.answer(EXERCISE, "claim", AGREE)
    phone.saved()
    host = server.host()
    os.kill(host, signal.SIGKILL)
    phone.answer(EXERCISE, "cause", "chaos")
    phone.saved()
    assert server.host() != host
    assert answered(server, asking) == {"claim": 1, "cause": 1}


def test_a_killed_server_is_said_and_everyone_continues(browser, server, asking):
    facilitator = Facilitator(browser, server)
    facilitator.sees("asking")
    phone = Phone(browser, "nb").join(server, asking, "sales").sees("asking")
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(asking))
    expect(wall.locator(".ws-wall[data-phase=asking]")).to_be_visible()
    phone.answer(EXERCISE, "claim", AGREE)
    phone.saved()
    server.kill()
    expect(phone.page.locator("#wk-trouble")).to_be_visible(timeout=4000)
    phone.answer(EXERCISE, "cause", "chaos")
    expect(phone.page.locator("[data-state=saving], [data-state=late]").first).to_be_visible()
    wait_until(lambda: server.family() == [])
    server.start()
    phone.sees("asking")
    expect(phone.page.locator("#wk-trouble")).to_be_hidden()
    phone.saved()
    wait_until(lambda: answered(server, asking) == {"claim": 1, "cause": 1})
    assert joined(server, asking) == 1
    facilitator.sees("asking")
    facilitator.next()
    phone.sees("closed")
    expect(wall.locator(".ws-wall[data-phase=closed]")).to_be_visible()


def test_a_phone_without_network_keeps_its_answer_and_sends_it_once(browser, server, asking):
    phone = Phone(browser).join(server, asking, "sales").sees("asking")
    phone.page.context.set_offline(True)
    expect(phone.page.locator("#wk-trouble")).to_be_visible(timeout=4000)
    phone.answer(EXERCISE, "claim", AGREE)
    phone.page.context.set_offline(False)
    wait_until(lambda: answered(server, asking) == {"claim": 1})
    phone.sees("asking")
    phone.saved()
    expect(phone.page.locator("#wk-trouble")).to_be_hidden()


@pytest.mark.slow
def test_an_answer_can_be_changed_until_the_questions_close(browser, server, asking):
    phone = Phone(browser).join(server, asking, "sales").sees("asking")
    phone.answer(EXERCISE, "claim", AGREE)
    phone.saved()
    phone.page.get_by_role("button", name="Back").click()
    for choice in phone.page.locator("input[value='4']").all():
        expect(choice).to_be_checked()
    phone.answer(EXERCISE, "claim", {"dream": "2", "pointless": "2"})
    phone.saved()
    assert answered(server, asking) == {"claim": 1}
    phone.page.get_by_role("button", name="Back").click()
    for choice in phone.page.locator("label", has=phone.page.locator("input[value='5']")).all():
        choice.click()
    server.ask("advance", op=new_op(), code=asking, to="closed")
    phone.sees("closed")
    server.ask("advance", op=new_op(), code=asking, to="asking")
    phone.sees("asking")
    phone.page.reload()
    phone.sees("asking")
    assert answered(server, asking) == {"claim": 1}


@pytest.mark.slow
def test_a_room_survives_a_day_with_two_servers_after_each_other(browser, tmp_path):
    first = RunningServer(tmp_path).start()
    told = {
        "agenda": "only.where-are-the-sales",
        "departments": ["sales", "marketing"],
        "expected": 4,
    }
    opened = first.ask("open", op=new_op(), name="A room", language="en", **told)
    code = opened["session"]["code"]
    phone = Phone(browser).join(first, code, "sales").sees("lobby")
    first.stop()
    first.assert_nothing_left()
    second = RunningServer(tmp_path, first.port).start()
    try:
        second.ask("advance", op=new_op(), code=code, to="asking")
        phone.sees("asking")
        assert joined(second, code) == 1
    finally:
        second.stop()
