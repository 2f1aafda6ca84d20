"""The picture that the expectations and the mirror share, so that it stays still between them."""

from collections.abc import Sequence
from itertools import product
from typing import Any, TypeVar

from workshop.charts import labels, theme
from workshop.charts.finding import Picture
from workshop.charts.labels import tone
from workshop.charts.marks import across, either, layer, named, rated
from workshop.charts.mirror import pairs
from workshop.charts.mirror.pairs import Entries, Expectation, Gap
from workshop.charts.view import View
from workshop.questions.tally import ALL

EXPECTED, SAID = "expected", "said"
SHORTEST = 0.2
NUMBER = 16
"""How far a number stands from the middle of its mark."""

E = TypeVar("E", Expectation, Gap)


def who(one: Expectation | Gap, what: str) -> str:
    """Return the side that expected or said something."""
    return one.side if what == EXPECTED else one.other


def legend(view: View, one: Expectation | Gap, what: str) -> str:
    """Return the name of an expectation or an answer in the legend."""
    if who(one, what) == ALL:
        return view.say(f"mirror.legend_room.{what}")
    return view.tell(f"mirror.legend.{what}", department=view.inside(who(one, what)))


def sides(view: View, found: Entries) -> list[str]:
    """Return whose expectations are drawn, in the order of their tracks."""
    return [side for side in (*pairs.sides(view), ALL) if any(one.side == side for one in found)]


def expectations(view: View, found: list[Expectation]) -> Picture:
    """Draw the open marks of the mirror, before the answers stand in it."""
    # All numbers stand on one side: left or right would tell on which side the answer lies.
    left = {"align": "right", "dx": -NUMBER}
    numbers = layer("marks", "text", left, x="value", text="text", **_rows(view, found))
    data = [
        place | _mark(view, one, EXPECTED) | {"text": _number(view, one.expected)}
        for place, one in _placed(view, found)
    ]
    layers = [_marks(view, found, (EXPECTED,)), numbers]
    return Picture(layers, {"marks": data}, _height(found))


def gaps(view: View, found: list[Gap], widest: Gap | None) -> Picture:
    """Draw an open mark for each expectation, a filled one for the answer, and what joins them.

    Args:
        view: the reveal.
        found: the gaps.
        widest: the one that is pointed out; None where none may be.
    """
    at, placed = _rows(view, found), _placed(view, found)
    numbers = [
        layer("gaps", "text", {"align": align, "dx": dx}, x=end, text=f"{end}_text", **at)
        for align, dx, end in (("right", -NUMBER, "low"), ("left", NUMBER, "high"))
    ]
    layers = [*_arrows(view, found), _marks(view, found, (EXPECTED, SAID)), *numbers]
    marks = [place | _mark(view, gap, what) for place, gap in placed for what in (EXPECTED, SAID)]
    lines = [place | _line(view, gap) | {"widest": gap == widest} for place, gap in placed]
    return Picture(layers, {"gaps": lines, "marks": marks}, _height(found))


def _arrows(view: View, found: list[Gap]) -> list[Any]:
    """Return the lines from expectation to answer, and their heads, in the middle of them."""
    at, reach = _rows(view, found), {"x": _along(view, found, "low"), "x2": "high"}
    inset, head = {"xOffset": 9, "x2Offset": -9}, {"color": theme.COLOURS["neither"]}
    thick, large = either("datum.widest", 6, 2), either("datum.widest", 330, 110)
    line = layer("gaps", "rule", inset, "datum.heading !== 'none'", size=thick, **reach, **at)
    middle = {"x": "middle", "size": large, **at}
    return [
        line,
        *(
            layer("gaps", "point", head | look, f"datum.heading === '{to}'", **middle)
            for to, shape in (("up", "right"), ("down", "left"))
            for look in [{"filled": True, "shape": f"triangle-{shape}"}]
        ),
    ]


def _line(view: View, gap: Gap) -> dict[str, Any]:
    low, high = sorted((gap.expected, gap.said))
    texts = {"low_text": _number(view, low), "high_text": _number(view, high)}
    heading = "none" if abs(gap.size) < SHORTEST else "up" if gap.size > 0 else "down"
    return {"low": low, "high": high, "middle": (low + high) / 2, "heading": heading} | texts


def _number(view: View, value: float) -> str:
    """Write a mean; of teams, the whole number that a side gave."""
    return view.number(value, 0 if view.teams else 1)


def _rows(view: View, found: Entries) -> dict[str, Any]:
    return {"y": theme.ordered(), "yOffset": theme.beside("track", sides(view, found))}


def _height(found: Entries) -> dict[str, Any]:
    """Two tracks a statement need more room than one."""
    return {"step": 54 if found[0].side == ALL else 76, "for": "position"}


def _placed(view: View, found: Sequence[E]) -> list[tuple[dict[str, Any], E]]:
    """Return the row and the track of every entry; rows stand in the order they were asked in.

    An order by what was answered would give the answers away while only guesses are shown.
    """
    order = list(dict.fromkeys(one.item for one in found))
    label = {item: labels.broken(pairs.statement(view, item)) for item in order}
    return [
        ({"label": label[one.item], "order": order.index(one.item), "track": one.side}, one)
        for one in found
    ]


def _mark(view: View, one: Expectation | Gap, what: str) -> dict[str, Any]:
    return {"name": legend(view, one, what), "value": getattr(one, what)}


def _marks(view: View, found: Entries, shown: Sequence[str]) -> Any:
    """Return the marks; kinds that are not shown yet only keep their place in the legend."""
    key = theme.altair().Legend(columns=2, symbolStrokeWidth=3)
    looks = _looks(view, found, shown)
    on = {channel.lower(): named("name", look, channel, key) for channel, look in looks.items()}
    return layer("marks", "point", x=_along(view, found, "value"), **_rows(view, found), **on)


def _looks(view: View, found: Entries, shown: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return the look of each kind by channel: first the expectations, below them the answers."""
    first = {one.side: one for one in reversed(found)}
    looks: dict[str, dict[str, str]] = {"Stroke": {}, "Fill": {}, "Shape": {}}
    for what, side in product((EXPECTED, SAID), sides(view, found)):
        name, by = legend(view, first[side], what), who(first[side], what)
        if what not in shown:
            # A name of blanks, about as wide; no two are alike.
            name = "\u2002" * len(name) + "\u200b" * len(looks["Stroke"])
        stroke = theme.COLOURS[tone(by)] if what in shown else "transparent"
        looks["Stroke"][name] = stroke
        looks["Fill"][name] = stroke if what == SAID else "transparent"
        looks["Shape"][name] = theme.SHAPES.get(by, "diamond")
    return looks


def _along(view: View, found: Entries, name: str) -> Any:
    """Return the horizontal place of a rating, on the whole scale."""
    question = pairs.asked(view)
    scale = f"scales.{question.scale if question else ''}"
    note = labels.broken(view.tell("mirror.hidden"), 36).split("\n")
    middle = theme.by_width("width - 115", "width / 2")
    look = {"title": note if found[0].side == ALL else None, "titleX": middle}
    axis = rated(view.ui(f"{scale}.low"), view.ui(f"{scale}.high"), **look)
    return across(name, 1, 5, axis, padding=theme.by_width("20", "52"))
