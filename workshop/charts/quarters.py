"""The quarters of games, and what of them may be seen: as a data frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import TypeAlias

    import pandas

    from workshop.models.playing import Closed, Game, Plans

    Frame: TypeAlias = pandas.DataFrame


class Past(NamedTuple):
    """A game as far as it was played.

    Attributes:
        game: the game.
        seat: whose it was; empty where somebody sees everything.
        quarters: those that are over.
    """

    game: Game
    seat: str
    quarters: Sequence[Closed]

    @property
    def over(self) -> bool:
        """Whether all quarters are over, so that everything may be seen."""
        return len(self.quarters) == self.game.quarters

    @property
    def plans(self) -> list[Plans]:
        """What was done."""
        return [closed["plans"] for closed in self.quarters]

    def sees(self, seat: str) -> bool:
        """Whether the plan of a seat, and what it was paid, may be seen."""
        return self.over or self.seat in ("", seat)


def frame(games: Sequence[Past]) -> Frame:
    """Return the quarters of some games, one row each.

    Returns:
        `game` and `quarter`, from 1 (Int64), and `you`, the seat that one played (string). For each
        seat its tasks, `SEAT_TASK` in persons or steps (Int64), and `SEAT_paid` in shares of a full
        bonus (Float64); then the firm's figures by name (Float64), as the game's `close` tells
        them. What one may not see before a game is over is missing.
    """
    import pandas

    rows = [_row(n, past, closed) for n, past in enumerate(games, 1) for closed in past.quarters]
    names = {name: kind for past in games for name, kind in _columns(past.game)}
    return pandas.DataFrame(rows, columns=[*names]).astype(names)


def _columns(game: Game) -> Iterator[tuple[str, str]]:
    yield from (("game", "Int64"), ("quarter", "Int64"), ("you", "string"))
    for seat in game.seats:
        yield from ((f"{seat.id}_{task}", "Int64") for task in seat.tasks)
        yield f"{seat.id}_paid", "Float64"
    yield from ((name, "Float64") for name in game.figures)


def _row(number: int, past: Past, closed: Closed) -> dict[str, object]:
    row: dict[str, object] = {
        "game": number,
        "quarter": past.quarters.index(closed) + 1,
        "you": past.seat,
    }
    for seat in past.game.seats:
        if past.sees(seat.id):
            tasks = zip(seat.tasks, closed["plans"][seat.id], strict=True)
            row |= {f"{seat.id}_{task}": n for task, n in tasks}
            row |= {f"{seat.id}_paid": closed["paid"][seat.id], **closed["own"][seat.id]}
    return row | (closed["firm"] if past.over or not past.seat else {})
