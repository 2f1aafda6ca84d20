"""The kit finds its content in the repository, in a wheel, and says where it is missing."""

import importlib.util
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from workshop.content import content_root, read_toml
from workshop.errors import ContentError

ROOT = Path(__file__).parents[2]
IN_PROJECT = (
    "workshop", "data", "docs", "notebooks", "pyproject.toml", "README.md", "LICENSE",
)  # fmt: skip

GUIDE = re.compile(r"docs/(facilitator-guide[.\w]*\.md|screenshots/)")
"""What the facilitator's page shows of the documents."""

PROGRAM = """
import json, workshop
from workshop.exercises.agenda import agendas, load_agenda
from workshop.content.texts import interface
print(json.dumps({
    "root": str(workshop.content_root()),
    "package": workshop.__file__,
    "steps": len(load_agenda(agendas()[0]).steps()),
    "brand": interface("nb")("brand"),
}))
"""


def ask_the_kit_in(folder):
    """Import the kit from a folder, in a process that knows no other."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr


def assert_complete(answer, folder, root):
    assert Path(answer["package"]).is_relative_to(folder)
    assert Path(answer["root"]) == root
    assert answer["steps"] > 0
    assert answer["brand"]


def test_in_the_repository_content_lies_at_its_root():
    assert content_root() == ROOT
    assert_complete(ask_the_kit_in(ROOT), ROOT, ROOT)


@pytest.fixture
def installed(tmp_path):
    """The package as a wheel unpacks it: with its content inside."""
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "workshop", tmp_path / "workshop", ignore=skip)
    for name in ("data", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / "workshop" / "_kit" / name, ignore=skip)
    return tmp_path


def test_in_an_installed_package_content_lies_inside(installed):
    assert_complete(ask_the_kit_in(installed), installed, installed / "workshop" / "_kit")


def test_content_that_is_missing_is_said_in_one_sentence(installed):
    shutil.rmtree(installed / "workshop" / "_kit")
    assert "data and notebooks are missing: install the kit again." in ask_the_kit_in(installed)


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("hatchling") is None, reason="hatchling is missing")
def test_a_real_wheel_holds_all_content_and_works(tmp_path):
    project, built, unpacked = (tmp_path / name for name in ("project", "built", "unpacked"))
    for name in IN_PROJECT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        project.mkdir(exist_ok=True)
        copy(ROOT / name, project / name)
    build = ["pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index", "-w", built]
    subprocess.run([sys.executable, "-m", *map(str, build), str(project)], check=True)
    (wheel,) = built.glob("marketing_sales_workshop-*.whl")
    zipfile.ZipFile(wheel).extractall(unpacked)
    assert_complete(ask_the_kit_in(unpacked), unpacked, unpacked / "workshop" / "_kit")
    kit = files(ROOT, "data", "notebooks") | set(filter(GUIDE.match, files(ROOT, "docs")))
    assert files(unpacked / "workshop" / "_kit") == kit
    ours = files(unpacked / "workshop") - {f"_kit/{n}" for n in files(unpacked / "workshop/_kit")}
    assert ours == files(ROOT / "workshop")


def files(folder, *names):
    """Return the files below a folder, without what Python or Jupyter leaves behind."""
    found = {p.relative_to(folder) for p in folder.rglob("*") if p.is_file()}
    left_behind = {"__pycache__", ".ipynb_checkpoints"}
    return {
        path.as_posix()
        for path in found
        if (not names or path.parts[0] in names) and not left_behind & set(path.parts)
    }


def test_a_file_that_is_no_toml_is_named_with_its_line(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text("a = 1\nb =\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"x\.toml:2: this cannot be read"):
        read_toml(path)
