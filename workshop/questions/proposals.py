"""What somebody really set, in place of a mean that is nobody's answer."""

from collections.abc import Collection, Sequence

from workshop.contracts.tallies import Proposal


def nearest(proposals: Sequence[Proposal]) -> Proposal:
    """Return the proposal that is nearest to the others.

    Args:
        proposals: points by item, in the order in which they were given, at least one.

    Returns:
        The one whose differences to all others, in points, add up to least; the earliest of those
        that are as near.
    """
    return min(proposals, key=lambda mine: sum(apart(mine, other) for other in proposals))


def apart(one: Proposal, other: Proposal) -> int:
    """Return by how many points two proposals differ, item by item, together: from 0 to 200."""
    return sum(abs(one.get(item, 0) - other.get(item, 0)) for item in {*one, *other})


def by_group(
    given: Sequence[tuple[str, Proposal]], shown: Collection[str], everybody: str
) -> dict[str, Proposal]:
    """Return one proposal of each department that may be shown; of everybody where none may.

    Args:
        given: department and proposal, in the order in which they were given.
        shown: the groups that may be shown; none, or `everybody` and some departments.
        everybody: the name of the whole room.
    """
    groups = sorted({*shown} - {everybody}) or [*shown]
    of = {group: [one for who, one in given if group in (everybody, who)] for group in groups}
    return {group: nearest(proposals) for group, proposals in of.items()}
