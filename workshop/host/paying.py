"""What a game is paid for, where the facilitator chooses it or the room agrees on it."""

import math
from collections.abc import Mapping

from workshop.contracts.plays import Bonus
from workshop.contracts.replies import Command, Paid
from workshop.errors import Refused
from workshop.exercises.exercise import ID
from workshop.host.callers import Caller
from workshop.host.firms import Playing, playing
from workshop.host.kept import GAMES, JOB, TEAMS, TURNS
from workshop.host.quarters import has_begun
from workshop.host.rooms import Rooms
from workshop.questions.play import Play
from workshop.store import GameRecord

MOST = 3
"""Numbers that a side is paid for: more nobody keeps in mind."""


def pay(rooms: Rooms, _: Caller, command: Command) -> Paid:
    """Choose what the game of this round is paid for: a `bonus` by name, or as it was agreed.

    Repeated, it chooses the same once more.

    Raises:
        Refused: `not-now`, where this round has no such game, nothing can be chosen or the first
            quarter has begun; `bad-command`, where it is no bonus of it.
    """
    record = rooms.named(command)
    game = playing(record)
    if game is None or command.get("play") != game.play.id or not game.play.choices:
        raise Refused("not-now")
    if has_begun(record, game):
        raise Refused("not-now")
    bonus = _bonus(game, command.get("bonus"))
    rooms.store.put_game(GameRecord(record.id, game.exercise.slug, game.play.id, bonus))
    rooms.kept.of(record.id).changed(GAMES, JOB, TURNS, TEAMS)
    rooms.ring("stage", record.id)
    return {"bonus": bonus}


def _bonus(game: Playing, given: object) -> Bonus:
    if isinstance(given, str) and given in (*game.play.choices, *game.play.bonuses):
        return given
    if isinstance(given, Mapping) and _is_agreed(game.play, given):
        return dict(given)
    raise Refused("bad-command", field="bonus")


def _is_agreed(play: Play, given: Mapping[str, object]) -> bool:
    """Whether each seat is paid for a few numbers, with shares that add up to 1."""
    return set(given) == set(play.seats) and all(_are_shares(one) for one in given.values())


def _are_shares(given: object) -> bool:
    if not isinstance(given, Mapping) or not 1 <= len(given) <= MOST:
        return False
    named = all(isinstance(name, str) and ID.fullmatch(name) for name in given)
    shares = list(given.values())
    return (
        named
        and all(type(n) in (int, float) and 0 < n <= 1 for n in shares)
        and math.isclose(sum(shares), 1, abs_tol=0.001)
    )
