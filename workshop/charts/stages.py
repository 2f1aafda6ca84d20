"""Two funnels side by side: what two contracts make of the same company, stage by stage."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from workshop.charts import outcomes, shapes, theme
from workshop.charts.outcomes import FUNCTIONS, Row
from workshop.charts.shapes import Rows
from workshop.charts.view import View

STAGES = ("leads", "fitleads", "new_customers", "customers", "owner_value")

HEAD, STAGE, WORDS, LINE = 34, 55, 31, 22
"""Pixels of the contracts' names, of a stage, of the words above its bars, of a line of text."""

BAR = 20
EFFORTS = 3
"""The most efforts a department splits its people into, beside idling."""

REACH = 0.76
"""How far a full bar goes; the rest of each half belongs to the number at its end."""

GAP = 0.006
NAME = 20
"""Letters in a line of a contract's name; where there is more room lines are joined."""

LINES = "|"
"""Ends a line that stays one, however wide the place is."""


class Column(NamedTuple):
    """One of the two funnels: its name as a label, short and in a sentence, and its numbers."""

    name: str
    brief: str
    inside: str
    row: Row


def column(view: View, contract: str) -> Column | None:
    """Return the funnel of a contract; None where it was not computed."""
    row = outcomes.row(view, contract)
    if row is None:
        return None
    names = (outcomes.name, outcomes.brief, outcomes.inside)
    name, brief, inside = (of(view, contract) for of in names)
    return Column(name, brief, inside, row)


def picture(view: View, columns: Sequence[Column]) -> tuple[dict[str, Any], dict[str, Rows]]:
    """Return spec and data: bars that grow from the middle, the larger of a stage in full."""
    alt = theme.altair()
    across = alt.X("start:Q", scale=alt.Scale(domain=[-1, 1], nice=False), axis=None)
    up = alt.Y("low:Q", scale=alt.Scale(domain=[0, _height()], nice=False), axis=None)
    sides = alt.Scale(domain=["left", "right"], range=theme.colours(["neither", "both"]))
    colour = alt.Color("side:N", scale=sides, legend=None)
    bars = theme.rows("bars").mark_bar().encode(across, up, x2="end:Q", y2="high:Q", color=colour)
    weight = alt.ExprRef("datum.larger ? 'bold' : 'normal'")
    numbers = [
        theme.rows("bars")
        .mark_text(align=align, dx=dx, fontWeight=weight)
        .transform_filter(f"datum.side === '{side}'")
        .encode(x="end:Q", y="middle:Q", text="text:N")
        for side, align, dx in (("left", "right", -10), ("right", "left", 10))
    ]
    # Of words in several lines, Vega puts the first where the last belongs.
    lift = alt.ExprRef(f"{LINE} * (1 - length(split(datum.text, '\\n')))")
    words = [
        _words("names", baseline="bottom"),
        _words("heads", baseline="bottom", dy=lift, lineBreak="\n", fontWeight="bold"),
        _words("tasks", baseline="top", fontWeight="bold"),
    ]
    words += [
        _words("people", align=side, baseline="top", lineBreak=LINES).transform_filter(
            f"datum.side === '{side}'"
        )
        for side in ("left", "right")
    ]
    return theme.finished(alt.layer(bars, *numbers, *words), _height()), _data(view, columns)


def _words(name: str, **look: Any) -> Any:
    return theme.rows(name).mark_text(**look).encode(x="x:Q", y="y:Q", text="text:N")


def _height() -> int:
    return HEAD + len(STAGES) * STAGE + len(FUNCTIONS) * _block()


def _block() -> int:
    """Return the pixels of what one department's people do."""
    return EFFORTS * LINE + LINE // 2


def _floor(at: int) -> int:
    """Return where the bars of a stage stand."""
    return _height() - HEAD - at * STAGE - WORDS - BAR


def _top(at: int) -> int:
    """Return where the lines on a department's people begin."""
    return (len(FUNCTIONS) - at) * _block() - LINE // 2


