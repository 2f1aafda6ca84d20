"""How each firm went, beside sides that reckon and the owner's best, and what it leaves behind."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from workshop.charts import firms
from workshop.charts.finding import NONE, Bar, Column, Finding, Holds, Part, Picture, chart, each
from workshop.charts.firms import lines
from workshop.charts.firms.lines import Axes, Line
from workshop.charts.naming import FEW
from workshop.charts.view import View
from workshop.contracts.plays import GameTold, Path

LEVEL = 0.995
"""What earns this much of the best is written as all of it."""


class Course(NamedTuple):
    """How a firm went, or how one would have gone.

    Attributes:
        name: what it is called.
        kind: `best`, `reckoned` or `firm`.
        bonus: what was paid for, as it is called in the model; empty where it was agreed.
        profits: profit a month, thousand kroner: of each quarter, and of the time after.
        worth: what the owner has of it, in the model's measure.
        kept: the same as a share of the best.
    """

    name: str
    kind: str
    bonus: str
    profits: tuple[float, ...]
    worth: float
    kept: float


@chart(games=1, holds={"firms-below": ("kept",), "firms-level": ("firms",)})
def courses(view: View) -> Finding[Course]:
    """Find what firms earned, of what the owner's best plan would have, and what they leave."""
    game = firms.last(view)
    if game is None:
        return firms.untold(view)
    beside, ours = _beside(view, game), _ours(view, game)
    return Finding(
        _title(view, game, ours),
        [*beside, *ours],
        [*_told(view, game, beside, ours), firms.note(view)],
        _columns(view, game),
        _bars(view, game, beside, ours),
        lambda: _picture(view, game, beside, ours),
        holds=_holds(view, ours),
    )


def _beside(view: View, game: GameTold) -> list[Course]:
    """Return what firms are held against: the owner's best, and sides that reckon."""
    several = len(game["reckoned"]) > 1
    best = _course(game, view.say("firms.best"), "best", "", game["best"])
    reckoned = [
        _course(game, _reckoning(view, name, several=several), "reckoned", name, path)
        for name, path in game["reckoned"].items()
    ]
    return [best, *reckoned]


def _reckoning(view: View, bonus: str, *, several: bool) -> str:
    key = "firms.reckoned_for" if several else "firms.reckoned"
    return view.say(key, bonus=firms.bonus(view, bonus))


def _ours(view: View, game: GameTold) -> list[Course]:
    return [
        _course(game, firms.named(view, one["number"]), "firm", one["bonus"], one["path"])
        for one in game["firms"]
    ]


def _course(game: GameTold, name: str, kind: str, bonus: str, path: Path) -> Course:
    left = [path["left"]["profit"]] if path["months"] else []
    profits = (*(quarter["profit"] for quarter in path["quarters"]), *left)
    return Course(name, kind, bonus, profits, path["worth"], firms.kept(game, path))


def _title(view: View, game: GameTold, ours: Sequence[Course]) -> str:
    words = {"span": firms.span(view, game), "share": firms.between(view, [c.kept for c in ours])}
    if len(ours) == 1:
        return view.tell("courses.title.one", firm=ours[0].name, **words)
    return view.tell("courses.title.other", n=len(ours), **words)


def _told(
    view: View, game: GameTold, beside: Sequence[Course], ours: Sequence[Course]
) -> list[str]:
    amount = partial(view.number, digits=0)
    later = firms.between(view, [one.profits[-1] for one in ours], amount)
    left = {"later": later, "best": amount(beside[0].profits[-1])}
    key = "courses.reckoned_for" if len(beside) > 2 else "courses.reckoned"
    reckoned = [
        view.tell(key, bonus=firms.quoted(view, one.bonus), share=view.percent(one.kept))
        for one in beside[1:]
    ]
    some = view.count("courses.left", len(ours), **left) if game["best"]["months"] else ""
    return [some, *reckoned, view.tell("courses.best")]


