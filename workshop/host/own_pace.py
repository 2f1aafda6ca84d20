"""Each at her own pace: a story leads on to its questions, and results come once all are done.

Here are the commands and what is told; who is waited for stands in `all_done`.
"""

from dataclasses import replace
from datetime import timedelta

from workshop.contracts.own_pace import AtPace, OwnPace, Soon, Waits
from workshop.contracts.replies import Command
from workshop.errors import Refused
from workshop.exercises.agenda import step_content
from workshop.exercises.own_pace import after_story, shows_by_itself
from workshop.host.callers import Caller
from workshop.host.courses import steps_of
from workshop.host.fields import one_of
from workshop.host.rooms import Rooms
from workshop.host.steady import on_the_wall
from workshop.host.where import step_of
from workshop.session import Pace, Phase, Position
from workshop.store import SessionRecord

COUNTDOWN = timedelta(seconds=10)
"""For so long pages tell that the results come: time enough to say wait."""


def wanted(command: Command) -> Pace:
    """Return the pace at which a command opens a session; led, unless it says `own_pace`."""
    return Pace.OWN if command.get("own_pace") is True else Pace.LED


def pace(rooms: Rooms, _: Caller, command: Command) -> AtPace:
    """Let a session go at a pace from now on; a room that is at a story stays there.

    Raises:
        Refused: `ended`; `bad-choice`, where there is no such pace.
    """
    record = rooms.named(command)
    if record.position.phase is Phase.ENDED:
        raise Refused("ended")
    chosen = Pace(one_of(command, "pace", tuple(Pace)))
    set_pace(rooms, record, chosen)
    return {"pace": chosen}


def set_pace(rooms: Rooms, record: SessionRecord, chosen: str) -> None:
    """Record the pace of a session, and let everybody see it."""
    rooms.store.set_pace(record.id, chosen)
    rooms.paced.led.discard(record.id)
    _changed(rooms, record)


def hold(rooms: Rooms, _: Caller, command: Command) -> Waits:
    """Let the results of the questions that are open wait for whoever leads, or come again.

    Raises:
        Refused: `not-now`, where they do not come by themselves; `moved-on`, where the room is
            elsewhere than on the page on which it was pressed.
    """
    record, held = rooms.named(command), command.get("held")
    if type(held) is not bool:
        raise Refused("bad-command", field="held")
    if command.get("version") not in (None, record.position.version):
        raise Refused("moved-on")
    if not may_come(record):
        raise Refused("not-now")
    rooms.store.hold(record.id, held=held)
    _changed(rooms, record)
    return {"held": held}


def _changed(rooms: Rooms, record: SessionRecord) -> None:
    rooms.kept.of(record.id).changed()
    rooms.ring("stage", record.id)


def entered(record: SessionRecord, place: Position) -> Position:
    """Return where a room comes to that goes to a place: past a story that phones show first."""
    if record.pace != Pace.OWN or place.phase is not Phase.STORY:
        return place
    questions = after_story(*step_content(steps_of(record)[place.step], record.mode))
    return replace(place, phase=questions.phase, talk=questions.talk) if questions else place


def may_come(record: SessionRecord) -> bool:
    """Whether the results of where a room is come by themselves, unless they are held."""
    if record.pace != Pace.OWN or record.position.phase is not Phase.ASKING:
        return False
    step = step_of(record)
    return step is not None and shows_by_itself(
        *step_content(step, record.mode), record.position.beat
    )


def own_pace_view(record: SessionRecord) -> OwnPace:
    """Return how the questions that are open stand."""
    return {"comes": may_come(record), "held": record.held}


def soon_view(rooms: Rooms, record: SessionRecord) -> Soon | None:
    """Return that results are about to come; None where they are not, or nobody is told yet."""
    watch = rooms.paced.watches.get(record.id)
    if watch is None or not watch.said or watch.told is None:
        return None
    if record.held or watch.version != record.position.version:
        return None
    seconds = int(COUNTDOWN.total_seconds())
    return {"at": on_the_wall(rooms.clock, watch.told + COUNTDOWN), "seconds": seconds}
