"""What a room's firms come to: while they are played, and when they are told.

Firms, quarters and games are those of `workshop.contracts.plays`, plain data ready for JSON. Where
nobody sits, a persona plays (`choosing.chosen`): what she does hangs on her firm's seed, her seat
and the quarter alone, so that a quarter that is over is the same whenever it is told again.
"""

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import NamedTuple, cast

from workshop.contracts.plays import (
    FirmNow,
    FirmPlans,
    FirmQuarter,
    FirmTold,
    GamePlans,
    GameTold,
    Path,
)
from workshop.contracts.runs import Outcome, Parameters
from workshop.models.blame import blame
from workshop.models.choosing import calculating, chosen
from workshop.models.courses import course, game_of
from workshop.models.playing import Closed, Course, Figures, Game, Persona, Plans, State

MILLE = 1000


class Told(NamedTuple):
    """A firm as far as it was played.

    Attributes:
        game: what is played.
        states: where it stood before each quarter, and where it stands now.
        course: how it went.
    """

    game: Game
    states: list[State]
    course: Course

    @property
    def quarters(self) -> list[Closed]:
        """Those that are over."""
        return self.course["quarters"]

    @property
    def over(self) -> bool:
        """Whether all quarters have been played."""
        return len(self.quarters) == self.game.quarters

    @property
    def last(self) -> Plans:
        """What each seat did last; before the first quarter, what is usual."""
        return self.quarters[-1]["plans"] if self.quarters else self.game.usual()


def underway(model: str, parameters: Parameters) -> Outcome:
    """Return where firms stand that are being played.

    Args:
        model: its name, one of `courses.playable()`.
        parameters: `firms`, a list of `FirmPlans`.

    Returns:
        `firms`, a list of `FirmNow` in the same order.

    Raises:
        ValueError: the model cannot be played, or a firm is none that it knows.
    """
    firms = cast("Sequence[FirmPlans]", parameters["firms"])
    return {"firms": [_now(firm["number"], played(model, firm)) for firm in firms]}


def finished(model: str, parameters: Parameters) -> Outcome:
    """Return the games of a room, to be told to everybody.

    Args:
        model: its name, one of `courses.playable()`.
        parameters: `games`, a list of `GamePlans`.

    Returns:
        `games`, a list of `GameTold` in the same order; one that no firm played is left out.

    Raises:
        ValueError: as for `underway`.
    """
    games = cast("Sequence[GamePlans]", parameters["games"])
    return {"games": [_game(model, game) for game in games if game["firms"]]}


def played(model: str, firm: FirmPlans) -> Told:
    """Return a firm as far as it was played, with what personas did in it."""
    game = game_of(model, firm["setting"])
    state, last, states, plans = game.start(), game.usual(), [game.start()], []
    for given in firm["plans"]:
        last = {seat: _plan(game, state, seat, last, given, firm) for seat in game.names}
        state = game.step(state, last)["state"]
        states.append(state)
        plans.append(last)
    return Told(game, states, course(game, plans))


def _plan(
    game: Game,
    state: State,
    seat: str,
    last: Plans,
    given: Mapping[str, object],
    firm: FirmPlans,
) -> list[int]:
    plan = given.get(seat)
    if plan == []:
        return last[seat]
    if plan is not None:
        return game.plan(seat, plan)
    persona = cast("Persona", firm["persona"])
    return chosen(game, state, seat, last, persona, firm["care"], firm["seed"])


# -- while it is played ----------------------------------------------------------------------


def _now(number: int, told: Told) -> FirmNow:
    game = told.game
    return {
        "number": number,
        "quarters": [_quarter(closed) for closed in told.quarters],
        "last": told.last,
        "offers": {} if told.over else {seat: _offers(told, seat) for seat in game.names},
        "terms": {seat: game.terms(seat) for seat in game.names},
    }


def _quarter(closed: Closed) -> FirmQuarter:
    return {"plans": closed["plans"], "paid": closed["paid"], "own": closed["own"]}


def _offers(told: Told, seat: str) -> list[int]:
    offered = told.game.offers(told.states[-1], seat, told.last)
    return [round(MILLE * share) for share in offered.tolist()]


# -- when it is told -------------------------------------------------------------------------


def _game(model: str, given: GamePlans) -> GameTold:
    firms = [(firm["number"], played(model, firm)) for firm in given["firms"]]
    games = {_bonus(told.game): told.game for _, told in reversed(firms)}
    usual = firms[0][1].game
    return {
        "play": given["play"],
        "swapped": given["swapped"],
        "best": _path(course(usual, usual.best())),
        "reckoned": {name: _path(course(game, calculating(game))) for name, game in games.items()},
        "firms": [_told(number, told) for number, told in firms],
    }


def _bonus(game: Game) -> str:
    """Return the name of what is paid for; empty where it was agreed in the room."""
    bonus = game.setting.get("bonus", game.usual_bonus)
    return bonus if isinstance(bonus, str) else ""


def _path(told: Course) -> Path:
    return {
        "quarters": [closed["firm"] for closed in told["quarters"]],
        "left": told["left"]["firm"],
        "months": told["left"]["months"],
        "worth": told["worth"],
    }


def _told(number: int, told: Told) -> FirmTold:
    found: FirmTold = {
        "number": number,
        "bonus": _bonus(told.game),
        "path": _path(told.course),
        "plans": [closed["plans"] for closed in told.quarters],
        "paid": [closed["paid"] for closed in told.quarters],
        "repaid": _repaid(told) if told.quarters else {},
    }
    if told.over:
        found["blame"] = blame(told.game, found["plans"])
    return found


def _repaid(told: Told) -> dict[str, Figures]:
    """Return what the same plans would have been paid, by the name of each other bonus."""
    others = (name for name in told.game.bonuses if name != _bonus(told.game))
    return {name: _mean(told, name) for name in others}


def _mean(told: Told, bonus: str) -> Figures:
    pairs = zip(told.states, told.quarters, strict=False)
    shares: Iterable[Figures] = [told.game.repaid(bonus, *pair) for pair in pairs]
    return {seat: fmean(one[seat] for one in shares) for seat in told.game.names}
