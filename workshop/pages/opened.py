"""The model of an exercise, opened: what it assumes, what it answers, and what was understood."""

from collections.abc import Callable
from typing import Any

from IPython import get_ipython

from workshop.exercise import Exercise
from workshop.pages.opened_pool import path_told, policy_told
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
    return {"questions": made, "words": ui.table("quiz")}


def assumptions_page(model: str, language: str) -> Piece:
    """Return a model's parameters as a table: value, plausible range and reason."""
    ui, words = interface(language), model_words(model, language)
    heads = ("name", "symbol", "value", "unit", "range", "why")
    table = {
        "columns": [ui(f"assumptions.{head}") for head in heads],
        "rows": [_row(parameter, ui, words) for parameter in parameters(model)],
    }
    figure = {
        "id": f"{model}-assumptions",
        "title": ui("assumptions.title"),
        "sentence": ui("assumptions.sentence"),
        "table": table,
        "table_label": ui("assumptions.table"),
        "spec": None,
        "data": {},
    }
    return {"lead": ui("assumptions.sentence"), "figures": [figure]}


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
    """Let a notebook show what models return in words; outside of notebooks nothing happens.

    Args:
        language: called whenever a result is shown.
    """
    shell = get_ipython()
    if shell is not None:
        formatter = shell.display_formatter.formatters["text/markdown"]
        for module, name, told in _READABLE:
            formatter.for_type_by_name(module, name, _speaking(told, language))


def _speaking(told: Callable[[Any, str], str], language: Callable[[], str]) -> Callable[[Any], str]:
    return lambda result: told(result, language())


def readable(outcome: Any, language: str) -> str:
    """Return an outcome of the KPI game as a Markdown table with a sentence above it."""
    ui, words = interface(language), model_words("kpi-game", language)
    # What is best for the firm is nobody's bonus, so nothing is stable or not about it.
    paid = outcome.equilibria > 0 or outcome.flagged
    finding = ui("bench.finding" if paid else "bench.best", share=ui.percent(outcome.captured))
    shown = [name for name in RESULT if paid or name != "equilibria"]
    rows = [f"| {words(f'outcome.{n}')} | {_told(n, outcome, ui)} |" for n in shown]
    work = [_work(name, outcome, ui, words) for name in ("marketing", "sales")]
    return "\n".join([f"**{finding}**", "", "| | |", "|---|---|", *work, *rows])


def _work(function: str, outcome: Any, ui: Texts, words: Texts) -> str:
    people = getattr(outcome, function)._asdict().items()
    told = [ui("bench.work", n=n, what=words(f"actions.{action}")) for action, n in people if n]
    return f"| {words(f'outcome.{function}')} | {', '.join(told) or words('actions.idle')} |"


def _told(name: str, outcome: Any, ui: Texts) -> str:
    value = getattr(outcome, name)
    return ui.percent(value) if name == "captured" else ui.number(value, _DIGITS.get(name, 0))


_READABLE = (
    ("workshop.models.kpi_game", "Outcome", readable),
    ("workshop.models.lead_pool", "Path", path_told),
    ("workshop.models.lead_market", "Policy", policy_told),
)
"""What is shown in words: where it is defined, what it is called, and who tells it."""
