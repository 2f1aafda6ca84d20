"""What counts can show where several are looked at together: in which of them something is sure.

Counts are coarse: of seven and seven people, most shares could not even be surer than a level that
was divided by the number of things. So each of them is judged by how often *any* of them would come
out as clearly by chance, from what each of them can come out as.

Source: Westfall and Wolfinger (1997), Multiple tests with discrete distributions, The American
Statistician 51, 3-8.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import comb
from typing import NamedTuple

from workshop.charts.certainty import Certainty, Interval, at_least, fisher
from workshop.questions.tally import SMALLEST

ALIKE = 0.3
"""How alike the answers of one person to several lines are taken to be (their correlation)."""

_ROUNDING = 1e-12


class Two(NamedTuple):
    """A share in two groups: x of n, and y of m."""

    x: int
    n: int
    y: int
    m: int


def nearly_all(counts: Mapping[str, int]) -> str:
    """Return what all have answered, or all but one; empty where there is no such answer."""
    people = sum(counts.values())
    first = max(counts, key=lambda option: counts[option], default="")
    return first if people >= SMALLEST and counts[first] >= people - 1 else ""


def mostly(certain: Certainty, counts: Sequence[tuple[int, int]]) -> list[bool]:
    """Tell of which counts, people and of how many, it is sure that more than half said so."""
    ways = [_halves(of) for _, of in counts]
    seen = [
        way[of - people] if 2 * people > of else 1.0
        for way, (people, of) in zip(ways, counts, strict=True)
    ]
    return [_together(ways, p) <= certain.level for p in seen]


def mostly_of_many(certain: Certainty, counts: Sequence[tuple[int, int]]) -> list[bool]:
    """Tell the same where many things are looked at and many may be so.

    Where nothing is so, anything is named as seldom as `mostly` names it; where some are, that part
    of what is named is wrong on average.

    Source: Benjamini and Hochberg (1995), Controlling the false discovery rate, Journal of the
    Royal Statistical Society B 57, 289-300.
    """
    seen = [at_least(people, of) if 2 * people > of else 1.0 for people, of in counts]
    held = [
        p
        for nth, p in enumerate(sorted(seen), 1)
        if p <= certain.level * nth / len(seen) + _ROUNDING
    ]
    return [bool(held) and p <= held[-1] for p in seen]


def apart(certain: Certainty, pairs: Sequence[Two]) -> list[bool]:
    """Tell of which pairs of shares it is sure that they differ: each is Fisher's exact test."""
    tables = [fisher(pair.n, pair.m, pair.x + pair.y) for pair in pairs]
    ways = [sorted(set(table.values())) for table in tables]
    seen = [table[pair.x] for table, pair in zip(tables, pairs, strict=True)]
    return [_together(ways, p) <= certain.level for p in seen]


def more(certain: Certainty, seen: int, odds: Sequence[float]) -> bool:
    """Tell whether more things have come out in some way than chance alone brings about.

    Args:
        certain: how sure it must be.
        seen: how many have.
        odds: how often each of them would by chance, in [0, 1].
    """
    ways = [1.0]
    for odd in odds:
        ways = [
            stay * (1 - odd) + come * odd
            for stay, come in zip([*ways, 0.0], [0.0, *ways], strict=True)
        ]
    return sum(ways[seen:]) <= certain.level


def halved(people: int, sizes: Sequence[int]) -> float:
    """Return how often at least so many (more than half) are told on one side of two, by chance.

    Args:
        people: how many.
        sizes: of the groups that are counted by themselves: where nearly all of one agree, all but
            one are told to.
    """
    ways = [1.0]
    for n in sizes:
        told = [0.0] * (n + 1)
        for k in range(n + 1):
            told[_as_told(k, n)] += comb(n, k) / 2**n
        ways = [
            sum(ways[at - k] * told[k] for k in range(n + 1) if 0 <= at - k < len(ways))
            for at in range(len(ways) + n)
        ]
    return 2 * sum(ways[people:])


def _as_told(k: int, n: int) -> int:
    """Return the count of k of n that is told: one of those who stand nearly alone is moved."""
    if n < SMALLEST or 2 < k < n - 2:
        return k
    return 1 if k <= 2 else n - 1


def worth(answers: int, each: float) -> float:
    """Return how many people's single answers several answers of each person are worth.

    Source: Kish (1965), Survey Sampling, chapter 5: the design effect.
    """
    return answers / (1 + (max(each, 1) - 1) * ALIKE)


def pooled(certain: Certainty, right: int, answers: int, each: float) -> Interval:
    """Return the interval of a share of answers of which each person gave several."""
    people = worth(answers, each)
    return certain.share(round(right / answers * people), max(round(people), 1))


def _halves(of: int) -> list[float]:
    """Return how often so many or fewer of `of` come down on one side, below half of them."""
    ways = accumulate(comb(of, k) for k in range((of + 1) // 2))
    return [way / 2**of for way in ways]


def _together(ways: Sequence[Sequence[float]], p: float) -> float:
    """Return how often any comes out as clearly as `p`: the sum of what each can at most reach."""
    at = [(each, bisect_right(each, p + _ROUNDING)) for each in ways]
    return sum(each[place - 1] for each, place in at if place)
