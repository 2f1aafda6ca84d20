"""The map of shares: what moves when each side takes on a part of the other's goal."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from workshop.charts import labels, outcomes, theme
from workshop.charts.finding import Bar, Column, Data, Finding, Part, Picture, chart, each, no_run
from workshop.charts.firm import wished
from workshop.charts.marks import across, layer
from workshop.charts.outcomes import BEST, GIVEN, ROOM, SILO
from workshop.charts.view import View

SCHEME = "viridis"
"""Even steps of lightness: it reads without colour, and on light and dark ground alike."""

INK, PAPER = "#16161D", "#FDFDFD"
"""Marks on the map: its colours do not follow the page, so neither do they."""

KNOWN = {"marketing": ("leads", "profit"), "sales": ("revenue", "newcust", "arpu")}
"""The numbers that the map knows."""

TITLE = 40
"""Letters in a line of an axis's title."""

SEAM = 0.002
"""Cells overlap a little: between edges that only touch the ground would shine through."""

APART = 0.13
"""The least distance between two names beside the map, in heights of the map."""

BESIDE, ROOM_FOR_NAMES = 1.06, 0.72
"""Where the names begin and what they need, in widths of the map."""


class Level(NamedTuple):
    """What is captured where marketing take on this share, by the share that sales take on."""

    marketing: float
    captured: tuple[float, ...]


class Spot(NamedTuple):
    """A marked spot of the map: the contracts that lie there, both shares, what is captured."""

    contracts: list[str]
    marketing: float
    sales: float
    captured: float


@chart(model="kpi-game")
def weights(view: View) -> Finding[Level]:
    """Find where on the map each known contract lies, and where its best spot is."""
    if not view.outcome:
        return no_run(view)
    found = view.outcome["map"]
    shares = [step / (int(found["steps"]) - 1) for step in range(int(found["steps"]))]
    rows = [Level(*one) for one in zip(shares, map(tuple, found["captured"]), strict=True)]
    spots = _spots(found, shares)
    limits = [view.tell("weights.five"), _placed(view)]
    heads = [(view.percent(share), at) for at, share in enumerate(shares)]
    return Finding(
        _title(view, rows, spots),
        rows,
        [*_told(view, rows, spots), *limits],
        [
            Column(view.say("weights.corner"), lambda one: view.percent(one.marketing)),
            *each(heads, lambda at, one: view.percent(one.captured[at])),
        ],
        [_bar(view, spot) for spot in spots],
        lambda: _picture(view, rows, spots),
        limits,
    )


def _spots(found: Mapping[str, Any], shares: Sequence[float]) -> list[Spot]:
    """Return the marked spots, the best one last."""
    cells = found["cells"] | {BEST: found["best"]}
    spots: dict[tuple[int, int], Spot] = {}
    for name in (one for one in (*ROOM, SILO, BEST) if one in cells):
        i, j = cells[name]
        new = Spot([], shares[i], shares[j], found["captured"][i][j])
        spots.setdefault((i, j), new).contracts.append(name)
    return list(spots.values())


def _title(view: View, rows: Sequence[Level], spots: Sequence[Spot]) -> str:
    """Tell where the map leads; where our bonus holds what the map does not know, that first."""
    row, words = outcomes.row(view, GIVEN), {"best": view.percent(spots[-1].captured)}
    if row is None:
        return view.tell("weights.title", silo=view.percent(rows[0].captured[0]), **words)
    key = "beyond" if _beyond(row) else "ours"
    return view.tell(f"weights.{key}", ours=view.percent(row["captured"]), **words)


def _beyond(row: outcomes.Row) -> bool:
    """Whether a bonus rests on numbers that the map does not know."""
    return any(
        share and kpi not in KNOWN[function]
        for function, bonus in row["weights"].items()
        for kpi, share in bonus.items()
    )


def _placed(view: View) -> str:
    """Tell where the room's own bonus stands on a map that may not hold it."""
    row = outcomes.row(view, GIVEN)
    if row is None:
        return view.tell("outcomes.hidden")
    return view.tell("weights.nearest") if _beyond(row) else ""


