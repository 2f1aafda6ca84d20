"""Slots of a programme: exercises of which the facilitator chooses one when it comes. Pure.

The first one stands in what a session plays, so whoever simply goes on plays that. A choice puts
another one in its place, as often as she likes, until the room has seen results of it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from workshop.errors import ContentError, Refused
from workshop.exercises.agenda import Agenda, Course, Item, played
from workshop.exercises.exercise import load_exercise
from workshop.session import Mode

Slot = tuple[Course, ...]
"""What there is to choose from, each as it would be played: exercise and round of its steps."""


@dataclass(frozen=True)
class OpenSlot:
    """A slot in which another exercise may still be chosen.

    Attributes:
        first: the step with which it begins in the course.
        end: the step after it.
        offers: what there is to choose from, in the order of the programme.
    """

    first: int
    end: int
    offers: Slot

    def offer(self, slug: str) -> Course:
        """Return how an exercise would be played in it; nothing where it is not offered."""
        return next((one for one in self.offers if slug_of(one) == slug), ())


def slug_of(offer: Course) -> str:
    """Return the exercise of something to choose."""
    return offer[0][0]


def slots_of(agenda: Agenda, mode: str = Mode.PEOPLE, *, agreed: bool = False) -> tuple[Slot, ...]:
    """Return the slots of an agenda as sessions of a mode play them if they are opened now.

    Args:
        agenda: the programme.
        mode: of session; what it plays nothing of is not offered.
        agreed: whether those of whom a round is about have agreed to it.
    """
    there = (_offers(item, mode, agreed=agreed) for item in agenda.items if item.others)
    return tuple(slot for slot in there if len(slot) > 1)


def _offers(item: Item, mode: str, *, agreed: bool) -> Slot:
    made = (_offer(one, mode, agreed=agreed) for one in item.choices)
    return tuple(offer for offer in made if offer)


def _offer(item: Item, mode: str, *, agreed: bool) -> Course:
    try:
        there = played(item, load_exercise(item.exercise), mode, agreed=agreed)
    except ContentError:
        return ()
    return tuple((item.exercise, round.id) for round in there)


def open_slots(
    slots: Sequence[Slot],
    course: Course,
    here: int,
    begun: int,
    revealed: Collection[int],
    broken: Collection[str] = (),
) -> Iterator[OpenSlot]:
    """Yield the slots in which another exercise may still be chosen, in the order of the course.

    A room that has come to one by mistake, and was taken back from it, may choose; one that has
    seen results of it, or anything of what comes after it, may not: steps that have begun keep
    their numbers. Where the programme holds two of a slot's exercises, somebody has chosen both.

    Args:
        slots: those of the session.
        course: exercise and round of each step that it plays.
        here: the step in which the room is; -1 in the lobby.
        begun: how many steps have begun, up to the furthest.
        revealed: the steps of which the room has seen results.
        broken: exercises that cannot be played at present.
    """
    found = (_stands(slot, course) for slot in slots)
    for slot, its in sorted((one for one in found if one), key=lambda one: one[1].start):
        ahead = here < its.start and begun <= its.stop and not {*revealed} & {*its}
        there = course[its.start][0]
        offers = tuple(o for o in slot if slug_of(o) == there or slug_of(o) not in broken)
        if ahead and len(offers) > 1:
            yield OpenSlot(its.start, its.stop, offers)


def _stands(slot: Slot, course: Course) -> tuple[Slot, range] | None:
    """Return where a course plays one exercise of a slot; None where it plays none, or two."""
    known = {slug_of(offer) for offer in slot}
    its = [at for at, (slug, _) in enumerate(course) if slug in known]
    if len({course[at][0] for at in its}) != 1:
        return None
    return slot, range(its[0], its[-1] + 1)


def chosen_in(slots: Collection[OpenSlot], course: Course, slug: str) -> Course:
    """Return a course with another exercise in the slot that offers it.

    Raises:
        Refused: `no-choice`, where no open slot offers it; `in-the-course`, where it stands there
            already.
    """
    slot = next((one for one in slots if one.offer(slug)), None)
    if slot is None:
        raise Refused("no-choice", field="exercise")
    if course[slot.first][0] == slug:
        raise Refused("in-the-course", field="exercise")
    return (*course[: slot.first], *slot.offer(slug), *course[slot.end :])
