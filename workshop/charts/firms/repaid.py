"""What the same plans would have been paid under other bonuses."""

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import NamedTuple

from workshop.charts import firms
from workshop.charts.finding import Bar, Column, Finding, Holds, Part, Picture, chart, each
from workshop.charts.firms import drawing
from workshop.charts.firms.drawing import Mark, Marked
from workshop.charts.labels import tone
from workshop.charts.view import View, capital
from workshop.contracts.plays import FirmTold, GameTold

CURES = ("crossed", "targets")
"""The article's own: where the model has them they are told first."""

WHOLE = ("both_mended", "profit")
"""Those that come next: they change both sides' bonus."""

DRAWN = 5
"""So many bonuses have room on the wall; the table has all of them."""


class Repaid(NamedTuple):
    """A bonus, and what the plans of firms that were paid for another one would have got under it.

    Attributes:
        name: what the bonus is called.
        played: what these firms were paid for, as it is called in the model.
        bonus: the one whose pay is told.
        paid: by side, mean of these firms, in shares of a full bonus.
    """

    name: str
    played: str
    bonus: str
    paid: Mapping[str, float]

    @property
    def mean(self) -> float:
        """The mean of the sides."""
        return fmean(self.paid.values())


@chart(
    games=1,
    holds={
        "repaid-less": ("bonus", "before", "after"),
        "repaid-more": ("bonus", "before", "after"),
    },
)
def repaid(view: View) -> Finding[Repaid]:
    """Find what the plans that were played would have paid under the other bonuses."""
    game = firms.last(view)
    if game is None:
        return firms.untold(view)
    groups = [_group(view, game, name) for name in firms.bonuses(game)]
    found = [one for group in groups for one in group]
    drawn = [one for group in groups for one in group[:DRAWN]]
    return Finding(
        _title(view, groups),
        found,
        [*_told(view, groups), view.tell("repaid.plans"), firms.note(view)],
        _columns(view, found),
        [bar for one in drawn for bar in _bars(view, one)],
        lambda: _picture(view, game, drawn),
        holds=_holds(view, groups),
    )


def _group(view: View, game: GameTold, played: str) -> list[Repaid]:
    """Return what firms of one bonus were paid, and then what the others would have paid them."""
    some = [firm for firm in game["firms"] if firm["bonus"] == played]
    others = list(some[0]["repaid"])
    first = [name for name in (*CURES, *WHOLE) if name in others]
    several = len(firms.bonuses(game)) > 1
    names = [played, *first, *(name for name in others if name not in first)]
    return [
        Repaid(_label(view, played, name, several=several), played, name, _paid(game, some, name))
        for name in names
    ]


def _label(view: View, played: str, name: str, *, several: bool) -> str:
    """Return what a row is called; where firms had different bonuses, whose plans it is about."""
    bonus = firms.bonus(view, name)
    key = "as_played" if name == played else "instead" if several else ""
    return (
        view.say(f"repaid.{key}", bonus=bonus, played=firms.bonus(view, played)) if key else bonus
    )


def _paid(game: GameTold, some: Sequence[FirmTold], name: str) -> dict[str, float]:
    return {
        seat: fmean(
            firms.paid(firm, seat) if name == firm["bonus"] else firm["repaid"][name][seat]
            for firm in some
        )
        for seat in firms.seats(game)
    }


def _among(group: Sequence[Repaid]) -> list[Repaid]:
    """Return the other bonuses that are named: the article's own, else all of a few."""
    cures = [one for one in group[1:] if one.bonus in CURES]
    return cures or [*group[1:]]


def _title(view: View, groups: Sequence[Sequence[Repaid]]) -> str:
    return capital("; ".join(_sentence(view, group, len(groups)) for group in groups))


def _sentence(view: View, group: Sequence[Repaid], groups: int) -> str:
    others = [
        view.say("repaid.each", share=view.percent(one.mean), bonus=firms.quoted(view, one.bonus))
        for one in _among(group)
    ]
    key = "title" if groups == 1 else "group"
    words = {"share": view.percent(group[0].mean), "others": view.listed(others)}
    return view.say(f"repaid.{key}", played=firms.quoted(view, group[0].played), **words)


def _told(view: View, groups: Sequence[Sequence[Repaid]]) -> list[str]:
    """Tell the sides apart, where there are two."""
    if len(groups[0][0].paid) < 2:
        return []
    return [
        view.tell(
            "repaid.sides",
            bonus=firms.quoted(view, one.bonus),
            each=firms.sides(view, one.paid),
        )
        for group in groups
        for one in (group[0], *_among(group))
    ]


def _holds(view: View, groups: Sequence[Sequence[Repaid]]) -> Holds:
    """Return the bonus that is named under which the same plans would have paid otherwise."""
    pairs = [(group[0], one) for group in groups for one in _among(group)]
    apart = {key: pair for pair in pairs for key in [_way(*pair)] if key}
    return firms.holding(
        **{
            key: {
                "bonus": firms.quoted(view, other.bonus),
                "before": view.percent(played.mean),
                "after": view.percent(other.mean),
            }
            for key, (played, other) in apart.items()
        }
    )


def _way(played: Repaid, other: Repaid) -> str:
    """Return whether another bonus would have paid less or more, in whole percent."""
    before, after = (round(100 * one.mean) for one in (played, other))
    return "repaid_less" if after < before else "repaid_more" if after > before else ""


def _columns(view: View, found: Sequence[Repaid]) -> list[Column[Repaid]]:
    heads = [(firms.seat(view, seat), seat) for seat in found[0].paid]
    return [
        Column(view.say("firms.paid_for"), lambda one: one.name),
        *each(heads, lambda seat, one: view.percent(one.paid[seat])),
    ]


def _bars(view: View, one: Repaid) -> list[Bar]:
    most = max(1.0, *one.paid.values())
    return [
        Bar(one.name, [Part(firms.seat(view, s), share / most, view.percent(share), tone(s))])
        for s, share in one.paid.items()
    ]


def _picture(view: View, game: GameTold, found: Sequence[Repaid]) -> Picture:
    names = {seat: firms.seat(view, seat) for seat in firms.seats(game)}
    rows = [Marked(one.name, {names[s]: share for s, share in one.paid.items()}) for one in found]
    marks = [Mark(name, tone(seat)) for seat, name in names.items()]
    return drawing.shares(view, rows, marks, view.say("repaid.axis"), view.say("earned.line"))
