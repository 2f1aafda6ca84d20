"""`workshop rehearse --live`: the facilitator leads on real pages, invented people follow."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, Facilitator, Phone
from tests.support.server import RunningServer, wait_until

BOTS = 16
LATE = 2
"""Of sixteen, one of each side comes in late."""


class RunningRehearsal(RunningServer):
    """A rehearsal that is served; it says a line more than a server does."""

    def arguments(self):
        return ["rehearse", "--live", "--agenda", "only.must-every-lead-buy", "--seed", "7",
                "--bots", str(BOTS), "--pace", "0.02", "--port", str(self.port),
                "--db", self.url, "--json"]  # fmt: skip

    def start(self):
        super().start()
        self.told = json.loads(self.process.stdout.readline())
        return self

    def stop(self) -> None:
        if self.process.stdout.closed:
            return
        self.process.terminate()
        self.left = self.process.stdout.read().splitlines()
        super().stop()


@pytest.fixture
def rehearsal(tmp_path):
    running = RunningRehearsal(tmp_path).start()
    yield running
    running.stop()
    running.assert_nothing_left()


@pytest.mark.slow
def test_people_come_in_answer_and_stay_to_the_end_while_somebody_leads(rehearsal, browser):
    code = rehearsal.told["code"]
    facilitator = Facilitator(browser, rehearsal)
    mark = facilitator.page.locator(".ws-head .ws-practice")
    expect(mark).to_have_text("Practice", timeout=120_000)  # its kernels have just been started
    wall = browser.person(LAPTOP)
    wall.goto(rehearsal.wall(code))
    phone = Phone(browser, "nb").join(rehearsal, code, "sales").sees("lobby")
    expect(phone.page.locator(".ws-practice")).to_have_text("Generalprøve")
    wait_until(lambda: here(rehearsal, code) == BOTS - LATE + 1, patience=60)  # and the phone
    assert [facilitator.next(), facilitator.next()] == ["story", "asking"]
    expect(wall.locator(".ws-wall[data-phase=asking] .ws-practice")).to_be_visible()
    wait_until(lambda: answered(rehearsal, code, "bet") >= BOTS - LATE - 2, patience=60)
    assert [facilitator.next(), facilitator.next()] == ["closed", "revealed"]
    expect(wall.locator(".ws-wall[data-phase=revealed] .ws-practice")).to_be_visible()
    # The game, and what is asked after it, are played on the way.
    while facilitator.next() != "asking" or "talkers" not in asked(rehearsal, code):
        pass
    wait_until(lambda: here(rehearsal, code) == BOTS + 1, patience=60)
    wait_until(lambda: answered(rehearsal, code, "talkers") >= BOTS - 4, patience=60)
    rehearsal.ask("advance", op="over", code=code, to="end")
    facilitator.page.locator(".ws-head > button").click()
    expect(facilitator.page.locator(".ws-sessions .ws-practice")).to_have_text("Practice")
    rehearsal.stop()
    assert json.loads(rehearsal.left[-1]) == {"code": code, "db": rehearsal.url}


def here(rehearsal, code):
    return look(rehearsal, code)["joined"]["total"]


def look(rehearsal, code):
    return rehearsal.ask("look", code=code)


def answered(rehearsal, code, question):
    return asked(rehearsal, code)[question]["n"]


def asked(rehearsal, code):
    return look(rehearsal, code)["answered"]["questions"]
