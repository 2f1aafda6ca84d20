"""Who talks with whom: pairs and fours, across departments where it is asked for. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, combinations, zip_longest

Pair = frozenset[str]
Groups = list[list[str]]

MOST_TRIES = 200
"""Arrangements that are looked at; the best of them is taken."""


def groups(
    people: Mapping[str, str], size: int, *, across: bool, met: Collection[Pair] = ()
) -> Groups:
    """Return groups of people who have talked with each other as little as may be.

    Args:
        people: department by person, in the order they joined.
        size: of a group, 2 or 4; where the people do not divide, one more or less.
        across: each group has people of several departments, as long as there are some. Where
            one department is much larger, those left over talk among themselves.
        met: pairs of people who have been in a group before.

    Everybody is in a group; somebody is alone only where she is the only one.
    """
    arranged = _across(people, size) if across else _round_robin(list(people))
    best = min(arranged, key=lambda pairs: _repeated(pairs, met), default=[])
    return _joined(best, size)


def place_for(
    latecomer: str, department: str, present: Groups, people: Mapping[str, str]
) -> int | None:
    """Return the number of the group that a latecomer joins; None where there is none.

    The smallest one, of these rather one in which her department has least.
    """

    def crowd(at: int) -> tuple[int, int]:
        here = [one for one in present[at] if one != latecomer]
        return len(here), sum(people.get(one) == department for one in here)

    return min(range(len(present)), key=crowd, default=None)


def pairs_of(group: Collection[str]) -> set[Pair]:
    """Return everybody in a group with everybody else."""
    return {frozenset(pair) for pair in combinations(group, 2)}


def _repeated(arranged: Groups, met: Collection[Pair]) -> int:
    return sum(pair in met for group in arranged for pair in pairs_of(group))


def _across(people: Mapping[str, str], size: int) -> Iterator[Groups]:
    """Yield ways to give each person of the largest department somebody of another one."""
    sides: dict[str, list[str]] = {}
    for person, department in people.items():
        sides.setdefault(department, []).append(person)
    largest = max(sides.values(), key=len, default=[])
    others = [one for side in sides.values() if side is not largest for one in side]
    if not others:
        yield from _round_robin(largest)
        return
    for turn in range(min(MOST_TRIES, len(largest))):
        turned = largest[turn:] + largest[:turn]
        pairs = [[one, other] for one, other in zip(turned, others, strict=False)]
        left = [*turned[len(pairs) :], *others[len(pairs) :]]
        if size == 2:
            _take_in(pairs, left)
        yield _taking_turns(pairs, _two_by_two(left))


def _take_in(pairs: Groups, left: list[str]) -> None:
    """Let each pair take in one of those who are left over, but none of the last two of them."""
    taken = min(len(pairs), len(left))
    taken -= len(left) - taken == 1
    for pair, one in zip(pairs, left[:taken], strict=False):
        pair.append(one)
    del left[:taken]


def _taking_turns(mixed: Groups, alike: Groups) -> Groups:
    """Return pairs of two departments and pairs of one in turn, so that fours are mixed."""
    both = zip_longest(mixed, alike)
    return [pair for two in both for pair in two if pair is not None]


def _round_robin(people: Sequence[str]) -> Iterator[Groups]:
    """Yield the rounds in which everybody meets everybody once: one stays, the others turn."""
    if len(people) < 2:
        yield [list(people)] if people else []
        return
    first, rest = people[0], list(people[1:])
    for turn in range(min(MOST_TRIES, len(rest))):
        yield _two_by_two(_folded([first, *rest[turn:], *rest[:turn]]))


def _folded(people: Sequence[str]) -> list[str]:
    """Return the first person beside the last, the second beside the last but one, and so on."""
    half = len(people) // 2
    middle = people[half : len(people) - half]
    folded = [one for at in range(half) for one in (people[at], people[-1 - at])]
    return [*folded, *middle]


def _two_by_two(people: Sequence[str]) -> Groups:
    """Return pairs; who is left over makes the last one three."""
    pairs = [list(people[at : at + 2]) for at in range(0, len(people), 2)]
    if len(pairs) > 1 and len(pairs[-1]) == 1:
        alone = pairs.pop()
        pairs[-1] += alone
    return pairs


def _joined(pairs: Groups, size: int) -> Groups:
    """Return pairs, or fours made of them; a pair that is left over stays one."""
    if size == 2:
        return pairs
    return [[*chain(*pairs[at : at + 2])] for at in range(0, len(pairs), 2)]
