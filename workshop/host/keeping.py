"""What a participant may keep: her own answers, and what everybody in her room was shown."""

from collections import defaultdict
from collections.abc import Iterable

from workshop.contracts.keeping import Mine, Ours, ShownStep
from workshop.contracts.record import SeenReply
from workshop.contracts.replies import Command
from workshop.contracts.tallies import Answers
from workshop.host.callers import Caller
from workshop.host.firms import dealt_in
from workshop.host.own_items import numbers
from workshop.host.parking import own_parked
from workshop.host.promised import carried
from workshop.host.recording import listed_so_far, seen_at, shown_step
from workshop.host.rooms import Rooms
from workshop.host.seeing import session_view
from workshop.host.turns import may_be_kept
from workshop.host.where import known_steps
from workshop.host.wording import worded_view
from workshop.session import shows_results
from workshop.store import ParticipantRecord, SessionRecord


def mine(rooms: Rooms, caller: Caller, _: Command) -> Mine:
    """Return what the caller has answered in her session, and nobody else's answers.

    It reads her own rows alone, so that a whole room may ask for it in the same second.
    """
    me = rooms.me(caller)
    there = rooms.session(me.session)
    slugs = dict.fromkeys(step.exercise for step in known_steps(there))
    answers, released = defaultdict[str, Answers](dict), list[str]()
    may = may_be_kept(rooms, there, caller)
    for given in rooms.store.given_by(there.id, me.id, slugs):
        if may is not None and (given.exercise, given.question) not in may:
            continue
        answers[given.exercise][given.question] = given.value
        released += [f"{given.exercise}/{given.question}"] if given.released else []
    return {
        "answers": dict(answers),
        "released": released,
        "seats": _seats(rooms, there, me, answers),
        "parked": own_parked(rooms, there, me) if may is None else [],
        "stamp": rooms.kept.of(there.id).stamp,
    }


def _seats(
    rooms: Rooms, there: SessionRecord, me: ParticipantRecord, slugs: Iterable[str]
) -> dict[str, str]:
    dealt = ((slug, dealt_in(rooms, there, slug).get(me.id)) for slug in slugs)
    return {slug: place.seat for slug, place in dealt if place}


def ours(rooms: Rooms, caller: Caller, _: Command) -> Ours:
    """Return what everybody in the caller's room may keep, but for the reveals."""
    there = rooms.session(rooms.me(caller).session)
    return {
        "session": session_view(there),
        "created": there.created.isoformat(),
        "shown": _shown(rooms, there),
        "promises": listed_so_far(rooms, there),
        "carried": carried(rooms, there),
        "own_items": [
            {"exercise": slug, "question": question, "number": n, "items": []}
            for (slug, question), n in numbers(rooms, there).items()
        ],
        "worded": worded_view(rooms, there),
        "stamp": rooms.kept.of(there.id).stamp,
    }


def _shown(rooms: Rooms, there: SessionRecord) -> list[ShownStep]:
    """Return the reveals that were shown; no phone runs ahead of the wall."""
    here = there.position
    now = here.step if shows_results(here) else None
    return [
        {"step": step, "slides": there.shown + 1 if step == now else None}
        for step in sorted(rooms.store.revealed(there.id))
    ]


def ours_at(rooms: Rooms, caller: Caller, command: Command) -> SeenReply:
    """Return what a reveal showed: one at a time, so that no room waits for it.

    Raises:
        Refused: `bad-command`, where that step was not shown.
    """
    there = rooms.session(rooms.me(caller).session)
    seen = seen_at(rooms, there, shown_step(rooms, there, command))
    if seen:
        # Texts stand on the wall, which the facilitator may clear again.
        seen["texts"] = {}
    return {"session": session_view(there), "seen": seen}
