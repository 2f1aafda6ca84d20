"""The mirror: what each side expected to be told, and what the other side really said."""

from typing import Any

from workshop.charts import pairs, shapes, theme
from workshop.charts.pairs import Gap
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View
from workshop.tally import ALL

EXPECTED, SAID = "expected", "said"
SHORTEST = 0.2
BIAS = 0.25


def draw(view: View) -> Figure:
    """Draw, per statement, an open mark for the expectation and a filled one for the answer."""
    found = _found(view)
    if not found:
        return shapes.nothing(view)
    table = _table(view, found)
    return shapes.figure(view, _title(view), _sentences(view), table, _drawing(view, found))


def bars(view: View) -> Bars:
    """Return one bar per answer, with the expectation beside it."""
    found = _found(view)
    if not found:
        return shapes.no_bars(view)
    return shapes.bars(view, _title(view), _sentences(view), [_bar(view, gap) for gap in found])


def _found(view: View) -> list[Gap]:
    """Return the gaps, the widest statement first; those of the room where sides are hidden."""
    found = pairs.gaps(view) or pairs.pooled(view)
    widest = {gap.item: 0.0 for gap in found}
    for gap in found:
        widest[gap.item] = max(widest[gap.item], abs(gap.size))
    return sorted(found, key=lambda gap: -widest[gap.item])


def _title(view: View) -> str:
    found = _found(view)
    gap = max(found, key=lambda gap: abs(gap.size))
    if abs(gap.size) < pairs.NOTABLE:
        return view.tell("mirror.close", gap=view.number(abs(gap.size)))
    key = "mirror.room" if gap.side == ALL else "mirror.sides"
    return view.tell(key, **_words(view, gap))


def _words(view: View, gap: Gap) -> dict[str, str]:
    question = view.mirror("them")
    return {
        "statement": view.quoted(question, gap.item) if question else "",
        "side": view.inside(gap.side),
        "other": view.inside(gap.other),
        "expected": view.number(gap.expected),
        "said": view.number(gap.said),
    }


def _sentences(view: View) -> list[str]:
    found = _found(view)
    mean = {side: _mean_gap(found, side) for side in _sides(view, found)}
    missing = pairs.left_out(view, len({gap.item for gap in found}))
    if ALL in mean:
        return [_direction(view, mean), missing, view.tell("mirror.hidden")]
    averages = [_average(view, side, size) for side, size in mean.items()]
    return [_direction(view, mean), *averages, missing]


def _average(view: View, side: str, size: float) -> str:
    key = "mirror.mean.more" if size > 0 else "mirror.mean.less"
    return view.tell(key, side=view.inside(side), size=view.number(abs(size)))


def _mean_gap(found: list[Gap], side: str) -> float:
    sizes = [gap.size for gap in found if gap.side == side]
    return sum(sizes) / len(sizes)


def _direction(view: View, mean: dict[str, float]) -> str:
    who = "room" if ALL in mean else "both"
    if all(size > BIAS for size in mean.values()):
        return view.tell(f"mirror.harsher.{who}")
    if all(size < -BIAS for size in mean.values()):
        return view.tell(f"mirror.kinder.{who}")
    return ""


def _bar(view: View, gap: Gap) -> dict[str, Any]:
    key = "mirror.note_room" if gap.side == ALL else "mirror.note"
    question = view.mirror("them")
    label = view.item(question, gap.item) if question else gap.item
    length = (gap.said - 1) / 4
    tone = "both" if gap.other == ALL else shapes.tone(gap.other)
    said = shapes.part(_legend(view, gap, SAID), length, view.number(gap.said), tone)
    return shapes.row(label, [said], view.tell(key, **_words(view, gap)))


def _table(view: View, found: list[Gap]) -> tuple[list[str], list[list[str]]]:
    columns = ["statement", "expected_by", "expected", "said_by", "said", "gap"]
    question = view.mirror("them")
    rows = [
        [
            view.item(question, gap.item) if question else gap.item,
            view.name(gap.side),
            view.number(gap.expected),
            view.name(gap.other),
            view.number(gap.said),
            view.signed(gap.size),
        ]
        for gap in found
    ]
    return [view.say(f"column.{column}") for column in columns], rows


def _legend(view: View, gap: Gap, what: str) -> str:
    who = gap.side if what == EXPECTED else gap.other
    if who == ALL:
        return view.say(f"mirror.legend_room.{what}")
    return view.tell(f"mirror.legend.{what}", department=view.inside(who))


