"""What sides were paid beside what their firms earned: who got the bonus, and who lost."""

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import NamedTuple

from workshop.charts import firms
from workshop.charts.finding import Bar, Column, Finding, Part, Picture, chart, each
from workshop.charts.firms import drawing
from workshop.charts.firms.drawing import Mark, Marked
from workshop.charts.labels import tone
from workshop.charts.view import View
from workshop.contracts.plays import GameTold


class Earned(NamedTuple):
    """A firm: what it is called and paid for, what each side got, what it earned.

    Attributes:
        name: what it is called.
        bonus: what was paid for, as it is called in the model; empty where it was agreed.
        paid: by side, the mean of the quarters, in shares of a full bonus.
        kept: what the owner has of it, as a share of the best.
    """

    name: str
    bonus: str
    paid: Mapping[str, float]
    kept: float


@chart(games=1, holds={"paid-beyond": ("paid", "kept")})
def earned(view: View) -> Finding[Earned]:
    """Find what sides were paid, beside what their firms earned of what was possible."""
    game = firms.last(view)
    if game is None:
        return firms.untold(view)
    found = [_earned(view, game, at) for at in range(len(game["firms"]))]
    shares = _shares(view, found)
    beyond = fmean(share for one in found for share in one.paid.values()) > fmean(
        one.kept for one in found
    )
    return Finding(
        _title(view, found, shares),
        found,
        [*_told(view, found), view.tell("earned.full"), firms.note(view)],
        _columns(view, game, found),
        [bar for one in firms.few(view, found, key=lambda e: e.kept) for bar in _bars(view, one)],
        lambda: _picture(view, game, found),
        holds=firms.holding(paid_beyond=shares if beyond else None),
    )


def _earned(view: View, game: GameTold, at: int) -> Earned:
    firm = game["firms"][at]
    paid = {seat: firms.paid(firm, seat) for seat in firms.seats(game)}
    name = firms.named(view, firm["number"])
    return Earned(name, firm["bonus"], paid, firms.kept(game, firm["path"]))


def _shares(view: View, found: Sequence[Earned]) -> dict[str, str]:
    """Return what all sides were paid and all firms earned, their means, in words."""
    paid = fmean(share for one in found for share in one.paid.values())
    return {"paid": view.percent(paid), "kept": view.percent(fmean(one.kept for one in found))}


def _title(view: View, found: Sequence[Earned], shares: Mapping[str, str]) -> str:
    if len(found) > 1:
        return view.tell("earned.title.other", n=len(found), **shares)
    (one,) = found
    sides = firms.sides(view, one.paid)
    return view.tell("earned.title.one", firm=one.name, each=sides, kept=shares["kept"])


def _told(view: View, found: Sequence[Earned]) -> list[str]:
    """Tell which stretch each side's pay lies in, and that of the firms."""
    if len(found) == 1:
        return []
    key = "earned.side" if len(found[0].paid) > 1 else "earned.bonus"
    told = [
        view.tell(
            key,
            side=firms.seat_inside(view, seat),
            share=firms.between(view, [one.paid[seat] for one in found]),
        )
        for seat in found[0].paid
    ]
    return [*told, view.tell("earned.firms", share=firms.between(view, [o.kept for o in found]))]


def _columns(view: View, game: GameTold, found: Sequence[Earned]) -> list[Column[Earned]]:
    heads = [(view.say("firms.was_paid", side=firms.seat(view, s)), s) for s in found[0].paid]
    several = len(firms.bonuses(game)) > 1
    paid_for: Column[Earned] = Column(
        view.say("firms.paid_for"), lambda one: firms.bonus(view, one.bonus)
    )
    return [
        Column(view.say("firms.head"), lambda one: one.name),
        *([paid_for] if several else []),
        *each(heads, lambda seat, one: view.percent(one.paid[seat])),
        Column(view.say("column.kept"), lambda one: view.percent(one.kept)),
    ]


def _bars(view: View, one: Earned) -> list[Bar]:
    """Return a bar for each side of a firm, and one for the firm."""
    most = max(1.0, one.kept, *one.paid.values())
    paid = [
        Part(firms.seat(view, seat), share / most, view.percent(share), tone(seat))
        for seat, share in one.paid.items()
    ]
    firm = Part(view.say("earned.firm"), one.kept / most, view.percent(one.kept), "both")
    return [Bar(one.name, [part]) for part in (*paid, firm)]


def _picture(view: View, game: GameTold, found: Sequence[Earned]) -> Picture:
    names = {seat: firms.seat(view, seat) for seat in firms.seats(game)}
    firm = view.say("earned.firm")
    marks = [*(Mark(name, tone(seat)) for seat, name in names.items()), Mark(firm, "both")]
    rows = [
        Marked(one.name, {names[s]: share for s, share in one.paid.items()} | {firm: one.kept})
        for one in found
    ]
    return drawing.shares(view, rows, marks, view.say("earned.axis"), view.say("earned.line"))
