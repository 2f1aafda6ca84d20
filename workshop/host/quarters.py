"""The quarters of a game: what teams propose, what stands, and what a model is told of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from workshop.contracts.plays import (
    Bonus,
    Firm,
    FirmMark,
    FirmNow,
    FirmPlans,
    GamePlans,
    Plan,
    PlayView,
    Proposed,
    Quarter,
    TeamMark,
)
from workshop.exercises.exercise import Exercise
from workshop.host.client import new_op
from workshop.host.courses import steps_of
from workshop.host.dealing import Place, nearest
from workshop.host.firms import Playing, dealt_in, place_now, playing, teams, topic
from workshop.host.jobs import Job
from workshop.host.kept import GAME, GAMES, JOB, PROPOSED, TEAMS, TURNS
from workshop.host.rooms import Rooms
from workshop.host.where import viewed
from workshop.questions.play import Play
from workshop.session import Beat, Phase, Step
from workshop.store import ParticipantRecord, ResponseRecord, SessionRecord

PERSONA, CARE = "calculating", 10.0
"""Who plays where nobody sits, and how carefully: as well as people who take some care."""

Proposals = dict[str, Plan]
"""The plan that somebody proposes, by id, the earliest first; none of those who took it back."""


def turn_of(record: SessionRecord) -> int:
    """Return which quarter a room plays, from 1; 0 where it plays none."""
    game = playing(record) if record.position.phase is Phase.ASKING else None
    return turn_in(record, game) if game else 0


def turn_in(record: SessionRecord, game: Playing) -> int:
    """Return which quarter of its game a room plays, from 1; 0 where it plays none."""
    if record.position.phase is not Phase.ASKING:
        return 0
    asked = (one for one in game.round.questions if one.id == record.position.talk)
    return next((question.turn for question in asked), 0)


def over(record: SessionRecord, game: Playing) -> int:
    """Return how many quarters of the present game are over."""
    step_course = game.round.course
    beats = [Beat(Phase.ASKING, f"{game.play.id}-{n}") for n in range(1, game.play.quarters + 1)]
    here = record.position.beat
    if here not in step_course:
        return len(beats)
    at = step_course.index(here)
    return sum(step_course.index(beat) < at for beat in beats)


def closed(record: SessionRecord) -> set[tuple[str, str]]:
    """Return exercise and question of the quarters that are over: what was done in them stays."""
    game = playing(record)
    if game is None:
        return set()
    turns = range(1, over(record, game) + 1)
    return {(game.exercise.slug, f"{game.play.id}-{turn}") for turn in turns}


# ---- what teams propose ----


def proposed(rooms: Rooms, record: SessionRecord, person: ParticipantRecord, plan: Plan) -> None:
    """Count a plan that was kept, or taken back, and let the team look at it."""
    game = playing(record)
    place = dealt_in(rooms, record, game.exercise.slug).get(person.id) if game else None
    if game is None or place is None:
        return
    there = _proposed(rooms, record, game, turn_in(record, game))
    there.pop(person.id, None)
    if plan:
        there[person.id] = plan
    told: dict[Place, Firm] = rooms.kept.of(record.id).once(TEAMS, dict)
    told.pop(place_now(game, place), None)
    rooms.ring(topic(place.number), record.id)


def _proposed(rooms: Rooms, record: SessionRecord, game: Playing, turn: int) -> Proposals:
    """Return what is proposed in a quarter; read once, for what was done in it stays."""
    if not turn:
        return {}
    slug, question = game.exercise.slug, f"{game.play.id}-{turn}"
    kept: dict[tuple[str, str], Proposals] = rooms.kept.of(record.id).once(PROPOSED, dict)
    if (slug, question) not in kept:
        kept[slug, question] = _latest(rooms.store.responses(record.id, slug, [question]))
    return kept[slug, question]


def _latest(given: Iterable[ResponseRecord]) -> Proposals:
    return {one.participant: one.value for one in given if one.value}


def _of_team(proposals: Proposals, members: Sequence[str]) -> list[Plan]:
    inside = set(members)
    return [plan for id, plan in proposals.items() if id in inside]


# ---- what stood, and what the model is told ----


def plans(rooms: Rooms, record: SessionRecord, game: Playing, turns: int) -> list[FirmPlans]:
    """Return what every firm did in the first quarters of a game.

    Where a team proposed nothing, `[]`: as the quarter before. Where nobody sits, None: a persona
    plays.
    """
    past = [_proposed(rooms, record, game, turn) for turn in range(1, turns + 1)]
    there = teams(rooms, record, game)
    numbers = sorted({place.number for place in there})
    return [_firm(rooms, record, game, past, number, there) for number in numbers]


def _firm(
    rooms: Rooms,
    record: SessionRecord,
    game: Playing,
    past: Sequence[Proposals],
    number: int,
    there: dict[Place, list[str]],
) -> FirmPlans:
    play = game.play
    members = {seat: there.get(Place(number, seat), []) for seat in play.seats}
    bonus = bonus_of(rooms, record, game, number)
    return {
        "number": number,
        "setting": {"bonus": bonus, "quarters": play.quarters},
        "plans": [
            {seat: _stood(turn, ids) if ids else None for seat, ids in members.items()}
            for turn in past
        ],
        "persona": PERSONA,
        "care": CARE,
        "seed": _seed(record, game, number),
    }


def _stood(proposals: Proposals, members: Sequence[str]) -> Plan:
    given = _of_team(proposals, members)
    return nearest(given) if given else []


def _seed(record: SessionRecord, game: Playing, number: int) -> int:
    named = f"{record.id}/{game.exercise.slug}/{game.play.id}/{number}"
    return int(sha256(named.encode()).hexdigest()[:8], 16)


def bonus_of(rooms: Rooms, record: SessionRecord, game: Playing, number: int) -> Bonus:
    """Return what a firm is paid for: as it was chosen, else as the exercise says."""
    chosen = chosen_bonus(rooms, record, game)
    return game.play.bonuses[number % len(game.play.bonuses)] if chosen is None else chosen


def chosen_bonus(rooms: Rooms, record: SessionRecord, game: Playing) -> Bonus | None:
    """Return what the facilitator chose to be paid for; None where she has not."""
    slug = game.exercise.slug
    kept = rooms.kept.of(record.id).once(GAMES, lambda: rooms.store.games(record.id, slug))
    return next((one.bonus for one in kept if one.play == game.play.id), None)


def states(rooms: Rooms, record: SessionRecord) -> dict[int, FirmNow] | None:
    """Return where every firm stands, by number; ordered where it is not there yet: then None."""
    return rooms.kept.of(record.id).once(TURNS, lambda: _states(rooms, record))


def _states(rooms: Rooms, record: SessionRecord) -> dict[int, FirmNow] | None:
    job = job_now(rooms, record)
    if job is None or not job.parameters["firms"]:
        return None
    kept = rooms.store.runs(record.id, job.exercise, job.run)
    ours = (one for one in reversed(kept) if one.parameters == job.parameters)
    found = next(ours, None)
    if found is None:
        if job.key not in rooms.failed:
            rooms.order(job.key, job)
        return None
    firms: list[FirmNow] = found.outcome["firms"]  # type: ignore[assignment]
    return {firm["number"]: firm for firm in firms}


def job_now(rooms: Rooms, record: SessionRecord) -> Job | None:
    """Return what is to be reckoned where the room is; made once."""
    return rooms.kept.of(record.id).once(JOB, lambda: _job(rooms, record))


def _job(rooms: Rooms, record: SessionRecord) -> Job | None:
    game = playing(record)
    return job_of(rooms, record, game) if game else None


def job_of(rooms: Rooms, record: SessionRecord, game: Playing) -> Job:
    """Return what is to be reckoned of the quarters that are over."""
    turns = over(record, game)
    done = plans(rooms, record, game, turns)
    run = f"{game.play.id}-{turns + 1}"
    return Job(new_op(), record.id, game.exercise.slug, run, game.play.model, {"firms": done})


def games_of(
    rooms: Rooms, record: SessionRecord, exercise: Exercise, plays: Iterable[str]
) -> Iterator[GamePlans]:
    """Yield the games of an exercise that a room has played to their end, in this order."""
    played = {step.round for step in _behind(record) if step.exercise == exercise.slug}
    rounds = {round.play.id: round for round in exercise.rounds if round.play}
    for id in plays:
        round = rounds.get(id)
        if round and round.play and round.id in played:
            game = Playing(exercise, round, round.play)
            firms = plans(rooms, record, game, round.play.quarters)
            yield {"play": id, "swapped": round.play.swapped, "firms": firms}


def _behind(record: SessionRecord) -> Sequence[Step]:
    """Return the steps up to the one that is seen."""
    return steps_of(record)[: viewed(record).step + 1]


# ---- what is told of it ----


def firm_view(rooms: Rooms, record: SessionRecord, me: ParticipantRecord) -> Firm | None:
    """Return where somebody plays and what her team may know; None where no game is played."""
    game = rooms.kept.of(record.id).once(GAME, lambda: playing(record))
    dealt = dealt_in(rooms, record, game.exercise.slug).get(me.id) if game else None
    if game is None or dealt is None:
        return None
    place = place_now(game, dealt)
    made: dict[Place, Firm] = rooms.kept.of(record.id).once(TEAMS, dict)
    if place not in made:
        made[place] = _team_view(rooms, record, game, place)
    return made[place]


def _team_view(rooms: Rooms, record: SessionRecord, game: Playing, place: Place) -> Firm:
    turn, seat, seated = turn_in(record, game), place.seat, rooms.seated(record.id)
    members = teams(rooms, record, game)[place]
    firm = (states(rooms, record) or {}).get(place.number)
    bonus = bonus_of(rooms, record, game, place.number)
    proposals = _proposed(rooms, record, game, turn)
    return {
        "play": game.play.id,
        "model": game.play.model,
        "number": place.number,
        "seat": seat,
        "people": max(1, sum(_is_here(seated, id) for id in members)),
        "turn": turn,
        "turns": game.play.quarters,
        "past": _quarters(firm, seat) if firm else [],
        "last": firm["last"][seat] if firm else [],
        "offers": firm["offers"].get(seat, []) if firm else None,
        "proposals": _counted(_of_team(proposals, members)),
        "terms": firm["terms"].get(seat, {}) if firm else {},
        "bonus": bonus if isinstance(bonus, str) else "",
    }


def _is_here(seated: Mapping[str, ParticipantRecord], id: str) -> bool:
    """Whether somebody has a seat whose page was ever open: nobody waits for any other."""
    return id in seated and seated[id].arrived is not None


def _quarters(firm: FirmNow, seat: str) -> list[Quarter]:
    return [
        {"plan": one["plans"][seat], "paid": one["paid"][seat], "own": one["own"][seat]}
        for one in firm["quarters"]
    ]


def _counted(given: Sequence[Plan]) -> list[Proposed]:
    different = [list(plan) for plan in dict.fromkeys(map(tuple, given))]
    return [{"plan": plan, "n": list(given).count(plan)} for plan in different]


def play_view(rooms: Rooms, record: SessionRecord) -> PlayView | None:
    """Return the game as wall and console are told of it; None where none is played."""
    game = playing(record)
    if game is None:
        return None
    states(rooms, record)  # whoever looks first orders what was lost
    play, turn = game.play, turn_in(record, game)
    chosen = chosen_bonus(rooms, record, game)
    return {
        "play": play.id,
        "model": play.model,
        "turn": turn,
        "turns": play.quarters,
        "firms": _marks(rooms, record, game, _proposed(rooms, record, game, turn)),
        "choices": list(play.choices),
        "bonus": _for_all(play, chosen),
        "agreed": None if chosen is None or isinstance(chosen, str) else chosen,
        "begun": has_begun(record, game),
    }


def _for_all(play: Play, chosen: Bonus | None) -> str:
    if isinstance(chosen, str):
        return chosen
    return play.bonuses[0] if chosen is None and len(play.bonuses) == 1 else ""


def has_begun(record: SessionRecord, game: Playing) -> bool:
    """Whether the first quarter has begun."""
    return bool(turn_in(record, game) or over(record, game))


def _marks(
    rooms: Rooms, record: SessionRecord, game: Playing, proposals: Proposals
) -> list[FirmMark]:
    seated, there = rooms.seated(record.id), teams(rooms, record, game)
    numbers = sorted({place.number for place in there})

    def mark(place: Place) -> TeamMark:
        members = [id for id in there.get(place, []) if _is_here(seated, id)]
        given = _of_team(proposals, members)
        same = len(given) == len(members) and all(plan == given[0] for plan in given)
        return {"people": len(members), "proposed": len(given), "agreed": bool(given) and same}

    seats = game.play.seats
    return [{"number": n, "seats": {seat: mark(Place(n, seat)) for seat in seats}} for n in numbers]
