"""What two contracts make of the same company, stage by stage, and the picture of it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from workshop.charts import labels, outcomes, theme
from workshop.charts.finding import Bar, Column, Data, Finding, Part, Picture, each
from workshop.charts.marks import across, layer, toned
from workshop.charts.outcomes import FUNCTIONS, Row
from workshop.charts.own import Mine
from workshop.charts.view import View

STAGES = ("leads", "fitleads", "new_customers", "customers", "owner_value")
TONES = {"left": "neither", "right": "both"}

HEAD, STAGE, WORDS, LINE = 34, 55, 31, 22
"""Pixels of the contracts' names, of a stage, of the words above its bars, of a line of text."""

BAR = 20
EFFORTS = 3
"""The most efforts a department splits its people into, beside idling."""

REACH, GAP = 0.76, 0.006
"""How far a full bar goes, and where it begins; the rest of each half belongs to its number."""

NAME = 20
"""Letters in a line of a contract's name; where there is more room lines are joined."""

LINES = "|"
"""Ends a line that stays one, however wide the place is."""

BLOCK = EFFORTS * LINE + LINE // 2
"""Pixels of what one department's people do."""


HEIGHT = HEAD + len(STAGES) * STAGE + len(FUNCTIONS) * BLOCK

FEWEST = 2
"""Lines of it where the picture is low."""

LOW = HEIGHT * EFFORTS * LINE // BLOCK
"""Where a picture is lower than this, on the wall, three lines of a department reach the next."""


class Side(NamedTuple):
    """One of the two contracts: its name as a label, short and in a sentence, and its numbers."""

    name: str
    brief: str
    inside: str
    row: Row


class Stage(NamedTuple):
    """What is compared, both contracts in words; where it has bars, their lengths in [0, 1]."""

    id: str
    name: str
    texts: tuple[str, ...]
    shares: tuple[float, ...] = ()
    larger: tuple[bool, ...] = ()


def side(view: View, contract: str) -> Side:
    """Return a contract that was computed."""
    name, brief, inside = (
        of(view, contract) for of in (outcomes.name, outcomes.brief, outcomes.inside)
    )
    return Side(name, brief, inside, outcomes.rows(view)[contract])


def beside(
    view: View,
    sides: Sequence[Side],
    title: str,
    told: list[str],
    brief: list[str] | None = None,
    own: Sequence[Mine] = (),
) -> Finding[Stage]:
    """Return the finding of two contracts; what is said of it is the chart's."""
    rows = [*(_stage(view, id, sides) for id in STAGES), *_others(view, sides)]
    names = [(one.name, at) for at, one in enumerate(sides)]
    return Finding(
        title,
        rows,
        told,
        [
            Column(view.say("column.stage"), lambda one: one.name),
            *each(names, lambda at, one: one.texts[at]),
        ],
        [
            Bar(one.name, [Part(of.brief, share, text, tone)])
            for one in rows
            for of, share, text, tone in zip(
                sides, one.shares, one.texts, TONES.values(), strict=False
            )
        ],
        lambda: _picture(view, sides, rows),
        brief,
        own=own,
    )


def at_work(view: View, sides: Sequence[Side]) -> list[str]:
    """Tell what people do under each contract."""
    return [
        view.tell(
            "stages.at_work",
            contract=one.inside,
            **{function: _people(view, one, function) for function in FUNCTIONS},
        )
        for one in sides
    ]


def _people(view: View, one: Side, function: str) -> str:
    return view.listed(outcomes.people(view, one.row, function))


def _stage(view: View, id: str, sides: Sequence[Side]) -> Stage:
    """Compare by bars, the larger one full; losses have no length."""
    values = [float(one.row[id]) for one in sides]
    most, least = max(values), min(values)
    shares = tuple(max(value, 0.0) / most if most > 0 else 0.0 for value in values)
    larger = tuple(value == most != least for value in values)
    texts = tuple(view.number(value, 0) for value in values)
    return Stage(id, outcomes.figure_name(view, id), texts, shares, larger)


