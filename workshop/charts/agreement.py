"""How far people agree with a claim."""

from workshop.charts import shapes, spread
from workshop.charts.cells import share
from workshop.charts.shapes import Bars, Figure
from workshop.charts.spread import Line
from workshop.charts.view import View
from workshop.questions.tally import ALL

AGREE = ("4", "5")


def draw(view: View) -> Figure:
    """Draw the distribution in the room and in every visible department."""
    question, lines = view.questions()[0], _lines(view)
    if not lines:
        return shapes.nothing(view)
    table = spread.table(view, question, lines)
    drawing = spread.picture(view, question, lines)
    return shapes.figure(view, _title(view), _sentences(view, lines), table, drawing)


def bars(view: View) -> Bars:
    """Return one bar for the room and one for every visible department."""
    lines = _lines(view)
    if not lines:
        return shapes.no_bars(view)
    rows = spread.levels(view, lines)
    return shapes.bars(view, _title(view), _sentences(view, lines), rows)


def _lines(view: View) -> list[Line]:
    question = view.questions()[0]
    item = question.items[0]
    groups = [ALL, *view.groups(question)]
    return [
        Line(view.name(group), view.inside(group), _tone(group), cell)
        for group in groups
        if (cell := view.cell(question, item, group))
    ]


def _tone(group: str) -> str:
    return "both" if group == ALL else shapes.tone(group)


def agreed(view: View) -> float | None:
    """Return the share of the room that agrees, in [0, 1]; None where too few answered."""
    question = view.questions()[0]
    cell = view.cell(question, question.items[0])
    return sum(share(cell, option) for option in AGREE) if cell else None


def _title(view: View) -> str:
    return view.tell("agreement.agree", share=view.percent(agreed(view) or 0))


def _sentences(view: View, lines: list[Line]) -> list[str]:
    means = [
        view.say("agreement.mean", group=line.inside, mean=view.number(value))
        for line in lines
        if (value := spread.mean(line.cell)) is not None
    ]
    listed = view.tell("agreement.means", each=view.listed(means)) if means else ""
    answered = view.tell("agreement.answered", n=lines[0].cell["n"])
    return [answered, listed, spread.unsure(view, lines[0].cell)]
