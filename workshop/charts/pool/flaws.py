"""What a deliberate flaw is worth: in which market, and after how long."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from workshop.charts import labels, pool, theme
from workshop.charts.finding import Bar, Column, Data, Finding, Part, Picture, chart, each, no_run
from workshop.charts.marks import across, either, layer, toned
from workshop.charts.pool import OWNER
from workshop.charts.view import View
from workshop.models.lead_pool.outcomes import near

USUAL = "default"
LINES = (
    ("debated_brand", OWNER, "both", (1, 0)),
    ("debated_brand", "3", "both", (8, 5)),
    (USUAL, OWNER, "neutral", (1, 0)),
    ("commodity", OWNER, "neither", (2, 4)),
)
"""The market, the months, the tone and the dashes of each line."""

APART = 0.02
"""The least distance between two names at the end of their lines, in shares kept."""

ROOM_FOR_NAMES = 0.8
"""What the names need beside the lines, in widths of the lines."""

LOWEST = 0.75
HEIGHT = 340


class Flaw(NamedTuple):
    """A size of the flaw, and what every line keeps of its best value with it."""

    size: float
    kept: tuple[float, ...]


class Line(NamedTuple):
    """A market after so many months: what it keeps by size of the flaw, and the best size."""

    id: str
    name: str
    tone: str
    dash: Sequence[int]
    kept: Sequence[float]
    best: float


@chart(model="lead-pool")
def flaws(view: View) -> Finding[Flaw]:
    """Find which flaw is best, market by market."""
    if not view.outcome:
        return no_run(view)
    sizes, lines = pool.given(view, "flaws")[USUAL]["flaws"], _lines(view)
    rows = [Flaw(size, tuple(one.kept[at] for one in lines)) for at, size in enumerate(sizes)]
    best = [view.say("flaws.each", line=one.name, share=_good(view, one)) for one in lines]
    names = [(one.name, at) for at, one in enumerate(lines)]
    return Finding(
        _title(view, lines),
        rows,
        [view.tell("flaws.all", each=view.listed(best)), view.tell("flaws.guesses")],
        [
            Column(view.say("flaws.axis.x"), lambda row: view.percent(row.size)),
            *each(names, lambda at, row: view.percent(row.kept[at])),
        ],
        [_bar(view, one) for one in lines],
        lambda: _picture(view, lines, rows),
    )


def _lines(view: View) -> list[Line]:
    found = pool.given(view, "flaws")
    return [
        Line(f"{world} {months}", _name(view, world, int(months)), tone, dash, kept, best)
        for world, months, tone, dash in LINES
        for kept in [found[world]["kept"][months]]
        for best in [found[USUAL]["flaws"][kept.index(max(kept))]]
    ]


def _good(view: View, one: Line) -> str:
    """Write the best flaw together with all that are nearly as good."""
    sizes = pool.given(view, "flaws")[USUAL]["flaws"]
    return pool.band(view, *(sizes[end] for end in near(one.kept)))


def _name(view: View, world: str, months: int) -> str:
    return view.say("flaws.line", world=pool.world(view, world), span=pool.span(view, months))


def _title(view: View, lines: list[Line]) -> str:
    if not lines[0].best:
        return view.tell("flaws.never")
    key = "some" if any(one.best for one in lines[1:]) else "only"
    return view.tell(f"flaws.{key}", lost=view.percent(1 - lines[0].kept[0]))


def _bar(view: View, one: Line) -> Bar:
    # Nobody sets or guesses a flaw: there is nothing of anybody's own to lay on it.
    part = Part(view.say("flaws.best"), one.best, _good(view, one), one.tone)
    return Bar(one.name, [part], view.tell("flaws.without", share=view.percent(one.kept[0])))


def _picture(view: View, lines: list[Line], rows: list[Flaw]) -> Picture:
    ids, alt = [one.id for one in lines], theme.altair()
    dashes = alt.Scale(domain=ids, range=[list(one.dash) for one in lines])
    stroke = {
        "strokeDash": alt.StrokeDash("line:N", scale=dashes, legend=None),
        "strokeWidth": either(f"datum.line === '{ids[0]}'", 6, 4),
        "detail": "line",
    }
    x = across("flaw", 0, 1 + ROOM_FOR_NAMES, _axis(view, "x"))
    y = across("kept", LOWEST, 1.03, _axis(view, "y"), "Y")
    colour = toned("line", {one.id: one.tone for one in lines})
    top = {"filled": True, "size": 260}
    layers = [
        layer("lines", "line", {"clip": True}, x=x, y=y, color=colour, **stroke),
        layer("tops", "point", top, x="x", y="y", color=colour),
        layer("ends", "text", {"align": "left", "dx": 12}, x="x", y="y", text="text"),
    ]
    drawn = [
        {"line": one.id, "flaw": row.size, "kept": row.kept[at]}
        for at, one in enumerate(lines)
        for row in rows
    ]
    tops = [{"line": one.id, "x": one.best, "y": 1} for one in lines]
    return Picture(layers, {"lines": drawn, "tops": tops, "ends": _ends(lines)}, HEIGHT)


def _axis(view: View, which: str) -> Any:
    ends = (0, 0.5, 1) if which == "x" else (0.8, 0.9, 1)
    title = labels.broken(view.say(f"flaws.axis.{which}"), 34).split("\n")
    look = {"titleAnchor": "start"} if which == "x" else {}
    words = [view.percent(end) for end in ends]
    return theme.grid(ends, words, title=title, grid=True, gridOpacity=0.35, **look)


def _ends(lines: list[Line]) -> Data:
    """Return the names at the ends of the lines, the lowest first, each clear of the others."""
    made: Data = []
    for kept, _, name in sorted((max(one.kept[-1], LOWEST), one.id, one.name) for one in lines):
        y = max([kept, *(row["y"] + APART for row in made[-1:])])
        made.append({"x": 1, "y": y, "text": name})
    return made