def _data(view: View, columns: Sequence[Column]) -> dict[str, Rows]:
    heads = [
        {"x": x, "y": _height() - HEAD + 8, "text": shapes.broken(column.name, NAME)}
        for x, column in zip((-0.5, 0.5), columns, strict=True)
    ]
    names = [
        {"label": f, "x": 0, "y": _floor(at) + BAR + 2, "text": outcomes.figure_name(view, f)}
        for at, f in enumerate(STAGES)
    ]
    return {"bars": _bars(view, columns), "names": names, "heads": heads} | _people(view, columns)


def _people(view: View, columns: Sequence[Column]) -> dict[str, Rows]:
    tasks: Rows = []
    people: Rows = []
    for at, function in enumerate(FUNCTIONS):
        staff = view.say("stages.staff", n=_staff(view), function=view.inside(function))
        tasks.append({"label": function, "x": 0, "y": _top(at), "text": staff})
        for side, x, column in zip(("left", "right"), (-1, 1), columns, strict=True):
            efforts = LINES.join(outcomes.people(view, column.row, function))
            people.append({"side": side, "x": x, "y": _top(at), "text": efforts})
    return {"tasks": tasks, "people": people}


def _staff(view: View) -> int:
    return int((view.outcome or {})["people"])


def _bars(view: View, columns: Sequence[Column]) -> Rows:
    made: Rows = []
    for at, stage in enumerate(STAGES):
        values = [float(column.row[stage]) for column in columns]
        for side, sign, value in zip(("left", "right"), (-1, 1), values, strict=True):
            made.append(
                {
                    "label": stage,
                    "side": side,
                    "start": sign * GAP,
                    "end": sign * (GAP + REACH * share(value, values)),
                    "low": _floor(at),
                    "high": _floor(at) + BAR,
                    "middle": _floor(at) + BAR / 2,
                    "text": view.number(value, 0),
                    "larger": value == max(values) != min(values),
                }
            )
    return made


def share(value: float, values: Sequence[float]) -> float:
    """Return a value's share of the largest; losses have no length."""
    most = max(values)
    return max(value, 0.0) / most if most > 0 else 0.0


def table(view: View, columns: Sequence[Column]) -> tuple[list[str], list[list[str]]]:
    """Return all stages, the captured share, the stable outcomes and what people do."""
    rows = [
        [outcomes.figure_name(view, stage), *(view.number(c.row[stage], 0) for c in columns)]
        for stage in STAGES
    ]
    captured = [view.percent(column.row["captured"]) for column in columns]
    rows.append([outcomes.figure_name(view, "captured"), *captured])
    rows += [
        [
            outcomes.figure_name(view, function),
            *(_listed(view, column, function) for column in columns),
        ]
        for function in FUNCTIONS
    ]
    stable = [outcomes.settled(column.row) for column in columns]
    rows.append([outcomes.figure_name(view, "equilibria"), *stable])
    return [view.say("column.stage"), *(column.name for column in columns)], rows


def light(view: View, columns: Sequence[Column]) -> Rows:
    """Return two light bars per stage."""
    made: Rows = []
    for stage in STAGES:
        values = [float(column.row[stage]) for column in columns]
        made += [
            shapes.row(
                outcomes.figure_name(view, stage),
                [shapes.part(c.brief, share(value, values), view.number(value, 0), tone)],
            )
            for c, value, tone in zip(columns, values, ("neither", "both"), strict=True)
        ]
    return made


def at_work(view: View, columns: Sequence[Column]) -> list[str]:
    """Tell what people do under each contract."""
    return [
        view.tell(
            "stages.at_work",
            contract=column.inside,
            **{function: _listed(view, column, function) for function in FUNCTIONS},
        )
        for column in columns
    ]


def _listed(view: View, column: Column, function: str) -> str:
    return view.listed(outcomes.people(view, column.row, function))
