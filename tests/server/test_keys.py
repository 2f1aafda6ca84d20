"""Who leads: the key of the link, the browser that is opened, and signing out everywhere."""

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.support.crowd import Visitor
from tests.support.server import RunningServer, wait_until
from tests.support.terminal import ServerInTerminal
from workshop.server import opening
from workshop.server.opening import OpeningKey

CONSOLE = "/voila/render/facilitator.ipynb"


def workshop(*arguments):
    command = [sys.executable, "-m", "workshop", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, env=os.environ)


def is_let_in(visitor) -> bool:
    return visitor.get("/facilitate").headers["Location"] == CONSOLE


def led(base, key):
    visitor = Visitor(base, follows=False)
    return visitor, visitor.post("/facilitate", key=key).status


@pytest.mark.slow
def test_the_browser_that_is_opened_gets_a_key_that_is_good_once(tmp_path):
    note, script = tmp_path / "opened", tmp_path / "browser"
    script.write_text(f'#!/bin/sh\nprintf %s "$1" > {note}.part && mv {note}.part {note}\n')
    script.chmod(0o700)
    server = ServerInTerminal(tmp_path, environment={"BROWSER": f"{script} %s"})
    server.begin(browser=True).terminal.until("Ctrl+C")
    wait_until(note.exists)
    address, _, key = note.read_text().partition("#")
    assert address == f"{server.base}/facilitate"
    lasting = server.terminal.said.partition("/facilitate#")[2].split()[0]
    assert key != lasting
    assert [led(server.base, key)[1] for _ in range(3)] == [303, 403, 403]
    assert [led(server.base, lasting)[1] for _ in range(2)] == [303, 303]
    assert server.says_when(lambda s: s.process.send_signal(signal.SIGTERM)) == ""
    server.assert_nothing_left()


def test_the_key_of_an_opened_browser_ends_by_itself_and_an_empty_one_never_fits(monkeypatch):
    keys = OpeningKey()
    assert not keys.fits("")
    first, second = keys.new(), keys.new()
    assert not keys.fits(first)
    assert keys.fits(second)
    assert not keys.fits(second)
    late = keys.new()
    now = opening.time.monotonic() + opening.GOOD_FOR + 1
    monkeypatch.setattr(opening.time, "monotonic", lambda: now)
    assert not keys.fits(late)
    assert not keys.fits("")


@pytest.mark.slow
def test_a_key_ends_with_its_server_a_browser_stays_until_all_are_signed_out(tmp_path):
    first = RunningServer(tmp_path).start()
    old = first.links["facilitator_key"]
    hers, _ = led(first.base, old)
    first.stop()
    second = RunningServer(tmp_path, first.port).start()
    try:
        assert led(second.base, old)[1] == 403
        assert is_let_in(hers)
        page = hers.get(CONSOLE)
        assert page.status == 200
        told = json.loads(workshop("sign-out", "--db", second.url, "--json").stdout)
        assert told == {"signed out": 1}
        assert hers.get("/facilitate").status == 200  # she is asked for a key
        assert hers.get(CONSOLE).headers["Location"] == "/facilitate"
        again, status = led(second.base, second.links["facilitator_key"])
        assert (status, is_let_in(again)) == (303, True)
    finally:
        second.stop()
    second.assert_nothing_left()
