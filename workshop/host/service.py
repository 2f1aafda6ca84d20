"""The session host: the one owner of the store. Checks every command and remembers it once."""

import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime

from workshop.contracts.replies import Command, Reply
from workshop.contracts.runs import Outcome
from workshop.errors import ContentError, Refused, WorkshopError
from workshop.host import (
    ahead,
    alike,
    all_done,
    carrying,
    clocks,
    doors,
    erasing,
    indicating,
    keeping,
    knocking,
    moving,
    naming,
    nudging,
    onpaper,
    own_items,
    own_pace,
    parking,
    pausing,
    posing,
    programmes,
    pulsing,
    recording,
    rehearsing,
    rerouting,
    retaining,
    returning,
    rewording,
    saving,
    sharing,
    signing,
    simulating,
    swapping,
    tabling,
    taking_in,
    talking,
    trying_out,
    turns,
    undoing,
)
from workshop.host import answering as taking_part
from workshop.host import facilitating as leading
from workshop.host import leading as browsers
from workshop.host import runs as calculating
from workshop.host.callers import Caller, Register, Role
from workshop.host.courses import keep_courses
from workshop.host.fields import text
from workshop.host.jobs import Job
from workshop.host.paying import pay
from workshop.host.rooms import Rooms
from workshop.host.runs import keep, tell
from workshop.host.surroundings import surroundings
from workshop.session import KEEP_DAYS
from workshop.store import Store

log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


class Host:
    """Carries out commands.

    Args:
        store: where sessions and answers are kept.
        server_key: the secret by which the server and the command line are known.
        clock: returns the present moment, aware.
        addresses: base addresses under which phones reach the server, the likeliest first.
        keep_days: for how many days what single people said is kept in sessions to come.

    A command is a table with `do` (its name), `ticket` (who asks) and its own fields. A reply
    is a table; a refusal is `{"refused": code, "details": {…}}`.
    """

    def __init__(
        self,
        store: Store,
        server_key: str,
        clock: Callable[[], datetime] = utc_now,
        addresses: Sequence[str] = (),
        keep_days: int = KEEP_DAYS,
    ) -> None:
        self._rooms = Rooms(store, Register(server_key), clock, list(addresses))
        self._rooms.keep_days = keep_days
        try:
            with store.transaction():
                keep_courses(store)
                self._rooms.closed = carrying.closed_ones(self._rooms)
        except Exception as error:
            # Without it they are played as their programmes are now.
            _tell("what earlier sessions play", error)
        self._server_key = server_key
        self._follow_clocks()
        self._follow_days()

    def run(self, batch: Iterable[Command]) -> list[Reply]:
        """Carry out commands in one transaction; the replies are durable when this returns.

        One command's failure leaves the others alone: where a batch cannot be kept, each of
        its commands is tried by itself, and those that did not happen say `not-saved` where it was
        an answer, else `not-kept`.
        """
        commands = list(batch)
        bells = set(self._rooms.bells)
        try:
            with self._rooms.store.transaction():
                return [self._one(command) for command in commands]
        except Exception as error:
            self._rooms.bells = bells
            self._rooms.kept.forget()
            if len(commands) > 1:
                return [reply for command in commands for reply in self.run([command])]
            _tell("a command", error)
            return [{"refused": _not_kept(command), "details": {}} for command in commands]

    def tick(self) -> None:
        """Do what time brings: quarters close, results come, days end, and who has waited hears."""
        clocks.let_go(self._rooms)
        if self._rooms.ahead.due:
            self._reckon_ahead()
        over = clocks.ended(self._rooms, self._server_key) if self._rooms.ends else []
        over += self._let_go() if self._rooms.keeps else []
        over += self._come() if all_done.is_due(self._rooms) else []
        if over:
            self.run(over)

    def _let_go(self) -> list[Command]:
        """Return the commands that erase what has been kept for long enough."""
        come = retaining.come(self._rooms)
        if not come:
            return []
        with self._rooms.store.transaction():
            return retaining.due(self._rooms, come, self._server_key)

    def _come(self) -> list[Command]:
        """Return the commands that show results which come by themselves."""
        try:
            with self._rooms.store.transaction():
                return all_done.come(self._rooms, self._server_key)
        except Exception as error:
            _tell("whether all are done", error)
            return []

    def _reckon_ahead(self) -> None:
        try:
            with self._rooms.store.transaction():
                ahead.reckon(self._rooms)
        except Exception as error:
            _tell("what a quarter would pay", error)

    def pause(self) -> int | None:
        """Return in how many milliseconds `tick` has work; None: not before a command comes."""
        there = (clocks, retaining, all_done)
        moments = (one.pause(self._rooms) for one in there)
        return min(filter(None, moments), default=None)

    def _follow_clocks(self) -> None:
        """Let the clocks run on that ran when the host before this one ended."""
        try:
            with self._rooms.store.transaction():
                all_done.start(self._rooms)
                for record in self._rooms.store.sessions():
                    if record.countdown:
                        clocks.follow(self._rooms, record.id, clocks.GRACE)
        except Exception as error:
            _tell("the clocks of quarters", error)

    def _follow_days(self) -> None:
        """Know when what single people said is erased."""
        try:
            with self._rooms.store.transaction():
                retaining.start(self._rooms)
        except Exception as error:
            _tell("for how long answers are kept", error)

    def take_bells(self) -> set[str]:
        """Return the topics to ring, and forget them."""
        rung, self._rooms.bells = self._rooms.bells, set()
        return rung

    def take_jobs(self) -> list[Job]:
        """Return what is to be computed beside the host; each job is handed out once."""
        jobs = list(self._rooms.orders.values())
        self._rooms.underway |= self._rooms.orders.keys()
        self._rooms.orders.clear()
        return jobs

    def hear(self, job: Job, gap: float) -> None:
        """Tell the room how near the best a timetable is that is still being made; -1: not yet."""
        self._rooms.gaps[job.key] = gap
        tell(self._rooms, job)

    def finish(self, job: Job, outcome: Outcome | None) -> None:
        """Keep what a job gave; None says that it could not be computed."""
        rooms = self._rooms
        rooms.underway.discard(job.key)
        rooms.gaps.pop(job.key, None)
        if job.ahead:
            ahead.found(rooms, job, outcome)
            return
        if outcome is None:
            rooms.failed.add(job.key)
            tell(rooms, job)
            return
        try:
            with rooms.store.transaction():
                keep(rooms, job, outcome)
        except Exception as error:
            # The next look orders it again.
            rooms.kept.forget()
            _tell("an outcome", error)

    def _one(self, command: Command) -> Reply:
        try:
            for_many = FOR_MANY.get(str(command.get("do")))
            if for_many:
                return for_many(self._rooms, command)
            caller = self._rooms.register.caller(text(command, "ticket"))
            if caller is None:
                raise Refused("unbound")
            name = text(command, "do")
            roles, carry_out = COMMANDS.get(name, _UNKNOWN)
            if caller.role not in roles:
                raise Refused("not-allowed")
            turns.guard(caller, name)
            if self._rooms.closed and name not in READING | carrying.STILL:
                carrying.guard(self._rooms, caller, command)
            with nullcontext() if name in READING else self._rooms.store.savepoint():
                return undoing.carried_out(self._rooms, caller, command, carry_out)
        except Refused as refusal:
            return {"refused": refusal.code, "details": refusal.details}
        except ContentError as error:
            return {"refused": "content", "details": {"mistakes": str(error)}}


