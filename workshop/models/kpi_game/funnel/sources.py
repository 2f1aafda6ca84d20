"""Where every parameter of a team's firm comes from, in words."""

from dataclasses import dataclass

from workshop.content.parameters import Parameter, model_words, parameters
from workshop.content.texts import Texts
from workshop.models.kpi_game.funnel.months import Funnel
from workshop.models.kpi_game.funnel.parameters import MOST_CLOSED, MOST_WORKED, OURS, Told, told_by
from workshop.models.kpi_game.funnel.today import Today, today
from workshop.models.kpi_game.funnel.words import MODEL, number, words


@dataclass(frozen=True)
class Source:
    """One parameter of the model for a team's firm.

    Attributes:
        name: the field of `World`.
        label: what it is called.
        unit: what it is counted in.
        value: what is used, in the model's own unit (a share stays a share).
        shown: the value as it is written for people, without its unit.
        origin: `data`, `scaled` or `ours`, as in `parameters.ORIGINS`.
        why: the formula in words, or the reason for a value of ours.
    """

    name: str
    label: str
    unit: str
    value: float
    shown: str
    origin: str
    why: str


def sources(funnel: Funnel, language: str) -> tuple[Source, ...]:
    """Return all parameters of the model, in the order of its table."""
    told = told_by(funnel)
    details = _details(today(funnel), words(language))
    return tuple(
        _source(one, told.get(one.name, Told(one.default, OURS)), details, language)
        for one in parameters(MODEL)
    )


def _source(parameter: Parameter, told: Told, details: dict[str, str], language: str) -> Source:
    name, said, model = parameter.name, words(language), model_words(MODEL, language)
    share = parameter.unit.startswith("share")
    ours = told.origin == OURS
    return Source(
        name=name,
        label=model(f"parameters.{name}"),
        unit=model(f"units.{parameter.unit}"),
        value=told.value,
        shown=_percent(said, told.value) if share else number(said, _rough(told.value)),
        origin=told.origin,
        why=model(f"reasons.{name}") if ours else said(f"formulas.{name}.{told.origin}", **details),
    )


def _rough(value: float) -> float:
    """Round to three digits; a large number to a whole one."""
    return round(value) if abs(value) >= 100 else float(f"{value:.3g}")


def _percent(said: Texts, share: float) -> str:
    """Write a share with a decimal, as churn needs one."""
    space = "\N{NO-BREAK SPACE}" if said.language == "nb" else ""
    return f"{number(said, round(100 * share, 1))}{space}%"


def _details(now: Today, said: Texts) -> dict[str, str]:
    """Return what the words of the formulas may mention, by placeholder."""
    last = now.funnel.last("customers")
    return {
        "people": number(said, now.ours["people"]),
        "sellers": number(said, round(now.mean("sellers") or 0.0, 1)),
        "reach": said.percent(now.reach),
        "diluted": said.percent(1 - now.undiluted),
        "lift": said.percent(now.lift - 1),
        "premium": said.percent(now.premium - 1),
        "most_worked": said.percent(MOST_WORKED),
        "most_closed": said.percent(MOST_CLOSED),
        "month": last[0] if last else "",
    }
