"""What may be seen and done at a device that several people share, one after the other."""

from workshop.contracts.device import DeviceLook, Held, HeldReply, Mate
from workshop.contracts.looks import Me
from workshop.contracts.replies import Command
from workshop.contracts.tallies import Answers
from workshop.errors import Refused
from workshop.host.callers import Caller
from workshop.host.device import MOST, Turn
from workshop.host.fields import texts
from workshop.host.rooms import Rooms
from workshop.host.seats import shown
from workshop.host.seeing import progress_of
from workshop.host.talking import group_of
from workshop.host.where import known_steps, step_of, viewed
from workshop.questions.question import Question
from workshop.session import Phase, shows_results, takes_answers
from workshop.store import ParticipantRecord, SessionRecord

_NOBODYS = {"look", "tried"}
"""What a device may ask for while nobody has it."""

_NOBODY: Held = {"session": "", "department": "", "language": "", "given": 0, "version": 0}


def held(rooms: Rooms, _: Caller, command: Command) -> HeldReply:
    """Return of each of some seats what the server has to know to give the device to it."""
    tokens = texts(command, "token_hashes", MOST)
    people = {one.token_hash: one for one in rooms.store.people_by_token(tokens)}
    return {"seats": [_held(rooms, people.get(token)) for token in tokens]}


def _held(rooms: Rooms, person: ParticipantRecord | None) -> Held:
    if person is None or person.ended is not None:
        return {**_NOBODY}
    record = rooms.session(person.session)
    return {
        "session": record.code,
        "department": person.department,
        "language": person.language,
        "given": len(_given(rooms, record, person)),
        "version": record.position.version,
    }


def _given(rooms: Rooms, record: SessionRecord, person: ParticipantRecord) -> list[tuple[str, str]]:
    """Return what somebody has answered, exercise and question, the latest last.

    An answer that was given before a turn cannot be given anew in it, so what is counted then are
    always the first ones. No clock has a say: the laptop's may be put right in between.
    """
    slugs = dict.fromkeys(step.exercise for step in known_steps(record))
    told = rooms.store.given_by(record.id, person.id, slugs)
    return [(one.exercise, one.question) for one in told]


def guard(caller: Caller, name: str) -> None:
    """Let nothing be done for anybody while nobody has the device.

    Raises:
        Refused: `device-nobodys`.
    """
    if caller.turn and not caller.turn.at and name not in _NOBODYS:
        raise Refused("device-nobodys")


def guard_answer(rooms: Rooms, caller: Caller, me: ParticipantRecord, asked: Question) -> None:
    """Let nobody change what was answered before the device was handed on.

    A plan of a game is its team's, who see it all the time, and can be agreed on anew.

    Raises:
        Refused: `device-sealed`.
    """
    if caller.turn is None or asked.turn:
        return
    if asked.id in _sealed(rooms, rooms.session(me.session), me, caller.turn):
        raise Refused("device-sealed")


def _sealed(rooms: Rooms, record: SessionRecord, me: ParticipantRecord, turn: Turn) -> list[str]:
    """Return the questions of the present exercise that were answered before a turn."""
    step = step_of(record)
    before = _given(rooms, record, me)[: turn.given]
    quarter = record.position.talk
    return [id for slug, id in before if step and slug == step.exercise and id != quarter]


def at_device(
    rooms: Rooms, record: SessionRecord, me: ParticipantRecord, caller: Caller, view: Me
) -> Me:
    """Return what somebody is told of herself on a device that she shares.

    Nothing of anybody while nobody has it.
    """
    turn = caller.turn
    if turn is None:
        return view
    told: Me = {**view, "device": _look(rooms, record, me, caller, turn)}
    if not turn.at:
        told |= {"seat": "", "number": 0, "settled": True, "group": None, "firm": None}
    if not _is_beside(record, turn):
        told |= {"ticket": None}
    return told


def _look(
    rooms: Rooms, record: SessionRecord, me: ParticipantRecord, caller: Caller, turn: Turn
) -> DeviceLook:
    asking = takes_answers(record.position)
    owing = progress_of(rooms, record).owing() if asking else {}
    places = {token: at for at, token in enumerate(turn.mates, 1)}
    people: list[Mate] = []
    for one in rooms.mates(record.id, caller):
        group = group_of(rooms, record, one)
        people.append({
            "at": places[one.token_hash],
            "department": one.department,
            "owes": owing.get(one.id),
            "group": group["number"] if group else None,
        })  # fmt: skip
    return {
        "turn": turn.at,
        "people": people,
        "sealed": _sealed(rooms, record, me, turn) if asking and turn.at else [],
        "beside": _is_beside(record, turn),
    }


def _is_beside(record: SessionRecord, turn: Turn) -> bool:
    """Whether whoever has the device took it since these results are shown."""
    there = shows_results(viewed(record))
    return bool(turn.at) and there and turn.version == record.position.version


def own_at_device(
    rooms: Rooms, record: SessionRecord, me: ParticipantRecord, caller: Caller, own: Answers
) -> Answers:
    """Return her own answers as far as the device may show them.

    While the room is asked: those of this turn. Beside results: all of them, where she took it
    since they are shown. None while nobody has it.
    """
    turn = caller.turn
    if turn is None:
        return own
    if not turn.at or (shows_results(viewed(record)) and not _is_beside(record, turn)):
        return {}
    if _is_beside(record, turn):
        return own
    hidden = _sealed(rooms, record, me, turn)
    return {k: v for k, v in own.items() if k not in hidden}


def may_be_kept(rooms: Rooms, record: SessionRecord, caller: Caller) -> set[tuple[str, str]] | None:
    """Return the questions whose answers a shared device shows among what is kept; None: all.

    As long as the session goes on, those of which the room has seen the results.
    """
    if caller.turn is None or record.position.phase is Phase.ENDED:
        return None
    return shown(rooms, record)