def _told(view: View, rows: Sequence[Level], spots: Sequence[Spot]) -> list[str]:
    values = [value for row in rows for value in row.captured]
    better = sum(value > values[0] for value in values) / len(values)
    return [
        view.tell("weights.peak", place=_where(view, spots[-1])),
        view.tell("weights.better", n=len(values), share=view.percent(better)),
    ]


def _where(view: View, spot: Spot) -> str:
    marketing, sales = view.percent(spot.marketing), view.percent(spot.sales)
    return view.tell("weights.where", marketing=marketing, sales=sales)


def _names(view: View, spot: Spot) -> str:
    # The best spot of the map is not yet the best plan for the firm.
    best = view.say("weights.best")
    return view.listed([best if n == BEST else outcomes.brief(view, n) for n in spot.contracts])


def _bar(view: View, spot: Spot) -> Bar:
    ours, best = set(ROOM) & set(spot.contracts), BEST in spot.contracts
    tone = "both" if ours else "neutral" if best else "neither"
    part = Part("", spot.captured, view.percent(spot.captured), tone)
    own = [one for contract in spot.contracts for one in wished.bonus(view, contract)]
    return Bar(_names(view, spot), [part], _where(view, spot), own)


def _picture(view: View, rows: Sequence[Level], spots: Sequence[Spot]) -> Picture:
    alt, half = theme.altair(), 0.5 / (len(rows) - 1)
    x = across("left", -half, 1 + ROOM_FOR_NAMES, _axis(view, "sales", titleAnchor="start"))
    y = across("low", -half, 1 + half + SEAM, _axis(view, "marketing"), "Y")
    scale = alt.Scale(scheme=SCHEME)
    colour = alt.Color("captured:Q", scale=scale, legend=_legend(view, rows))
    mark = {"filled": True, "fill": PAPER, "stroke": INK, "strokeWidth": 2.5, "size": 240}
    name = {"align": "left", "dx": 6, "fontWeight": "bold"}
    ends = {"x": "x", "y": "y", "x2": "name_x", "y2": "name_y"}
    layers = [
        layer("map", "rect", x=x, y=y, x2="right", y2="high", color=colour),
        layer("marks", "rule", {"stroke": INK, "strokeWidth": 4}, **ends),
        layer("marks", "rule", {"stroke": PAPER, "strokeWidth": 1.5}, **ends),
        layer("marks", "point", mark, x="x", y="y"),
        layer("names", "text", name, x="x", y="y", text="text"),
    ]
    cells = [
        {"left": share - half, "right": share + half + SEAM, "captured": value}
        | {"low": row.marketing - half, "high": row.marketing + half + SEAM}
        for row in rows
        for share, value in zip((one.marketing for one in rows), row.captured, strict=True)
    ]
    return Picture(layers, {"map": cells, **_marks(view, spots)}, 380)


def _axis(view: View, function: str, **look: Any) -> Any:
    ends = (0, 0.5, 1)
    title = labels.broken(view.say(f"weights.axis.{function}"), TITLE).split("\n")
    return theme.grid(ends, [view.percent(end) for end in ends], title=title, **look)


def _legend(view: View, rows: Sequence[Level]) -> Any:
    alt = theme.altair()
    values = [value for row in rows for value in row.captured]
    return alt.Legend(
        title=view.say("weights.legend"),
        titleOrient="left",
        direction="horizontal",
        values=[min(values), max(values)],
        labelExpr="format(round(100 * datum.value), 'd') + " + json.dumps(view.percent(0)[1:]),
        gradientThickness=18,
        gradientLength=alt.ExprRef("min(width, 280)"),
    )


def _marks(view: View, spots: Sequence[Spot]) -> dict[str, Data]:
    """Return the marks, each joined to its name beside the map."""
    marks: Data = []
    names: Data = []
    for spot in sorted(spots, key=lambda one: (one.marketing, one.sales)):
        # Going up, each name keeps clear of the one below it.
        high = max([spot.marketing, *(row["y"] + APART for row in names[-1:])])
        text = f"{_names(view, spot)} {view.percent(spot.captured)}"
        names.append({"x": BESIDE, "y": high, "text": text})
        marks.append({"x": spot.sales, "y": spot.marketing, "name_x": BESIDE, "name_y": high})
    return {"marks": marks, "names": names}
