"""What a loss against the owner's best is made of: the bonus, not knowing, and slips of one's own.

Four games are played, always in this order, each nearer to what happened:

1. what is best for the owner;
2. both sides answer their bonus, and each knows what the other does in the same quarter;
3. both sides answer their bonus, and each takes the other to repeat its last plan;
4. what was played.

What is lost from 1 to 2 lies in the bonus, from 2 to 3 in not knowing, from 3 to 4 in slips. Where
there are two sides, the slips of each are the mean of both orders: its own alone, and its own after
the other's (Shapley 1953, A value for n-person games). A part below 0 was a gain. The parts are
differences of the same few numbers, so they sum to the loss whatever was played. What lies in which
part is a convention and no verdict: another order would divide it otherwise.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import permutations
from statistics import fmean
from typing import TypedDict

from workshop.models.choosing import answers, calculating, knowing
from workshop.models.courses import Walk, course
from workshop.models.playing import Game, Plans


class Blame(TypedDict):
    """A loss and its parts, in the measure of `Game.worth`; above 0 is lost, below 0 gained.

    Attributes:
        best: what the owner's best brings.
        worth: what was played brings.
        loss: the first less the second; the sum of all that follows.
        bonus: what lies in what is paid for.
        unknown: what lies in not knowing the other side's plan.
        slips: what lies in answers of one's own that were not the best ones, by seat.
    """

    best: float
    worth: float
    loss: float
    bonus: float
    unknown: float
    slips: dict[str, float]


def blame(game: Game, plans: Sequence[Mapping[str, object]]) -> Blame:
    """Return what the loss of a game is made of that was played to its end.

    Args:
        game: the game.
        plans: of all quarters.

    Raises:
        ValueError: a plan is none, or there are not as many quarters as are played.
    """
    (found,) = blames(game, [plans])
    return found


def blames(game: Game, many: Sequence[Sequence[Mapping[str, object]]]) -> list[Blame]:
    """Return the same of many firms that played one game: the plans of each, of all quarters."""
    for plans in many:
        if len(plans) != game.quarters:
            raise ValueError(f"a game has {game.quarters} quarters, not {len(plans)}.")
    done = [[game.all_plans(one) for one in plans] for plans in many]
    return [_blame(game, told, slips) for told, slips in _slips(game, done)]


def _blame(game: Game, told: float, slips: dict[str, float]) -> Blame:
    best, known, reckoned = _unplayed(game)
    return {
        "best": best,
        "worth": told,
        "loss": best - told,
        "bonus": best - known,
        "unknown": known - reckoned,
        "slips": slips,
    }


# The same for all who play a game: in a room of many firms it is worked out once.
@lru_cache(maxsize=32)
def _unplayed(game: Game) -> tuple[float, float, float]:
    """Return what the first three games bring, of which nobody plays any."""
    best, known, reckoned = (game.best(), knowing(game), calculating(game))
    return _worth(game, best), _worth(game, known), _worth(game, reckoned)


def _slips(game: Game, done: list[list[Plans]]) -> Iterator[tuple[float, dict[str, float]]]:
    """Yield what each firm brought, and what its seats lost by not answering as well as they can.

    What a seat lost is the mean of all orders.
    """
    orders = list(permutations(game.names))
    some = {frozenset(order[:n]) for order in orders for n in range(1, len(order) + 1)}
    worths = {played: _mixed(game, done, played) for played in some}
    for at in range(len(done)):
        worth = {played: found[at] for played, found in worths.items()}
        told = worth[frozenset(game.names)]
        worth[frozenset()] = _unplayed(game)[-1]
        yield told, {seat: _lost(worth, seat, orders) for seat in game.names}


def _lost(worth: Mapping[frozenset[str], float], seat: str, orders: list[tuple[str, ...]]) -> float:
    before = [frozenset(order[: order.index(seat)]) for order in orders]
    return fmean(worth[some] - worth[some | {seat}] for some in before)


def _mixed(game: Game, done: list[list[Plans]], played: frozenset[str]) -> list[float]:
    """Return what firms bring in which some do as they did and the others answer them."""
    walk, others = Walk(game, len(done)), [name for name in game.names if name not in played]
    for number in range(game.quarters):
        now = [dict(plans[number]) for plans in done]
        for seat in others:
            answered = answers(game, walk.states, seat, walk.last)
            for plans, plan in zip(now, answered, strict=True):
                plans[seat] = plan
        walk.step(now)
    return [one["worth"] for one in walk.courses()]


def _worth(game: Game, plans: Sequence[Mapping[str, object]]) -> float:
    return course(game, plans)["worth"]
