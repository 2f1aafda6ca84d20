"""For how long what single people said is kept: its day, and letting go of it on that day.

The day is counted from when somebody came in for the first time, is kept with the session, and
told to whoever takes part. On it, or at the next start of a host, answers, texts and who gave them
are erased, and the session is over. What the room was shown, and what it promised, stays.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from workshop.contracts.privacy import Emptied
from workshop.contracts.replies import Command
from workshop.errors import ContentError
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Exercise, Reveal
from workshop.host import programmes
from workshop.host.callers import Caller
from workshop.host.erasing import gone
from workshop.host.fields import text
from workshop.host.promised import promises_of
from workshop.host.rooms import Rooms
from workshop.host.runs import run_ids_shown
from workshop.host.where import known_steps
from workshop.questions.kinds import kind_of
from workshop.session import Move, Phase, taken_back
from workshop.session import advance as advanced
from workshop.store import PromiseRecord, SessionRecord

log = logging.getLogger(__name__)

CALM = timedelta(minutes=1)
"""After a start, a session that was never ended is left alone for so long, and afterwards as long
as anybody is in it: a clock that was wrong when it was opened must not take a room's answers out of
its hands."""

PASSING = timedelta(days=1)
"""For so long practice stays that nobody keeps, where whoever led it did not leave it."""

AGAIN = timedelta(hours=1)
"""When it is tried again, where it could not be kept."""

LONGEST_PAUSE = timedelta(hours=1)
"""A laptop that slept finds out by itself that a day has come."""


def begin(rooms: Rooms, record: SessionRecord) -> None:
    """Fix the day, once somebody comes in; it is never moved."""
    if record.keeps_until is None:
        days = PASSING if record.passing else timedelta(days=rooms.keep_days)
        rooms.store.keep_until(record.id, rooms.clock() + days)
        rooms.kept.of(record.id).changed()
        follow(rooms, record.id)


def start(rooms: Rooms) -> None:
    """Follow the days of all sessions; those of earlier kits get theirs, counted from now."""
    for record in rooms.store.sessions():
        if record.keeps_until is None and rooms.store.size(record.id)[0]:
            begin(rooms, record)
        else:
            follow(rooms, record.id)


def follow(rooms: Rooms, session: str) -> None:
    """Remember when a session is let go of."""
    record = rooms.store.session(session)
    if record and record.keeps_until and not record.emptied:
        over = record.position.phase is Phase.ENDED
        soonest = rooms.clock() + (timedelta() if over else CALM)
        rooms.keeps[session] = max(record.keeps_until, soonest)


def come(rooms: Rooms) -> list[str]:
    """Return the sessions whose day has come; none of them is returned again for an hour."""
    now = rooms.clock()
    these = [session for session, until in rooms.keeps.items() if until <= now]
    rooms.keeps |= dict.fromkeys(these, now + AGAIN)
    return these


def due(rooms: Rooms, sessions: Iterable[str], ticket: str) -> list[Command]:
    """Return the commands that let go of sessions whose day has come and in which nobody is."""
    return [command for one in sessions for command in _let_go(rooms, one, ticket)]


def _let_go(rooms: Rooms, session: str, ticket: str) -> Iterator[Command]:
    people = rooms.seated(session).values()
    if any(one.token_hash in rooms.present for one in people):
        rooms.keeps[session] = rooms.clock() + CALM
        return
    record = rooms.store.session(session)
    if record is None:
        del rooms.keeps[session]
        return
    do = "erase" if record.passing else "empty"
    yield {"do": do, "ticket": ticket, "session": session}


def pause(rooms: Rooms) -> int | None:
    """Return in how many milliseconds a day may have come; None where none is followed."""
    if not rooms.keeps:
        return None
    left = min(min(rooms.keeps.values()) - rooms.clock(), LONGEST_PAUSE)
    return max(1, round(left.total_seconds() * 1000))


def empty(rooms: Rooms, _: Caller, command: Command) -> Emptied:
    """Erase what single people said in a session, and who they were; repeated, nothing happens."""
    record = rooms.session(text(command, "session"))
    if record.emptied is None:
        _end(rooms, record)
        _forget_proposals(rooms, record)
        _forget_runs(rooms, record)
        rooms.store.drop_drawn(record.id, [*_steps_with_texts(rooms, record)])
        were = dict(rooms.departments(record))
        for copy in rooms.store.empty_session(record.id, rooms.clock(), were):
            log.warning("%s still holds a session whose answers were erased: delete it", copy)
        programmes.let_go(rooms, record.id, whole=False)
        gone(rooms, record.id)
        rooms.bells.add("sessions")
    return {"emptied": record.id}


def _end(rooms: Rooms, record: SessionRecord) -> None:
    """Let the session be over for good: nobody is left to go on with it, and nothing is undone."""
    here = record.position
    over = here.phase is Phase.ENDED
    place = taken_back(here, here) if over else advanced((), here, Move.END)
    rooms.store.move(record.id, place, f"empty-{record.id}", rooms.clock())


def _forget_proposals(rooms: Rooms, record: SessionRecord) -> None:
    """Keep what the sides said yes to; of the rest what somebody wrote goes, as other texts do."""
    there = rooms.store.promises(record.id)
    slugs = {one.exercise for one in there}
    views = [one for slug in slugs for one in promises_of(rooms, record, slug)]
    wanted = {one["id"] for one in views if one["adopted"] or one["agreed"] or one["signed"]}
    for one in there:
        if one.id in wanted or one.signed:
            rooms.store.put_promise(replace(one, sources=()))
        elif _is_a_text(one):
            rooms.store.drop_promise(record.id, one.id)


def _is_a_text(one: PromiseRecord) -> bool:
    """Whether it is the text that somebody sent, and neither an example nor said aloud."""
    return bool(one.sources)


def _forget_runs(rooms: Rooms, record: SessionRecord) -> None:
    """Keep of the ledger what reveals have shown: other runs were told what single people did."""
    shown = run_ids_shown(record, rooms.store.revealed(record.id))
    slugs = dict.fromkeys(step.exercise for step in known_steps(record))
    runs = (run for slug in slugs for run in rooms.store.runs(record.id, slug))
    rooms.store.drop_runs([run.op for run in runs if run.run not in shown.get(run.exercise, ())])


def _steps_with_texts(rooms: Rooms, record: SessionRecord) -> Iterator[int]:
    """Yield the reveals whose pictures may hold a text: they are drawn anew, without it."""
    steps = known_steps(record)
    for at in rooms.store.revealed(record.id):
        try:
            exercise, round = step_content(steps[at], record.mode)
            if any(_tells_texts(exercise, reveal) for reveal in round.reveals):
                yield at
        except (ContentError, LookupError, StopIteration):
            yield at  # nobody knows any more what it shows


def _tells_texts(exercise: Exercise, reveal: Reveal) -> bool:
    host = reveal.swapping.host if reveal.swapping else ""
    asked = [exercise.question(id) for id in (*reveal.questions, *filter(None, [host]))]
    return any(kind_of(one).IN_OWN_WORDS or kind_of(one).BALLOT for one in asked)
