"""The same claim before and after: two groups of answers, no person followed."""

from workshop.charts import shapes, spread
from workshop.charts.shapes import Bars, Figure
from workshop.charts.spread import Line
from workshop.charts.view import View

STILL = 0.1
FAR = 0.5


def draw(view: View) -> Figure:
    """Draw the distribution before above the one after."""
    question, lines = view.questions()[-1], _lines(view)
    if not lines:
        return shapes.nothing(view)
    table = spread.table(view, question, lines)
    drawing = spread.picture(view, question, lines)
    return shapes.figure(view, _title(view, lines), _sentences(view, lines), table, drawing)


def bars(view: View) -> Bars:
    """Return one bar before and one after."""
    lines = _lines(view)
    if not lines:
        return shapes.no_bars(view)
    rows = spread.levels(view, lines)
    return shapes.bars(view, _title(view, lines), _sentences(view, lines), rows)


def _lines(view: View) -> list[Line]:
    times = zip(("before", "after"), ("neither", "both"), view.questions(), strict=False)
    return [
        Line(view.say(f"shift.{time}"), view.say(f"shift.{time}_inside"), tone, cell)
        for time, tone, question in times
        if (cell := view.cell(question, question.items[0]))
    ]


def _title(view: View, lines: list[Line]) -> str:
    means = [value for line in lines if (value := spread.mean(line.cell)) is not None]
    if len(means) < 2:
        return view.tell("shift.one")
    before, after = means
    words = {"before": view.number(before), "after": view.number(after)}
    size = abs(round(after, 1) - round(before, 1))
    if size < STILL / 2:
        return view.tell("shift.still", **words)
    way = "towards" if after > before else "away"
    amount = "far" if size >= FAR else "little"
    return view.tell(f"shift.{way}.{amount}", size=view.number(size), **words)


def _sentences(view: View, lines: list[Line]) -> list[str]:
    counts = [view.say("shift.count", when=line.inside, n=line.cell["n"]) for line in lines]
    answered = view.listed(counts)
    return [view.tell("shift.answered", each=answered), view.tell("shift.not_linked")]
