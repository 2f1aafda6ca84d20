"""The picture that the guesses and the model's answer share, so that it stays still between."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from workshop.charts import amounts, outcomes, shapes, theme
from workshop.charts.shapes import Rows
from workshop.charts.view import Cell, View
from workshop.exercise import Question
from workshop.tally import SMALLEST

FIELDS = {"customers": "customers", "profit": "owner_value"}
"""Where an outcome holds what an item asks for."""

HEIGHT = 210
"""Pixels of one panel: heading, two lines of marks, bars, axis."""

FLOOR, CEILING = 0.2, 0.52
"""Where the bars of a panel stand and end, in heights of a panel."""

COUNT = 0.13
"""What the number above a bar needs: no mark comes down on it."""

LANES = {"middle": 0.7, "truth": 0.82}
HEADING = 0.95
EDGE = 0.3
"""Words stand on the inner side of a mark that is this near to the end of the scale."""


class Guess(NamedTuple):
    """What was guessed for one item: people by bin, the bins' edges, the quartiles."""

    item: str
    edges: tuple[float, ...]
    counts: tuple[int, ...]
    quartiles: tuple[float, float, float]

    @property
    def n(self) -> int:
        """How many guessed."""
        return sum(self.counts)

    @property
    def middle(self) -> float:
        """The median, as far as bins tell it."""
        return self.quartiles[1]

    @property
    def step(self) -> float:
        """The width of a bin."""
        return self.edges[1] - self.edges[0]

    def place(self, value: float) -> float:
        """Return where a value stands on the scale, from 0 to 1."""
        part = (value - self.edges[0]) / (self.edges[-1] - self.edges[0])
        return min(max(part, 0.0), 1.0)


def guesses(view: View) -> list[Guess]:
    """Return what may be shown of the guesses, in the order of the question."""
    question = view.questions()[0]
    found = [(item, view.cell(question, item)) for item in question.items]
    return [_guess(question, item, cell) for item, cell in found if cell and cell["n"] >= SMALLEST]


def _guess(question: Question, item: str, cell: Cell) -> Guess:
    bins = question.bins(item)
    counts = tuple(int(cell["counts"].get(str(low), 0)) for low in bins)
    edges = (*map(float, bins), float(question.ranges[item][1]))
    low, middle, high = (_quantile(edges, counts, part) for part in (0.25, 0.5, 0.75))
    return Guess(item, edges, counts, (low, middle, high))


def _quantile(edges: Sequence[float], counts: Sequence[int], part: float) -> float:
    """Return the value below which a part of the people lie, evenly spread inside their bin."""
    wanted, below = part * sum(counts), 0
    for low, high, count in zip(edges, edges[1:], counts, strict=False):
        if count and below + count >= wanted:
            return low + (high - low) * (wanted - below) / count
        below += count
    return edges[-1]


def heading(view: View, item: str) -> str:
    """Return what an item asks for, with its unit, as a label."""
    if item in FIELDS:
        return outcomes.figure_name(view, FIELDS[item])
    return view.item(view.questions()[0], item)


def quantity(view: View, item: str, value: str) -> str:
    """Return a written number with its unit, for the middle of a sentence."""
    question = view.questions()[0]
    unit = view.exercise.texts(view.language)(f"questions.{question.words}.units.{item}")
    return f"{value} {unit}"


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
    heads = _texts("heads", align="left", fontWeight="bold").encode(text="text:N")
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
        {"x": guess.place(edge), "y": _base(found, at) + FLOOR, "text": amounts.whole(view, edge)}
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
        values = {"middle": guess.middle} | (
            {"truth": truths[guess.item]} if guess.item in truths else {}
        )
        for kind, value in values.items():
            number = (amounts.around if kind == "middle" else amounts.whole)(view, value)
            place = guess.place(value)
            made.append(
                {
                    "label": guess.item,
                    "kind": kind,
                    "x": place,
                    "y": _base(found, at) + LANES[kind],
                    "base": _base(found, at) + _top(guess, value),
                    "text": view.say(f"guesses.mark.{kind}", value=number),
                    "align": "right" if place > 1 - EDGE else "left",
                }
            )
    return made


def table(
    view: View, found: Sequence[Guess], truths: Mapping[str, float]
) -> tuple[list[str], list[list[str]]]:
    """Return how many guessed what, beside the middle and perhaps the truth of every item."""
    names = ["item", "guess", "people", "middle", *(["model"] if truths else [])]
    rows = [
        [
            heading(view, guess.item),
            view.say("guesses.span", low=amounts.whole(view, low), high=amounts.whole(view, high)),
            str(count),
            amounts.around(view, guess.middle),
            *([_truth(view, guess, truths)] if truths else []),
        ]
        for guess in found
        for low, high, count in zip(guess.edges, guess.edges[1:], guess.counts, strict=False)
    ]
    return [view.say(f"column.{name}") for name in names], rows


def _truth(view: View, guess: Guess, truths: Mapping[str, float]) -> str:
    return amounts.whole(view, truths[guess.item]) if guess.item in truths else shapes.NONE


def light(view: View, found: Sequence[Guess], truths: Mapping[str, float]) -> Rows:
    """Return a light bar for the middle of every item, and one for the truth below it."""
    made: Rows = []
    for guess in found:
        kinds = [("middle", guess.middle, amounts.around(view, guess.middle), "both")]
        if guess.item in truths:
            kinds.append(("truth", truths[guess.item], _truth(view, guess, truths), "neutral"))
        made += [
            shapes.row(
                heading(view, guess.item),
                [shapes.part(view.say(f"guesses.{kind}"), guess.place(value), text, tone)],
            )
            for kind, value, text, tone in kinds
        ]
    return made
