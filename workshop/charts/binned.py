"""The picture that the guesses and the model's answer share, so that it stays still between."""

from collections.abc import Mapping, Sequence
from typing import Any

from workshop.charts import theme
from workshop.charts.guessing import Guess, heading
from workshop.charts.shapes import Rows
from workshop.charts.view import View

HEIGHT = 216
"""Pixels of one panel: heading, two lines of marks, bars, axis."""

FLOOR, CEILING = 0.21, 0.48
"""Where the bars of a panel stand and end, in heights of a panel."""

COUNT = 0.12
"""What the number above a bar needs: no mark comes down on it."""

LANES = {"middle": 0.67, "truth": 0.8}
HEADING = 0.96
EDGE = 0.22
"""Words stand on the inner side of a mark that is this near to an end of the scale."""


def picture(
    view: View, found: Sequence[Guess], truths: Mapping[str, float]
) -> tuple[dict[str, Any], dict[str, Rows]]:
    """Return spec and data: one panel of bars per item, with the middle and perhaps the truth.

    Args:
        view: the reveal.
        found: the guesses.
        truths: what the model gives, by item; empty before it is told.
    """
    alt = theme.altair()
    across = alt.X("low:Q", scale=alt.Scale(domain=[0, 1], nice=False, padding=4), axis=None)
    up = alt.Y("base:Q", scale=alt.Scale(domain=[0, len(found)], nice=False), axis=None)
    colour = theme.COLOURS["both"]
    drawn = theme.rows("bars").mark_bar(color=colour).encode(across, up, x2="high:Q", y2="top:Q")
    counted = _texts("bars", dy=-13).encode(text="text:N")
    ticks = _texts("ticks", baseline="top", dy=8).encode(text="text:N")
    weight = alt.ExprRef(f"width < {theme.LEGEND} ? 'normal' : 'bold'")
    heads = _texts("heads", align="left", fontWeight=weight).encode(text="text:N")
    ground = theme.rows("heads").mark_rule(strokeWidth=1, opacity=0.5).encode(x="x:Q", y="base:Q")
    ground = ground.encode(x2="end:Q")
    chart = alt.layer(drawn, counted, ground, ticks, heads, *_marks())
    data = {"bars": _bars(found), "ticks": _ticks(view, found), "heads": _heads(view, found)}
    data["marks"] = _marked(view, found, truths)
    return theme.finished(chart, HEIGHT * len(found)), data


def _texts(name: str, **look: Any) -> Any:
    return theme.rows(name).mark_text(**look).encode(x="x:Q", y="y:Q")


def _marks() -> list[Any]:
    """Return the lines of middle and truth, their heads, and the words beside them."""
    alt = theme.altair()
    kinds = {"middle": (theme.COLOURS["both"], 3), "truth": (theme.COLOURS["neutral"], 5)}
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=list(kinds), range=[tone for tone, _ in kinds.values()]),
        legend=None,
    )
    shape = alt.Shape(
        "kind:N", scale=alt.Scale(domain=list(kinds), range=["triangle-down", "diamond"])
    )
    base = theme.rows("marks").encode(x="x:Q", y="y:Q")
    size = alt.condition("datum.kind === 'truth'", alt.value(5), alt.value(3))
    line = base.mark_rule().encode(y2="base:Q", color=colour, size=size)
    head = base.mark_point(filled=True, size=260).encode(color=colour, shape=shape)
    head = head.encode(shape=shape.legend(None))
    weight = alt.ExprRef("datum.kind === 'truth' ? 'bold' : 'normal'")
    sides = {"left": 14, "right": -14}
    words = [
        base.transform_filter(f"datum.align === '{side}'")
        .mark_text(align=side, dx=dx, fontWeight=weight)
        .encode(text="text:N")
        for side, dx in sides.items()
    ]
    return [line, head, *words]


def _base(found: Sequence[Guess], at: int) -> float:
    return len(found) - at - 1


def _bars(found: Sequence[Guess]) -> Rows:
    made: Rows = []
    for at, guess in enumerate(found):
        below = _base(found, at)
        made += [
            {
                "label": guess.item,
                "low": guess.place(low) + 0.004,
                "high": guess.place(high) - 0.004,
                "x": (guess.place(low) + guess.place(high)) / 2,
                "base": below + FLOOR,
                "top": (top := below + _high(guess, count)),
                "y": top,
                "text": str(count),
            }
            for low, high, count in zip(guess.edges, guess.edges[1:], guess.counts, strict=False)
            if count
        ]
    return made


def _ticks(view: View, found: Sequence[Guess]) -> Rows:
    """Return every second edge: all of them would touch on a phone."""
    return [
        {"x": guess.place(edge), "y": _base(found, at) + FLOOR, "text": view.number(edge, 0)}
        for at, guess in enumerate(found)
        for edge in guess.edges[::2]
    ]


def _heads(view: View, found: Sequence[Guess]) -> Rows:
    return [
        {
            "x": 0,
            "end": 1,
            "y": _base(found, at) + HEADING,
            "base": _base(found, at) + FLOOR,
            "text": heading(view, guess.item),
        }
        for at, guess in enumerate(found)
    ]


def _top(guess: Guess, value: float) -> float:
    """Return where the line below a mark ends: on the axis, or above a bar and its number."""
    at = min(max(int((value - guess.edges[0]) // guess.step), 0), len(guess.counts) - 1)
    return _high(guess, guess.counts[at]) + COUNT if guess.counts[at] else FLOOR


def _high(guess: Guess, count: int) -> float:
    return FLOOR + (CEILING - FLOOR) * count / max(guess.counts)


def _marked(view: View, found: Sequence[Guess], truths: Mapping[str, float]) -> Rows:
    made: Rows = []
    for at, guess in enumerate(found):
        below, truth = _base(found, at), truths.get(guess.item)
        made.append(_mark(view, guess, below, "middle", guess.middle, truth))
        if truth is not None:
            made.append(_mark(view, guess, below, "truth", truth, guess.middle))
    return made


def _mark(
    view: View, guess: Guess, below: float, kind: str, value: float, other: float | None
) -> dict[str, Any]:
    told = view.around(value) if kind == "middle" else view.number(value, 0)
    return {
        "label": guess.item,
        "kind": kind,
        "x": guess.place(value),
        "y": below + LANES[kind],
        "base": below + _top(guess, value),
        "text": view.say(f"guesses.mark.{kind}", value=told),
        "align": _side(guess, value, other),
    }


def _side(guess: Guess, value: float, other: float | None) -> str:
    """Return how words beside a mark are aligned: away from the other mark, inside the scale."""
    place, away = guess.place(value), "right" if other is not None and other > value else "left"
    if other is not None and abs(guess.place(other) - place) < EDGE:
        return away  # the line of the other mark would run through the words
    if not EDGE < place < 1 - EDGE:
        return "left" if place <= EDGE else "right"
    return away