def _drawing(view: View, found: list[Gap]) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    sides = _sides(view, found)
    base = theme.rows("gaps").encode(y=theme.ordered(), yOffset=theme.beside("track", sides))
    reach = alt.X("low:Q", scale=_scale(alt), axis=_axis(view, found))
    line = base.mark_rule(xOffset=9, x2Offset=-9).encode(x=reach, x2="high:Q")
    left = base.mark_text(align="right", dx=-16).encode(x="low:Q", text="low_text:N")
    right = base.mark_text(align="left", dx=16).encode(x="high:Q", text="high_text:N")
    arrows = [
        line.transform_filter("datum.heading !== 'none'"),
        _heads(base, "up", "triangle-right"),
        _heads(base, "down", "triangle-left"),
    ]
    chart = alt.layer(*arrows, _marks(view, found), left, right)
    return theme.finished(chart, _height(found)), _data(view, found)


def _sides(view: View, found: list[Gap]) -> list[str]:
    return [side for side in (*pairs.sides(view), ALL) if any(g.side == side for g in found)]


def _heads(base: Any, heading: str, shape: str) -> Any:
    """Return the arrow heads that point one way, in the middle of their line."""
    only = base.transform_filter(f"datum.heading === '{heading}'")
    grey = theme.COLOURS["neither"]
    return only.mark_point(filled=True, size=110, shape=shape, color=grey).encode(x="middle:Q")


def _height(found: list[Gap]) -> dict[str, Any]:
    """Two tracks a statement need more room than one."""
    return {"step": 54 if found[0].side == ALL else 76, "for": "position"}


def _scale(alt: Any) -> Any:
    return alt.Scale(domain=[1, 5], nice=False, padding=40)


def _axis(view: View, found: list[Gap]) -> Any:
    question = view.mirror("them")
    scale = f"scales.{question.scale if question else ''}"
    words = ["1\n" + view.ui(f"{scale}.low"), "2", "3", "4", "5\n" + view.ui(f"{scale}.high")]
    note = view.tell("mirror.hidden") if found[0].side == ALL else ""
    title = shapes.broken(note, 60).split("\n") if note else None
    return theme.grid([1, 2, 3, 4, 5], words, grid=True, gridOpacity=0.35, title=title)


def _marks(view: View, found: list[Gap]) -> Any:
    alt = theme.altair()
    kinds = _kinds(view, found)
    names = [kind["name"] for kind in kinds]
    tones = theme.colours([kind["tone"] for kind in kinds])
    fills = [
        tone if kind["what"] == SAID else "transparent"
        for tone, kind in zip(tones, kinds, strict=True)
    ]
    legend = alt.Legend(columns=2 if len(names) > 2 else len(names), symbolStrokeWidth=3)
    return (
        theme.rows("marks")
        .mark_point()
        .encode(
            y=theme.ordered(),
            yOffset=theme.beside("track", _sides(view, found)),
            x="value:Q",
            stroke=alt.Stroke("name:N", scale=alt.Scale(domain=names, range=tones), legend=legend),
            fill=alt.Fill("name:N", scale=alt.Scale(domain=names, range=fills), legend=legend),
            shape=alt.Shape(
                "name:N",
                scale=alt.Scale(domain=names, range=[kind["shape"] for kind in kinds]),
                legend=legend,
            ),
        )
    )


def _kinds(view: View, found: list[Gap]) -> list[dict[str, str]]:
    """Return the kinds of mark, each with its name in the legend and its look."""
    made: dict[str, dict[str, str]] = {}
    order = _sides(view, found)
    for gap in sorted(found, key=lambda gap: order.index(gap.side)):
        for what, who in ((EXPECTED, gap.side), (SAID, gap.other)):
            name = _legend(view, gap, what)
            tone = "both" if who == ALL else shapes.tone(who)
            shape = theme.SHAPES.get(who, "diamond")
            made.setdefault(name, {"name": name, "what": what, "tone": tone, "shape": shape})
    return list(made.values())


def _data(view: View, found: list[Gap]) -> dict[str, Rows]:
    gaps: Rows = []
    marks: Rows = []
    question = view.mirror("them")
    for order, gap in enumerate(found):
        label = shapes.broken(view.item(question, gap.item) if question else gap.item)
        place = {"label": label, "order": order, "track": gap.side}
        gaps.append(place | _reach(view, gap))
        marks += [
            place | {"name": _legend(view, gap, EXPECTED), "value": gap.expected},
            place | {"name": _legend(view, gap, SAID), "value": gap.said},
        ]
    return {"gaps": gaps, "marks": marks}


def _reach(view: View, gap: Gap) -> dict[str, Any]:
    low, high = sorted((gap.expected, gap.said))
    return {
        "low": low,
        "high": high,
        "low_text": view.number(low),
        "high_text": view.number(high),
        "middle": (low + high) / 2,
        "heading": _heading(gap),
    }


def _heading(gap: Gap) -> str:
    if abs(gap.size) < SHORTEST:
        return "none"
    return "up" if gap.size > 0 else "down"
