"""The map of shares: what moves when each side takes on a part of the other's goal."""

import json
from typing import Any

from workshop.charts import outcomes, shapes, theme
from workshop.charts.outcomes import BEST, GIVEN, ROOM, SILO
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View

SCHEME = "viridis"
"""Even steps of lightness: it reads without colour, and on light and dark ground alike."""

INK, PAPER = "#16161D", "#FDFDFD"
"""Marks on the map: its colours do not follow the page, so neither do they."""

TITLE = 40
"""Letters in a line of an axis's title."""

SEAM = 0.002
"""Cells overlap a little: between edges that only touch the ground would shine through."""

APART = 0.13
"""The least distance between two names beside the map, in heights of the map."""

BESIDE, ROOM_FOR_NAMES = 1.06, 0.72
"""Where the names begin and what they need, in widths of the map."""

Cell = tuple[int, int]


def draw(view: View) -> Figure:
    """Draw the map, with a mark and a word where each known contract lies."""
    if not view.outcome:
        return shapes.no_run(view)
    drawing = _drawing(view)
    return shapes.figure(view, _title(view), _sentences(view), _table(view), drawing)


def bars(view: View) -> Bars:
    """Return one bar for each marked cell."""
    if not view.outcome:
        return shapes.no_run_bars(view)
    rows = [
        shapes.row(
            _names(view, names),
            [shapes.part("", _at(view, cell), view.percent(_at(view, cell)), _tone(names))],
            _where(view, cell),
        )
        for cell, names in _marked(view).items()
    ]
    return shapes.bars(view, _title(view), _limits(view), rows)


def _map(view: View) -> dict[str, Any]:
    return dict((view.outcome or {})["map"])


def _at(view: View, cell: Cell) -> float:
    """Return what a cell of the map captures."""
    return float(_map(view)["captured"][cell[0]][cell[1]])


def _share(view: View, step: int) -> float:
    return step / (int(_map(view)["steps"]) - 1)


def _marked(view: View) -> dict[Cell, list[str]]:
    """Return the marked cells with the contracts that lie there, the best cell last."""
    found: dict[Cell, list[str]] = {}
    cells = _map(view)["cells"]
    for name in (*ROOM, SILO):
        if name in cells:
            found.setdefault(_cell(cells[name]), []).append(name)
    found.setdefault(_cell(_map(view)["best"]), []).append(BEST)
    return found


def _cell(pair: list[int]) -> Cell:
    return pair[0], pair[1]


def _tone(names: list[str]) -> str:
    return "both" if set(names) & set(ROOM) else "neutral" if BEST in names else "neither"


def _names(view: View, names: list[str]) -> str:
    # The best spot of the map is not yet the best plan for the firm.
    words = [view.say("weights.best") if n == BEST else outcomes.brief(view, n) for n in names]
    return view.listed(words)


def _where(view: View, cell: Cell) -> str:
    shares = (view.percent(_share(view, step)) for step in cell)
    return view.tell("weights.where", **dict(zip(("marketing", "sales"), shares, strict=True)))


def _title(view: View) -> str:
    found = _map(view)
    row = outcomes.row(view, GIVEN)
    words = {"best": view.percent(_at(view, _cell(found["best"])))}
    if row is None or GIVEN not in found["cells"]:
        return view.tell("weights.title", silo=view.percent(_at(view, (0, 0))), **words)
    here, really = _at(view, _cell(found["cells"][GIVEN])), float(row["captured"])
    rest = round(100 * really) - round(100 * here)
    way = "more" if rest > 0 else "less" if rest < 0 else "level"
    words |= {"here": view.percent(here), "ours": view.percent(really)}
    return view.tell(f"weights.{way}", **words)


def _sentences(view: View) -> list[str]:
    found = _map(view)
    values = [value for row in found["captured"] for value in row]
    better = sum(value > _at(view, (0, 0)) for value in values) / len(values)
    words = {"n": len(values), "share": view.percent(better)}
    best = view.tell("weights.peak", place=_where(view, _cell(found["best"])))
    return [best, view.tell("weights.better", **words), *_limits(view)]