def _tell(what: str, error: Exception) -> None:
    """Write one sentence into the log; where it is a mistake of ours, also where it was made."""
    ours = not isinstance(error, WorkshopError)
    log.error("the store did not take %s: %s", what, error, exc_info=ours)


def _not_kept(command: Command) -> str:
    """Return the refusal of what could not be kept: phones send answers again, and nothing else."""
    return "not-saved" if command.get("do") == "answer" else "not-kept"


_SERVER = frozenset({Role.SERVER})
_LEADERS = frozenset({Role.SERVER, Role.FACILITATOR})
_PEOPLE = frozenset({Role.PARTICIPANT})
_EVERYONE = frozenset(Role)

_Handler = Callable[[Rooms, Caller, Command], Reply]


def _unknown(rooms: Rooms, caller: Caller, command: Command) -> Reply:  # noqa: ARG001 - one signature
    raise Refused("bad-command", field="do")


_UNKNOWN: tuple[frozenset[Role], _Handler] = (_EVERYONE, _unknown)

COMMANDS: dict[str, tuple[frozenset[Role], _Handler]] = {
    "room": (_SERVER, doors.room),
    "join": (_SERVER, doors.join),
    "seat": (_SERVER, doors.seat),
    "held": (_SERVER, turns.held),
    "bind": (_SERVER, doors.bind),
    "bind_many": (_SERVER, doors.bind_many),
    "arrived": (_SERVER, doors.arrived),
    "present": (_SERVER, doors.present),
    "surroundings": (_SERVER, surroundings),
    "unbind": (_SERVER, doors.unbind),
    "admit": (_SERVER, doors.admit),
    "sign_out": (_SERVER, doors.sign_out),
    "is_facilitator": (_SERVER, doors.is_facilitator),
    "sessions": (_LEADERS, leading.sessions),
    "content": (_SERVER, leading.content),
    "open": (_LEADERS, leading.open_session),
    "advance": (_LEADERS, moving.advance),
    "take_back": (_LEADERS, moving.take_back),
    "look_again": (_LEADERS, moving.look_again),
    "reroute": (_LEADERS, rerouting.reroute),
    "pose": (_LEADERS, posing.pose),
    "enter_paper": (_LEADERS, onpaper.enter),
    "drop_paper": (_LEADERS, onpaper.drop),
    "reword": (_LEADERS, rewording.reword),
    "park": (_PEOPLE, parking.park),
    "sort_parked": (_LEADERS, parking.sort_parked),
    "show_parking": (_LEADERS, parking.show_parking),
    "show": (_LEADERS | {Role.WALL}, moving.show),
    "erase": (_LEADERS, erasing.erase),
    "empty": (_SERVER, retaining.empty),
    "saved": (_LEADERS, saving.saved),
    "rehearse": (_LEADERS, rehearsing.rehearse),
    "rehearsals": (_SERVER, rehearsing.rehearsals),
    "keep_practice": (_LEADERS, rehearsing.keep_practice),
    "say_reading": (_LEADERS, simulating.say_reading),
    "practised": (_LEADERS, simulating.practised),
    "save_programme": (_LEADERS, programmes.save),
    "delete_programme": (_LEADERS, programmes.delete),
    "release": (_LEADERS, leading.release),
    "alike": (_LEADERS, alike.alike),
    "play": (_LEADERS, leading.play),
    "ledger": (_LEADERS, calculating.ledger),
    "tables": (_LEADERS, tabling.tables),
    "record": (_LEADERS, recording.record),
    "seen": (_LEADERS, recording.seen),
    "undrawn": (_SERVER, recording.undrawn),
    "keep_drawn": (_SERVER, recording.keep_drawn),
    "address": (_LEADERS, leading.address),
    "door": (_LEADERS, leading.door),
    "names": (_LEADERS, naming.names),
    "trial": (_LEADERS, trying_out.trial),
    "end_seats": (_LEADERS, leading.end_seats),
    "move_seat": (_LEADERS, leading.move_seat),
    "clock": (_LEADERS, talking.clock),
    "let_in": (_LEADERS, knocking.let_in),
    "revoke": (_LEADERS, browsers.revoke),
    "pause": (_LEADERS, pausing.pause),
    "nudge": (_LEADERS, nudging.nudge),
    "pace": (_LEADERS, own_pace.pace),
    "hold": (_LEADERS, own_pace.hold),
    "restore": (_LEADERS, undoing.restore),
    "pay": (_LEADERS, pay),
    **{name: (_LEADERS, carry_out) for name, carry_out in signing.HANDLERS.items()},
    **{name: (_LEADERS, do) for name, do in indicating.HANDLERS.items()},
    **{name: (_LEADERS, do) for name, do in pulsing.HANDLERS.items()},
    "fill": (_LEADERS, sharing.fill),
    "timetable": (_LEADERS, swapping.timetable),
    "plan": (_LEADERS, swapping.plan),
    "own": (_LEADERS, own_items.take),
    "understood": (_PEOPLE, talking.understood),
    "tried": (_PEOPLE, trying_out.tried),
    "save": (_SERVER, carrying.save),
    "continue": (_SERVER, taking_in.take_in),
    "goes_on": (_LEADERS, carrying.goes_on),
    "ticket": (_SERVER, returning.ticket),
    "arrive": (_SERVER, returning.arrive),
    "come_back": (_SERVER, returning.come_back),
    "renew_word": (_LEADERS, returning.renew_word),
    "mine": (_PEOPLE, keeping.mine),
    "ours": (_PEOPLE, keeping.ours),
    "ours_at": (_PEOPLE, keeping.ours_at),
    "look": (_EVERYONE, taking_part.look),
    "answer": (_PEOPLE, taking_part.answer),
    "language": (_PEOPLE, taking_part.language),
    "department": (_PEOPLE, taking_part.department),
}
"""Every command, and who may give it."""

READING = {
    "room", "seat", "bind", "bind_many", "unbind", "present", "is_facilitator", "look", "content",
    "surroundings", "tables", "timetable", "record", "seen", "undrawn",
    "follow", "mine", "ours", "ours_at", "rehearsals", "held", "practised",
}  # fmt: skip
"""Commands that write nothing into the store: they need no point to go back to."""

FOR_MANY: dict[str, Callable[[Rooms, Command], Reply]] = {
    "looks": taking_part.looks,
    "stamps": taking_part.stamps,
}
"""Commands of a kernel that serves many people. They only read, and need no ticket of their own:
each thing they name, a ticket or the id of a session, is a secret that proves itself."""
