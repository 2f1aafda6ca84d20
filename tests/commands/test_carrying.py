"""Saving a session into a file and continuing it, from the command line."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from tests.support.room import EXERCISE
from workshop.cli import main
from workshop.commands.new import new_exercise, new_kit
from workshop.content import OWN_KIT
from workshop.content.own import OWN_FOLDER
from workshop.exercises.came import came_from
from workshop.exercises.exercise import exercises

PASSPHRASE = "four words that are long"


@pytest.fixture
def laptops(tmp_path):
    """Two databases that no server holds, and a file for the passphrase."""
    (tmp_path / "secret").write_text(f"{PASSPHRASE}\n", encoding="utf-8")

    def at(name):
        url = f"sqlite:///{tmp_path / name}.db"
        return lambda *told: CliRunner().invoke(main, [*told, "--db", url])

    return at("one"), at("other"), tmp_path


def test_a_session_goes_from_one_database_to_another_one(laptops):
    one, other, folder = laptops
    opened = one("open", "--exercises", EXERCISE, "--called", "sales=Field team", "--json")
    code, file = json.loads(opened.stdout)["code"], folder / "monday.session"
    secret = ("--passphrase-file", str(folder / "secret"))
    saved = one("save", code, str(file), "--move", *secret, "--json")
    assert saved.exit_code == 0, saved.output
    assert json.loads(saved.stdout)["file"] == str(file)
    assert file.stat().st_mode & 0o077 == 0
    # It is closed here, says so in one sentence, and no file is written over.
    assert "another laptop" in one("advance", code).stderr
    assert "is there already" in one("save", code, str(file), *secret).stderr
    continued = other("continue", str(file), *secret, "--json")
    assert json.loads(continued.stdout)["code"] == code
    again = other("continue", str(file), *secret)
    assert (again.exit_code, "already" in again.stderr) == (1, True)
    assert other("advance", code).exit_code == 0


def with_kit(kit, *told, url):
    """Give a command as somebody does who plays a kit of her own."""
    command = (sys.executable, "-m", "workshop", *told, "--db", url, "--json")
    done = subprocess.run(command, env=os.environ | {OWN_KIT: str(kit)}, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def test_an_exercise_of_ones_own_kit_comes_along_and_goes_with_its_session(laptops, monkeypatch):
    _, other, folder = laptops
    monkeypatch.setenv(OWN_FOLDER, str(folder / "own"))
    kit, url = new_kit(folder / "kit"), f"sqlite:///{folder}/one.db"
    new_exercise("tea-together", kit)
    code = with_kit(kit, "open", "--exercises", "tea-together", url=url)["code"]
    file, secret = folder / "tea.session", ("--passphrase-file", str(folder / "secret"))
    with_kit(kit, "save", code, str(file), *secret, url=url)
    assert "tea-together" not in exercises()
    continued = other("continue", str(file), *secret)
    assert continued.exit_code == 0, continued.output
    (tea,) = (slug for slug in exercises() if came_from(slug) == "tea-together")
    assert other("advance", code).exit_code == 0
    assert other("erase", code, "--yes").exit_code == 0
    assert tea not in exercises()


def test_what_cannot_be_saved_or_opened_gets_one_sentence(laptops):
    one, other, folder = laptops
    code = json.loads(one("open", "--exercises", EXERCISE, "--json").stdout)["code"]
    (folder / "short").write_text("short", encoding="utf-8")
    (folder / "no").write_bytes(b"PK")
    short = one("save", code, str(folder / "x"), "--move", "--passphrase-file", f"{folder}/short")
    none = other("continue", str(folder / "no"), "--passphrase-file", str(folder / "secret"))
    for refused in (short, none):
        assert refused.exit_code == 1
        assert len(refused.stderr.strip().splitlines()) == 1
    assert not (folder / "x").exists()
    # Nothing was closed for a file that there is not.
    assert one("advance", code).exit_code == 0
