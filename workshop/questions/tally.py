"""What a group answered, without who; groups that are too small are never counted out.

Safety by arithmetic: no result rests on fewer than `SMALLEST` people, no result can be had by
subtracting one published number from another, and no result says what all of a group answered.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from statistics import stdev

from workshop.contracts.tallies import Cell, Proposal, Tally, Value
from workshop.questions import proposals
from workshop.questions.coarse import Counts, coarse, near, together
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question

SMALLEST = 5
ALL = "all"

ALIKE = 0.3
"""People who stand nearer together than this are told to lie so far apart: not that all agree."""

Answer = tuple[str, Value]
"""A department and a value."""

Unfit = Callable[[Collection[str]], bool]
"""Whether what these departments answered together must not be told, large enough or not."""


def _fit(_: Collection[str]) -> bool:
    return False


def visible_groups(
    sizes: Mapping[str, int], unfit: Unfit = _fit, smallest: int = SMALLEST
) -> set[str]:
    """Return the groups that may be published, `all` among them.

    Args:
        sizes: people by department who answered.
        unfit: whether departments must not be told together.
        smallest: how many people a group must have.

    A department is left out if it is smaller than `smallest` or unfit, and with it the next
    smallest ones until those left out are at least two, together `smallest` people and fit: what
    remains after subtracting the published from the total is then never a small group.
    """
    present = {group: n for group, n in sizes.items() if n > 0}
    if sum(present.values()) < smallest:
        return set()
    hidden = {group for group, n in present.items() if n < smallest or unfit([group])}
    by_size = sorted(present.keys() - hidden, key=lambda group: (present[group], group))

    def is_exposed() -> bool:
        return len(hidden) < 2 or sum(present[g] for g in hidden) < smallest or unfit(hidden)

    while hidden and is_exposed() and by_size:
        hidden.add(by_size.pop(0))
    if hidden and unfit(hidden):
        return set()
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
    if question.whole_room:
        return _undivided(question, given)
    items = kind_of(question).counted(question)
    cells = {item: _cell(question, item, of_item(question, item, given)) for item in items}
    return made(question, given, cells, departments)


def _undivided(question: Question, answers: Sequence[Answer]) -> Tally:
    """Count a question for the room alone: whoever answered belongs to no department."""
    together = [("", value) for _, value in answers]
    found = tally(replace(question, whole_room=False), together, ())
    cells = {item: {g: cell for g, cell in by.items() if g} for item, by in found["cells"].items()}
    found["cells"] = cells
    if "spread" in found:
        found["spread"] = {g: one for g, one in found["spread"].items() if g}
    if "proposals" in found:
        found["proposals"] = {g: one for g, one in found["proposals"].items() if g}
    return found


def made(
    question: Question,
    given: Sequence[Answer],
    cells: dict[str, dict[str, Cell]],
    departments: Iterable[str],
) -> Tally:
    """Return the tally of these cells, which names the departments that are missing in any."""
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
        "cells": {item: _of_kind(question, cell) for item, cell in cells.items()},
        "hidden": sorted(held_back),
    }
    shown = _proposals(question, given)
    spread = _spread(question, given, cells)
    made |= {"spread": spread} if spread else {}
    return made | {"proposals": shown} if shown else made


def _spread(
    question: Question, answers: Sequence[Answer], cells: Mapping[str, Mapping[str, Cell]]
) -> dict[str, float]:
    """Return how far people lie apart over the items that are shown of their group.

    In tenths, and no closer than `ALIKE`: what a group answered to an item is known already, and
    this says no more of anyone.
    """
    groups = sorted({group for shown in cells.values() for group in shown})
    found = {group: _levels(question, answers, group, cells) for group in groups}
    enough = {group: levels for group, levels in found.items() if len(levels) >= SMALLEST}
    return {group: max(round(stdev(levels), 1), ALIKE) for group, levels in enough.items()}


def _levels(
    question: Question,
    answers: Sequence[Answer],
    group: str,
    cells: Mapping[str, Mapping[str, Cell]],
) -> list[float]:
    """Return where each one of a group stands over the items that are shown of it."""
    items = {item for item, shown in cells.items() if group in shown}
    level = kind_of(question).level
    return [
        at
        for who, value in answers
        if group in (ALL, who) and (at := level(value, items)) is not None
    ]


def _proposals(question: Question, answers: Sequence[Answer]) -> dict[str, Proposal]:
    """Return one proposal of each group, where the question's answers may be shown whole."""
    whole = kind_of(question).whole
    given = [(who, one) for who, value in answers if (one := whole(question, value))]
    return proposals.by_group(given, visible_groups(Counter(who for who, _ in given)), ALL)


def _of_kind(question: Question, cells: Mapping[str, Cell]) -> dict[str, Cell]:
    told = kind_of(question).told
    return {group: told(cell) if cell["counts"] else cell for group, cell in cells.items()}


def of_item(question: Question, item: str, answers: Sequence[Answer]) -> list[Answer]:
    """Return what was said about one item, by those who said something."""
    part = kind_of(question).part
    given = ((who, part(item, value)) for who, value in answers)
    return [(who, said) for who, said in given if said is not None]


def _answered(question: Question, item: str, answers: Sequence[Answer], department: str) -> bool:
    return any(who == department for who, _ in of_item(question, item, answers))


def _cell(question: Question, item: str, given: Sequence[Answer]) -> dict[str, Cell]:
    sizes = Counter(who for who, _ in given)
    # Beside a proposal that is shown whole, a count tells of one person less than it counts.
    shown = visible_groups(sizes, smallest=SMALLEST + 1 if question.most else SMALLEST)
    return published(partial(_told, question, item, given), shown, sizes)


def _told(question: Question, item: str, given: Sequence[Answer], groups: Collection[str]) -> Cell:
    """Return what departments answered together, as it may be told."""
    exact = counted(question, item, given, groups)
    beside = partial(kind_of(question).beside, question, item)
    return told_cell(coarse(exact, beside), near(exact, beside))


def counted(
    question: Question, item: str, given: Sequence[Answer], groups: Collection[str]
) -> Counts:
    """Return what departments answered to an item together, exactly: not to be published."""
    parts = [said for who, said in given if who in groups]
    return kind_of(question).summary(question, item, parts)["counts"]


def told_cell(counts: Counts, nearly: str | None = None) -> Cell:
    """Return the cell of counts that may be told."""
    cell: Cell = {"n": sum(counts.values()), "counts": dict(counts)}
    return {**cell, "nearly": nearly} if nearly is not None else cell


def published(
    told: Callable[[Collection[str]], Cell], shown: Collection[str], present: Collection[str]
) -> dict[str, Cell]:
    """Return the cells of the groups that are shown.

    Those who are not shown by themselves are told together. The whole room is the sum of what is
    told, so that no subtraction gives more than that.

    Args:
        told: returns what departments answered together, as it may be told.
        shown: the groups that may be shown, `all` among them; empty where none may.
        present: the departments that answered.
    """
    if not shown:
        return {}
    cells = {group: told([group]) for group in sorted(present) if group in shown}
    rest = [group for group in present if group not in shown]
    parts = [*cells.values(), *([told(rest)] if rest else [])]
    same = {part.get("nearly") for part in parts}
    room = together(*(part["counts"] for part in parts))
    return {ALL: told_cell(room, same.pop() if len(same) == 1 else None), **cells}


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
