"""In which worlds some leads are better left unsold: market by market, horizon by horizon."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from workshop.charts import labels, pool, theme
from workshop.charts.cells import agreed, share
from workshop.charts.finding import (
    NONE,
    Bar,
    Column,
    Data,
    Finding,
    Holds,
    Part,
    Picture,
    chart,
    columns,
    each,
    no_run,
)
from workshop.charts.marks import across, layer, plain, toned
from workshop.charts.own import Own
from workshop.charts.pool import FIRST, FREE, GONE, OWNER
from workshop.charts.said.lines import lines as said_lines
from workshop.charts.said.telling import who
from workshop.charts.view import View, capital
from workshop.models.lead_pool.market import MARKETS
from workshop.questions.question import CHOICE
from workshop.questions.taking import Takes

COMMODITY = "commodity"
STEP = 66
LABEL = 26
PALEST, DEEPEST = 0.12, 0.55
"""A cell's colour stays pale enough for the number in it."""


class World(NamedTuple):
    """A market: the best pressure by horizon, what is left when all are pressed, who is in it.

    `nearly` has the ends of what is nearly as good as the best, by horizon.
    """

    name: str
    best: Mapping[str, float]
    nearly: Mapping[str, Sequence[float]]
    left: float
    ours: float | None

    @property
    def pressed(self) -> bool:
        """Whether the owner does best to press everybody."""
        return self.best[OWNER] == 1


@chart(
    Takes(("choice",), 0, among=tuple(MARKETS)),
    model="lead-pool",
    holds={"world-commodity": (), "world-other": ("world",)},
    stake=1,
)
def regimes(view: View) -> Finding[World]:
    """Find how hard it is best to press, market by market."""
    shares = _shares(view)
    mine, found = _ours(view, shares), _worlds(view, shares)
    if not found:
        return replace(no_run(view), holds=_holds(view, mine))
    unpressed = sum(not one.pressed for one in found)
    span = pool.span(view, int(OWNER))
    return Finding(
        view.tell("regimes.title", n=unpressed, of=len(found), span=span),
        found,
        [*_wrong(view, found), _told(view, mine, shares), view.tell("pool.invented")],
        _columns(view, found),
        [_bar(view, one) for one in found],
        lambda: _picture(view, found),
        holds=_holds(view, mine),
    )


def _shares(view: View) -> dict[str, float]:
    """Return the share of the room that calls each market its own; empty where that is hidden."""
    question = next(iter(view.questions()), None)
    cell = view.cell(question, CHOICE)
    return {name: share(cell, name) for name in question.options} if question and cell else {}


def _ours(view: View, shares: Mapping[str, float]) -> str:
    """Return the market that surely most of the room call theirs; empty where none is ahead."""
    cell = view.cell(next(iter(view.questions()), None), CHOICE)
    if not cell:
        return ""
    counts = [int(cell["counts"].get(name, 0)) for name in shares]
    sure = view.certain.ahead(counts) and max(shares, key=lambda name: shares[name])
    return agreed(cell) or sure or ""


def _worlds(view: View, shares: Mapping[str, float]) -> list[World]:
    rows = pool.given(view, "worlds").items()
    return [
        # Runs of an earlier version know the best alone.
        World(n, best, row.get("nearly") or {at: [one, one] for at, one in best.items()}, left, us)
        for n, row in rows
        for best, left, us in [(row["pressure"], row["all"][OWNER], shares.get(n))]
    ]


def _holds(view: View, mine: str) -> Holds:
    if mine == COMMODITY:
        return {"world-commodity": {}}
    return {"world-other": {"world": pool.world(view, mine)}} if mine else {}


def _wrong(view: View, found: list[World]) -> list[str]:
    """Tell where the claim fails; last of all, what it rests on: costly last customers, and later.

    What is left of it when one reason is taken away says which of them carries it.
    """
    pressed = [one.name for one in found if one.pressed]
    worlds = [pool.inside(view, name) for name in pressed if name != FREE]
    talk = [view.tell("regimes.talk")] if FREE in pressed else []
    return [
        *(view.tell("regimes.wrong", world=world) for world in worlds),
        *talk,
        *(view.tell("regimes.later") for one in found if one.name == GONE and not _patient(one)),
    ]


