"""What models return, in words: below a cell of a study notebook, or as a beat of its lesson."""

from collections.abc import Callable
from typing import Any, NamedTuple

from IPython import get_ipython

from workshop.pages.parts import Piece
from workshop.parameters import model_words
from workshop.texts import Texts, interface

OUTCOME = (
    "leads",
    "fitleads",
    "new_customers",
    "profit",
    "owner_value",
    "customers",
    "captured",
    "equilibria",
)
"""What is told of an outcome of the KPI game, in this order."""

PATH = ("willing", "pressed", "converted", "customers", "pressed_customers", "pool", "soured")
"""What is told of the last month of a path of the lead pool."""

_DIGITS = {"new_customers": 1}


class Told(NamedTuple):
    """A result in words: what it comes to, perhaps as a share in [0, 1], and its numbers."""

    finding: str
    share: float | None
    rows: list[tuple[str, str]]


def readable_results(language: Callable[[], str]) -> None:
    """Let a notebook show what models return in words; outside of notebooks nothing happens.

    Args:
        language: called whenever a result is shown.
    """
    shell = get_ipython()
    if shell is not None:
        formatter = shell.display_formatter.formatters["text/markdown"]
        for module, name in _WHERE:
            formatter.for_type_by_name(module, name, lambda result: readable(result, language()))


def readable(result: Any, language: str) -> str:
    """Return a result as a Markdown table with a sentence above it."""
    told = told_of(result, language)
    rows = [f"| {name} | {value} |" for name, value in told.rows]
    return "\n".join([f"**{told.finding}**", "", "| | |", "|---|---|", *rows])


def result_page(model: str, part: str, result: Any, language: str) -> Piece:
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


def told_of(result: Any, language: str) -> Told:
    """Return what one of the models returned, in words."""
    model, tell = _WHO[type(result).__name__]
    return tell(result, interface(language), model_words(model, language))


def _outcome(outcome: Any, ui: Texts, words: Texts) -> Told:
    key = "bench.finding" if _is_paid(outcome) else "bench.best"
    finding = ui(key, share=ui.percent(outcome.captured))
    shown = [name for name in OUTCOME if _is_paid(outcome) or name != "equilibria"]
    work = [_work(function, outcome, ui, words) for function in ("marketing", "sales")]
    rows = work + [(words(f"outcome.{name}"), _number(name, outcome, ui)) for name in shown]
    return Told(finding, min(max(outcome.captured, 0.0), 1.0), rows)


# What is best for the firm is nobody's bonus, so nothing is stable or not about it.
def _is_paid(outcome: Any) -> bool:
    return bool(outcome.equilibria > 0 or outcome.flagged)


def _work(function: str, outcome: Any, ui: Texts, words: Texts) -> tuple[str, str]:
    people = getattr(outcome, function)._asdict().items()
    told = [ui("bench.work", n=n, what=words(f"actions.{action}")) for action, n in people if n]
    return words(f"outcome.{function}"), ", ".join(told) or words("actions.idle")


def _number(name: str, outcome: Any, ui: Texts) -> str:
    value = getattr(outcome, name)
    return ui.percent(value) if name == "captured" else ui.number(value, _DIGITS.get(name, 0))


def _path(path: Any, ui: Texts, words: Texts) -> Told:
    months = ui.count("pool_bench.months", len(path.value))
    finding = ui("results.earned", span=months, value=ui.number(float(path.value[-1])))
    last = [(words(f"outcome.{name}"), ui.number(float(getattr(path, name)[-1]))) for name in PATH]
    share = words("outcome.pool_share"), ui.percent(float(path.pool_share[-1]))
    return Told(finding, None, [*last, share])


def _policy(policy: Any, ui: Texts, words: Texts) -> Told:
    key = "results.flawed" if policy.flaw else "results.best"
    finding = ui(key, share=ui.percent(policy.pressure), flaw=ui.percent(policy.flaw))
    rows = [(words(f"policy.{name}"), ui.percent(part)) for name, part in policy._asdict().items()]
    return Told(finding, policy.pressure, rows)


_WHO: dict[str, tuple[str, Callable[[Any, Texts, Texts], Told]]] = {
    "Outcome": ("kpi-game", _outcome),
    "Path": ("lead-pool", _path),
    "Policy": ("lead-pool", _policy),
}
"""Of which model a result is, and who tells it."""

_WHERE = (
    ("workshop.models.kpi_game", "Outcome"),
    ("workshop.models.lead_pool", "Path"),
    ("workshop.models.lead_market", "Policy"),
)
"""Where the results are defined."""
