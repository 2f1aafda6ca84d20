"""What a run of the model gave, contract by contract, and what to say while it gave nothing."""

from collections.abc import Mapping
from typing import Any

from workshop.charts.finding import NONE
from workshop.charts.view import View
from workshop.content.parameters import model_words
from workshop.models.kpi_game.outcomes import KPIS
from workshop.questions.question import Question

Row = Mapping[str, Any]

MODEL = "kpi-game"
SILO, GIVEN, OWN, QUALIFIED, CROSS, BEST = ("silo", "given", "own", "qualified", "cross", "best")
ROOM = (GIVEN, OWN)
FUNCTIONS = ("marketing", "sales")
ACTIONS = {"marketing": ("reach", "quality", "brand"), "sales": ("new", "nurture", "pressure")}


def rows(view: View) -> dict[str, Row]:
    """Return the contracts that were computed, by name, in the order of the outcome."""
    return dict((view.outcome or {}).get("contracts", {}))


def row(view: View, name: str) -> Row | None:
    """Return what one contract gave; None where it was not computed."""
    return rows(view).get(name)


def hidden(view: View) -> str:
    """Return why the room's own bonus is not shown; nothing where it is."""
    return "" if row(view, GIVEN) else view.tell("outcomes.hidden")


def name(view: View, contract: str) -> str:
    """Return a contract's name as a label."""
    return view.model(f"contracts.{contract}")


def inside(view: View, contract: str) -> str:
    """Return a contract's name as it stands inside a sentence."""
    return view.model(f"contracts_inside.{contract}")


def brief(view: View, contract: str) -> str:
    """Return a contract's name where there is little room, such as "our bonus"."""
    return view.tell(f"outcomes.{contract}") if contract in ROOM else name(view, contract)


def stable(view: View, count: int) -> str:
    """Write a number of stable outcomes, such as "1 stable outcome"."""
    key = {0: "none", 1: "one"}.get(count, "other")
    return view.say(f"outcomes.stable.{key}", n=count)


def settled(found: Row) -> str:
    """Return the number of stable outcomes for a table; a plan that nobody is paid for has none."""
    return str(found["equilibria"]) if found["weights"] else NONE


def kpi(view: View, id: str) -> str:
    """Return a KPI's name as a label."""
    return model_words(MODEL, view.language)(f"kpis.{id}")


def are_kpis(view: View, question: Question) -> bool:
    """Whether a question asks about KPIs of the exercise's model."""
    return plays_kpis(view) and set(question.items) <= set(KPIS)


def plays_kpis(view: View) -> bool:
    """Whether the exercise has a run of the model that the words for KPIs belong to."""
    return any(run.model == MODEL for run in view.exercise.runs)


def label(view: View, question: Question, item: str) -> str:
    """Return an item's words, which for a KPI are the model's: a card explains, a chart names."""
    return kpi(view, item) if are_kpis(view, question) else view.item(question, item)


def figure_name(view: View, field: str) -> str:
    """Return what a figure of an outcome is called, as a label with its unit."""
    return model_words(MODEL, view.language)(f"outcome.{field}")


def people(view: View, found: Row, function: str) -> list[str]:
    """Return what a function's people do, such as "7 on reach", "1 on brand building"."""
    efforts = zip(ACTIONS[function], found[function], strict=True)
    idle = int((view.outcome or {}).get("people", 0)) - sum(found[function])
    return [
        view.say("outcomes.effort", n=n, action=view.model(f"actions.{action}"))
        for action, n in (*efforts, ("idle", idle))
        if n > 0
    ]
