"""More leads, fewer customers: the company of today beside the one of the room's bonus."""

from workshop.charts import outcomes, shapes, stages
from workshop.charts.outcomes import BEST, GIVEN, SILO
from workshop.charts.shapes import Bars, Figure
from workshop.charts.stages import Column
from workshop.charts.view import View


def draw(view: View) -> Figure:
    """Draw the two funnels."""
    columns = _columns(view)
    if not columns:
        return shapes.no_run(view)
    table, drawing = stages.table(view, columns), stages.picture(view, columns)
    return shapes.figure(view, _title(view, columns), _sentences(view, columns), table, drawing)


def bars(view: View) -> Bars:
    """Return two bars per stage."""
    columns = _columns(view)
    if not columns:
        return shapes.no_run_bars(view)
    told, rows = stages.at_work(view, columns), stages.light(view, columns)
    return shapes.bars(view, _title(view, columns), [*told, _missing(view)], rows)


def _columns(view: View) -> list[Column]:
    """Return today's contract and the room's; the best plan while the room's is hidden."""
    other = GIVEN if outcomes.row(view, GIVEN) else BEST
    found = [stages.column(view, name) for name in (SILO, other)]
    shown = [column for column in found if column]
    return shown if len(shown) == 2 else []


def _title(view: View, columns: list[Column]) -> str:
    """Say "more leads, fewer customers" where it is so, of whichever contract it is."""
    leads, customers = ([round(c.row[f]) for c in columns] for f in ("leads", "customers"))
    paradox = (leads[0] - leads[1]) * (customers[0] - customers[1]) < 0
    first, second = columns if not paradox or leads[0] > leads[1] else reversed(columns)
    words = _numbers(view, first, "first") | _numbers(view, second, "second")
    return view.tell(f"funnels.{'paradox' if paradox else 'plain'}", **words)


def _numbers(view: View, column: Column, which: str) -> dict[str, str]:
    return {
        which: _short(view, column),
        f"{which}_leads": view.number(column.row["leads"], 0),
        f"{which}_customers": view.number(column.row["customers"], 0),
    }


def _short(view: View, column: Column) -> str:
    """Return a name that leaves room in the finding: the picture bears the full one."""
    ours = outcomes.row(view, GIVEN)
    return view.say("outcomes.given") if column.row is ours else column.inside


def _sentences(view: View, columns: list[Column]) -> list[str]:
    profits = [
        view.say(
            "funnels.profit",
            contract=column.inside,
            profit=view.number(column.row["owner_value"], 0),
        )
        for column in columns
    ]
    profit = view.tell("funnels.profits", each=view.listed(profits))
    return [profit, *stages.at_work(view, columns), _missing(view)]


def _missing(view: View) -> str:
    return "" if outcomes.row(view, GIVEN) else view.tell("outcomes.hidden")
