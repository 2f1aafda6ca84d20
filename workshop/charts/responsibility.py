"""Who is paid for what: the weights of a contract, KPI by KPI and function by function."""

from typing import Any

from workshop.charts import outcomes, shapes, theme
from workshop.charts.outcomes import FUNCTIONS, GIVEN, KPIS, OWN, Row
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View

STEP = 40
ALWAYS = tuple(kpi for kpi in KPIS if kpi != "fit")
"""The KPIs that a card offers; the share that fits is shown only where somebody pays for it."""

SHARED = 0.1
"""From here on in both bonuses a KPI counts as shared."""

DEEPEST = 0.5
"""A cell's colour stays pale enough for the number in it."""


def draw(view: View) -> Figure:
    """Draw the matrix; an empty cell means nobody is paid for it."""
    if not _paid(view):
        return _absent(view)
    drawing = _drawing(view)
    return shapes.figure(view, _title(view), _sentences(view), _table(view), drawing)


def bars(view: View) -> Bars:
    """Return one bar per KPI, cut by function."""
    if not _paid(view):
        key = "responsibility.absent" if view.outcome else ""
        return shapes.no_bars(view, key) if key else shapes.no_run_bars(view)
    rows = [
        shapes.row(
            outcomes.kpi(view, kpi),
            [
                shapes.part(_function(view, f), _weight(view, kpi, f) / 2, _points(view, kpi, f), f)
                for f in FUNCTIONS
                if _whole(view, kpi, f)
            ],
            _remark(view, kpi),
        )
        for kpi in _kpis(view)
    ]
    return shapes.bars(view, _title(view), _sentences(view), rows)


def _absent(view: View) -> Figure:
    if view.outcome:
        return shapes.nothing(view, "responsibility.absent")
    return shapes.no_run(view)


def _contract(view: View) -> str:
    """Return whose weights are shown: what was played last, what was given, what was wanted."""
    if view.outcome and view.played:
        return "played"
    return next((name for name in (GIVEN, OWN) if outcomes.row(view, name)), "")


def _paid(view: View) -> Row | None:
    name = _contract(view)
    if name == "played" and view.played:
        row: Row = view.played["row"]
        return row
    return outcomes.row(view, name)


def _weight(view: View, kpi: str, function: str) -> float:
    row = _paid(view)
    return float(row["weights"][function].get(kpi, 0)) if row else 0.0


def _whole(view: View, kpi: str, function: str) -> int:
    """Return the points of a hundred, as they are shown."""
    return round(100 * _weight(view, kpi, function))


def _points(view: View, kpi: str, function: str) -> str:
    return view.number(_whole(view, kpi, function), 0)


def _kpis(view: View) -> list[str]:
    return [kpi for kpi in KPIS if kpi in ALWAYS or _total(view, kpi)]


def _total(view: View, kpi: str) -> int:
    return sum(_whole(view, kpi, function) for function in FUNCTIONS)


def _orphans(view: View) -> list[str]:
    return [kpi for kpi in _kpis(view) if not _total(view, kpi)]


def _shared(view: View) -> list[str]:
    """Return the KPIs that both are paid for, the heaviest first."""
    floor = round(100 * SHARED)
    both = [k for k in _kpis(view) if min(_whole(view, k, f) for f in FUNCTIONS) >= floor]
    return sorted(both, key=lambda kpi: -_total(view, kpi))


def _remark(view: View, kpi: str) -> str:
    if not _total(view, kpi):
        return view.say("responsibility.nobody")
    return view.say("responsibility.both") if kpi in _shared(view) else ""


def _function(view: View, function: str) -> str:
    return view.model(f"functions.{function}")


def _quoted(view: View, kpis: list[str]) -> str:
    return view.listed([view.say("quoted", text=outcomes.kpi(view, kpi)) for kpi in kpis])


def _title(view: View) -> str:
    orphans, shared = _orphans(view), _shared(view)
    if orphans:
        return view.tell("responsibility.title.nobody", kpis=_quoted(view, orphans))
    if shared:
        return view.tell("responsibility.title.shared", kpis=_quoted(view, shared))
    return view.tell("responsibility.title.apart")


def _sentences(view: View) -> list[str]:
    shared = _shared(view) if _orphans(view) else []
    both = view.tell("responsibility.title.shared", kpis=_quoted(view, shared)) if shared else ""
    whose = view.tell(f"responsibility.whose.{_contract(view)}")
    heaviest = [_heaviest(view, function) for function in FUNCTIONS]
    return [f"{both}." if both else "", whose, *heaviest]


def _heaviest(view: View, function: str) -> str:
    most = max(_whole(view, kpi, function) for kpi in _kpis(view))
    top = [kpi for kpi in _kpis(view) if _whole(view, kpi, function) == most]
    words = {"function": view.inside(function), "kpis": _quoted(view, top)}
    return view.tell("responsibility.heaviest", points=view.number(most, 0), **words)


def _table(view: View) -> tuple[list[str], list[list[str]]]:
    rows = [
        [
            outcomes.kpi(view, kpi),
            *(_points(view, kpi, f) if _whole(view, kpi, f) else shapes.NONE for f in FUNCTIONS),
        ]
        for kpi in _kpis(view)
    ]
    heads = [view.say("responsibility.points", function=_function(view, f)) for f in FUNCTIONS]
    return [view.say("column.kpi"), *heads], rows


def _drawing(view: View) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    heads = [_function(view, function) for function in FUNCTIONS]
    across = alt.X(
        "left:Q",
        scale=alt.Scale(domain=[0, 2.7], nice=False),
        axis=theme.grid([0.5, 1.5], heads, orient="top", title=None, labelFontWeight="bold"),
    )
    colour = alt.Scale(domain=list(FUNCTIONS), range=theme.colours(FUNCTIONS))
    base = theme.rows("rows").encode(y=theme.ordered(0.12))
    cell = base.mark_bar().encode(
        x=across,
        x2="right:Q",
        color=alt.Color("function:N", scale=colour, legend=None),
        opacity=alt.Opacity("depth:Q", scale=None, legend=None),
    )
    frame = base.mark_bar(fillOpacity=0, stroke=theme.COLOURS["neither"], strokeOpacity=0.35)
    frame = frame.encode(x=across, x2="right:Q")
    number = base.mark_text(fontWeight="bold").encode(x="middle:Q", text="text:N")
    noted = theme.rows("notes").encode(y=theme.ordered(0.12))
    note = noted.mark_text(align="left", dx=6).encode(x="x:Q", text="text:N")
    spec = theme.finished(cell + frame + number + note, {"step": STEP})
    return spec, {"rows": _cells(view), "notes": _notes(view)}


def _cells(view: View) -> Rows:
    most = max(_whole(view, kpi, f) for kpi in _kpis(view) for f in FUNCTIONS)
    return [
        {
            "label": shapes.broken(outcomes.kpi(view, kpi)),
            "order": order,
            "function": function,
            "left": at + 0.03,
            "right": at + 0.97,
            "middle": at + 0.5,
            "depth": 0.1 + (DEEPEST - 0.1) * points / most if points else 0,
            "text": view.number(points, 0) if points else "",
        }
        for order, kpi in enumerate(_kpis(view))
        for at, function in enumerate(FUNCTIONS)
        for points in [_whole(view, kpi, function)]
    ]


def _notes(view: View) -> Rows:
    return [
        {
            "label": shapes.broken(outcomes.kpi(view, kpi)),
            "order": order,
            "x": 2.0,
            "text": _remark(view, kpi),
        }
        for order, kpi in enumerate(_kpis(view))
    ]
