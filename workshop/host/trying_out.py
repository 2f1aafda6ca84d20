"""A question to phones in the lobby, by which the facilitator sees that they are heard.

It is asked in memory and answered in memory: nothing of it is written down, counted or shown.
"""

from workshop.contracts.checking import PhonesTried, TrialView
from workshop.contracts.replies import Command
from workshop.errors import Refused
from workshop.host.callers import Caller, Role
from workshop.host.rooms import Rooms
from workshop.session import Phase
from workshop.store import ParticipantRecord, SessionRecord

ASKED, HEARD = "asked", "heard"
"""What a phone is told of itself while phones are tried."""


def trial(rooms: Rooms, _: Caller, command: Command) -> PhonesTried:
    """Ask the phones in the lobby whether they are heard, anew, or stop asking.

    Raises:
        Refused: `not-now`, once the session has begun.
    """
    record = rooms.named(command)
    if record.position.phase is not Phase.LOBBY:
        raise Refused("not-now")
    rooms.trials.pop(record.id, None)
    if command.get("running") is True:
        rooms.trials[record.id] = set()
    for topic in ("stage", "wall"):
        rooms.ring(topic, record.id)
    return {"running": record.id in rooms.trials}


def tried(rooms: Rooms, caller: Caller, _: Command) -> PhonesTried:
    """Note that somebody's phone was heard.

    Raises:
        Refused: `not-now`, where phones are not asked.
    """
    me = rooms.me(caller)
    heard = rooms.trials.get(me.session)
    if heard is None:
        raise Refused("not-now")
    # Those who wait for their turn at the same device are heard by it too.
    mine = {me.id, *(one.id for one in rooms.mates(me.session, caller))}
    if not mine <= heard:
        heard |= mine
        rooms.bells.add(f"responses.{me.session}")
    return {"running": True}


def trial_view(rooms: Rooms, record: SessionRecord) -> TrialView:
    """Return how far the trial is."""
    people, heard = rooms.seated(record.id), rooms.trials.get(record.id, set())
    return {
        "walls": rooms.register.many(Caller(Role.WALL, record.id)),
        "running": _is_asked(rooms, record),
        "here": sum(one.token_hash in rooms.present for one in people.values()),
        "heard": sum(id in people for id in heard),
    }


def trial_of(rooms: Rooms, record: SessionRecord, me: ParticipantRecord) -> str:
    """Return what a phone is told: `asked`, `heard`, or nothing where phones are not tried."""
    if not _is_asked(rooms, record):
        return ""
    return HEARD if me.id in rooms.trials[record.id] else ASKED


def _is_asked(rooms: Rooms, record: SessionRecord) -> bool:
    in_lobby = record.position.phase is Phase.LOBBY and record.closed is None
    return in_lobby and record.id in rooms.trials
