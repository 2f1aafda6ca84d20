"""A second game beside the first, firm by firm."""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts import firms
from workshop.charts.certainty import Certainty
from workshop.charts.finding import Bar, Column, Finding, Holds, Part, Picture, chart, nothing
from workshop.charts.firms import drawing
from workshop.charts.firms.drawing import Mark, Marked
from workshop.charts.view import View
from workshop.contracts.plays import GameTold

SAME = 1e-9
"""Two games that lie no further apart than this brought the same."""


class Twice(NamedTuple):
    """A firm that played twice: what the owner has of each game, as a share of the best."""

    name: str
    first: float
    second: float

    @property
    def way(self) -> int:
        """Which game brought more: 1 the second, -1 the first, 0 neither."""
        apart = self.second - self.first
        return 0 if abs(apart) <= SAME else 1 if apart > 0 else -1


@chart(
    games=2,
    holds={"second-more": ("n", "of"), "second-less": ("n", "of"), "cannot-tell": ()},
    stake=2,
)
def games(view: View) -> Finding[Twice]:
    """Find in how many firms the second game brought more than the first, and what that shows."""
    told = firms.games(view)
    if len(told) < 2:
        return nothing(view, "games.once") if told else firms.untold(view)
    first, second = told[0], told[-1]
    found = _twice(view, first, second)
    if not found:
        return nothing(view, "games.others")
    sure = better(view.certain, *_ways(found))
    return Finding(
        _title(view, second, found, sure),
        found,
        [*_told(view, first, second, found, sure), firms.note(view)],
        _columns(view, first, second),
        [bar for one in _few(view, found) for bar in _bars(view, one)],
        lambda: _picture(view, found),
        holds=_holds(found, sure),
        names=["second" if sure > 0 else "first"] if sure else [],
        chance=not sure,
    )


def _twice(view: View, first: GameTold, second: GameTold) -> list[Twice]:
    """Return the firms that played both games."""
    before = {firm["number"]: firms.kept(first, firm["path"]) for firm in first["firms"]}
    return [
        Twice(firms.named(view, at), before[at], firms.kept(second, firm["path"]))
        for firm in second["firms"]
        for at in [firm["number"]]
        if at in before
    ]


def _ways(found: Sequence[Twice]) -> tuple[int, int]:
    """Return how many firms earned more the second time, and how many less."""
    return sum(one.way > 0 for one in found), sum(one.way < 0 for one in found)


def better(certain: Certainty, more: int, less: int) -> int:
    """Return which of two games surely went better: 1 the second, -1 the first, 0 neither.

    The exact sign test on firms, on both its sides.

    Args:
        certain: how sure that must be.
        more: firms in which the second game brought more.
        less: firms in which the first one did.
    """
    if not certain.ahead([more, less]):
        return 0
    return 1 if more > less else -1


def _title(view: View, second: GameTold, found: Sequence[Twice], sure: int) -> str:
    more, less = _ways(found)
    words = {"more": more, "less": less, "of": len(found), "how": _how(view, second)}
    way = {1: "more", -1: "less"}.get(sure, "one" if len(found) == 1 else "unsure")
    shares = {"before": view.percent(found[0].first), "after": view.percent(found[0].second)}
    return view.tell(f"games.title.{way}", firm=found[0].name, **words, **shares)


def _how(view: View, second: GameTold) -> str:
    """Return what was otherwise in the second game."""
    if second["swapped"]:
        return view.say("games.swapped")
    paid = firms.bonuses(second)
    if len(paid) > 1:
        return view.say("games.several")
    return view.say("games.bonus", bonus=firms.quoted(view, paid[0]))


def _told(
    view: View, first: GameTold, second: GameTold, found: Sequence[Twice], sure: int
) -> list[str]:
    """Tell what both games earned, and that whoever plays twice is wiser the second time."""
    shares = {
        "before": firms.between(view, [one.first for one in found]),
        "after": firms.between(view, [one.second for one in found]),
    }
    few = "" if sure else view.count("games.few", len(found))
    other = first["swapped"] != second["swapped"] and firms.bonuses(first) == firms.bonuses(second)
    return [
        view.tell("games.shares", **shares),
        few,
        view.tell("games.chairs" if other else "games.practice"),
    ]


def _holds(found: Sequence[Twice], sure: int) -> Holds:
    more, less = _ways(found)
    of = str(len(found))
    return firms.holding(
        second_more={"n": str(more), "of": of} if sure > 0 else None,
        second_less={"n": str(less), "of": of} if sure < 0 else None,
        cannot_tell=None if sure else {},
    )


def _columns(view: View, first: GameTold, second: GameTold) -> list[Column[Twice]]:
    return [
        Column(view.say("firms.head"), lambda one: one.name),
        Column(_headed(view, "first", first), lambda one: view.percent(one.first)),
        Column(_headed(view, "second", second), lambda one: view.percent(one.second)),
    ]


def _headed(view: View, at: str, game: GameTold) -> str:
    paid = firms.bonuses(game)
    key = "swapped" if game["swapped"] else "several" if len(paid) > 1 else "bonus"
    return view.say(
        f"games.heads.{key}", game=view.say(f"games.{at}"), bonus=firms.bonus(view, paid[0])
    )


def _few(view: View, found: Sequence[Twice]) -> list[Twice]:
    return firms.few(view, found, key=lambda one: one.second)


def _bars(view: View, one: Twice) -> list[Bar]:
    most = max(1.0, one.first, one.second)
    parts = [
        Part(view.say(f"games.{name}"), share / most, view.percent(share), tone)
        for name, share, tone in (("first", one.first, "neither"), ("second", one.second, "both"))
    ]
    return [Bar(one.name, [part]) for part in parts]


def _picture(view: View, found: Sequence[Twice]) -> Picture:
    first, second = view.say("games.first"), view.say("games.second")
    rows = [Marked(one.name, {first: one.first, second: one.second}) for one in found]
    marks = [Mark(first, "neither"), Mark(second, "both")]
    return drawing.shares(view, rows, marks, view.say("games.axis"), view.say("firms.best"))
