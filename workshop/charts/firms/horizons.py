"""Two horizons of one market: how hard each pressed, what it got, and who had which."""

from collections.abc import Mapping, Sequence
from statistics import fmean, variance
from typing import NamedTuple

from workshop.charts import firms
from workshop.charts.certainty import Certainty, Summary
from workshop.charts.finding import Bar, Column, Finding, Holds, Part, Picture, chart, each
from workshop.charts.firms import lines
from workshop.charts.firms.lines import Axes, Line
from workshop.charts.view import View
from workshop.contracts.plays import FirmTold, GameTold
from workshop.models.lead_pool.origins import whom

STEPS = 20
"""The pressure of everybody, as plans have it (`models.lead_pool.quarters.STEPS`)."""

TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


class Pressed(NamedTuple):
    """A pair's firm.

    Attributes:
        name: what it is called.
        bonus: its horizon, as the model calls it.
        pressures: how hard it pressed in each quarter, in [0, 1].
        paid: mean of the quarters, in shares of a full bonus.
        kept: what the owner has of it, as a share of the best.
    """

    name: str
    bonus: str
    pressures: tuple[float, ...]
    paid: float
    kept: float

    @property
    def mean(self) -> float:
        """The mean of the quarters."""
        return fmean(self.pressures)


@chart(
    model="lead-pool",
    games=1,
    holds={"horizon-presses": ("harder", "high", "softer", "low"), "cannot-tell": ()},
    stake=2,
)
def horizons(view: View) -> Finding[Pressed]:
    """Find whether one horizon surely pressed harder than the other, and what both earned."""
    game = firms.last(view)
    if game is None:
        return firms.untold(view)
    found = [_pressed(view, game, firm) for firm in game["firms"]]
    groups = {name: [one for one in found if one.bonus == name] for name in firms.bonuses(game)}
    which = _harder(view, groups)
    return Finding(
        _title(view, groups, which),
        found,
        [*_told(view, game, groups), firms.note(view)],
        _columns(view, game),
        [_best_bar(view, game), *(_bar(view, game, one) for one in _few(view, found))],
        lambda: _picture(view, game, groups),
        holds=_holds(view, groups, which),
        names=[which] if which else [],
        chance=not which and len(groups) > 1,
    )


def _pressed(view: View, game: GameTold, firm: FirmTold) -> Pressed:
    (seat,) = firms.seats(game)
    pressures = tuple(quarter[seat][0] / STEPS for quarter in firm["plans"])
    name = firms.named(view, firm["number"])
    return Pressed(
        name, firm["bonus"], pressures, firms.paid(firm, seat), firms.kept(game, firm["path"])
    )


def _harder(view: View, groups: Mapping[str, Sequence[Pressed]]) -> str:
    """Return the horizon that surely pressed harder; empty where that cannot be told."""
    if len(groups) != 2:
        return ""
    one, other = groups
    which = harder(view.certain, *([row.mean for row in groups[name]] for name in (one, other)))
    return {1: one, -1: other}.get(which, "")


def harder(certain: Certainty, one: Sequence[float], other: Sequence[float]) -> int:
    """Return which of two horizons surely pressed harder: 1 the first, -1 the other, 0 neither.

    Welch's test of the mean pressure of a firm, so that each firm counts once; on both its sides.

    Args:
        certain: how sure that must be.
        one: the mean pressures of firms of one horizon, in [0, 1].
        other: those of the other one.
    """
    if min(len(one), len(other)) < 2:
        return 0
    apart = certain.of(2).apart(_summary(one), _summary(other))
    return 1 if apart.above(0) else -1 if apart.below(0) else 0


def _summary(pressures: Sequence[float]) -> Summary:
    steps = [STEPS * one for one in pressures]
    return Summary(len(steps), fmean(steps), variance(steps))


