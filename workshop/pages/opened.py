"""The model of an exercise, opened: what it assumes, what it answers, and what was understood."""

from collections.abc import Callable
from typing import Any

from IPython import get_ipython

from workshop.exercise import Exercise
from workshop.pages.parts import Piece
from workshop.parameters import Parameter, model_words, parameters
from workshop.texts import Texts, interface

RESULT = (
    "leads",
    "fitleads",
    "new_customers",
    "profit",
    "owner_value",
    "customers",
    "captured",
    "equilibria",
)
"""What a readable result tells, in this order; further words stand in `data/models`."""

_DIGITS = {"new_customers": 1}


def quiz_page(exercise: Exercise, picked: dict[str, str], language: str) -> Piece:
    """Return the questions at the end of a lesson, with what the learner picked."""
    words, ui = exercise.texts(language), interface(language)
    made = []
    for check in exercise.checks:
        key, choice = f"checks.{check.id}", picked.get(check.id)
        options = [{"id": o, "text": words(f"{key}.options.{o}")} for o in check.options]
        made.append(
            {
                "id": check.id,
                "ask": words(f"{key}.ask"),
                "options": options,
                "picked": choice,
                "right": choice == check.right if choice else None,
                "why": words(f"{key}.why.{choice}") if choice else "",
            }
        )
    return {"beat": ui("quiz.title"), "questions": made, "words": ui.table("quiz")}


def assumptions_page(model: str, language: str) -> Piece:
    """Return a model's parameters as a table: value, plausible range and reason."""
    ui, words = interface(language), model_words(model, language)
    heads = ("name", "symbol", "value", "unit", "range", "why")
    return {
        "beat": ui("assumptions.title"),
        "lead": ui("assumptions.sentence"),
        "table": {
            "columns": [ui(f"assumptions.{head}") for head in heads],
            "rows": [_row(parameter, ui, words) for parameter in parameters(model)],
        },
        "table_label": ui("assumptions.table"),
    }


def _row(parameter: Parameter, ui: Texts, words: Texts) -> list[str]:
    low, high = _plain(parameter.low, ui), _plain(parameter.high, ui)
    fixed = parameter.low == parameter.high
    return [
        words(f"parameters.{parameter.name}"),
        parameter.symbol,
        _plain(parameter.default, ui),
        words(f"units.{parameter.unit}"),
        ui("assumptions.fixed") if fixed else ui("assumptions.between", low=low, high=high),
        words(f"reasons.{parameter.name}"),
    ]


def _plain(value: float, ui: Texts) -> str:
    digits = len(f"{value:g}".partition(".")[2])
    return ui.number(value, digits)


def readable_results(language: Callable[[], str]) -> None:
    """Let a notebook show what `play` returns in words; outside of notebooks nothing happens.

    Args:
        language: called whenever a result is shown.
    """
    shell = get_ipython()
    if shell is not None:
        formatter = shell.display_formatter.formatters["text/markdown"]
        formatter.for_type_by_name(
            "workshop.models.kpi_game", "Outcome", lambda outcome: readable(outcome, language())
        )


def tour_page(model: str, part: str, language: str) -> Piece:
    """Return what a lesson says about a model, by its name in `data/models`, titled or not."""
    words = model_words(model, language)
    return {"title": words.find(f"tour.{part}.title"), "lead": words(f"tour.{part}.text")}


def result_page(model: str, part: str, outcome: Any, language: str) -> Piece:
    """Return an outcome of the KPI game: the finding, and the numbers behind it."""
    ui, words = interface(language), model_words(model, language)
    return {
        "beat": words(f"tour.{part}.title"),
        "lead": words(f"tour.{part}.text"),
        "finding": _finding(outcome, ui),
        "share": min(max(outcome.captured, 0.0), 1.0),
        "table": {
            "columns": [ui("assumptions.name"), ui("assumptions.value")],
            "rows": [list(row) for row in _numbers(outcome, ui, words)],
        },
        "table_label": ui("console.table"),
    }


def readable(outcome: Any, language: str) -> str:
    """Return an outcome of the KPI game as a Markdown table with a sentence above it."""
    ui, words = interface(language), model_words("kpi-game", language)
    rows = [f"| {name} | {value} |" for name, value in _numbers(outcome, ui, words)]
    return "\n".join([f"**{_finding(outcome, ui)}**", "", "| | |", "|---|---|", *rows])


# What is best for the firm is nobody's bonus, so nothing is stable or not about it.
def _is_paid(outcome: Any) -> bool:
    return bool(outcome.equilibria > 0 or outcome.flagged)


def _finding(outcome: Any, ui: Texts) -> str:
    finding = "bench.finding" if _is_paid(outcome) else "bench.best"
    return ui(finding, share=ui.percent(outcome.captured))


def _numbers(outcome: Any, ui: Texts, words: Texts) -> list[tuple[str, str]]:
    shown = [name for name in RESULT if _is_paid(outcome) or name != "equilibria"]
    work = [_work(function, outcome, ui, words) for function in ("marketing", "sales")]
    return work + [(words(f"outcome.{name}"), _told(name, outcome, ui)) for name in shown]


def _work(function: str, outcome: Any, ui: Texts, words: Texts) -> tuple[str, str]:
    people = getattr(outcome, function)._asdict().items()
    told = [ui("bench.work", n=n, what=words(f"actions.{action}")) for action, n in people if n]
    return words(f"outcome.{function}"), ", ".join(told) or words("actions.idle")


def _told(name: str, outcome: Any, ui: Texts) -> str:
    value = getattr(outcome, name)
    return ui.percent(value) if name == "captured" else ui.number(value, _DIGITS.get(name, 0))
