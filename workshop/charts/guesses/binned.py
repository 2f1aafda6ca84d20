"""The picture that the guesses and the model's answer share, so that it stays still between."""

from collections.abc import Mapping, Sequence
from typing import Any

from workshop.charts import theme
from workshop.charts.finding import Data, Picture
from workshop.charts.guesses import judging
from workshop.charts.guesses.guessing import Guess, heading
from workshop.charts.guesses.judging import Truth
from workshop.charts.marks import across, either, layer, toned
from workshop.charts.view import View

HEIGHT = 216
"""Pixels of one panel: heading, two lines of marks, bars, axis."""

FLOOR, CEILING = 0.21, 0.48
"""Where the bars of a panel stand and end, in heights of a panel."""

COUNT = 0.12
"""What the number above a bar needs: no mark comes down on it."""

LANES = {"middle": 0.67, "truth": 0.8}
TONES = {"middle": "both", "truth": "neutral"}
HEADING = 0.96
EDGE = 0.22
"""Words stand on the inner side of a mark that is this near to an end of the scale."""

BAND = {"color": theme.COLOURS["neutral"], "opacity": 0.18}

BAND_TOP = 0.875
"""Above the words for what the model answers, which stand inside a band or beside it."""

SLIVER = 0.006
"""What a band reaches beyond its ends, so that one of a single value is seen."""

SEAM = 0.004
"""What each bar leaves free to both sides."""


def picture(view: View, found: Sequence[Guess], truths: Mapping[str, Truth]) -> Picture:
    """Return one panel of bars per item, with the middle and perhaps the truth.

    Args:
        view: the reveal.
        found: the guesses.
        truths: what the guesses are judged by, by item; empty before it is told.
    """
    words: Any = {"x": "x", "y": "y", "text": "text"}
    narrow = theme.altair().ExprRef(f"width < {theme.LEGEND} ? 'normal' : 'bold'")
    place = {"x": across("low", 0, 1, padding=4), "y": across("base", 0, len(found), channel="Y")}
    panels = [(one, len(found) - at - 1) for at, one in enumerate(found)]
    bands = [band for panel in panels for band in _band(*panel, truths.get(panel[0].item))]
    layers = [
        *([layer("bands", "bar", BAND, x2="high", y2="top", **place)] if bands else []),
        layer("bars", "bar", {"color": theme.COLOURS["both"]}, x2="high", y2="top", **place),
        layer("bars", "text", {"dy": -13}, **words),
        layer("heads", "rule", {"strokeWidth": 1, "opacity": 0.5}, x="x", x2="end", y="base"),
        layer("ticks", "text", {"baseline": "top", "dy": 8}, **words),
        layer("heads", "text", {"align": "left", "fontWeight": narrow}, **words),
        *_marks(),
    ]
    data = {
        "bars": [bar for panel in panels for bar in _bars(*panel)],
        # All edges would touch on a phone.
        "ticks": [
            {"x": one.place(edge), "y": base + FLOOR, "text": view.number(edge, 0)}
            for one, base in panels
            for edge in one.edges[::2]
        ],
        "heads": [
            {"x": 0, "end": 1, "y": base + HEADING, "base": base + FLOOR}
            | {"text": heading(view, one.item)}
            for one, base in panels
        ],
        "marks": [
            mark for one, base in panels for mark in _marked(view, one, base, truths.get(one.item))
        ],
    }
    return Picture(layers, data | ({"bands": bands} if bands else {}), HEIGHT * len(found))


def _marks() -> list[Any]:
    """Return the lines of middle and truth, their heads, and the words beside them."""
    alt, on = theme.altair(), dict[str, Any](x="x", y="y")
    scale = alt.Scale(domain=list(TONES), range=["triangle-down", "diamond"])
    shape, colour = alt.Shape("kind:N", scale=scale, legend=None), toned("kind", TONES)
    bold = {"fontWeight": alt.ExprRef("datum.kind === 'truth' ? 'bold' : 'normal'")}
    size = either("datum.kind === 'truth'", 5, 3)
    return [
        layer("marks", "rule", y2="base", color=colour, size=size, **on),
        layer("marks", "point", {"filled": True, "size": 260}, color=colour, shape=shape, **on),
        *(
            layer("marks", "text", bold | look, f"datum.align === '{side}'", text="text", **on)
            for side, look in (
                ("left", {"align": "left", "dx": 14}),
                ("right", {"align": "right", "dx": -14}),
            )
        ),
    ]


def _band(guess: Guess, base: float, truth: Truth | None) -> Data:
    """Return from where to where a choice is nearly as good as the best, behind everything."""
    if truth is None or not truth.best:
        return []
    low, high = guess.place(truth.low) - SLIVER, guess.place(truth.high) + SLIVER
    ends = {"low": max(low, 0.0), "high": min(high, 1.0)}
    return [{"label": guess.item, "base": base + FLOOR, "top": base + BAND_TOP} | ends]


def _bars(guess: Guess, base: float) -> Data:
    ends = zip(guess.edges, guess.edges[1:], guess.counts, strict=False)
    places = [(guess.place(low), guess.place(high), count) for low, high, count in ends if count]
    return [
        {"label": guess.item, "low": low + SEAM, "high": high - SEAM, "x": (low + high) / 2}
        | {"base": base + FLOOR, "top": (top := base + _high(guess, count)), "y": top}
        | {"text": str(count)}
        for low, high, count in places
    ]


def _high(guess: Guess, count: int) -> float:
    return FLOOR + (CEILING - FLOOR) * count / max(guess.counts)


def _top(guess: Guess, value: float) -> float:
    """Return where the line below a mark ends: on the axis, or above a bar and its number."""
    at = min(max(int((value - guess.edges[0]) // guess.step), 0), len(guess.counts) - 1)
    return _high(guess, guess.counts[at]) + COUNT if guess.counts[at] else FLOOR


def _marked(view: View, guess: Guess, base: float, truth: Truth | None) -> Data:
    value = truth.value if truth else None
    kinds = [("middle", guess.middle, view.around(guess.middle), value)]
    if truth:
        kinds.append(("truth", truth.value, judging.written(view, truth), guess.middle))
    return [
        {"label": guess.item, "kind": kind, "x": guess.place(value), "y": base + LANES[kind]}
        | {"base": base + _top(guess, value), "align": _side(guess, value, other)}
        | {"text": view.say(f"guesses.mark.{kind}", value=told)}
        for kind, value, told, other in kinds
    ]


def _side(guess: Guess, value: float, other: float | None) -> str:
    """Return how words beside a mark are aligned: away from the other mark, inside the scale."""
    place, away = guess.place(value), "right" if other is not None and other > value else "left"
    if other is not None and abs(guess.place(other) - place) < EDGE:
        return away  # the line of the other mark would run through the words
    if not EDGE < place < 1 - EDGE:
        return "left" if place <= EDGE else "right"
    return away