def _others(view: View, sides: Sequence[Side]) -> list[Stage]:
    """Compare in words: the captured share, what people do, how settled that is."""
    texts = {
        "captured": [view.percent(one.row["captured"]) for one in sides],
        **{f: [_people(view, one, f) for one in sides] for f in FUNCTIONS},
        "equilibria": [outcomes.settled(one.row) for one in sides],
    }
    return [Stage(id, outcomes.figure_name(view, id), tuple(both)) for id, both in texts.items()]


# The picture: bars that grow from the middle.


def _picture(view: View, sides: Sequence[Side], rows: Sequence[Stage]) -> Picture:
    alt = theme.altair()
    weight = alt.ExprRef("datum.larger ? 'bold' : 'normal'")
    # Of words in several lines, Vega puts the first where the last belongs.
    lift = alt.ExprRef(f"{LINE} * (1 - length(split(datum.text, '\\n')))")
    heads = {"baseline": "bottom", "dy": lift, "lineBreak": "\n", "fontWeight": "bold"}
    below, bold = {"baseline": "top", "lineBreak": LINES}, {"fontWeight": weight}
    below["text"] = alt.ExprRef(f"height < {LOW} ? datum.low : datum.text")
    ends: Any = {"x": across("start", -1, 1), "x2": "end", "y2": "high"}
    on: Any = {"x": "x", "y": "y", "text": "text"}
    up, of = across("low", 0, HEIGHT, channel="Y"), "datum.side === '{}'".format
    layers = [
        layer("bars", "bar", y=up, color=toned("side", TONES), **ends),
        *(
            layer("bars", "text", bold | look, of(side), x="end", y="middle", text="text")
            for side, look in (
                ("left", {"align": "right", "dx": -10}),
                ("right", {"align": "left", "dx": 10}),
            )
        ),
        layer("names", "text", {"baseline": "bottom"}, **on),
        layer("heads", "text", heads, **on),
        layer("tasks", "text", {"baseline": "top", "fontWeight": "bold"}, **on),
        *(
            layer("people", "text", below | {"align": side}, of(side), x="x", y="y")
            for side in TONES
        ),
    ]
    return Picture(layers, _bars(rows) | _heads(view, sides), HEIGHT)


def _bars(rows: Sequence[Stage]) -> dict[str, Data]:
    drawn = [one for one in rows if one.shares]
    floors = [HEIGHT - HEAD - at * STAGE - WORDS - BAR for at in range(len(drawn))]
    bars = [
        {"label": one.id, "side": side, "low": low, "high": low + BAR, "middle": low + BAR / 2}
        | {"start": sign * GAP, "end": sign * (GAP + REACH * one.shares[at])}
        | {"text": one.texts[at], "larger": one.larger[at]}
        for one, low in zip(drawn, floors, strict=True)
        for at, (side, sign) in enumerate(zip(TONES, (-1, 1), strict=True))
    ]
    names = [
        {"label": one.id, "x": 0, "y": low + BAR + 2, "text": one.name}
        for one, low in zip(drawn, floors, strict=True)
    ]
    return {"bars": bars, "names": names}


def _heads(view: View, sides: Sequence[Side]) -> dict[str, Data]:
    """Return the contracts' names, and what each department's people do under them."""
    heads = [
        {"x": x, "y": HEIGHT - HEAD + 8, "text": labels.broken(one.name, NAME)}
        for x, one in zip((-0.5, 0.5), sides, strict=True)
    ]
    tops = {f: (len(FUNCTIONS) - at) * BLOCK - LINE // 2 for at, f in enumerate(FUNCTIONS)}
    staff = {"n": int((view.outcome or {})["people"])}
    tasks = [
        {"label": f, "x": 0, "y": top}
        | {"text": view.say("stages.staff", function=view.trade(f), **staff)}
        for f, top in tops.items()
    ]
    people = [
        {"side": side, "x": x, "y": top} | _lines(outcomes.people(view, one.row, f))
        for f, top in tops.items()
        for side, x, one in zip(TONES, (-1, 1), sides, strict=True)
    ]
    return {"heads": heads, "tasks": tasks, "people": people}


def _lines(efforts: Sequence[str]) -> dict[str, str]:
    """Return what people do, a line each; and in two, the longer below, beside no other words."""
    low = efforts
    if len(efforts) > FEWEST:
        low = [f"{efforts[0]},", ", ".join(efforts[1:])]
    return {"text": LINES.join(efforts), "low": LINES.join(low)}
