"""What a proposal of what to play next is built on: results that the room has seen, no others."""

from workshop.contracts.overview import Routed, SeenReveal, SlotView
from workshop.errors import ContentError
from workshop.exercises.agenda import step_content
from workshop.exercises.slots import OpenSlot, open_slots
from workshop.host.counting import is_readable
from workshop.host.courses import course_now, steps_of
from workshop.host.kept import SEEN
from workshop.host.rooms import Rooms
from workshop.host.where import moves_of, seen_steps
from workshop.session import Beat, Phase, Step
from workshop.store import SessionRecord

EXERCISES = "exercises/"
"""How what is broken is called where it is an exercise."""


def routed_view(rooms: Rooms, record: SessionRecord) -> Routed:
    """Return what the facilitator's page needs to propose, and to tell what she changed last."""
    before = record.before
    return {
        "begun": begun(rooms, record),
        "rerouted": [[*one] for one in before.course] if before and before.course else None,
        "seen": rooms.kept.of(record.id).once(SEEN, lambda: _seen(rooms, record)),
        "broken": _broken(rooms),
        "slots": [_slot_view(slot) for slot in slots_ahead(rooms, record)],
    }


def slots_ahead(rooms: Rooms, record: SessionRecord) -> list[OpenSlot]:
    """Return the slots of a session in which something else may still be chosen."""
    if not record.slots or record.position.phase is Phase.ENDED:
        return []
    course = course_now(record)
    here, revealed = record.position.step, seen_steps(rooms, record)
    furthest = begun(rooms, record)
    return [*open_slots(record.slots, course, here, furthest, revealed, _broken(rooms))]


def _slot_view(slot: OpenSlot) -> SlotView:
    offers = [[[*step] for step in offer] for offer in slot.offers]
    return {"first": slot.first, "end": slot.end, "offers": offers}


def _broken(rooms: Rooms) -> list[str]:
    """Return the exercises that cannot be played at present."""
    return [part.partition("/")[2] for part in rooms.broken if part.startswith(EXERCISES)]


def begun(rooms: Rooms, record: SessionRecord) -> int:
    """Return how many steps have begun, up to the furthest to which the room ever came."""
    there = [record.position.step, *(move.step for move in moves_of(rooms, record))]
    return 1 + max(there)


def _seen(rooms: Rooms, record: SessionRecord) -> list[SeenReveal]:
    """Return the reveals on which a route hangs, as they were counted when they were shown.

    Only where she may think of what comes next: while a room answers, she looks at it often.
    """
    steps = dict(enumerate(steps_of(record)))
    if not _is_time(steps.get(record.position.step), record.position.beat):
        return []
    shown = (at for at in sorted(rooms.store.revealed(record.id)) if at in steps)
    kept = (rooms.store.reveal(record.id, at) for at in shown if _has_route(steps[at], record.mode))
    return [
        {"exercise": one.exercise, "round": one.round, "results": one.results}
        for one in kept
        # What an earlier kit counted otherwise names nothing.
        if one and all(is_readable(tally, record.mode) for tally in one.results.values())
    ]


def _is_time(step: Step | None, here: Beat) -> bool:
    """Whether results are shown, or an exercise may be at its end."""
    return step is not None and (here.phase is Phase.REVEALED or step.course[-1:] == (here,))


def _has_route(step: Step, mode: str) -> bool:
    if step.gone:
        return False
    try:
        exercise, round = step_content(step, mode)
    except ContentError:
        return False
    return any(route.round == round.id for route in exercise.routes)
