"""The double-click for Windows, played by Wine's `cmd` where there is one; never by Windows."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STARTER = "start-windows.cmd"
WINE = shutil.which("wine") or shutil.which("wine64")

pytestmark = pytest.mark.skipif(
    WINE is None, reason="Wine is missing: `apt-get install wine64 wine` plays start-windows.cmd"
)

# Answers as a Python would, and notes what it was asked for.
STAND_IN = """@echo off
echo %~n0 %1 %2 %3>> "%LOG%"
if "%1"=="-3" shift
if "%1"=="-c" exit /b %TOO_OLD%
if "%2"=="venv" mkdir .venv\\Scripts
if "%2"=="venv" copy "%~f0" .venv\\Scripts\\python.bat >nul
if "%2"=="pip" exit /b %PIP%
if "%2"=="workshop" exit /b %SERVE%
exit /b 0
"""


def as_windows_says(path: Path) -> str:
    return "z:" + str(path).replace("/", "\\")


@pytest.fixture(scope="module")
def prefix(tmp_path_factory):
    """Wine's own folder, made once: that takes a quarter of a minute."""
    place = tmp_path_factory.mktemp("wine")
    yield place
    tools = {"WINEPREFIX": str(place), "PATH": os.environ["PATH"]}
    subprocess.run(["wineserver", "-k"], env=tools, capture_output=True, check=False)


class Kit:
    def __init__(self, place: Path, prefix: Path) -> None:
        self.folder, self.path = place / "My kit (2)", place / "bin"
        self.log, self.prefix = place / "log", prefix
        self.answers = {"TOO_OLD": "0", "PIP": "0", "SERVE": "0"}
        self.folder.mkdir()
        self.path.mkdir()
        for name in (STARTER, "pyproject.toml", "constraints.txt"):
            shutil.copy2(ROOT / name, self.folder)

    def with_python(self, name="python", **answers) -> "Kit":
        (self.path / f"{name}.bat").write_text(STAND_IN, newline="\r\n")
        self.answers |= {key: str(value) for key, value in answers.items()}
        return self

    def double_click(self):
        told = {
            "WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "PATH": os.environ["PATH"],
            "WINEPATH": as_windows_says(self.path), "LOG": as_windows_says(self.log),
            "HOME": str(self.prefix), **self.answers,
        }  # fmt: skip
        command = [WINE, "cmd", "/c", "call", as_windows_says(self.folder / STARTER)]
        return subprocess.run(
            command, env=told, input="\n", capture_output=True, text=True, timeout=120, cwd="/tmp"
        )

    def called(self) -> list[str]:
        return (
            [line.strip() for line in self.log.read_text().splitlines()]
            if self.log.exists()
            else []
        )


@pytest.fixture
def kit(tmp_path, prefix):
    return Kit(tmp_path, prefix)


@pytest.mark.parametrize(
    "name", ["python", *(pytest.param(name, marks=pytest.mark.slow) for name in ("py", "python3"))]
)
def test_a_double_click_sets_up_and_serves_and_the_next_one_only_serves(kit, name):
    answer = kit.with_python(name).double_click()
    assert answer.returncode == 0, answer.stdout
    asked = [line.split(" ", 1)[1] for line in kit.called()]
    assert [one for one in asked if "workshop" in one] == ["-m workshop serve"]
    assert any("-m pip install" in one for one in asked)
    before = len(kit.called())
    assert kit.double_click().returncode == 0
    assert not [line for line in kit.called()[before:] if "-m pip" in line or "-m venv" in line]
    assert kit.called()[-1].endswith("-m workshop serve")


@pytest.mark.parametrize("too_old", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_without_a_python_that_is_new_enough_one_sentence_says_what_to_do(kit, too_old):
    if too_old:
        kit.with_python("python", TOO_OLD=1).with_python("py")
    answer = kit.double_click()
    assert answer.returncode == 1
    said = [line.strip() for line in answer.stdout.splitlines() if "missing" in line]
    assert said == [
        "Python 3.11 or newer is missing: install it from https://www.python.org/downloads/ "
        'with "Add python.exe to PATH" ticked, and double-click this file once more.'
    ]
    assert "Press any key" in answer.stdout
    assert not [line for line in kit.called() if "workshop" in line]


def test_what_fails_says_so_and_leaves_it_to_be_read(kit):
    answer = kit.with_python(PIP=1).double_click()
    assert answer.returncode == 1
    assert "connect this computer to the internet" in answer.stdout
    answer = kit.with_python(PIP=0, SERVE=1).double_click()
    assert answer.returncode == 1
    assert "the line above says why" in answer.stdout
    assert "Press any key" in answer.stdout


def test_a_file_without_the_rest_of_the_kit_says_so(kit):
    (kit.folder / "pyproject.toml").unlink()
    answer = kit.with_python().double_click()
    assert answer.returncode == 1
    assert "unpack the whole folder" in answer.stdout
