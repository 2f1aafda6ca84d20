"""Writes the notebook of a new exercise: a lesson, from its title to where it does not hold."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workshop import quick
from workshop.content import read_toml
from workshop.content.texts import Texts
from workshop.exercises import headings
from workshop.exercises.headings import Words

PARAMETERS = """# Empty: the browser's language, and the department that is chosen below.
language = ""  # "en", "nb"
department = ""  # "sales", "marketing\""""
"""The cell that whoever runs a lesson with others, such as papermill, sets anew."""

BEGIN = """from workshop.pages import study

lesson = study.begin("{slug}", language=language, department=department)
lesson.opening()"""

_SWITCHES = ("lesson.settings()", "lesson.department()", "lesson.others()")
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def write_notebook(path: Path, slug: str, folder: Path, *, played: bool) -> None:
    """Write the lesson of an exercise with one round, `first`.

    Args:
        path: the notebook's.
        slug: the exercise's.
        folder: where its words stand.
        played: whether it is a game, and asks nothing.
    """
    quick.skip_slow_imports()
    import nbformat

    words = _words(folder)
    metadata = _METADATA | {"title": headings.title(words).removeprefix("# ")}
    cells = list(_cells(slug, words, played=played))
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), path)


def _words(folder: Path) -> Words:
    """Return the words of an exercise that was just written, wherever its kit is."""

    def words(language: str) -> Texts:
        # A kit may have a language that the template has not.
        path = folder / f"{language}.toml"
        return Texts(language, read_toml(path if path.is_file() else folder / "en.toml"))

    return words


def _cells(slug: str, words: Words, *, played: bool) -> Iterator[Any]:
    yield _heading(headings.title(words), "title")
    yield _code(PARAMETERS, "parameters", "parameters")
    beats = [f'lesson.{beat}("first")' for beat in ("story", "ask", "reveal")]
    beats = [beats[0], "lesson.play()"] if played else beats
    above = {beats[0]: headings.of_round(words, "first"), _END: headings.of_beat("doubt.title")}
    switches = _SWITCHES[:1] if played else _SWITCHES
    for number, source in enumerate((BEGIN.format(slug=slug), *switches, *beats, _END)):
        if source in above:
            yield _heading(above[source], f"h{number:02}")
        yield _code(source, f"c{number:02}")


_END = "lesson.doubt()"


def _heading(text: str, id: str) -> Any:
    import nbformat

    return nbformat.v4.new_markdown_cell(text, id=id, metadata={"tags": [headings.TAG]})


def _code(source: str, id: str, *tags: str) -> Any:
    import nbformat

    return nbformat.v4.new_code_cell(source, id=id, metadata={"tags": [*tags]} if tags else {})
