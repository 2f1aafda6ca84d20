"""Dealing people into firms that play a game: each has all seats, and nobody watches. Pure."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from workshop.questions.play import Play


class Place(NamedTuple):
    """Where somebody plays: the firm's number, from 0, and the seat's name."""

    number: int
    seat: str


def dealt(people: Mapping[str, str], play: Play, size: int) -> dict[str, Place]:
    """Return where everybody plays.

    Who works where a seat is plays it; where departments are uneven, the largest lends people to
    the smallest, so that each team has two people where there are enough, and one in any case.

    Args:
        people: their departments by id, in the order in which they came.
        play: the game.
        size: so many people make a firm.

    Returns:
        By id; nothing where there is nobody.
    """
    firms = _how_many(len(people), play, size)
    sides = _sides(people, play)
    least = firms * min(2, len(people) // (firms * len(play.seats)))
    _lend(sides, least)
    # Each side begins where the one before ended, so that no firm gets all that is left over.
    turns = enumerate(play.seats)
    return {
        person: Place(at % firms if not nth % 2 else firms - 1 - at % firms, seat)
        for nth, seat in turns
        for at, person in enumerate(sides[seat])
    }


def _how_many(people: int, play: Play, size: int) -> int:
    wanted = int(people / size + 0.5)
    return max(1, min(wanted, people // len(play.seats)))


def _sides(people: Mapping[str, str], play: Play) -> dict[str, list[str]]:
    """Return who would play each seat: who works there, and the others where fewest do."""
    sides: dict[str, list[str]] = {seat: [] for seat in play.seats}
    # Department after department: pairs of a game with one seat are then of both.
    for person, department in sorted(people.items(), key=lambda one: one[1]):
        side = sides.get(department)
        (min(sides.values(), key=len) if side is None else side).append(person)
    return sides


def _lend(sides: Mapping[str, list[str]], least: int) -> None:
    while True:
        few, many = (pick(sides.values(), key=len) for pick in (min, max))
        if len(few) >= least or len(many) - len(few) < 2:
            return
        few.append(many.pop())


def place_for(
    department: str, places: Collection[Place], play: Play, shift: int = 0, most: int = 0
) -> Place | None:
    """Return where somebody plays who comes late; None where nothing was dealt.

    It is the smallest team; of these her own side's, and of these the first.

    Args:
        department: hers.
        places: of those who play, as they were dealt.
        play: the game that is played now.
        shift: by how many seats sides have moved on since the deal (`seat_in`).
        most: so many a team has at the most before a new firm begins; 0 where none may.
    """
    if not places:
        return None
    sizes = Counter(places)
    firms = sorted({place.number for place in places})
    open_to = [Place(number, seat) for number in firms for seat in play.seats]
    if most and all(sizes[place] >= most for place in open_to):
        open_to = [Place(firms[-1] + 1, seat) for seat in play.seats]

    def order(place: Place) -> tuple[int, bool]:
        return sizes[place], seat_in(play.seats, place.seat, shift) != department

    return min(open_to, key=order)


def seat_in(seats: Sequence[str], seat: str, shift: int) -> str:
    """Return which seat a side plays that has moved on by so many."""
    return seats[(seats.index(seat) + shift) % len(seats)]


def nearest(proposals: Sequence[Sequence[int]]) -> list[int]:
    """Return the proposal that is nearest to all others: never a mixture.

    Args:
        proposals: plans, the earliest first; at least one.

    Returns:
        The one from which the others differ least, summed over tasks; the earliest on a tie.
    """

    def distance(at: int) -> int:
        one = proposals[at]
        return sum(abs(a - b) for other in proposals for a, b in zip(one, other, strict=True))

    return list(proposals[min(range(len(proposals)), key=distance)])
