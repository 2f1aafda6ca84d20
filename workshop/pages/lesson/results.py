"""What models return, in words: below a cell of a study notebook, or as a beat of its lesson."""

from collections.abc import Callable
from functools import cache

from IPython import get_ipython

from workshop.content.parameters import model_words
from workshop.content.texts import interface
from workshop.contracts.lesson import ResultBeat
from workshop.models import models, results_of
from workshop.models.telling import Teller, Told


def readable_results(language: Callable[[], str]) -> None:
    """Let a notebook show what models return in words; outside of notebooks nothing happens.

    Args:
        language: called whenever a result is shown.
    """
    shell = get_ipython()
    if shell is not None:
        formatter = shell.display_formatter.formatters["text/markdown"]
        for module, name in _tellers():
            formatter.for_type_by_name(module, name, lambda result: readable(result, language()))


def readable(result: object, language: str) -> str:
    """Return a result as a Markdown table with a sentence above it."""
    told = told_of(result, language)
    rows = [f"| {name} | {value} |" for name, value in told.rows]
    return "\n".join([f"**{told.finding}**", "", "| | |", "|---|---|", *rows])


def result_page(model: str, part: str, result: object, language: str) -> ResultBeat:
    """Return a result with the words of this name in `data/models`, its numbers folded away."""
    ui, words, told = interface(language), model_words(model, language), told_of(result, language)
    return {
        "beat": words(f"tour.{part}.title"),
        "lead": words(f"tour.{part}.text"),
        "finding": told.finding,
        "share": told.share,
        "table": {
            "columns": [ui("assumptions.name"), ui("assumptions.value")],
            "rows": [list(row) for row in told.rows],
        },
        "table_label": ui("console.table"),
    }


def told_of(result: object, language: str) -> Told:
    """Return what one of the models returned, in words."""
    model, tell = _tellers()[type(result).__module__, type(result).__name__]
    return tell(result, interface(language), model_words(model, language))


@cache
def _tellers() -> dict[tuple[str, str], tuple[str, Teller]]:
    """Return of which model a result is and who tells it, by the module and name of its type."""
    return {
        where: (model, tell)
        for model in models()
        for where, tell in results_of(model).TELLERS.items()
    }
