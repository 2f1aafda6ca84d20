"""The notebooks' own words: headings as the exercises have them, parameters, stored results."""

import json

import pytest

from workshop.commands.notebook import BEGIN, PARAMETERS
from workshop.content import LANGUAGES, content_root
from workshop.content.texts import interface
from workshop.exercises.exercise import exercises, load_exercise
from workshop.exercises.headings import TAG, headings, of_all_lessons

NOTEBOOKS = sorted((content_root() / "notebooks").glob("[0-9][0-9]-*.ipynb"))
LESSONS = [path for path in NOTEBOOKS if path.name[3:-6] in exercises()]
CHECKED = "nbval-check-output"
"""Marks the cells of which nbval compares what they show."""


def cells(path):
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def source(cell):
    return "".join(cell["source"])


def tags(cell):
    return cell["metadata"].get("tags", [])


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_the_headings_of_a_notebook_are_its_exercises_words_in_both_languages(path):
    exercise = load_exercise(path.name[3:-6])
    there = cells(path)
    code = [
        cell for cell in there if cell["cell_type"] == "code" and "parameters" not in tags(cell)
    ]
    wanted = headings(exercise, [source(cell) for cell in code])
    found, at = [], 0
    for cell in there:
        if cell["cell_type"] == "markdown":
            found.append((at, source(cell)))
            assert tags(cell) == [TAG]
        at += cell in code
    assert found == wanted
    for language in LANGUAGES:
        words = exercise.texts(language)
        asked = [
            round.id for round in exercise.rounds if f'"{round.id}")' in "".join(map(source, code))
        ]
        told = " ".join(text for _, text in found)
        assert all(words(f"rounds.{round}.title") in told for round in asked)
        assert words("title") in found[0][1]
        assert interface(language)("doubt.title") in found[-1][1]


def test_the_list_of_lessons_has_a_heading_too():
    (welcome,) = (path for path in NOTEBOOKS if path not in LESSONS)
    assert source(cells(welcome)[0]) == of_all_lessons()


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_one_cell_names_language_and_department_before_the_lesson_begins(path):
    code = [cell for cell in cells(path) if cell["cell_type"] == "code"]
    assert [at for at, cell in enumerate(code) if "parameters" in tags(cell)] == [0]
    assert source(code[0]) == PARAMETERS
    assert source(code[1]) == BEGIN.format(slug=path.name[3:-6])


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_results_stand_in_the_notebook_as_text_and_are_compared(path):
    """Where a model is opened, whoever reads it on a code host sees what came out."""
    there = cells(path)
    shown = [cell for cell in there if "lesson.result(" in source(cell)]
    assert bool(shown) == bool(load_exercise(path.name[3:-6]).runs and shown)
    for cell in [*shown, *(cell for cell in there if "in_lab else None" in source(cell))]:
        assert CHECKED in tags(cell)
        output = cell["outputs"][-1]
        assert all(kind.startswith("text/") for kind in output["data"])
        assert any(character.isdigit() for character in str(output["data"]))


PLAYED = [path for path in LESSONS if any("lesson.bench()" in source(one) for one in cells(path))]


@pytest.mark.parametrize("path", PLAYED, ids=lambda path: path.stem)
def test_whoever_opens_a_model_plays_with_it_in_a_few_lines(path):
    (cell,) = (one for one in cells(path) if "@interact" in source(one))
    lines = [line for line in source(cell).splitlines() if line.strip()]
    assert len(lines) <= 20
    assert "alt.Chart(" in source(cell)
    assert len(PLAYED) == 6