def _patient(one: World) -> bool:
    """Whether a longer view presses less in this market, beyond what is nearly as good."""
    return (
        one.nearly[OWNER][1] < one.nearly[str(FIRST)][0] or one.best[OWNER] < one.best[str(FIRST)]
    )


def _told(view: View, mine: str, shares: Mapping[str, float]) -> str:
    if not mine:
        return ""
    part = view.percent(shares[mine])
    return view.tell("regimes.ours", share=part, world=pool.inside(view, mine))


def _us(view: View, one: World) -> str:
    """Return how many of the room, or which sides, say that this is their world: short words."""
    if view.teams:
        return ", ".join(_sides(view, one.name))
    return "" if one.ours is None else view.say("regimes.us", share=view.percent(one.ours))


def _sides(view: View, world: str) -> list[str]:
    """Return the sides that call a market theirs; a side of several tables with their numbers."""
    heard = said_lines(view) if view.questions() else []
    return [
        capital(who(view, one.group, one.table, heard))
        for line in heard
        for one in line.answers
        if one.value == world
    ]


def _columns(view: View, found: list[World]) -> list[Column[World]]:
    heads = [(view.say("regimes.at", span=pool.span(view, int(n))), n) for n in found[0].best]
    return [
        *columns(view, world=lambda one: pool.world(view, one.name)),
        *each(heads, lambda months, one: pool.band(view, *one.nearly[months])),
        Column(view.say("regimes.head"), lambda one: view.percent(one.left)),
        Column(view.say("regimes.us_head"), lambda one: _us(view, one) or NONE),
    ]


def _bar(view: View, one: World) -> Bar:
    best, left = one.best[OWNER], view.tell("regimes.left", share=view.percent(one.left))
    part = Part(view.say("regimes.best"), best, pool.band(view, *one.nearly[OWNER]), _tone(best))
    asked = view.questions()[:1]
    own = [Own(question, label="chosen", full=0, option=one.name) for question in asked]
    return Bar(pool.world(view, one.name), [part], f"{left} {_us(view, one)}".strip(), own)


def _tone(pressure: float) -> str:
    return "neutral" if pressure == 1 else "both"


def _picture(view: View, found: list[World]) -> Picture:
    horizons, y = list(found[0].best), theme.ordered(0.1)
    places = [at + 0.5 for at in range(len(horizons))]
    heads = [pool.brief_span(view, int(months)) for months in horizons]
    look = {"orient": "top", "title": view.say("regimes.axis"), "labelFontWeight": "bold"}
    x = across("left", 0, len(horizons) + 1.05, theme.grid(places, heads, **look))
    colour = {"color": toned("tone", {"both": "both", "neutral": "neutral"})}
    weight = theme.altair().ExprRef("datum.owner ? 'bold' : 'normal'")
    layers = [
        layer("rows", "bar", x=x, x2="right:Q", y=y, opacity=plain("depth"), **colour),
        layer("rows", "text", {"fontWeight": weight}, x="middle", y=y, text="text"),
        layer("us", "text", {"align": "left", "dx": 8}, x="x", y=y, text="text"),
    ]
    cells: Data = []
    us: Data = []
    for order, one in enumerate(found):
        place = {"label": labels.broken(pool.world(view, one.name), LABEL), "order": order}
        cells += [place | cell for cell in _cells(view, one)]
        us.append(place | {"x": len(horizons), "text": _us(view, one)})
    return Picture(layers, {"rows": cells, "us": us}, {"step": STEP})


def _cells(view: View, one: World) -> Data:
    return [
        {"left": at + 0.03, "right": at + 0.97, "middle": at + 0.5, "owner": months == OWNER}
        | {"tone": _tone(best), "depth": PALEST + (DEEPEST - PALEST) * best}
        | {"text": pool.band(view, *one.nearly[months])}
        for at, (months, best) in enumerate(one.best.items())
    ]