def _limits(view: View) -> list[str]:
    """Return what the map leaves out."""
    key = "five" if set(ROOM) & set(_map(view)["cells"]) else "alone"
    return [view.tell(f"weights.{key}")]


def _table(view: View) -> tuple[list[str], list[list[str]]]:
    steps = range(int(_map(view)["steps"]))
    heads = [view.percent(_share(view, j)) for j in steps]
    rows = [
        [view.percent(_share(view, i)), *(view.percent(_at(view, (i, j))) for j in steps)]
        for i in steps
    ]
    return [view.say("weights.corner"), *heads], rows


def _drawing(view: View) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    half = 0.5 / (int(_map(view)["steps"]) - 1)
    across = alt.Scale(domain=[-half, 1 + ROOM_FOR_NAMES], nice=False)
    up = alt.Scale(domain=[-half, 1 + half + SEAM], nice=False)
    x = alt.X("left:Q", scale=across, axis=_axis(view, "sales", titleAnchor="start"))
    y = alt.Y("low:Q", scale=up, axis=_axis(view, "marketing"))
    colour = alt.Color("captured:Q", scale=alt.Scale(scheme=SCHEME), legend=_legend(view))
    ground = theme.rows("map").mark_rect().encode(x, y, x2="right:Q", y2="high:Q", color=colour)
    return theme.finished(alt.layer(ground, *_pointed()), 380), _data(view)


def _pointed() -> list[Any]:
    """Return the marks on the map, the names beside it, and the lines that join them."""
    base = theme.rows("marks").encode(x="x:Q", y="y:Q")
    ends = base.encode(x2="name_x:Q", y2="name_y:Q")
    rim, line = (ends.mark_rule(stroke=c, strokeWidth=w) for c, w in ((INK, 4), (PAPER, 1.5)))
    mark = base.mark_point(filled=True, fill=PAPER, stroke=INK, strokeWidth=2.5, size=240)
    name = theme.rows("names").encode(x="x:Q", y="y:Q", text="text:N")
    return [rim, line, mark, name.mark_text(align="left", dx=6, fontWeight="bold")]


def _axis(view: View, function: str, **look: Any) -> Any:
    ends = (0, 0.5, 1)
    title = shapes.broken(view.say(f"weights.axis.{function}"), TITLE).split("\n")
    return theme.grid(ends, [view.percent(end) for end in ends], title=title, **look)


def _legend(view: View) -> Any:
    alt = theme.altair()
    values = [value for row in _map(view)["captured"] for value in row]
    expression = "format(round(100 * datum.value), 'd') + " + json.dumps(view.percent(0)[1:])
    return alt.Legend(
        title=view.say("weights.legend"),
        titleOrient="left",
        direction="horizontal",
        values=[min(values), max(values)],
        labelExpr=expression,
        gradientThickness=18,
        gradientLength=alt.ExprRef("min(width, 280)"),
    )


def _data(view: View) -> dict[str, Rows]:
    steps = range(int(_map(view)["steps"]))
    half = 0.5 / (len(steps) - 1)
    cells = [
        {
            "left": _share(view, j) - half,
            "right": _share(view, j) + half + SEAM,
            "low": _share(view, i) - half,
            "high": _share(view, i) + half + SEAM,
            "captured": _at(view, (i, j)),
        }
        for i in steps
        for j in steps
    ]
    return {"map": cells, **_marks(view)}


def _marks(view: View) -> dict[str, Rows]:
    """Return the marks, each joined to its name beside the map."""
    marks: Rows = []
    names: Rows = []
    for cell, contracts in sorted(_marked(view).items()):
        y, x = (_share(view, step) for step in cell)
        # Going up, each name keeps clear of the one below it.
        high = max([y, *(row["y"] + APART for row in names[-1:])])
        text = f"{_names(view, contracts)} {view.percent(_at(view, cell))}"
        names.append({"x": BESIDE, "y": high, "text": text})
        marks.append({"x": x, "y": y, "name_x": BESIDE, "name_y": high})
    return {"marks": marks, "names": names}
