"""A team's own leads, from the facilitator's file to the phones, over a new start of the server."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, PHONE
from tests.support.room import MAPS
from tests.support.server import RunningServer
from workshop.exercises.agenda import alone
from workshop.host.client import new_op

LEADS = ("Zwölfmal angerufen, nie gekauft", "Liker alt, svarer aldri")
FILE = "\n".join(["lead;telefon", *(f"{text};123" for text in LEADS)])
PATIENCE_MS = 60_000


@pytest.fixture
def log(tmp_path):
    return tmp_path / "server.log"


@pytest.fixture
def server(tmp_path, log):
    running = RunningServer(tmp_path, log=log).start()
    yield running
    running.stop()
    running.log.close()


def in_court(server):
    told = {"agenda": alone(MAPS), "departments": ["sales", "marketing"], "language": "en"}
    opened = server.ask("open", op=new_op(), name="Monday", expected=4, **told)["session"]
    at = {"round": "", "phase": "lobby"}
    while (at["round"], at["phase"]) != ("court", "asking"):
        at = server.ask("advance", op=new_op(), code=opened["code"])["session"]
    return opened["code"]


def load(desk, file):
    desk.locator(".ws-owned input[type=file]").set_input_files(str(file))


def test_they_reach_the_phones_and_no_disk_and_come_again_after_a_new_start(
    browser, server, tmp_path, log
):
    file = tmp_path / "leads of ours.csv"
    file.write_bytes(FILE.encode("cp1252"))
    code = in_court(server)
    phone, desk = browser.person(PHONE), browser.person(LAPTOP)
    phone.goto(f"{server.base}/join/{code}")
    phone.locator("label", has_text="Sales").click()
    phone.get_by_role("button", name="Take a seat").click()
    expect(phone.get_by_text("Sat in the sauna at the fair")).to_be_visible(timeout=PATIENCE_MS)
    desk.goto(server.links["facilitate"])
    desk.locator(".ws-owned > summary").click()
    load(desk, file)
    expect(desk.locator(".ws-own-draft").get_by_text(LEADS[0])).to_be_visible()
    assert LEADS[0] not in phone.inner_text("body")
    desk.get_by_role("button", name="Ask about these").click()
    expect(phone.get_by_text(LEADS[1])).to_be_visible()
    assert phone.locator("[data-item]").count() == len(LEADS)
    server.stop()
    server.start()
    expect(phone.get_by_text("Lead 2")).to_be_visible(timeout=PATIENCE_MS)
    desk.goto(server.links["facilitate"])
    expect(desk.get_by_text("nobody wrote your leads down")).to_be_visible(timeout=PATIENCE_MS)
    load(desk, file)
    desk.get_by_role("button", name="Ask about these").click()
    expect(phone.get_by_text(LEADS[1])).to_be_visible()
    file.unlink()
    written = [*tmp_path.rglob("*"), *server.temporary.rglob("*")]
    holds = [path for path in written if path.is_file() and LEADS[1].encode() in path.read_bytes()]
    assert holds == []
    browser.errors.clear()  # the server was away for a while
