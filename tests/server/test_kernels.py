"""What a page's kernel starts with."""

import json
from pathlib import Path

import pytest

from tests.support.crowd import Visitor
from tests.support.server import RunningServer, wait_until


@pytest.fixture
def loud_home(tmp_path, monkeypatch):
    """A home whose IPython would run a file of its owner's at every start."""
    startup = tmp_path / "home" / ".ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "mine.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w').close()")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "home" / ".ipython"))
    return tmp_path


def test_a_kernel_runs_no_start_up_file_of_its_owner_and_keeps_no_history(loud_home):
    server = RunningServer(loud_home).start()
    try:
        visitor = Visitor(server.base)
        page = visitor.get("/voila/render/01-where-are-the-sales.ipynb")
        assert page.status == 200
        wait_until(server.kernels)
        (pid,) = server.kernels()
        environment = Path(f"/proc/{pid}/environ").read_text().split("\0")
        (told,) = (line for line in environment if line.startswith("IPYTHONDIR="))
        assert told.startswith(f"IPYTHONDIR={server.temporary}/")
        profile = Path(told.partition("=")[2]) / "profile_default"
        assert not list(profile.glob("history*"))
        assert json.loads(visitor.get("/health").body)["ok"]
    finally:
        server.stop()
    assert not (loud_home / "ran").exists()
    server.assert_nothing_left()
