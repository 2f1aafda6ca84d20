"""Homes that cannot be written, no home at all, no place for temporary files."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.support.server import RunningServer, free_port
from tests.support.terminal import CTRL_C, Terminal

NOWHERE = "/proc"
"""A folder in which not even the superuser can make anything."""


def assert_starts_and_stops(server):
    server.start()
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(20) == 0
    server.process.stdout.close()
    server.log.close()
    server.assert_nothing_left()
    assert server.log_path.read_text() == ""


@pytest.mark.parametrize(
    "places",
    [{"HOME": NOWHERE, "XDG_RUNTIME_DIR": NOWHERE},
     pytest.param({"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null"}, marks=pytest.mark.slow)],
)  # fmt: skip
@pytest.mark.slow
def test_a_server_needs_no_home_that_it_can_write(tmp_path, places):
    server = RunningServer(tmp_path, environment=places, log=tmp_path / "log")
    server.log_path = tmp_path / "log"
    assert_starts_and_stops(server)


def said_by(*arguments, **environment):
    command = [sys.executable, "-m", "workshop", *arguments]
    answer = subprocess.run(
        command, capture_output=True, text=True, timeout=120, env=os.environ | environment
    )
    assert answer.returncode == 1
    assert len(answer.stderr.splitlines()) == 1, answer.stderr
    return answer.stderr


def test_without_a_place_for_answers_one_sentence_says_what_to_do():
    said = said_by("open", HOME=NOWHERE, XDG_DATA_HOME=NOWHERE)
    assert "cannot be made" in said
    assert "--db sqlite:////folder/workshop.db" in said


def test_where_no_temporary_files_can_be_made_this_is_said(tmp_path, monkeypatch):
    from workshop.errors import WorkshopError
    from workshop.host import place

    monkeypatch.setenv("XDG_RUNTIME_DIR", NOWHERE)
    monkeypatch.setattr(place.tempfile, "mkdtemp", refuse)
    with pytest.raises(WorkshopError, match=r"make room on the disk, or name one .* TMPDIR\.$"):
        place.private_folder()


def refuse(*_, **__):
    raise OSError(28, "No space left on device")


@pytest.mark.slow
def test_jupyterlab_opens_where_the_home_cannot_be_written(tmp_path):
    options = ["--no-browser", "--allow-root", "--port", str(free_port())]
    place = {"HOME": NOWHERE, "TMPDIR": str(tmp_path), "XDG_RUNTIME_DIR": ""}
    lab = Terminal("-m", "workshop", "study", *options, environment=place)
    lab.until("Or copy and paste", patience=120)
    time.sleep(4)  # in its first moments it still starts what runs beside it
    lab.press(CTRL_C)
    assert lab.ends(60) == 0
    assert "Traceback" not in lab.said
    assert list(tmp_path.iterdir()) == []
