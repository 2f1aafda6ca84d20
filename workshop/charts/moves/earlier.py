"""What reveals of earlier versions kept: two sets of answers, nobody followed between them."""

from dataclasses import replace

from workshop.charts.finding import Finding
from workshop.charts.own import Own
from workshop.charts.spread import Line, finding
from workshop.charts.view import View

TIMES = (("before", "neither"), ("after", "both"))


def earlier(view: View) -> Finding[Line] | None:
    """Return the answers of both times side by side, where that was kept; else None."""
    again = view.questions()[-1]
    if not any(view.cell(again, item) for item in again.items):
        return None
    lines = [line for item in again.items for line in _lines(view, item)]
    asked = dict(zip((time for time, _ in TIMES), view.questions(), strict=True))
    title = view.tell("shift.not_followed")
    found = finding(view, lines, title, [], lambda one: Own(asked[one.id], one.item, one.id))
    return replace(found, chance=True)


def _lines(view: View, item: str) -> list[Line]:
    question = view.questions()[0]
    text = view.item(question, item) if len(question.items) > 1 else ""
    return [
        Line(view.say(f"shift.{time}"), "", tone, cell, time, text, item)
        for (time, tone), asked in zip(TIMES, view.questions(), strict=True)
        if (cell := view.cell(asked, item))
    ]