def _title(view: View, groups: Mapping[str, Sequence[Pressed]], which: str) -> str:
    if len(groups) == 1:
        ((name, some),) = groups.items()
        words = {"bonus": firms.quoted(view, name), "share": _share(view, some)}
        return view.tell("horizons.title.one", **words)
    if which:
        return view.tell("horizons.title.harder", **_words(view, groups, which))
    return view.tell("horizons.title.unsure")


def _words(view: View, groups: Mapping[str, Sequence[Pressed]], which: str) -> dict[str, str]:
    softer = next(name for name in groups if name != which)
    return {
        "harder": firms.quoted(view, which),
        "high": _share(view, groups[which]),
        "softer": firms.quoted(view, softer),
        "low": _share(view, groups[softer]),
    }


def _share(view: View, some: Sequence[Pressed]) -> str:
    return view.percent(fmean(one.mean for one in some))


def _told(view: View, game: GameTold, groups: Mapping[str, Sequence[Pressed]]) -> list[str]:
    """Tell the best pressure, and what each horizon pressed, got and earned."""
    words = {"whom": whom(view.ui, _best(game)), "span": firms.span(view, game)}
    best = view.tell("horizons.best", **words)
    return [
        best,
        *(
            view.tell(
                "horizons.group",
                bonus=firms.quoted(view, name),
                pressure=_share(view, some),
                paid=view.percent(fmean(one.paid for one in some)),
                kept=firms.between(view, [one.kept for one in some]),
            )
            for name, some in groups.items()
        ),
    ]


def _best(game: GameTold) -> float:
    """Return the owner's best pressure, in [0, 1]; the same in all quarters."""
    (plan,) = game["best_plans"][0].values()
    return plan[0] / STEPS


def _holds(view: View, groups: Mapping[str, Sequence[Pressed]], which: str) -> Holds:
    return firms.holding(
        horizon_presses=_words(view, groups, which) if which else None,
        cannot_tell=None if which or len(groups) == 1 else {},
    )


def _columns(view: View, game: GameTold) -> list[Column[Pressed]]:
    heads = [
        (view.say("horizons.in", quarter=at + 1), at) for at in range(len(game["best"]["quarters"]))
    ]
    return [
        Column(view.say("firms.head"), lambda one: one.name),
        Column(view.say("column.horizon"), lambda one: firms.bonus(view, one.bonus)),
        *each(heads, lambda at, one: view.percent(one.pressures[at])),
        Column(view.say("horizons.paid"), lambda one: view.percent(one.paid)),
        Column(view.say("column.kept"), lambda one: view.percent(one.kept)),
    ]


def _few(view: View, found: Sequence[Pressed]) -> list[Pressed]:
    return firms.few(view, found, key=lambda one: one.mean)


def _bar(view: View, game: GameTold, one: Pressed) -> Bar:
    tone = firms.toned(game)[one.bonus]
    part = Part(view.say("horizons.mean"), one.mean, view.percent(one.mean), tone)
    words = {"kept": view.percent(one.kept), "bonus": firms.bonus(view, one.bonus)}
    return Bar(one.name, [part], view.tell("horizons.note", **words))


def _best_bar(view: View, game: GameTold) -> Bar:
    best = _best(game)
    part = Part(view.say("horizons.mean"), best, view.percent(best), "both")
    return Bar(view.say("firms.best"), [part])


def _picture(view: View, game: GameTold, groups: Mapping[str, Sequence[Pressed]]) -> Picture:
    quarters = range(len(game["best"]["quarters"]))
    heads = [firms.quarter(view, game, at) for at in quarters]
    words = [view.percent(tick) for tick in TICKS]
    axes = Axes(
        heads,
        firms.titled(view, view.say("firms.quarters")),
        view.say("horizons.axis"),
        TICKS,
        words,
    )
    best = view.say("firms.best")
    held = [Line(best, best, "best", "both", [_best(game)] * len(quarters))]
    tone = firms.toned(game)
    drawn = [
        [Line(o.name, firms.bonus(view, name), "firm", tone[name], o.pressures) for o in some]
        for name, some in groups.items()
    ]
    return lines.picture(held, drawn, axes)
