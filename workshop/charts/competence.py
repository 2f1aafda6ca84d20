"""What a contract captures when HR is weak, and when it is competent."""

from collections.abc import Mapping, Sequence
from typing import Any

from workshop.charts import outcomes, shapes, theme
from workshop.charts.cells import ratings
from workshop.charts.outcomes import CROSS, GIVEN, QUALIFIED, SILO
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View

WEAK, COMPETENT = 0.2, 0.8
LINES = {GIVEN: "both", CROSS: "neutral", QUALIFIED: "neutral", SILO: "neither"}
DASHES = {GIVEN: [1, 0], CROSS: [1, 0], QUALIFIED: [8, 5], SILO: [2, 4]}
APART = 0.11
"""The least distance between two names at the end of their lines, in captured shares."""

TITLE = 34
"""Letters in a line of an axis's title."""

ROOM_FOR_NAMES = 0.55
"""What the names need beside the lines, in widths of the lines."""


def draw(view: View) -> Figure:
    """Draw one line per contract, and the room's own rating of its HR across them."""
    if not view.outcome:
        return shapes.no_run(view)
    drawing = _drawing(view)
    return shapes.figure(view, _title(view), _sentences(view), _table(view), drawing)


def bars(view: View) -> Bars:
    """Return, per contract, one bar for weak and one for competent HR."""
    if not view.outcome:
        return shapes.no_run_bars(view)
    rows = [
        shapes.row(
            outcomes.name(view, name),
            [shapes.part(view.say(f"competence.{when}"), value, view.percent(value), LINES[name])],
        )
        for name in _shown(view)
        for when, value in zip(("weak", "competent"), _ends(view, name), strict=True)
    ]
    told = [view.tell("competence.levels", **_named(view)), _ours(view)]
    return shapes.bars(view, _title(view), told, rows)


def rated(view: View) -> float | None:
    """Return how competent the room finds its HR, from 0 to 1; None where too few rated it."""
    question = view.questions()[0]
    found = [ratings(view.cell(question, item)) for item in question.items]
    means = [summary.mean for summary in found if summary]
    return (sum(means) / len(means) - 1) / 4 if means else None


def _curves(view: View) -> Mapping[str, Sequence[float]]:
    found: Mapping[str, Sequence[float]] = (view.outcome or {})["competence"]["captured"]
    return found


def _levels(view: View) -> list[float]:
    return list((view.outcome or {})["competence"]["levels"])


def _shown(view: View) -> list[str]:
    return [name for name in LINES if name in _curves(view)]


def _ends(view: View, name: str) -> tuple[float, float]:
    """Return what a contract captures with weak and with competent HR."""
    levels, values = _levels(view), _curves(view)[name]
    near = [min(levels, key=lambda level: abs(level - end)) for end in (WEAK, COMPETENT)]
    weak, competent = (values[levels.index(level)] for level in near)
    return weak, competent


def _title(view: View) -> str:
    return _told(view, CROSS, "title")


def _told(view: View, name: str, key: str) -> str:
    low, high = (view.percent(value) for value in _ends(view, name))
    weak, competent = (round(100 * value) for value in _ends(view, name))
    way = "rises" if competent > weak else "falls" if competent < weak else "same"
    words = {"contract": outcomes.inside(view, name), "low": low, "high": high}
    return view.tell(f"competence.{key}.{way}", **words)


def _sentences(view: View) -> list[str]:
    others = [_told(view, name, "then") for name in _shown(view) if name != CROSS]
    return [view.tell("competence.levels", **_named(view)), *others, _ours(view)]


def _named(view: View) -> dict[str, str]:
    return {"weak": view.percent(WEAK), "competent": view.percent(COMPETENT)}


def _ours(view: View) -> str:
    value = rated(view)
    if value is None:
        return view.tell("competence.unrated")
    return view.tell("competence.rated", share=view.percent(value))


