"""Seats that came in from one place within seconds: perhaps one person's, perhaps not."""

import math
from collections.abc import Mapping, Sequence

from workshop.contracts.overview import Together
from workshop.host.seats import AT_ONCE, public
from workshop.store import ParticipantRecord

SEATS = 3
"""Two may be somebody who lost her first seat; from three on the facilitator is told."""


def together(
    people: Sequence[ParticipantRecord], places: Mapping[str, str], numbers: Mapping[str, int]
) -> list[Together]:
    """Return the groups of seats that came from one browser at one address within seconds.

    Where all seats come from one place, as behind a proxy that names nobody, that says nothing.

    Args:
        people: who has a seat.
        places: a word for browser and address by person, where it is known.
        numbers: of the seats, by person.
    """
    by_place: dict[str, list[ParticipantRecord]] = {}
    for person in sorted(people, key=lambda one: one.joined):
        if person.id in places:
            by_place.setdefault(places[person.id], []).append(person)
    if len(by_place) < 2:
        return []
    runs = [run for some in by_place.values() for run in _runs(some) if len(run) >= SEATS]
    return [_told(run, numbers) for run in runs]


def _runs(people: Sequence[ParticipantRecord]) -> list[list[ParticipantRecord]]:
    """Return people in the order of joining, cut where nobody joined for a while."""
    runs: list[list[ParticipantRecord]] = []
    for person in people:
        if runs and person.joined - runs[-1][-1].joined <= AT_ONCE:
            runs[-1].append(person)
        else:
            runs.append([person])
    return runs


def _told(run: Sequence[ParticipantRecord], numbers: Mapping[str, int]) -> Together:
    took = (run[-1].joined - run[0].joined).total_seconds()
    return {
        "numbers": sorted(numbers[one.id] for one in run),
        "seats": [public(one.id) for one in run],
        "seconds": max(1, math.ceil(took)),
    }
