"""What the KPI game returns, in words."""

from typing import Any

from workshop.content.texts import Texts
from workshop.models.telling import Tellers, Told

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

_DIGITS = {"new_customers": 1}


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


TELLERS: Tellers = {("workshop.models.kpi_game.game", "Outcome"): _outcome}
