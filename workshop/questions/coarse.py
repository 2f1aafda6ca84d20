"""Counts in which nearly all gave the same answer: told so that nobody's answer follows from them.

If all five of a group say "4", that five of five did is what each of them said; if four did, the
fifth, who knows what she said herself, knows the other four. So such counts stand for several:
what is published as "all but one" may have been all, all but one, or all but two. It differs from
what was answered by one person, who is counted beside where she stands.

With X the commonest answer and b(X) the option beside it, what is published as n - 1 of X and one
of y was one of: that itself; n - 2 of X, one of y and one of b(X); and where y is b(X), n of X
too. Whoever knows one answer, her own, finds for the others at least two possible ones: of what
is published she can have given X, y or b(X), and each leaves two ways at least. All other counts
hold two people or more who differ from the commonest answer, so that one who knows one of them
still faces another. Whoever knows two answers, or gave them, can learn more: no threshold helps
against several seats in one hand.
"""

from collections.abc import Callable, Mapping

Counts = Mapping[str, int]
Beside = Callable[[str], str]
"""Gives the option beside an option, to which one person may be moved."""


def near(counts: Counts, beside: Beside) -> str | None:
    """Return the answer that nearly all gave, where the counts must not be told; else None.

    Args:
        counts: five people or more, by option.
        beside: of each option another one.
    """
    n = sum(counts.values())
    top = max(counts, key=lambda option: counts[option], default="")
    apart = n - counts.get(top, 0)
    return top if apart <= 1 or (apart == 2 and counts.get(beside(top), 0)) else None


def coarse(counts: Counts, beside: Beside) -> dict[str, int]:
    """Return counts as they may be published: as many people, at most one of them moved.

    Args:
        counts: five people or more, by option.
        beside: of each option another one.
    """
    told = {option: count for option, count in counts.items() if count}
    top = near(counts, beside)
    if top is None or told[top] == sum(told.values()) - 1:
        return told
    way = 1 if told[top] < sum(told.values()) else -1
    moved = {top: told[top] + way, beside(top): told.get(beside(top), 0) - way}
    return {option: count for option, count in (told | moved).items() if count}


def together(*parts: Counts) -> dict[str, int]:
    """Return the sum of counts."""
    options = dict.fromkeys(option for part in parts for option in part)
    return {option: sum(part.get(option, 0) for part in parts) for option in options}


def inwards(options: tuple[str, ...], option: str) -> str:
    """Return the neighbour of an option in an order, towards its middle."""
    at = options.index(option)
    return options[at + (1 if 2 * at < len(options) - 1 else -1)]
