"""Tests that read the repository: what stands in one place agrees with the others."""

import ast
import json
import re
import subprocess
from pathlib import Path

import pytest

from workshop.cli import main
from workshop.content import LANGUAGES
from workshop.content.texts import interface, placeholders
from workshop.exercises.exercise import load_exercise

ROOT = Path(__file__).parents[1]
LISTED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
    cwd=ROOT,
    capture_output=True,
    check=False,
).stdout.decode()
FILES = [ROOT / name for name in LISTED.split("\0") if name and (ROOT / name).is_file()]
LARGEST_PICTURE = 220_000
EXERCISES = sorted(p.parent.name for p in (ROOT / "data" / "exercises").glob("*/exercise.toml"))

pytestmark = pytest.mark.skipif(not FILES, reason="this is no git repository")


def read(path):
    return path.read_text(encoding="utf-8")


def with_ending(*endings):
    found = [path for path in FILES if path.suffix in endings]
    assert found, f"there is no file with {endings}"
    return found


def named(path):
    return path.relative_to(ROOT).as_posix()


# -- what is written -----------------------------------------------------------------------


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_stands_in_the_readme(command):
    assert f"workshop {command}" in read(ROOT / "README.md")


def test_the_readme_lists_every_exercise_with_its_minutes():
    there = dict(re.findall(r"^\| \*(.+)\* \| (\d+) \|", read(ROOT / "README.md"), re.MULTILINE))
    ours = [load_exercise(slug) for slug in EXERCISES]
    assert there == {one.texts("en")("title"): str(one.minutes) for one in ours}


def test_the_documents_show_every_stored_picture_and_no_other():
    shown = {
        (path.parent / picture).resolve()
        for path in with_ending(".md")
        for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", read(path))
    }
    stored = set((ROOT / "docs" / "screenshots").glob("*"))
    assert shown == stored
    assert [named(path) for path in stored if path.stat().st_size > LARGEST_PICTURE] == []


@pytest.mark.parametrize("path", with_ending(".ipynb"), ids=named)
def test_notebooks_are_stored_without_outputs_that_nobody_compares(path):
    """But for the word, gone with the first run, that tells people to run the cells."""
    cells = json.loads(read(path))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert code
    # Nought is shown as nothing; without a number nbval takes what is stored for a mistake.
    assert all(cell["execution_count"] == (0 if cell["outputs"] else None) for cell in code)
    assert "widgets" not in json.loads(read(path))["metadata"]
    compared = [one for one in code if "nbval-check-output" in one["metadata"].get("tags", [])]
    stored = [output["data"] for cell in code if cell not in compared for output in cell["outputs"]]
    assert [list(data) for data in stored] in ([], [["text/markdown"]])
    assert all("Run All Cells" in data["text/markdown"][0] for data in stored)
    for output in (one for cell in compared for one in cell["outputs"]):
        assert {kind.partition("/")[0] for kind in output["data"]} == {"text"}
        assert "data:" not in str(output["data"])
    assert len({cell["id"] for cell in cells}) == len(cells)


# An XML namespace is a name and never fetched.
NAMESPACE = re.compile(r"https?://www\.w3\.org/[\w/.#-]+")
ADDRESS = re.compile(r"(?:https?:)?//[a-z0-9-]+\.[a-z]{2,}", re.IGNORECASE)
SCRIPTED = (".js", ".j2", ".html")
SHOWN = with_ending(".js", ".css", ".j2", ".html", ".ipynb")


def test_nothing_a_browser_gets_asks_another_machine():
    found = {named(path): ADDRESS.findall(NAMESPACE.sub("", read(path))) for path in SHOWN}
    assert {name: asked for name, asked in found.items() if asked} == {}


def test_no_text_becomes_html_in_a_browser():
    ways = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "|safe")
    texts = {
        named(path): read(path).replace(" ", "") for path in with_ending(".js", ".j2", ".html")
    }
    assert [(name, way) for name, text in texts.items() for way in ways if way in text] == []


def test_no_module_displays_html():
    ways = ("widgets.HTML", "HTMLMath", "IPython.display", "to_html")
    code = {named(path): read(path) for path in (ROOT / "workshop").rglob("*.py")}
    assert [name for name, text in code.items() if any(way in text for way in ways)] == []


@pytest.mark.parametrize("mark", ["TO" + "DO", "FIX" + "ME", "XX" + "X"])
def test_nothing_is_left_to_be_done(mark):
    texts = with_ending(".py", ".js", ".css", ".toml", ".md", ".j2", ".html", ".yml", ".ipynb")
    assert [named(path) for path in texts if re.search(rf"\b{mark}\b", read(path))] == []


# -- what is taken from the article --------------------------------------------------------


def table_of_passages():
    """Return passage, exercise and place of its words, row by row."""
    rows = re.findall(r"^\| (P\d+) \|.*\| `([a-z-]+)` \| (?:`([^`]+)`)? ?\|$", read(PASSAGES), re.M)
    assert len(rows) == read(PASSAGES).count("\n| P")
    return rows


PASSAGES = ROOT / "docs" / "passages.md"


def test_every_passage_has_one_row():
    names = [passage for passage, _, _ in table_of_passages()]
    assert names == [f"P{n}" for n in range(1, len(names) + 1)]


@pytest.mark.parametrize("slug", EXERCISES)
def test_the_table_of_passages_says_what_the_exercise_says(slug):
    rows = {passage: key for passage, exercise, key in table_of_passages() if exercise == slug}
    assert rows == load_exercise(slug).passages


def test_exercises_that_are_not_written_carry_nothing_yet():
    rows = [row for row in table_of_passages() if row[1] not in EXERCISES]
    assert [row for row in rows if row[2]] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", EXERCISES)
def test_what_carries_a_passage_has_words_in_both_languages(slug, language):
    exercise = load_exercise(slug)
    assert exercise.passages
    for key in exercise.passages.values():
        file = exercise.folder / f"{key}.{language}.md"
        assert read(file).strip() if file.is_file() else exercise.texts(language).find(key)


# -- what is said when the answer is no ----------------------------------------------------


def refusals():
    """Return the codes of all refusals in the code, with the details each one names."""
    for path in (ROOT / "workshop").rglob("*.py"):
        for node in ast.walk(ast.parse(read(path))):
            name = getattr(getattr(node, "func", None), "id", "")
            if name == "Refused" and node.args and isinstance(node.args[0], ast.Constant):
                yield node.args[0].value, {keyword.arg for keyword in node.keywords}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_refusal_use_only_details_it_has(language):
    words = interface(language).table("refused")
    spoken = [(code, details) for code, details in refusals() if code in words]
    assert len(spoken) > 10
    for code, details in spoken:
        assert placeholders(words[code]) <= details, code


def test_every_refusal_that_has_words_can_happen():
    code = "".join(read(path) for path in (ROOT / "workshop").rglob("*.py"))
    assert [name for name in interface("en").table("refused") if f'"{name}"' not in code] == []
