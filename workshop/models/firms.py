"""What a room's firms come to: while they are played, and when they are told.

Firms, quarters and games are those of `workshop.contracts.plays`, plain data ready for JSON. Where
nobody sits, a persona plays (`choosing.chosen`): what she does hangs on her firm's seed, her seat
and the quarter alone, so that a quarter that is over is the same whenever it is told again.
"""

from collections.abc import Iterator, Sequence
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
from workshop.models.blame import blames
from workshop.models.choosing import calculating, chosen
from workshop.models.courses import Walk, course, game_of
from workshop.models.playing import Closed, Course, Figures, Game, Persona, Plan, Plans, State

MILLE = 1000


class Told(NamedTuple):
    """A firm as far as it was played.

    Attributes:
        number: the firm's, from 0.
        game: what is played.
        before: where it stood before each quarter.
        state: where it stands now.
        course: how it went.
    """

    number: int
    game: Game
    before: list[State]
    state: State
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
    def plans(self) -> list[Plans]:
        """What was done in each of them."""
        return [closed["plans"] for closed in self.quarters]

    @property
    def last(self) -> Plans:
        """What each seat did last; before the first quarter, what is usual."""
        return self.plans[-1] if self.quarters else self.game.usual()

    @property
    def bonus(self) -> str:
        """The name of what is paid for; empty where it was agreed in the room."""
        bonus = self.game.setting.get("bonus", self.game.usual_bonus)
        return bonus if isinstance(bonus, str) else ""


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
    firms = played(model, cast("Sequence[FirmPlans]", parameters["firms"]))
    found = {one.number: now for alike in _alike(firms) for one, now in _now(alike)}
    return {"firms": [found[one.number] for one in firms]}


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


def played(model: str, firms: Sequence[FirmPlans]) -> list[Told]:
    """Return firms as far as they were played, with what personas did in them, in their order.

    Raises:
        ValueError: as for `underway`, or two firms have one number.
    """
    numbers = [firm["number"] for firm in firms]
    if len({*numbers}) < len(numbers):
        raise ValueError(f"firms must have different numbers, not {numbers!r:.60}.")
    together: dict[tuple[Game, int], list[FirmPlans]] = {}
    for firm in firms:
        at = game_of(model, firm["setting"]), len(firm["plans"])
        together.setdefault(at, []).append(firm)
    found = {one.number: one for at, some in together.items() for one in _walked(at[0], some)}
    return [found[number] for number in numbers]


def _walked(game: Game, firms: Sequence[FirmPlans]) -> list[Told]:
    """Return firms that play one game and have played as many quarters of it."""
    walk = Walk(game, len(firms))
    for number in range(len(firms[0]["plans"])):
        walk.step([_plans(walk, at, firm, number) for at, firm in enumerate(firms)])
    return [
        Told(firm["number"], game, [states[at] for states in walk.begun], walk.states[at], told)
        for at, (firm, told) in enumerate(zip(firms, walk.courses(), strict=True))
    ]


def _plans(walk: Walk, at: int, firm: FirmPlans, number: int) -> dict[str, object]:
    """Return what is done in a firm in a quarter, by people or by a persona."""
    given = firm["plans"][number]
    return {seat: _plan(walk, at, firm, seat, given.get(seat)) for seat in walk.game.names}


def _plan(walk: Walk, at: int, firm: FirmPlans, seat: str, given: Plan | None) -> Plan:
    if given is None:
        who = cast("Persona", firm["persona"]), firm["care"], firm["seed"]
        return chosen(walk.game, walk.states[at], seat, walk.last[at], *who)
    return given or walk.last[at][seat]


def _alike(firms: Sequence[Told]) -> list[list[Told]]:
    """Return firms that play one game and are in the same month of it, together."""
    together: dict[tuple[Game, int], list[Told]] = {}
    for one in firms:
        together.setdefault((one.game, len(one.quarters)), []).append(one)
    return [*together.values()]


# -- while it is played ----------------------------------------------------------------------


def _now(firms: Sequence[Told]) -> Iterator[tuple[Told, FirmNow]]:
    """Yield where firms stand that play one game and are in the same month."""
    game = firms[0].game
    offers = {} if firms[0].over else {seat: _offers(firms, seat) for seat in game.names}
    for at, one in enumerate(firms):
        yield (
            one,
            {
                "number": one.number,
                "quarters": [_quarter(closed) for closed in one.quarters],
                "last": one.last,
                "offers": {seat: offered[at] for seat, offered in offers.items()},
                "terms": {seat: game.terms(seat) for seat in game.names},
            },
        )


def _quarter(closed: Closed) -> FirmQuarter:
    return {"plans": closed["plans"], "paid": closed["paid"], "own": closed["own"]}


def _offers(firms: Sequence[Told], seat: str) -> list[list[int]]:
    states, last = [one.state for one in firms], [one.last for one in firms]
    offered = firms[0].game.offers_all(states, seat, last).tolist()
    return [[round(MILLE * share) for share in one] for one in offered]


# -- when it is told -------------------------------------------------------------------------


def _game(model: str, given: GamePlans) -> GameTold:
    firms = played(model, given["firms"])
    games = {one.bonus: one.game for one in reversed(firms)}
    found = {one.number: told for alike in _alike(firms) for one, told in _told(alike)}
    return {
        "play": given["play"],
        "swapped": given["swapped"],
        "best": _path(course(firms[0].game, firms[0].game.best())),
        "best_plans": firms[0].game.best(),
        "reckoned": {name: _path(course(game, calculating(game))) for name, game in games.items()},
        "firms": [found[one.number] for one in firms],
    }


def _path(told: Course) -> Path:
    return {
        "quarters": [closed["firm"] for closed in told["quarters"]],
        "left": told["left"]["firm"],
        "months": told["left"]["months"],
        "worth": told["worth"],
    }


def _told(firms: Sequence[Told]) -> Iterator[tuple[Told, FirmTold]]:
    """Yield firms that played one game, as far as each other, as they are told."""
    lost = blames(firms[0].game, [one.plans for one in firms]) if firms[0].over else []
    repaid = _repaid(firms)
    for at, one in enumerate(firms):
        found: FirmTold = {
            "number": one.number,
            "bonus": one.bonus,
            "path": _path(one.course),
            "plans": one.plans,
            "paid": [closed["paid"] for closed in one.quarters],
            "repaid": {name: shares[at] for name, shares in repaid.items()},
        }
        if lost:
            found["blame"] = lost[at]
        yield one, found


def _repaid(firms: Sequence[Told]) -> dict[str, list[Figures]]:
    """Return what the same plans would have been paid, by the name of each other bonus."""
    others = [name for name in firms[0].game.bonuses if name != firms[0].bonus]
    return {name: _means(firms, name) for name in others if firms[0].quarters}


def _means(firms: Sequence[Told], bonus: str) -> list[Figures]:
    game, quarters = firms[0].game, range(len(firms[0].quarters))
    paid = [
        game.repaid_all(
            bonus, [one.before[at] for one in firms], [one.quarters[at] for one in firms]
        )
        for at in quarters
    ]
    return [
        {seat: fmean(shares[seat] for shares in one) for seat in game.names}
        for one in zip(*paid, strict=True)
    ]
