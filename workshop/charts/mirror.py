"""The mirror: what each side expected to be told, and what the other side really said."""

from typing import Any

from workshop.charts import mirrored, pairs, shapes, theme
from workshop.charts.mirrored import EXPECTED, NUMBER, SAID
from workshop.charts.pairs import Gap
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View
from workshop.questions.tally import ALL

SHORTEST = 0.2
BIAS = 0.25


def draw(view: View) -> Figure:
    """Draw, per statement, an open mark for the expectation and a filled one for the answer."""
    found, alone = _found(view), pairs.alone(view)
    if not found:
        return shapes.nothing(view, _reason(alone), side=view.inside(alone) if alone else "")
    table = _table(view, found)
    return shapes.figure(view, _title(view), _sentences(view), table, _drawing(view, found))


def bars(view: View) -> Bars:
    """Return one bar per answer, with the expectation beside it."""
    found, alone = _found(view), pairs.alone(view)
    if not found:
        return shapes.no_bars(view, _reason(alone), side=view.inside(alone) if alone else "")
    return shapes.bars(view, _title(view), _sentences(view), [_bar(view, gap) for gap in found])


def _found(view: View) -> list[Gap]:
    """Return the gaps in the order they were asked; those of the room where sides are hidden.

    A room in which one side is alone has no mirror: nobody has answered its expectations.
    """
    return pairs.gaps(view) or ([] if pairs.alone(view) else pairs.pooled(view))


def _reason(alone: str) -> str:
    return "mirror.alone" if alone else "nothing"


def _widest(found: list[Gap]) -> Gap | None:
    """Return the gap that the finding names; None where all were guessed well."""
    gap = max(found, key=lambda gap: abs(gap.size))
    return gap if abs(gap.size) >= pairs.NOTABLE else None


def _title(view: View) -> str:
    found = _found(view)
    gap = _widest(found)
    if gap is None:
        return view.tell("mirror.close", gap=view.number(max(abs(gap.size) for gap in found)))
    key = "mirror.room" if gap.side == ALL else "mirror.sides"
    return view.tell(key, **_words(view, gap))


def _words(view: View, gap: Gap) -> dict[str, str]:
    return {
        "statement": mirrored.quoted(view, gap.item),
        "side": view.inside(gap.side),
        "other": view.inside(gap.other),
        "expected": view.number(gap.expected),
        "said": view.number(gap.said),
    }


def _sentences(view: View) -> list[str]:
    found = _found(view)
    mean = {side: _mean_gap(found, side) for side in mirrored.sides(view, found)}
    missing = pairs.left_out(view, {gap.item for gap in found})
    if ALL in mean:
        return [_direction(view, mean), missing, view.tell("mirror.hidden")]
    averages = [_average(view, side, size) for side, size in mean.items()]
    return [_direction(view, mean), *averages, missing]


def _average(view: View, side: str, size: float) -> str:
    """Tell a side's mean gap; empty where it rounds to nothing."""
    if not round(size, 1):
        return ""
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
    name, length = mirrored.legend(view, gap, SAID), (gap.said - 1) / 4
    said = shapes.part(name, length, view.number(gap.said), mirrored.tone(gap.other))
    return shapes.row(
        mirrored.statement(view, gap.item), [said], view.tell(key, **_words(view, gap))
    )


def _table(view: View, found: list[Gap]) -> tuple[list[str], list[list[str]]]:
    columns = ["statement", "expected_by", "expected", "said_by", "said", "gap"]
    rows = [
        [
            mirrored.statement(view, gap.item),
            view.name(gap.side),
            view.number(gap.expected),
            view.name(gap.other),
            view.number(gap.said),
            view.signed(gap.size),
        ]
        for gap in found
    ]
    return [view.say(f"column.{column}") for column in columns], rows


def _drawing(view: View, found: list[Gap]) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    base = mirrored.base(view, found, "gaps")
    reach = mirrored.along(view, found, "low")
    width = alt.condition("datum.widest", alt.value(6), alt.value(2))
    line = base.mark_rule(xOffset=9, x2Offset=-9).encode(x=reach, x2="high:Q", size=width)
    left = base.mark_text(align="right", dx=-NUMBER).encode(x="low:Q", text="low_text:N")
    right = base.mark_text(align="left", dx=NUMBER).encode(x="high:Q", text="high_text:N")
    arrows = [
        line.transform_filter("datum.heading !== 'none'"),
        _heads(base, "up", "triangle-right"),
        _heads(base, "down", "triangle-left"),
    ]
    chart = alt.layer(*arrows, mirrored.marks(view, found), left, right)
    return mirrored.finished(chart, found), _data(view, found)


def _heads(base: Any, heading: str, shape: str) -> Any:
    """Return the arrow heads that point one way, in the middle of their line."""
    alt = theme.altair()
    only = base.transform_filter(f"datum.heading === '{heading}'")
    size = alt.condition("datum.widest", alt.value(330), alt.value(110))
    grey = theme.COLOURS["neither"]
    return only.mark_point(filled=True, shape=shape, color=grey).encode(x="middle:Q", size=size)


def _data(view: View, found: list[Gap]) -> dict[str, Rows]:
    gaps: Rows = []
    marks: Rows = []
    for place, gap in zip(mirrored.places(view, found), found, strict=True):
        gaps.append(place | _reach(view, gap) | {"widest": gap == _widest(found)})
        marks += [
            place | {"name": mirrored.legend(view, gap, EXPECTED), "value": gap.expected},
            place | {"name": mirrored.legend(view, gap, SAID), "value": gap.said},
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
