"""The blame ledger: how much of a loss lies in the bonus, in not knowing, in each side's slips."""

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import NamedTuple

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
ROOM = 0.16
"""Of the width, what is kept free for the numbers of gains."""


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
        [_bar(view, one, part, means) for one in means for part in one.parts],
        lambda: _picture(view, means),
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
    measure = view.tell("blamed.measure", unit=view.model("played.unit"))
    return [measure, view.tell("blamed.slip"), *slips]


def _holds(view: View, found: Sequence[Lost]) -> Holds:
    """Return which part is the largest of what was lost, and whether slips were a gain."""
    parts = _all(found)
    loss, rest = parts[LOSS], {name: value for name, value in parts.items() if name != LOSS}
    largest = max(rest, key=lambda name: rest[name])
    words = {"n": _amount(view, rest[largest]), "loss": _amount(view, loss)}
    lost = {f"blame_{largest}": words} if min(rest[largest], loss) >= LEAST else {}
    gained = {"n": _amount(view, rest["slips"])} if rest["slips"] <= -LEAST else None
    return firms.holding(**lost, slips_gained=gained)


def _label(view: View, name: str) -> str:
    if name in (LOSS, BONUS, UNKNOWN):
        return view.say(f"blamed.labels.{name}")
    return view.say("blamed.labels.slips", side=firms.seat_inside(view, name))


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
    heads = [(_label(view, name), name) for name in found[0].parts]
    return [
        Column(view.say("firms.head"), lambda one: one.name),
        *([paid_for] if several else []),
        *each(heads, lambda name, one: _number(view, one.parts[name])),
    ]


def _bar(view: View, one: Lost, name: str, means: Sequence[Lost]) -> Bar:
    value = one.parts[name]
    most = max(abs(part) for mean in means for part in mean.parts.values())
    share = abs(value) / most if most else 0.0
    part = Part(_label(view, name), share, _number(view, value), _tone(name))
    label = _row(view, one, name, means)
    return Bar(label, [part])


def _row(view: View, one: Lost, name: str, means: Sequence[Lost]) -> str:
    """Return what a row is called; where firms had different bonuses, with theirs."""
    label = _label(view, name)
    return label if len(means) == 1 else view.say("blamed.of", part=label, bonus=one.name)


def _tone(name: str) -> str:
    return {LOSS: "both", BONUS: "neutral", UNKNOWN: "neither"}.get(name) or tone(name)


def _picture(view: View, means: Sequence[Lost]) -> Picture:
    rows: Data = [
        {"label": labels.broken(_row(view, one, name, means), 34), "tone": _tone(name)}
        | {"start": 0.0, "end": value, "text": _number(view, value)}
        for one in means
        for name, value in one.parts.items()
    ]
    rows = [row | {"order": order} for order, row in enumerate(rows)]
    marks = ticks([row["end"] for row in rows])
    words = [view.number(at, 0) for at in marks]
    title = firms.titled(view, view.say("blamed.axis"))
    axis = theme.grid(marks, words, title=title, grid=True, gridOpacity=0.35)
    # A number stands outside the end of its bar, and a gain needs a few words.
    room = (marks[-1] - marks[0]) * ROOM
    x = across("start", marks[0] - room * (marks[0] < 0), marks[-1] + room / 2, axis)
    y, tones = theme.ordered(0.3), {row["tone"]: row["tone"] for row in rows}
    bold = {"fontWeight": "bold"}
    numbers = [
        layer("rows", "text", bold | look, where, x="end", y=y, text="text")
        for where, look in (
            ("datum.end >= 0", {"align": "left", "dx": 9}),
            ("datum.end < 0", {"align": "right", "dx": -9}),
        )
    ]
    bars = layer("rows", "bar", x=x, x2="end:Q", y=y, color=toned("tone", tones))
    return Picture([bars, *numbers], {"rows": rows}, {"step": STEP})
