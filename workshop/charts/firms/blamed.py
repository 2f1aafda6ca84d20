"""The blame ledger: how much of a loss lies in the bonus, in not knowing, in each side's slips."""

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any, NamedTuple

from workshop.charts import firms, labels, theme
from workshop.charts.finding import (
    Bar,
    Column,
    Data,
    Finding,
    Holds,
    Part,
    Picture,
    chart,
    each,
    nothing,
)
from workshop.charts.firms.lines import ticks
from workshop.charts.labels import tone
from workshop.charts.marks import across, layer, toned
from workshop.charts.view import View, capital
from workshop.contracts.plays import Blamed, GameTold

LOSS, BONUS, UNKNOWN = "loss", "bonus", "unknown"
LEAST = 0.5
"""Thousand kroner; what is less than this is told as nothing."""

STEP = 46
LABEL = 30
ROOM = 0.1
"""Of the width, what is kept free for the numbers at the end of bars."""

APART = 0.3
"""Share of an axis that lies between two of its words, where the picture is narrow."""


class Lost(NamedTuple):
    """A firm, or several in the mean: what was lost against the best plan, and its parts.

    Attributes:
        name: what it is called.
        bonus: what was paid for, as it is called in the model.
        parts: by name, `loss` first, in the measure of `worth`; below 0 is a gain.
    """

    name: str
    bonus: str
    parts: Mapping[str, float]


@chart(
    games=1,
    holds={
        "blame-bonus": ("n", "loss"),
        "blame-unknown": ("n", "loss"),
        "blame-slips": ("n", "loss"),
        "slips-gained": ("n",),
    },
)
def blamed(view: View) -> Finding[Lost]:
    """Find how much of the loss lies in the bonus, in not knowing, and in slips of one's own."""
    game = firms.last(view)
    if game is None:
        return firms.untold(view)
    found = [
        Lost(firms.named(view, firm["number"]), firm["bonus"], _parts(firm["blame"]))
        for firm in game["firms"]
        if "blame" in firm
    ]
    if not found:
        return nothing(view, "blamed.broken_off")
    means = [_mean(view, found, name) for name in firms.bonuses(game)]
    return Finding(
        _title(view, found, means),
        found,
        [*_told(view, found, means), view.tell("blamed.order"), firms.note(view)],
        _columns(view, game, found),
        _bars(view, game, means),
        lambda: _picture(view, game, means),
        brief=[*_measure(view), view.tell("blamed.order"), firms.note(view)],
        holds=_holds(view, found),
    )


def _parts(blame: Blamed) -> dict[str, float]:
    """Return the loss and its parts; where there is one side, it does not know too little."""
    unknown = {UNKNOWN: blame["unknown"]} if len(blame["slips"]) > 1 else {}
    return {LOSS: blame["loss"], BONUS: blame["bonus"], **unknown, **blame["slips"]}


def _mean(view: View, found: Sequence[Lost], bonus: str) -> Lost:
    some = [one for one in found if one.bonus == bonus]
    parts = {name: fmean(one.parts[name] for one in some) for name in some[0].parts}
    return Lost(firms.bonus(view, bonus), bonus, parts)


def _all(found: Sequence[Lost]) -> dict[str, float]:
    """Return the loss of all firms in the mean and its parts, slips of all sides together."""
    parts = {name: fmean(one.parts[name] for one in found) for name in found[0].parts}
    slips = sum(value for name, value in parts.items() if name not in (LOSS, BONUS, UNKNOWN))
    return {name: parts[name] for name in (LOSS, BONUS, UNKNOWN) if name in parts} | {
        "slips": slips
    }


# Words.


def _title(view: View, found: Sequence[Lost], means: Sequence[Lost]) -> str:
    if len(means) > 1:
        told = [
            view.say(
                "blamed.group", bonus=firms.quoted(view, one.bonus), parts=_said(view, _all([one]))
            )
            for one in means
        ]
        return capital("; ".join(told))
    parts = _all(found)
    words = {"n": _amount(view, parts[LOSS]), "parts": _said(view, parts)}
    key = _way(parts[LOSS])
    if len(found) == 1:
        return view.tell(f"blamed.one.{key}", firm=found[0].name, **words)
    return view.tell(f"blamed.title.{key}", of=len(found), **words)


def _said(view: View, parts: Mapping[str, float]) -> str:
    """List the parts of a loss, each as lost or gained."""
    told = [
        view.say(f"blamed.parts.{name}.{_way(value)}", n=_amount(view, value))
        for name, value in parts.items()
        if name != LOSS and _way(value) != "none"
    ]
    return view.listed(told) or view.say("blamed.parts.none")


def _way(lost: float) -> str:
    return "none" if abs(lost) < LEAST else "lost" if lost > 0 else "gained"


def _amount(view: View, value: float) -> str:
    return view.number(abs(value), 0)


def _told(view: View, found: Sequence[Lost], means: Sequence[Lost]) -> list[str]:
    """Tell the slips of each side, and the measure of it all."""
    seats = [name for name in found[0].parts if name not in (LOSS, BONUS, UNKNOWN)]
    slips = [
        view.tell(
            f"blamed.slips.{_way(one.parts[seat])}",
            side=firms.seat_inside(view, seat),
            n=_amount(view, one.parts[seat]),
        )
        for one in means
        for seat in seats
        if len(seats) > 1
    ]
    return [*_measure(view), *slips]


