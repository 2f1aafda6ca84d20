"""What a programme leaves open: which slot, whether it comes next, how long its choices take."""

from workshop.contracts.overview import FacilitatorLook, SlotView
from workshop.exercises.exercise import moments
from workshop.exercises.rerouting import settled
from workshop.pages.console.pacing import Pacing


def slot_of(look: FacilitatorLook, slug: str) -> SlotView | None:
    """Return the slot of the programme in which an exercise may still be chosen."""
    return next((s for s in look["slots"] if slug in {offer[0][0] for offer in s["offers"]}), None)


def is_next(look: FacilitatorLook, slot: SlotView | None) -> bool:
    """Whether a slot is the next exercise; a break may stand before it."""
    if slot is None or look["here"]["step"] + 1 > slot["first"]:
        return False
    course = tuple((exercise, round) for exercise, round in look["session"]["course"])
    here = look["here"]["step"]
    between = course[settled(course, here + 1) : slot["first"]]
    return all(slug in moments() for slug, _ in between)


def longer(slug: str, slot: SlotView, pacing: Pacing) -> float:
    """Return by how many seconds an exercise of a slot takes longer than what stands there."""
    offer = next(one for one in slot["offers"] if one[0][0] == slug)
    there = sum(pacing.seconds(at) for at in range(slot["first"], slot["end"]))
    return pacing.of_steps(offer) - there


def takes(slug: str, slot: SlotView | None, pacing: Pacing) -> float:
    """Return the seconds of an exercise as it would be played: in its slot, or the whole of it."""
    offers = slot["offers"] if slot else []
    its = (pacing.of_steps(offer) for offer in offers if offer[0][0] == slug)
    return next(its, None) or pacing.of_exercise(slug)