def _table(view: View) -> tuple[list[str], list[list[str]]]:
    heads = [outcomes.name(view, name) for name in _shown(view)]
    rows = [
        [view.percent(level), *(view.percent(_curves(view)[name][at]) for name in _shown(view))]
        for at, level in enumerate(_levels(view))
    ]
    return [view.say("column.competence"), *heads], rows


def _drawing(view: View) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt, shown = theme.altair(), _shown(view)
    x = alt.X(
        "level:Q",
        scale=alt.Scale(domain=[0, 1 + ROOM_FOR_NAMES], nice=False),
        axis=_axis(view, "x"),
    )
    heights = alt.Scale(domain=[_lowest(view), 1], nice=False)
    y = alt.Y("captured:Q", scale=heights, axis=_axis(view, "y"))
    tones = alt.Scale(domain=shown, range=theme.colours([LINES[name] for name in shown]))
    colour = alt.Color("contract:N", scale=tones, legend=None)
    dashes = alt.Scale(domain=shown, range=[DASHES[name] for name in shown])
    dash = alt.StrokeDash("contract:N", scale=dashes, legend=None)
    width = alt.condition(f"datum.contract === '{shown[0]}'", alt.value(6), alt.value(4))
    lines = (
        theme.rows("lines")
        .mark_line()
        .encode(x, y, color=colour, strokeDash=dash, strokeWidth=width, detail="contract:N")
    )
    ends = theme.rows("ends").mark_text(align="left", dx=12).encode(x="x:Q", y="y:Q", text="text:N")
    layers = [lines, ends]
    if rated(view) is not None:
        layers += _rating()
    return theme.finished(alt.layer(*layers), 360), _data(view)


def _lowest(view: View) -> float:
    """Return where the axis starts: at nothing, or below where a contract does harm."""
    return min(0.0, *(value for name in _shown(view) for value in _curves(view)[name]))


def _axis(view: View, which: str) -> Any:
    ends = (0, 0.5, 1)
    words = [view.percent(end) for end in ends]
    if which == "x":
        words = [f"{words[0]}\n{view.say('competence.low')}", words[1]]
        words.append(f"{view.percent(1)}\n{view.say('competence.high')}")
    title = shapes.broken(view.say(f"competence.axis.{which}"), TITLE).split("\n")
    look = {"titleAnchor": "start"} if which == "x" else {}
    return theme.grid(ends, words, title=title, grid=True, gridOpacity=0.35, **look)


def _rating() -> list[Any]:
    """Return the line that stands where the room sees its own HR, with its words at the foot."""
    base = theme.rows("ours").encode(x="x:Q")
    line = base.mark_rule(strokeDash=[6, 5], strokeWidth=3).encode(y="low:Q", y2="high:Q")
    words = base.mark_text(align="left", dx=10, baseline="bottom", dy=-6, fontWeight="bold")
    return [line, words.encode(y="low:Q", text="text:N")]


def _data(view: View) -> dict[str, Rows]:
    lines = [
        {"contract": name, "level": level, "captured": value}
        for name in _shown(view)
        for level, value in zip(_levels(view), _curves(view)[name], strict=True)
    ]
    data: dict[str, Rows] = {"lines": lines, "ends": _names(view)}
    value = rated(view)
    if value is not None:
        low = _lowest(view)
        text = view.say("competence.mark", share=view.percent(value))
        data["ours"] = [{"x": value, "low": low, "high": 1, "text": text}]
    return data


def _names(view: View) -> Rows:
    """Return the names at the ends of the lines, the lowest first, each clear of the one below."""
    ends = sorted((_curves(view)[name][-1], name) for name in _shown(view))
    made: Rows = []
    for value, name in ends:
        y = max([value, *(row["y"] + APART for row in made[-1:])])
        text = f"{outcomes.brief(view, name)} {view.percent(value)}"
        made.append({"x": 1, "y": y, "text": text})
    return made