def _holds(view: View, ours: Sequence[Course]) -> Holds:
    level = [one.name for one in ours if one.kept >= LEVEL]
    names = level if len(level) <= FEW else [view.say("firms.many", n=len(level))]
    below = {"kept": firms.between(view, [one.kept for one in ours])}
    return firms.holding(
        firms_below=None if level else below,
        firms_level={"firms": view.listed(names)} if level else None,
    )


def _columns(view: View, game: GameTold) -> list[Column[Course]]:
    heads = [
        (view.say("courses.in", quarter=firms.quarter(view, game, at)), at)
        for at in range(len(game["best"]["quarters"]))
    ]
    heads += [(view.say("firms.after"), len(heads))] if game["best"]["months"] else []
    return [
        Column(view.say("firms.head"), lambda one: one.name),
        *_paid_for(view, game),
        *each(heads, lambda at, one: _profit(view, one, at)),
        Column(
            view.say("courses.worth", span=firms.span(view, game)), lambda one: _worth(view, one)
        ),
        Column(view.say("column.kept"), lambda one: view.percent(one.kept)),
    ]


def _paid_for(view: View, game: GameTold) -> list[Column[Course]]:
    """Return who was paid for what, where that was not the same for all."""
    if len(firms.bonuses(game)) == 1:
        return []
    head = view.say("firms.paid_for")
    return [Column(head, lambda one: firms.paid_for(view, one.bonus, one.kind != "best"))]


def _profit(view: View, one: Course, at: int) -> str:
    return view.number(one.profits[at], 0) if at < len(one.profits) else NONE


def _worth(view: View, one: Course) -> str:
    return firms.money(view, one.worth)


def _bars(
    view: View, game: GameTold, beside: Sequence[Course], ours: Sequence[Course]
) -> list[Bar]:
    """Return a bar for each firm, and for what it is held against; of many firms three."""
    every = [*beside, *firms.few(view, ours, key=lambda one: one.kept)]
    most, tone = max(1.0, *(one.kept for one in every)), firms.toned(game) | {"": "neutral"}
    return [
        Bar(
            one.name,
            [
                Part(
                    view.say("column.kept"),
                    one.kept / most,
                    view.percent(one.kept),
                    {"best": "both", "reckoned": "neither"}.get(one.kind, tone[one.bonus]),
                )
            ],
            _worth(view, one),
        )
        for one in every
    ]


def _picture(
    view: View, game: GameTold, beside: Sequence[Course], ours: Sequence[Course]
) -> Picture:
    groups = [[one for one in ours if one.bonus == name] for name in firms.bonuses(game)]
    tone = firms.toned(game)
    values = [profit for one in (*beside, *ours) for profit in one.profits]
    ticks = lines.ticks(values)
    words = [view.number(tick, 0) for tick in ticks]
    stretches = range(len(beside[0].profits))
    heads = [firms.quarter(view, game, at) for at in stretches]
    axes = Axes(
        heads,
        firms.titled(view, view.say("firms.quarters")),
        view.say("courses.profit"),
        ticks,
        words,
    )
    drawn = [[_line(view, one, tone[one.bonus], len(groups)) for one in some] for some in groups]
    held = [_held(view, one, tone if len(groups) > 1 else {}) for one in beside]
    return lines.picture(held, drawn, axes)


def _held(view: View, one: Course, tone: Mapping[str, str]) -> Line:
    """Return the line of what firms are held against; where they differ, in the tone of theirs."""
    if one.kind == "best":
        return Line(one.name, one.name, "best", "both", one.profits)
    name = view.say("firms.reckoned")
    who = firms.bonus(view, one.bonus) if tone else name
    return Line(name, who, "reckoned", tone.get(one.bonus, "neither"), one.profits)


def _line(view: View, one: Course, tone: str, groups: int) -> Line:
    who = firms.bonus(view, one.bonus) if groups > 1 else view.say("courses.middle")
    return Line(one.name, who, "firm", tone, one.profits)
