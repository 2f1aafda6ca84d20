"""What a group answered, without who; groups that are too small are never counted out.

Safety by arithmetic: no result rests on fewer than `SMALLEST` people, and no result can be
had by subtracting one published number from another.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from workshop.contracts.tallies import Cell, Proposal, Tally, Value
from workshop.questions import proposals
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question

SMALLEST = 5
ALL = "all"

Answer = tuple[str, Value]
"""A department and a value."""


def visible_groups(sizes: Mapping[str, int], smallest: int = SMALLEST) -> set[str]:
    """Return the groups that may be published, `all` among them.

    Args:
        sizes: people by department who answered.
        smallest: how many people a group must have.

    A department is left out if it is smaller than `smallest`, and with it the next smallest
    ones until those left out are at least two and together `smallest` people: what remains
    after subtracting the published from the total is then never a small group.
    """
    present = {group: n for group, n in sizes.items() if n > 0}
    if sum(present.values()) < smallest:
        return set()
    hidden = {group for group, n in present.items() if n < smallest}
    by_size = sorted(present.keys() - hidden, key=lambda group: (present[group], group))
    while hidden and (len(hidden) < 2 or sum(present[g] for g in hidden) < smallest) and by_size:
        hidden.add(by_size.pop(0))
    return {ALL, *(present.keys() - hidden)}


def tally(question: Question, answers: Iterable[Answer], departments: Iterable[str]) -> Tally:
    """Count a question's answers.

    Args:
        question: what was asked.
        answers: the latest answer of each participant who gave one.
        departments: the session's departments.

    Returns:
        The tally, ready for JSON.
    """
    given = list(answers)
    cells = {item: _cell(question, item, given) for item in kind_of(question).counted(question)}
    held_back = {
        department
        for department in departments
        for item, cell in cells.items()
        if department not in cell and _answered(question, item, given, department)
    }
    made: Tally = {
        "question": question.id,
        "kind": question.kind,
        "answered": len(given),
        "cells": cells,
        "hidden": sorted(held_back),
    }
    shown = _proposals(question, given)
    return {**made, "proposals": shown} if shown else made


def _proposals(question: Question, answers: list[Answer]) -> dict[str, Proposal]:
    """Return one proposal of each group, where the question's answers may be shown whole."""
    whole = kind_of(question).whole
    given = [(who, one) for who, value in answers if (one := whole(question, value))]
    return proposals.by_group(given, visible_groups(Counter(who for who, _ in given)), ALL)


def _of_item(question: Question, item: str, answers: list[Answer]) -> list[Answer]:
    part = kind_of(question).part
    given = ((who, part(item, value)) for who, value in answers)
    return [(who, said) for who, said in given if said is not None]


def _answered(question: Question, item: str, answers: list[Answer], department: str) -> bool:
    return any(who == department for who, _ in _of_item(question, item, answers))


def _cell(question: Question, item: str, answers: list[Answer]) -> dict[str, Cell]:
    given = _of_item(question, item, answers)
    # Beside a proposal that is shown whole, a count tells of one person less than it counts.
    smallest = SMALLEST + 1 if question.most else SMALLEST
    shown = visible_groups(Counter(who for who, _ in given), smallest)
    summary = kind_of(question).summary
    return {
        group: summary(question, item, [said for who, said in given if group in (ALL, who)])
        for group in sorted(shown)
    }


def quantile_of_bins(edges: Sequence[float], counts: Sequence[int], part: float) -> float:
    """Return the value below which a part of the people lie, evenly spread inside their bin.

    Args:
        edges: of the bins, one more than there are.
        counts: people by bin.
        part: in [0, 1].
    """
    wanted, below = part * sum(counts), 0
    for low, high, count in zip(edges, edges[1:], counts, strict=False):
        if count and below + count >= wanted:
            return low + (high - low) * (wanted - below) / count
        below += count
    return edges[-1]
