"""Whether all sides want something: one word for a proposal, and never how many.

Safety by arithmetic: where five or more of each side have voted, it is told whether more than half
of *each* side said yes, in one word for all sides together. From that word nobody can tell what
anybody else voted, whatever she voted herself, nor which side it was that did not want it. Where
a side has fewer votes nothing of them is told: that side says yes or no aloud.
"""

from collections.abc import Iterable, Mapping, Sequence

from workshop.contracts.tallies import Value

AGREE, NOT_YET, ALOUD = "agree", "not-yet", "aloud"

SMALLEST = 5
"""Votes that a side must have; as for everything that is counted."""


def verdicts(
    answers: Sequence[tuple[str, Value]], sides: Sequence[str], yes: str, *, public: bool = False
) -> dict[str, str]:
    """Return the verdict on each item that anybody voted on.

    Args:
        answers: department, and options by item, the latest of each voter.
        sides: the departments that must agree.
        yes: the option that says yes.
        public: whether each answer is a side's, given in public: then one vote of it is enough.
    """
    items = dict.fromkeys(item for _, value in answers for item in value)
    least = 1 if public else SMALLEST
    return {item: _verdict(_by_side(answers, item, sides), yes, least) for item in items}


def _by_side(
    answers: Iterable[tuple[str, Value]], item: str, sides: Sequence[str]
) -> Mapping[str, list[Value]]:
    votes: dict[str, list[Value]] = {side: [] for side in sides}
    for who, value in answers:
        if who in votes and item in value:
            votes[who].append(value[item])
    return votes


def _verdict(votes: Mapping[str, Sequence[Value]], yes: str, least: int) -> str:
    if len(votes) < 2 or any(len(given) < least for given in votes.values()):
        return ALOUD
    wanted = (2 * list(given).count(yes) > len(given) for given in votes.values())
    return AGREE if all(wanted) else NOT_YET
