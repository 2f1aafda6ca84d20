"""A game as it went: told from its plans, written down, and told again from what was written."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from math import isclose
from typing import Any, TypedDict, cast

from workshop.models import models
from workshop.models.playing import Closed, Course, Figures, Game, Left, Plans, State

SAME = 1e-9
"""Two numbers are the same that differ by no more than this, as a share of the larger, or by no
more than this."""


class Ledger(TypedDict):
    """What was played, and what came of it: enough to play it again and to see that it is the same.

    Attributes:
        model: its name.
        setting: what was played.
        plans: of each quarter.
        paid: of each quarter, by seat.
        worth: what the owner has of it.
    """

    model: str
    setting: dict[str, Any]
    plans: list[Plans]
    paid: list[Figures]
    worth: float


def playable() -> tuple[str, ...]:
    """Return the names of the models that people can play, in alphabetical order."""
    return tuple(name for name in models() if find_spec(_module(name)))


def game_of(model: str, setting: Mapping[str, Any] | None = None) -> Game:
    """Return a game of one of `playable()`.

    Args:
        model: its name.
        setting: what is played, ready for JSON; what it leaves out is as usual. The model's `game`
            says what it knows.

    Raises:
        ValueError: the model cannot be played, or does not know the setting.
    """
    if model not in playable():
        raise ValueError(
            f"a model that is played is one of {', '.join(playable())}, not {model!r}."
        )
    try:
        return _made(model, json.dumps(setting or {}, sort_keys=True))
    except TypeError:
        raise ValueError(f"a setting must be plain data, not {setting!r:.80}.") from None


# One game for one setting: what it has worked out of its firm is then known for all rooms.
@lru_cache(maxsize=32)
def _made(model: str, setting: str) -> Game:
    return cast("Game", import_module(_module(model)).game(json.loads(setting)))


def _module(model: str) -> str:
    return f"workshop.models.{model.replace('-', '_')}.playing"


class Walk:
    """Firms that play the same game, moved on together, a quarter at a time.

    Args:
        game: what all of them play.
        firms: how many.

    Attributes:
        game: the same.
        states: where each firm stands.
        last: what each did last.
        begun: by quarter, where each firm stood before it.
        passed: by quarter, what it brought each firm.
    """

    def __init__(self, game: Game, firms: int) -> None:
        self.game = game
        self.states = [game.start() for _ in range(firms)]
        self.last = [game.usual() for _ in range(firms)]
        self.begun: list[list[State]] = []
        self.passed: list[list[Closed]] = []

    def step(self, plans: Sequence[Mapping[str, object]]) -> None:
        """Move on by a quarter under the plans of each firm; raises as `Game.step`."""
        if not self.states:
            return
        self.game.check_begins(self.states[0])
        self.last = [self.game.all_plans(one) for one in plans]
        closed = self.game.close_all(self.states, self.last)
        self.begun.append(self.states)
        self.passed.append(closed)
        self.states = [one["state"] for one in closed]

    def courses(self) -> list[Course]:
        """Return how each firm went so far, and goes on with its last plans."""
        if not self.states:
            return []
        left = self.game.run_on_all(self.states, self.last)
        return [self._course(at, one) for at, one in enumerate(left)]

    def _course(self, at: int, left: Left) -> Course:
        quarters = [closed[at] for closed in self.passed]
        return {"quarters": quarters, "left": left, "worth": self.game.worth(quarters, left)}


def course(game: Game, plans: Sequence[Mapping[str, object]]) -> Course:
    """Return a game as it goes under these plans, and then with the last ones.

    Args:
        game: the game.
        plans: of each quarter, at most `game.quarters`. With fewer the last ones go on earlier, the
            usual ones where there are none: so a game that is under way has a course too.

    Raises:
        ValueError: a plan is none, or there are too many.
    """
    walk = Walk(game, 1)
    for given in plans:
        walk.step([given])
    (told,) = walk.courses()
    return told


def ledger(game: Game, plans: Sequence[Mapping[str, object]]) -> Ledger:
    """Return what is written down of a game that was played so far; raises as `course`."""
    told = course(game, plans)
    return {
        "model": game.MODEL,
        "setting": dict(game.setting),
        "plans": [closed["plans"] for closed in told["quarters"]],
        "paid": [closed["paid"] for closed in told["quarters"]],
        "worth": told["worth"],
    }


def replay(written: Mapping[str, Any]) -> Course:
    """Return a game once more, as a ledger has it.

    Raises:
        ValueError: it is no ledger, or the game comes out otherwise than was written.
    """
    for part in Ledger.__annotations__:
        if not isinstance(written, Mapping) or part not in written:
            raise ValueError(f"a ledger must hold {', '.join(Ledger.__annotations__)}.")
    told = course(game_of(written["model"], written["setting"]), written["plans"])
    paid = [closed["paid"] for closed in told["quarters"]]
    _check("worth", told["worth"], written["worth"])
    if len(paid) != len(written["paid"]):
        raise ValueError("the ledger tells of another number of quarters than were paid.")
    for number, (now, before) in enumerate(zip(paid, written["paid"], strict=True), 1):
        for seat, share in now.items():
            _check(f"what {seat} were paid in quarter {number}", share, before.get(seat))
    return told


def _check(what: str, now: float, before: object) -> None:
    known = isinstance(before, int | float)
    if not known or not isclose(now, float(cast("float", before)), rel_tol=SAME, abs_tol=SAME):
        raise ValueError(f"{what} comes out as {now:.12g}; the ledger says {before!r:.40}.")
