"""What a file is taken to say, in one sentence and in one small picture for each column."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from workshop.content.texts import Texts
from workshop.contracts.bench import ColumnChart, Question
from workshop.errors import Mistake
from workshop.models.kpi_game.funnel.asking import Doubt
from workshop.models.kpi_game.funnel.dates import span
from workshop.models.kpi_game.funnel.months import REQUIRED, Funnel, Value
from workshop.models.kpi_game.funnel.reading import Understood
from workshop.models.kpi_game.funnel.reckoning import MONEY
from workshop.models.kpi_game.funnel.words import number, sentence, told, words


def understood(found: Understood, language: str) -> str:
    """Return in one sentence what was understood of a file, and what was left out."""
    said = words(language)
    if found.funnel is None:
        return said("understood.sheets")
    parts = [_months(found, said), *(sentence(one, language, "understood") for one in found.read)]
    if found.left:
        left = [sentence(one, language, "left") for one in _together(found.left)]
        parts.append(said("understood.left", what=said.listed(left)))
    return said("understood.sentence", what="; ".join(parts))


def _months(found: Understood, said: Texts) -> str:
    funnel = found.funnel or Funnel((), {})
    first, last = found.first, found.last
    when = span(first, last, said) if first and last else ""
    when = when or _names(funnel.months, said)
    ranges = [_range(name, funnel.values[name], said) for name in REQUIRED if name in funnel.values]
    months = said.count("understood.months", len(funnel.months))
    return said("understood.numbers", months=months, span=when, ranges=said.listed(ranges))


def _names(months: Sequence[str], said: Texts) -> str:
    if len(months) == 1:
        return months[0]
    return said("understood.span", first=months[0], last=months[-1])


def _range(name: str, values: Sequence[Value], said: Texts) -> str:
    known = [value for value in values if value is not None] or [0.0]
    low, high = (number(said, _rounded(end)) for end in (min(known), max(known)))
    return f"{_plain(name, said)} {low}" + (f"–{high}" if high != low else "")


def _plain(name: str, said: Texts) -> str:
    return said(f"columns.{name}.name").replace("_", " ")


def _rounded(value: float) -> float:
    """Round to what can be taken in: whole hundreds, tenths, and shares to a thousandth."""
    return round(value) if abs(value) >= 100 else round(value, 1 if abs(value) >= 1 else 3)


def _together(left: Sequence[Mistake]) -> list[Mistake]:
    """Count what was left out for one reason once."""
    found = []
    for code, group in groupby(sorted(left, key=lambda one: one.code), key=lambda one: one.code):
        ones = list(group)
        n = sum(int(str(one.details["n"])) for one in ones)
        names = [name for one in ones for name in _listed(one.details)]
        found.append(Mistake(code, {"n": n, "columns": names[:6]}))
    return found


def _listed(details: Mapping[str, object]) -> list[str]:
    columns = details.get("columns")
    return [str(one) for one in columns] if isinstance(columns, list) else []


def pictures(found: Understood, language: str) -> list[ColumnChart]:
    """Return a small chart for each column, a bar for each month."""
    said, funnel = words(language), found.funnel
    if funnel is None:
        return []
    unsure = {doubt.id for doubt in found.doubts if not doubt.chosen}
    units = {name: said(f"columns.{name}.unit") for name in MONEY if f"money-{name}" not in unsure}
    return [
        _picture(name, values, funnel.months, units.get(name, ""), said)
        for name, values in funnel.values.items()
    ]


def _picture(
    name: str, values: Sequence[Value], months: Sequence[str], unit: str, said: Texts
) -> ColumnChart:
    known = [value for value in values if value is not None]
    most = max(known, default=0.0) or 1.0
    title = _range(name, values, said) + (f" ({unit})" if unit else "")
    return {
        "id": name,
        "title": title,
        "sentence": said("understood.described", picture=title, n=len(known)),
        "columns": [{"parts": [{"tone": "neutral", "share": (v or 0.0) / most}]} for v in values],
        "legend": [],
        "ticks": list(dict.fromkeys((months[0], months[-1]))),
    }


def questions(doubts: Sequence[Doubt], language: str) -> list[Question]:
    """Return the doubts of a file as questions with their buttons."""
    return [_question(doubt, language) for doubt in doubts]


def _question(doubt: Doubt, language: str) -> Question:
    said = words(language)
    details = {name: told(said, name, value) for name, value in doubt.details.items()}
    offered = [
        {"id": one.id, "text": one.text or said(f"choices.{doubt.code}.{one.id}", **details)}
        for one in doubt.choices
    ]
    return {
        "id": doubt.id,
        "text": sentence(Mistake(doubt.code, doubt.details), language, "doubts"),
        "choices": [{"id": one["id"], "text": one["text"]} for one in offered],
        "chosen": doubt.chosen,
    }