def _measure(view: View) -> list[str]:
    """Tell what the numbers are, and what a slip is."""
    return [view.tell("blamed.measure", unit=view.model("played.unit")), view.tell("blamed.slip")]


def _holds(view: View, found: Sequence[Lost]) -> Holds:
    """Return which part is the largest of what was lost, and whether slips were a gain."""
    parts = _all(found)
    loss, rest = parts[LOSS], {name: value for name, value in parts.items() if name != LOSS}
    largest = max(rest, key=lambda name: rest[name])
    words = {"n": _amount(view, rest[largest]), "loss": _amount(view, loss)}
    lost = {f"blame_{largest}": words} if min(rest[largest], loss) >= LEAST else {}
    gained = {"n": _amount(view, rest["slips"])} if rest["slips"] <= -LEAST else None
    return firms.holding(**lost, slips_gained=gained)


def _label(view: View, name: str, *, several: bool) -> str:
    if name in (LOSS, BONUS, UNKNOWN):
        return view.say(f"blamed.labels.{name}")
    key = "slips" if several else "alone"
    return view.say(f"blamed.labels.{key}", side=firms.seat_inside(view, name))


def _number(view: View, value: float) -> str:
    """Write a part where there is little room: what was gained as such."""
    key = "gained" if value <= -LEAST else "lost"
    return view.say(f"blamed.numbers.{key}", n=_amount(view, value))


# Table, bars, picture.


def _columns(view: View, game: GameTold, found: Sequence[Lost]) -> list[Column[Lost]]:
    several = len(firms.bonuses(game)) > 1
    paid_for: Column[Lost] = Column(
        view.say("firms.paid_for"), lambda one: firms.bonus(view, one.bonus)
    )
    heads = [(_named(view, name, found[0]), name) for name in found[0].parts]
    return [
        Column(view.say("firms.head"), lambda one: one.name),
        *([paid_for] if several else []),
        *each(heads, lambda name, one: _number(view, one.parts[name])),
    ]


def _named(view: View, name: str, one: Lost) -> str:
    """Return what a part is called; where there is one side, slips are nobody else's."""
    return _label(view, name, several=UNKNOWN in one.parts)


def _bars(view: View, game: GameTold, means: Sequence[Lost]) -> list[Bar]:
    """Return the parts, below each other those of firms that were paid for something else."""
    most = max(abs(part) for one in means for part in one.parts.values()) or 1.0
    tones = firms.toned(game)
    return [
        Bar(
            _named(view, name, one),
            [
                Part(
                    one.name if len(means) > 1 else "",
                    abs(one.parts[name]) / most,
                    _number(view, one.parts[name]),
                    tones[one.bonus] if len(means) > 1 else _tone(name),
                )
            ],
        )
        for name in means[0].parts
        for one in means
    ]


def _tone(name: str) -> str:
    return {LOSS: "both", BONUS: "neutral", UNKNOWN: "neither"}.get(name) or tone(name)


def _written(marks: Sequence[float]) -> list[float]:
    """Return the lines of the axis that have words: 0 and both ends, but for one close to 0."""
    span = marks[-1] - marks[0]
    ends = (mark for mark in (marks[0], marks[-1]) if abs(mark) >= APART * span)
    return sorted({0.0, *ends})


def _picture(view: View, game: GameTold, means: Sequence[Lost]) -> Picture:
    rows = _data(view, means)
    marks = ticks([row["end"] for row in rows])
    written = _written(marks)
    words = [view.number(at, 0) for at in written]
    title = firms.titled(view, view.say("blamed.axis"))
    axis = theme.grid(written, words, title=title, grid=True, gridOpacity=0.35)
    x = across("start", marks[0], marks[-1] + (marks[-1] - marks[0]) * ROOM, axis)
    # Of a gain, the bar lies left of the line: to the right of it there is room for words.
    look = {"align": "left", "dx": 9, "fontWeight": "bold"}
    y, colour, beside = theme.ordered(0.3), _colour(view, game, means), {}
    if len(means) > 1:
        beside = {"yOffset": theme.beside("group", [one.name for one in means])}
    bars = layer("rows", "bar", x=x, x2="end:Q", y=y, color=colour, **beside)
    numbers = layer("rows", "text", look, x="words", y=y, text="text", **beside)
    return Picture([bars, numbers], {"rows": rows}, len(rows) * STEP)


def _colour(view: View, game: GameTold, means: Sequence[Lost]) -> Any:
    """Return the colour of bars: by what they are, or by what these firms were paid for."""
    if len(means) == 1:
        return toned("tone", {_tone(name): _tone(name) for name in means[0].parts})
    tones = {firms.bonus(view, name): tone for name, tone in firms.toned(game).items()}
    return toned("group", tones, legend=theme.altair().Legend())


def _data(view: View, means: Sequence[Lost]) -> Data:
    return [
        {"label": labels.broken(_named(view, name, one), LABEL), "order": order}
        | {"tone": _tone(name), "group": one.name, "start": 0.0, "end": one.parts[name]}
        | {"words": max(one.parts[name], 0.0), "text": _number(view, one.parts[name])}
        for order, name in enumerate(means[0].parts)
        for one in means
    ]
