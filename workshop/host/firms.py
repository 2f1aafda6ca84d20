"""Who plays in which firm: dealt once an exercise, and joined by whoever comes late."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from workshop.errors import ContentError
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Exercise, Round
from workshop.host.dealing import Place, dealt, place_for, seat_in
from workshop.host.kept import FIRMS, JOB, MEMBERS, TEAMS, TURNS
from workshop.host.rooms import Rooms
from workshop.host.where import step_of
from workshop.questions.play import Play
from workshop.session import Beat, Mode, Phase
from workshop.store import FirmRecord, ParticipantRecord, SessionRecord


@dataclass(frozen=True)
class Playing:
    """The game of the round in which a room is."""

    exercise: Exercise
    round: Round
    play: Play

    @property
    def shift(self) -> int:
        """By how many seats the sides have moved on since they were dealt."""
        return 1 if self.play.swapped else 0


Dealt = Mapping[str, Place]
"""Where somebody plays, by id, in the order of firms; as it was dealt for the first game."""


def playing(record: SessionRecord) -> Playing | None:
    """Return what a room plays in the step in which it is; None where that has no game."""
    try:
        step = step_of(record)
        exercise, round = step_content(step, record.mode) if step else (None, None)
    except ContentError:
        return None  # whoever needs the content says so
    return Playing(exercise, round, round.play) if exercise and round and round.play else None


Teams = dict[Place, list[str]]
"""Who is in each team, by firm and seat."""


def begin(rooms: Rooms, record: SessionRecord) -> None:
    """Deal who is here into firms, where a room comes to the first game of an exercise."""
    game = playing(record)
    if game is None or dealt_in(rooms, record, game.exercise.slug):
        return
    here = {p.id: p.department for p in rooms.seated(record.id).values() if p.arrived}
    size = len(game.play.seats) if record.mode == Mode.TEAMS else game.play.size
    # Who swapped seats before there were any has not moved on: she sits where she plays.
    seats = {place: _back(game, place) for place in game.play.seats}
    found = dealt(here, game.play, size) if here else {}
    _put(rooms, record, game, {id: p._replace(seat=seats[p.seat]) for id, p in found.items()})


def join(rooms: Rooms, record: SessionRecord, person: ParticipantRecord) -> None:
    """Let somebody who comes late join a team, where a game is played."""
    game = playing(record)
    if game is None:
        return
    there = dealt_in(rooms, record, game.exercise.slug)
    if person.id in there:
        return
    if not there:
        begin(rooms, record)
        rooms.ring("stage", record.id)
        return
    seated = rooms.seated(record.id)
    present = [place for id, place in there.items() if id in seated]
    people = present or [*there.values()]
    most = _most(record, game) if _is_new(record, game) else 0
    place = place_for(person.department, people, game.play, game.shift, most)
    if place:
        _put(rooms, record, game, {person.id: place})
        rooms.ring("stage", record.id)


def _most(record: SessionRecord, game: Playing) -> int:
    """Return how many a team has at the most before late people begin another firm."""
    share = math.ceil(game.play.size / len(game.play.seats))
    return 1 if record.mode == Mode.TEAMS else share + 1


def _is_new(record: SessionRecord, game: Playing) -> bool:
    """Whether no quarter of the exercise is over, so that firms may still begin."""
    course, here = game.round.course, record.position.beat
    first = next(round for round in game.exercise.rounds if round.play)
    begins = course.index(Beat(Phase.ASKING, f"{game.play.id}-1"))
    return first.id == game.round.id and here in course and course.index(here) <= begins


def topic(number: int) -> str:
    """Return the bell that the phones of a firm hear."""
    return f"firm-{number}"


def _back(game: Playing, seat: str) -> str:
    return seat_in(game.play.seats, seat, -game.shift)


def _put(rooms: Rooms, record: SessionRecord, game: Playing, places: Dealt) -> None:
    slug = game.exercise.slug
    new = [
        FirmRecord(record.id, slug, id, place.number, place.seat) for id, place in places.items()
    ]
    rooms.store.add_firms(new)
    rooms.kept.of(record.id).forget(FIRMS, MEMBERS, JOB, TURNS, TEAMS)


def dealt_in(rooms: Rooms, record: SessionRecord, exercise: str) -> Dealt:
    """Return where everybody plays in an exercise, ended seats too; read once."""
    found: dict[str, Dealt] = rooms.kept.of(record.id).once(FIRMS, dict)
    if exercise not in found:
        kept = rooms.store.firms(record.id, exercise)
        found[exercise] = {one.participant: Place(one.number, one.seat) for one in kept}
    return found[exercise]


def teams(rooms: Rooms, record: SessionRecord, game: Playing) -> Teams:
    """Return who is in each team, by firm and the seat it plays now, ended seats too; made once."""
    made: dict[tuple[str, str], Teams] = rooms.kept.of(record.id).once(MEMBERS, dict)
    key = game.exercise.slug, game.play.id
    if key not in made:
        made[key] = _teams(rooms, record, game)
    return made[key]


def _teams(rooms: Rooms, record: SessionRecord, game: Playing) -> Teams:
    found: Teams = {}
    for id, place in dealt_in(rooms, record, game.exercise.slug).items():
        found.setdefault(place_now(game, place), []).append(id)
    return found


def place_now(game: Playing, place: Place) -> Place:
    """Return where somebody plays now who was dealt to a place."""
    return place._replace(seat=seat_in(game.play.seats, place.seat, game.shift))
