"""Checks of the table that a reveal lets a room fill in: who answers for which number."""

from collections.abc import Iterator, Mapping

from workshop.charts import charts
from workshop.content.departments import departments
from workshop.content.tables import meant
from workshop.exercises.exercise import Reveal
from workshop.exercises.matrix import MORE, WHOLE, Shares
from workshop.questions.question import Question


def misshared(reveal: Reveal, asked: Mapping[str, Question]) -> Iterator[tuple[str, str]]:
    """Yield the key and the sentence of what is wrong with a reveal's table.

    Args:
        reveal: with or without one.
        asked: the questions there are by then.
    """
    chart = charts().get(reveal.chart)
    fills = chart is not None and chart.fills
    if reveal.shares is None:
        if fills:
            yield "functions", 'name the departments: functions = ["marketing", "sales"].'
        return
    if chart is not None and not fills:
        filling = ", ".join(name for name, one in charts().items() if one.fills)
        yield "functions", f"the chart {reveal.chart!r} has no table to fill in: {filling} has."
    yield from _functions(reveal.shares)
    items = asked[reveal.questions[0]].items if {*reveal.questions[:1]} & asked.keys() else ()
    yield from (("example", sentence) for sentence in _example(reveal.shares, items))


def _functions(shares: Shares) -> Iterator[tuple[str, str]]:
    for name in sorted({*shares.functions} - {*departments()}):
        hint = meant(name, departments()) or f"; there are: {', '.join(departments())}."
        yield "functions", f"there is no department {name!r}{hint}"
    if len({*shares.functions}) < max(len(shares.functions), 1):
        yield "functions", "name at least one department, and each once."
    if not 0 <= shares.more <= MORE:
        yield "more", f"write 0 to {MORE}: more columns nobody reads on a wall."


def _example(shares: Shares, items: tuple[str, ...]) -> Iterator[str]:
    for item, row in shares.example:
        if items and item not in items:
            yield f"{item!r} is not one of its items{meant(item, items) or '.'}"
        if len(row) != len(shares.functions):
            yield f"{item!r} needs {len(shares.functions)} weights, one for each function."
        elif sum(row) != WHOLE or min(row) < 0:
            yield f"the weights of {item!r} must add up to {WHOLE}."
