"""What is true of invented people, and how often a room as large as theirs shows it.

They are drawn from personas with known traits, so truth is what a very large room of the same
personas shows, whatever one small room of them shows by chance, or hides.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from workshop.exercises.exercise import Reveal
from workshop.exercises.people.rooms import PeopleRoom
from workshop.simulator.drawing import OPEN, Shown, drawn
from workshop.simulator.readings import NONE, Reading, held

ROOMS = 100
"""Rooms as large as the one that was led."""

CROWDS, CROWD = 5, 480
"""Very large rooms, of which most must show a thing for it to be true; how many sit in each."""

FIRST_SEED, FIRST_CROWD = 20_000_000, 30_000_000
"""Seeds that no rehearsal has."""


@dataclass(frozen=True)
class Truth:
    """What is true of some people about one picture.

    Attributes:
        people: how many sit in a room as large as the one that was led.
        true: what most of the very large rooms name.
        shown: in how many of `ROOMS` rooms as large as theirs each thing is named, by its id.
        alike: in how many each condition holds, whatever it is named of.
        silent: in how many nothing is named.
    """

    people: int
    true: tuple[Reading, ...]
    shown: Mapping[str, int]
    alike: Mapping[str, int]
    silent: int

    def is_true(self, one: Reading) -> bool:
        """Whether something is true of these people, as it is said."""
        if one.when in (OPEN, NONE):
            return not self.true
        return one.id in {other.id for other in self.true}

    def instead(self, one: Reading) -> Reading | None:
        """Return what is true of something else than is said; None where nothing of the kind is."""
        return next((other for other in self.true if other.when == one.when), None)


def truth(shown: Shown, reveal: Reveal, room: PeopleRoom, people: int, language: str) -> Truth:
    """Return what is true of the people of a room about one picture. Takes seconds.

    Args:
        shown: the reveal.
        reveal: its picture.
        room: who sits there.
        people: how many came.
        language: of the words.
    """

    def named(many: int, seed: int) -> list[Reading]:
        return held(shown, reveal, drawn(shown, [reveal], room, many, seed), language)

    small = [named(people, FIRST_SEED + n) for n in range(ROOMS)]
    crowds = [named(CROWD, FIRST_CROWD + n) for n in range(CROWDS)]
    seen = Counter(one.id for there in crowds for one in there)
    known = {one.id: one for there in crowds for one in there}
    return Truth(
        people,
        tuple(known[id] for id, n in seen.items() if 2 * n > CROWDS),
        Counter(one.id for there in small for one in there),
        Counter(when for there in small for when in {one.when for one in there}),
        sum(not there for there in small),
    )
