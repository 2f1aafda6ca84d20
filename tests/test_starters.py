"""A double-click starts the workshop, or says in a sentence what is missing; played with `sh`.

The file for Windows is played by `test_starter_for_windows.py`. Neither was tried on its system.
"""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.server import RunningServer

ROOT = Path(__file__).parents[1]
STARTER = "start-macos.command"

# What stands in for a Python notes how it was called; the first two answers are what the starter
# asks: whether it is new enough, and for an environment, in which it stands in for itself.
STAND_IN = """#!/bin/sh
echo "$0 $*" >> "{log}"
case "$*" in
  -c*version_info*) exit {too_old} ;;
  "-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
  "-m pip"*) exit {pip} ;;
  "-m workshop serve"*) pwd > "{log}.here"; exit {serve} ;;
esac
"""


class Kit:
    """A folder with the starter in it, and a path on which there are some stand-ins."""

    def __init__(self, place: Path) -> None:
        self.folder, self.path = place / "Kåres kit (2)", place / "bin"
        self.log = place / "log"
        self.folder.mkdir()
        self.path.mkdir()
        for name in (STARTER, "pyproject.toml", "constraints.txt"):
            shutil.copy2(ROOT / name, self.folder)
        for tool in ("dirname", "mkdir", "cp", "touch", "sh"):
            (self.path / tool).symlink_to(shutil.which(tool))

    def with_python(self, name="python3", *, too_old=0, pip=0, serve=0) -> "Kit":
        python = self.path / name
        told = {"log": self.log, "too_old": too_old, "pip": pip, "serve": serve}
        python.write_text(STAND_IN.format(**told))
        python.chmod(0o755)
        return self

    def double_click(self, *options):
        """From the home folder, as a double-click does; Return is pressed once."""
        return subprocess.run(
            [self.folder / STARTER, *options],
            env={"PATH": str(self.path), "HOME": str(self.folder.parent), "LANG": "C.UTF-8"},
            cwd="/",
            input="\n",
            capture_output=True,
            text=True,
            timeout=60,
        )

    def called(self) -> list[str]:
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [line.split(" ", 1)[1] if " " in line else "" for line in lines]


@pytest.fixture
def kit(tmp_path):
    return Kit(tmp_path)


def serves(kit) -> list[str]:
    return [line for line in kit.called() if "workshop serve" in line]


