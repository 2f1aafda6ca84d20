"""The clock of a quarter: it starts by itself, and when it ends the quarter closes."""

from datetime import timedelta

from workshop.contracts.replies import Command
from workshop.host import ahead
from workshop.host.firms import playing
from workshop.host.quarters import states, turn_in, turn_of
from workshop.host.rooms import Rooms
from workshop.store import Countdown, SessionRecord

SOON = timedelta(seconds=0.5)
"""For so long a room waits for what a quarter paid before it is told that the next one begins."""

GRACE = timedelta(seconds=15)
"""What phones have at least, after a host was started again, to hand over what they could not."""


def begin(rooms: Rooms, record: SessionRecord) -> None:
    """Start the clock of the quarter that a room has come to, and reckon what teams are offered."""
    game = playing(record)
    turn = turn_in(record, game) if game else 0
    if game is None or not turn:
        return
    rooms.store.count_down(record.id, Countdown(rooms.clock(), game.play.seconds))
    follow(rooms, record.id)
    ahead.adopt(rooms, record)
    if states(rooms, record) is None:
        # So that phones are told once, with what the quarter paid, and not twice.
        rooms.hold(record.id, rooms.clock() + SOON)


def let_go(rooms: Rooms) -> None:
    """Ring for those who have waited long enough for what is being reckoned."""
    now = rooms.clock()
    for session in [session for session, until in rooms.held.items() if until <= now]:
        rooms.ring("stage", session)


def follow(rooms: Rooms, session: str, grace: timedelta = timedelta()) -> None:
    """Remember when the quarter of a session ends; forget it where no clock of one runs.

    Args:
        rooms: all rooms.
        session: its id.
        grace: it does not end before so long from now.
    """
    rooms.ends.pop(session, None)
    record = rooms.store.session(session)
    if record and record.countdown and not record.paused and turn_of(record):
        running = record.countdown
        end = running.began + timedelta(seconds=running.seconds)
        least = rooms.clock() + grace if grace else end
        rooms.ends[session] = (max(end, least), record.position.version)


def ended(rooms: Rooms, ticket: str) -> list[Command]:
    """Return the commands that close the quarters whose clock has ended; each is told once."""
    now = rooms.clock()
    over = [(session, version) for session, (end, version) in rooms.ends.items() if end <= now]
    for session, _ in over:
        del rooms.ends[session]
    return [_close(session, version, ticket) for session, version in over]


def _close(session: str, version: int, ticket: str) -> Command:
    op = f"clock-{session}-{version}"
    return {"do": "advance", "ticket": ticket, "session": session, "version": version, "op": op}


def pause(rooms: Rooms) -> int | None:
    """Return in how many milliseconds something is due; None where nothing is."""
    moments = [
        *rooms.held.values(),
        *rooms.ahead.due.values(),
        *(end for end, _ in rooms.ends.values()),
    ]
    if not moments:
        return None
    left = min(moments) - rooms.clock()
    return max(1, round(left.total_seconds() * 1000))
