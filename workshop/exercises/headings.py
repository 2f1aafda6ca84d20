"""The headings of a lesson's notebook, in every language: JupyterLab lists them beside it."""

from collections.abc import Callable, Sequence

from workshop.content import LANGUAGES
from workshop.content.parameters import model_words
from workshop.content.texts import Texts, interface
from workshop.exercises.exercise import Exercise

TAG = "heading"
"""Marks their cells: on a page of Voilà, where widgets have headings of their own, they hide."""

Words = Callable[[str], Texts]
"""Gives words in a language."""


def title(words: Words) -> str:
    """Return the heading of a lesson, from its exercise's words."""
    return f"# {_in_all(words, 'title')}"


def of_round(words: Words, round: str) -> str:
    """Return the heading of a round, from its exercise's words."""
    return f"## {_in_all(words, f'rounds.{round}.title')}"


def of_beat(key: str) -> str:
    """Return a heading from the interface's words, such as `doubt.title`."""
    return f"## {_in_all(interface, key)}"


def of_all_lessons() -> str:
    """Return the heading of the list of lessons."""
    return f"# {_in_all(interface, 'path.title')}"


def headings(exercise: Exercise, sources: Sequence[str]) -> list[tuple[int, str]]:
    """Return the headings of a lesson, each with the code cell above which it stands, from 0.

    Args:
        exercise: the lesson's.
        sources: its code cells, in order.
    """
    made: list[tuple[int, str]] = [(0, title(exercise.texts))]
    for at, source in enumerate(sources):
        heading = _above(exercise, source)
        if heading and heading not in {text for _, text in made}:
            made.append((at, heading))
    return made


def _above(exercise: Exercise, source: str) -> str:
    """Return the heading above the first cell that says this; empty where it begins nothing."""
    for round in exercise.rounds:
        if any(f'lesson.{beat}("{round.id}")' in source for beat in ("story", "ask")):
            return of_round(exercise.texts, round.id)
    if 'lesson.tell("open")' in source:
        model = exercise.runs[0].model
        return f"## {_in_all(lambda language: model_words(model, language), 'tour.open.title')}"
    ends = {"lesson.check()": "quiz.title", "lesson.doubt()": "doubt.title"}
    return next((of_beat(key) for beat, key in ends.items() if beat in source), "")


def _in_all(words: Words, key: str) -> str:
    """Return what stands at a key in each language, once where it is the same."""
    return " · ".join(dict.fromkeys(words(language)(key) for language in LANGUAGES))
