"""Checks of what a timetable is made of."""

from collections.abc import Iterator, Mapping

from workshop.charts import charts
from workshop.exercises.exercise import Reveal
from workshop.exercises.swapping import HOURS, WEEK, Swapping
from workshop.questions.question import Question

HINT = 'say when: [round.reveal.hours], and for each part of the day morning = "08:30-12:00".'


def misplanned(reveal: Reveal, asked: Mapping[str, Question]) -> Iterator[tuple[str, str]]:
    """Yield the key and the sentence of what is wrong with a reveal's timetable.

    Args:
        reveal: with or without one.
        asked: the questions there are by then.
    """
    chart = charts().get(reveal.chart)
    swaps = chart is not None and chart.swaps
    if reveal.swapping is None:
        if swaps:
            yield "hours", HINT
        return
    if chart is not None and not swaps:
        planning = ", ".join(name for name, one in charts().items() if one.swaps)
        yield "hours", f"the chart {reveal.chart!r} shows no timetable: {planning} does."
    yield from _of_when(reveal.swapping, asked.get(next(iter(reveal.questions), "")))
    for key, kind in (("role", "choice"), ("host", "text")):
        name = getattr(reveal.swapping, key)
        if name and (name not in asked or asked[name].kind != kind):
            yield key, f"there is no question {name!r} of the kind {kind!r} by then."


def _of_when(swapping: Swapping, when: Question | None) -> Iterator[tuple[str, str]]:
    for part, hours in swapping.hours.items():
        found = HOURS.fullmatch(hours)
        if not found or found.group(1, 2) >= found.group(3, 4):
            yield "hours", f"{part}: write from when to when, as in 08:30-12:00, not {hours!r}."
    if when is None or when.kind != "several":
        return
    if {*when.options} != {*swapping.hours}:
        parts = ", ".join(when.options)
        yield "hours", f"give the hours of each bucket of {when.id!r}: {parts}."
    if len(when.items) > WEEK:
        yield "questions", f"{when.id!r} has more than {WEEK} days: they begin on a Monday."
