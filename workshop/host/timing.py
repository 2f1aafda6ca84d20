"""How long things took: in this room so far, and in the sessions there were before."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from itertools import groupby, islice, pairwise
from statistics import median

from workshop.contracts.overview import Measured, Timing
from workshop.errors import ContentError
from workshop.exercises.exercise import exercises, load_exercise
from workshop.exercises.minutes import cards_in
from workshop.host.rooms import Rooms
from workshop.host.steady import on_the_wall
from workshop.host.where import moves_of
from workshop.questions.tally import SMALLEST
from workshop.session import Mode, Pace, Phase
from workshop.store import MoveRecord, SessionRecord

ENOUGH = {Mode.PEOPLE.value: SMALLEST, Mode.TEAMS.value: 2}
"""So many phones have answered in a session that is a measure: of teams, one of each side."""

LAST = 10
"""Of so many sessions the times are taken: firms and texts change."""

LONGEST_STAY = timedelta(hours=12)
"""What is longer is a night, or a clock that was set."""

LONGEST_ASKING = timedelta(hours=1)
"""Questions that were open for longer were forgotten."""

Rounds = dict[tuple[str, int], tuple[str, str]]
"""Exercise and round of the steps that were shown, by session and step."""


def timing(rooms: Rooms, record: SessionRecord) -> Timing:
    """Return how long a room has been in each step, and what past sessions needed."""
    moves = moves_of(rooms, record)
    last = moves[-1].at if moves else None
    return {
        "used": {str(step): seconds for step, seconds in spent(moves).items()},
        "moved": on_the_wall(rooms.clock, last) if last else None,
        "measured": rooms.kept.of(record.id).once("measured", lambda: measured(rooms, record)),
    }


def spent(moves: Sequence[MoveRecord]) -> dict[int, int]:
    """Return the seconds a room was in each step, but for the stay that has not ended.

    Args:
        moves: of one session, in their order.
    """
    found: dict[int, timedelta] = defaultdict(timedelta)
    for move, after in pairwise(moves):
        if move.step >= 0 and move.phase != Phase.ENDED:
            found[move.step] += _kept(after.at - move.at, LONGEST_STAY)
    return {step: int(time.total_seconds()) for step, time in found.items()}


def asked(moves: Sequence[MoveRecord], quarters: Collection[str] = ()) -> dict[int, float]:
    """Return for how many seconds the questions of each step were open, once or several times.

    Args:
        moves: of one session, in their order.
        quarters: the questions of games, which have a clock of their own and are left out.
    """
    found: dict[int, timedelta] = defaultdict(timedelta)
    for move, after in pairwise(moves):
        if move.phase == Phase.ASKING and move.talk not in quarters:
            found[move.step] += _kept(after.at - move.at, LONGEST_ASKING)
    return {step: time.total_seconds() for step, time in found.items() if time}


def _kept(time: timedelta, most: timedelta) -> timedelta:
    return time if timedelta() <= time <= most else timedelta()


def measured(rooms: Rooms, record: SessionRecord) -> list[Measured]:
    """Return how long the questions of each round took in the last sessions with people in them.

    A time is the room's, from opening the questions to closing them, and nobody's own.
    """
    ids = [one.id for one in _before(rooms, record)]
    moves, seen = rooms.store.moves(ids), rooms.store.rounds_seen(ids)
    sessions = [list(one) for _, one in groupby(moves, key=lambda move: move.session)]
    return medians(sessions, seen, record.mode)


def _people(rooms: Rooms, record: SessionRecord) -> int:
    """Return how many have answered in a session; of an old one, how many had a seat to the end."""
    return sum(record.were.values()) if record.emptied else len(rooms.store.settled(record.id))


def _before(rooms: Rooms, record: SessionRecord) -> list[SessionRecord]:
    """Return the newest of the same mode that were no practice and in which enough answered.

    Not those at each one's own pace: their questions are open while people read.
    """
    others = (o for o in rooms.store.sessions() if o.id != record.id and o.pace != Pace.OWN)
    real = (one for one in others if one.mode == record.mode and not one.practice)
    # How many answered is read of no more sessions than are wanted.
    enough = (one for one in real if _people(rooms, one) >= ENOUGH[record.mode])
    return list(islice(enough, LAST))


def medians(
    sessions: Iterable[Sequence[MoveRecord]], seen: Rounds, mode: str = Mode.PEOPLE
) -> list[Measured]:
    """Return by round the median of the seconds a card that sessions needed.

    Args:
        sessions: the moves of each.
        seen: which round a step was; of one whose results were never shown nothing is known.
        mode: theirs: teams are not asked everything.
    """
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    quarters = _quarters()
    for moves in sessions:
        for step, seconds in asked(moves, quarters).items():
            if round := seen.get((moves[0].session, step)):
                found[round].append(seconds)
    return [one for round, times in found.items() for one in _by_card(*round, times, mode)]


def _quarters() -> set[str]:
    """Return the questions of all games that there are, where their exercise can be read."""
    found: set[str] = set()
    for slug in exercises():
        with suppress(ContentError):
            rounds = load_exercise(slug).rounds
            found |= {q.id for round in rounds for q in round.questions if q.turn}
    return found


def _by_card(exercise: str, round: str, times: Sequence[float], mode: str) -> Iterator[Measured]:
    """Yield what was measured of a round, where it is still there and asks anything."""
    try:
        played = load_exercise(exercise).played_by(mode, agreed=True)
    except ContentError:
        return
    there = [one for one in played.rounds if one.id == round]
    cards = cards_in(there[0]) if there else 0
    if cards:
        seconds = median(times) / cards
        yield {"exercise": exercise, "round": round, "card_s": seconds, "sessions": len(times)}