def test_the_files_for_a_double_click_may_be_run_and_end_their_lines_as_their_system_does():
    assert os.access(ROOT / STARTER, os.X_OK)
    assert b"\r" not in (ROOT / STARTER).read_bytes()
    windows = (ROOT / "start-windows.cmd").read_bytes()
    assert windows.count(b"\r\n") == windows.count(b"\n") > 20
    assert windows.isascii()
    told = subprocess.run(
        ["git", "check-attr", "eol", "start-windows.cmd", STARTER],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert [line.rsplit(" ", 1)[1] for line in told.stdout.splitlines()] == ["crlf", "lf"]


def test_a_double_click_sets_up_and_serves_from_the_kits_own_folder(kit):
    answer = kit.with_python().double_click("--port", "9000")
    assert answer.returncode == 0, answer.stderr
    assert any("pip install" in line and "-c constraints.txt -e ." in line for line in kit.called())
    assert serves(kit)[0].endswith("-m workshop serve --port 9000")
    assert Path(f"{kit.log}.here").read_text().strip() == str(kit.folder)


def test_the_second_double_click_sets_nothing_up(kit):
    kit.with_python().double_click()
    before = len(kit.called())
    kit.double_click()
    later = kit.called()[before:]
    assert not [line for line in later if "pip" in line or "venv" in line]
    assert len(serves(kit)) == 2


@pytest.mark.parametrize("changed", ["pyproject.toml", "constraints.txt"])
def test_what_has_changed_is_installed_into_the_environment_there_is(kit, changed):
    kit.with_python().double_click()
    before = len(kit.called())
    stamp = kit.folder / ".venv" / "serve.stamp"
    os.utime(kit.folder / changed, (stamp.stat().st_mtime + 5,) * 2)
    kit.double_click()
    later = kit.called()[before:]
    assert [line for line in later if "pip install" in line]
    assert not [line for line in later if "-m venv" in line]


@pytest.mark.parametrize("pythons", [{}, {"python3": 1}, {"python3": 1, "python": 1}])
def test_without_a_python_that_is_new_enough_one_sentence_says_what_to_do(kit, pythons):
    for name, too_old in pythons.items():
        kit.with_python(name, too_old=too_old)
    answer = kit.double_click()
    assert answer.returncode == 1
    said = [line for line in answer.stdout.splitlines() if "missing" in line]
    assert said == [
        "Python 3.11 or newer is missing: install it from https://www.python.org/downloads/ "
        "and double-click this file once more."
    ]
    assert "Press Return" in answer.stdout
    assert answer.stderr == ""
    assert serves(kit) == []


def test_a_newer_python_beside_an_old_one_is_found(kit):
    kit.with_python("python3", too_old=1).with_python("python3.12")
    assert kit.double_click().returncode == 0
    assert serves(kit)


def test_apples_stand_in_for_a_missing_python_is_not_woken(kit):
    """It would open a window that offers the developer tools."""
    text = (kit.folder / STARTER).read_text().replace("/usr/bin/python3", str(kit.path / "python3"))
    (kit.folder / STARTER).write_text(text)
    (kit.path / "xcode-select").write_text("#!/bin/sh\nexit 2\n")
    (kit.path / "xcode-select").chmod(0o755)
    answer = kit.with_python("python3").double_click()
    assert answer.returncode == 1
    assert "is missing: install it from" in answer.stdout
    assert kit.called() == []


def test_without_the_internet_the_next_double_click_tries_again(kit):
    answer = kit.with_python(pip=1).double_click()
    assert answer.returncode == 1
    assert "connect this computer to the internet" in answer.stdout
    assert serves(kit) == []
    for python in (kit.path / "python3", kit.folder / ".venv" / "bin" / "python"):
        python.write_text(python.read_text().replace("exit 1 ;;", "exit 0 ;;"))
    assert kit.double_click().returncode == 0
    assert len(serves(kit)) == 1


def test_an_environment_that_no_longer_runs_is_made_anew(kit):
    kit.with_python().double_click()
    (kit.folder / ".venv" / "bin" / "python").unlink()
    assert kit.double_click().returncode == 0
    assert len(serves(kit)) == 2


def test_a_server_that_could_not_start_leaves_its_sentence_to_be_read(kit):
    answer = kit.with_python(serve=1).double_click()
    assert answer.returncode == 1
    assert "the line above says why" in answer.stdout
    assert "Press Return" in answer.stdout


def test_a_file_without_the_rest_of_the_kit_says_so(kit):
    (kit.folder / "pyproject.toml").unlink()
    answer = kit.with_python().double_click()
    assert answer.returncode == 1
    assert "unpack the whole folder" in answer.stdout
    assert kit.called() == []


@pytest.mark.slow
def test_a_double_click_really_serves(tmp_path):
    """On a copy of the kit, moved to a folder of another name, with this very environment."""
    kit = tmp_path / "Åses kit & mer"
    kit.mkdir()
    for name in (STARTER, "pyproject.toml", "constraints.txt"):
        shutil.copy2(ROOT / name, kit)
    for name in ("workshop", "data", "notebooks"):
        (kit / name).symlink_to(ROOT / name)
    (kit / ".venv" / "bin").mkdir(parents=True)
    python = kit / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    (kit / ".venv" / "serve.stamp").touch()
    server = RunningServer(tmp_path)
    told = ["--port", str(server.port), "--db", server.url, "--no-browser", "--json"]
    process = subprocess.Popen(
        [kit / STARTER, *told, "--expect", "0"],
        stdout=subprocess.PIPE, text=True, cwd="/", start_new_session=True,
        env=os.environ | {"TMPDIR": str(server.temporary)},
    )  # fmt: skip
    try:
        assert '"landing"' in process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        process.wait(20)
    finally:
        process.stdout.close()
    server.assert_nothing_left()
