"""Games that a room played in firms: what was told of them, and how firms and sides are called.

Firms stand in the order of their numbers, and nobody is ranked. What is said of one is a fact of
the game: it earned less than the best plan would have. What firms show beyond that, such as that a
second game went better, is held against `view.certain`, with a firm as what is counted.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import cycle
from statistics import fmean
from typing import Any, TypeVar

from workshop.charts import pool
from workshop.charts.finding import NONE, Finding, Holds, no_run, nothing
from workshop.charts.view import View
from workshop.content.texts import Texts
from workshop.contracts.plays import FirmTold, GameTold, Path

FEW = 8
"""So many firms have a line and a name each; of more a picture shows the band and the middle."""

TONES = ("neutral", "sales", "marketing", "neither")
"""Of firms that were all paid for the same the first one; of others one for each bonus."""

LISTED = 24
"""So many firms have a bar each on a phone; of more it shows the least, the middle, the most."""


R = TypeVar("R", bound=Any)

MONTHS = 3
"""The months of a quarter, as `models.playing` has them; a phone does not load its arithmetic."""


def games(view: View) -> list[GameTold]:
    """Return the games that are told, the first one first; none until the run is ready."""
    return list((view.outcome or {}).get("games", []))


def last(view: View) -> GameTold | None:
    """Return the game that a reveal is about; None where there is none."""
    return next(reversed(games(view)), None)


def untold(view: View) -> Finding[Any]:
    """Return the finding that says why there is no game to see."""
    return nothing(view, "firms.none") if view.outcome else no_run(view)


# How things are called.


def named(view: View, number: int) -> str:
    """Return what a firm is called, by its number from 0."""
    return firm_name(number, view.ui)


def firm_name(number: int, ui: Texts) -> str:
    """Return what a firm is called, by its number from 0; when names run out it has a number."""
    names: Sequence[str] = ui.find("play.firms.names") or []
    return names[number] if number < len(names) else ui("play.firms.more", number=number + 1)


def seat(view: View, id: str) -> str:
    """Return a side as a label."""
    return view.model(f"played.seats.{id}")


def seat_inside(view: View, id: str) -> str:
    """Return a side as it stands inside a sentence."""
    return view.model(f"played.inside.{id}")


def sides(view: View, shares: Mapping[str, float]) -> str:
    """List the share of each side, such as "marketing 80% and sales 46%"; of one side, its own."""
    if len(shares) == 1:
        return view.percent(*shares.values())
    told = [
        view.say("firms.each", side=seat_inside(view, id), share=view.percent(share))
        for id, share in shares.items()
    ]
    return view.listed(told)


def bonus(view: View, name: str) -> str:
    """Return what is paid for as a label; without a name it was agreed in the room."""
    return view.model(f"played.named.{name}") if name else view.say("firms.agreed")


def quoted(view: View, name: str) -> str:
    """Return the same in quotes, for the middle of a sentence."""
    return view.say("quoted", text=bonus(view, name))


def money(view: View, worth: float) -> str:
    """Return what the owner has of a firm, in the model's measure."""
    return view.model("played.worth", n=view.number(worth, 0))


def quarter(view: View, game: GameTold, at: int) -> str:
    """Return a stretch of a game as a head: a quarter, or the time after the last one."""
    return view.number(at + 1, 0) if at < len(game["best"]["quarters"]) else view.say("firms.after")


def paid_for(view: View, bonus_of: str, known: bool = True) -> str:
    """Return what is paid for in a cell of a table; nothing where nobody is paid."""
    return bonus(view, bonus_of) if known else NONE


def span(view: View, game: GameTold) -> str:
    """Return how far the owner looks, such as "3 years"."""
    best = game["best"]
    return pool.span(view, MONTHS * len(best["quarters"]) + best["months"])


def titled(view: View, axis: str) -> list[str]:
    """Return the title of a picture's lower axis, and beside it that the firms are invented.

    Pages make one line of the two where there is room.
    """
    return view.say("firms.titled", axis=axis).split("\n")


def note(view: View) -> str:
    """Return what the game assumes, and that it proves nothing."""
    return view.tell("firms.note")


# What is told of firms.


def seats(game: GameTold) -> list[str]:
    """Return the sides, in the model's order."""
    return list(next((quarter for firm in game["firms"] for quarter in firm["paid"]), {}))


def bonuses(game: GameTold) -> list[str]:
    """Return what firms were paid for, in the order of the firms; empty where it was agreed."""
    return list(dict.fromkeys(firm["bonus"] for firm in game["firms"]))


def toned(game: GameTold) -> dict[str, str]:
    """Return the tone of the firms of each bonus."""
    names = bonuses(game)
    return dict(zip(names, TONES[:1] if len(names) == 1 else cycle(TONES[1:]), strict=False))


def kept(game: GameTold, path: Path) -> float:
    """Return what a firm earned as a share of the owner's best."""
    return path["worth"] / game["best"]["worth"]


def paid(firm: FirmTold, seat: str) -> float:
    """Return what a side was paid, mean of the quarters, in shares of a full bonus."""
    return fmean(quarter[seat] for quarter in firm["paid"])


def mean(path: Path, figure: str) -> float:
    """Return a figure of the quarters that were played, their mean."""
    return fmean(quarter[figure] for quarter in path["quarters"])


def between(
    view: View, values: Iterable[float], write: Callable[[float], str] | None = None
) -> str:
    """Return the least and the most of some values, such as "62–91%"; one where they are alike."""
    some = [*values]
    if write is None:
        return pool.band(view, min(some), max(some))
    low, high = write(min(some)), write(max(some))
    return low if low == high else view.say("firms.between", low=low, high=high)


def few(view: View, rows: Sequence[R], key: Callable[[R], float]) -> list[R]:
    """Return firms that have a bar each on a phone; of many the least, the middle, the most."""
    if len(rows) <= LISTED:
        return [*rows]
    order = sorted(rows, key=key)
    picked = {"least": order[0], "middle": order[len(order) // 2], "most": order[-1]}
    return [one._replace(name=view.say(f"firms.of_many.{name}")) for name, one in picked.items()]


def holding(**conditions: Any) -> Holds:
    """Return the conditions that are given words; one that is None or False does not hold."""
    return {
        name.replace("_", "-"): dict(words or {})
        for name, words in conditions.items()
        if words is not None and words is not False
    }
