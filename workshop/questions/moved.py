"""Who moved between a question and its repetition, and which way: people followed, told roughly.

Of the second answers nothing else is published: no distribution beside which a count of movers
could be laid. What was published of the first ones (`coarse.py`) leaves each answer open, to a
stranger and to one of the room who knows her own. A count of movers may close it again: if three
stood on 2 and three on 1, and exactly three moved down, all six stand on 1 now. So a count is told
as a stretch (`rough`) of two numbers at least, and of three at either end, where it says most of
each person:

- Nobody who stood at the end of a scale can have moved further, and as many as can are never told
  to have moved: nearly all means nearly all of those who were free to (`most_free`).
- That none moved is told as one or two may have, that all did as one or two may not: whoever knows
  herself still does not know of any other whether she moved.
- A count in between may have been one more or one less.
- What somebody moved to is not told; a side of a scale, or another option, is.

Whoever knows more than one answer, or gave several, can learn more, as from any count.
`tests/questions/test_moved.py` goes through all rooms of up to eight people, and a solver looks at
larger ones. With exact counts, with counts coarsened as answers are, and with the distribution of
the second answers beside these, both find answers that follow.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import permutations

from workshop.contracts.tallies import Cell, Moves, Tally, Value
from workshop.questions.again import Given
from workshop.questions.coarse import Beside, Counts, coarse, together
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.questions.tally import ALL, SMALLEST

Twice = tuple[str, Value, Value]
"""A department, an answer and the one that followed it."""

UP, DOWN = "up", "down"
"""The two ways on a scale: a higher rating or number, a place further up in an order."""

FEW = 2
"""So many, and fewer, are not told apart."""


def ways(question: Question) -> tuple[str, ...]:
    """Return the ways in which an answer to an item may move: up and down, or to each option."""
    return (UP, DOWN) if kind_of(question).BY_HEIGHT else question.options


def way(question: Question, before: Value, after: Value) -> str:
    """Return which of `ways` somebody's answer to an item moved.

    Returns:
        Nothing where it did not move, or where it stands on no scale at either time.
    """
    kind = kind_of(question)
    if not kind.BY_HEIGHT:
        return "" if before == after else str(after)
    low, high = kind.height(before), kind.height(after)
    if low is None or high is None or low == high:
        return ""
    return UP if high > low else DOWN


def rough(count: int, most: int) -> tuple[int, int]:
    """Return the least and the most that a count of people may have been, as it is told.

    Up to `FEW` stand together, and so do the last three or four; between them it is told in twos.
    Where there is no room for both ends, nothing is told but what may have been at most.

    Args:
        count: in [0, most].
        most: how many may have moved that way, for all that was told before.
    """
    last = most - FEW - (most % 2 == 0)
    if last <= FEW:
        return 0, most
    if count <= FEW or count >= last:
        return (0, FEW) if count <= FEW else (last, most)
    low = count - (count - FEW - 1) % 2
    return low, low + 1


def tally_moved(question: Question, given: Given, first: Given, before: Tally) -> Tally:
    """Count who moved between a question and its repetition.

    Those count who answered an item both times, of the whole room together; fewer than `SMALLEST`
    are not told.

    Args:
        question: the repetition.
        given: its answers.
        first: the answers to the question that it repeats.
        before: what was published of them.
    """
    both = [(*first[who], value) for who, (_, value) in given.items() if who in first]
    items = kind_of(question).counted(question)
    cells = before["cells"]
    found = {i: one for i in items if (one := _moves(question, i, both, cells.get(i, {})))}
    return {
        "question": question.id,
        "kind": question.kind,
        "answered": len(both),
        "cells": {},
        "hidden": [],
        "moved": found,
    }


def _moves(
    question: Question, item: str, both: list[Twice], before: Mapping[str, Cell]
) -> Moves | None:
    part = kind_of(question).part
    said = [(side, part(item, then), part(item, now)) for side, then, now in both]
    twice = [(side, then, now) for side, then, now in said if None not in (then, now)]
    if len(twice) < SMALLEST:
        return None
    counts = Counter(way(question, then, now) for _, then, now in twice)
    sides = Counter(side for side, _, _ in twice)
    told = {w: _rough(question, item, w, counts[w], sides, before) for w in ways(question)}
    return {"n": len(twice), "ways": told}


def _rough(
    question: Question,
    item: str,
    to: str,
    count: int,
    sides: Mapping[str, int],
    before: Mapping[str, Cell],
) -> list[int]:
    people = sum(sides.values())
    if any(not cell["counts"] for cell in before.values()):
        # Of places only means are told: who was free to move cannot be said, so the most is open.
        return [0, FEW] if count <= FEW else [FEW + 1, people]
    return list(rough(count, most_free(question, item, to, sides, before)))


def most_free(
    question: Question, item: str, to: str, sides: Mapping[str, int], before: Mapping[str, Cell]
) -> int:
    """Return how many people may have moved a way, for all that was told of their first answers.

    Who gave the lowest rating cannot have moved down. If as many moved down as could at most, that
    would say of each of them that she did; so what is told as nearly all is nearly all of these.

    Args:
        question: the repetition.
        item: of it.
        to: one of `ways`.
        sides: by department, how many answered both times.
        before: the cells that were published of the first answers to the item.
    """
    if ALL not in before:
        return sum(sides.values())
    beside = partial(kind_of(question).beside, question, item)
    seen = [side for side in sides if side in before]
    parts = [(sides[side], before[side]["counts"]) for side in seen]
    shown = together(*(cell["counts"] for side, cell in before.items() if side != ALL))
    rest = {o: n - shown.get(o, 0) for o, n in before[ALL]["counts"].items() if n > shown.get(o, 0)}
    parts.append((sum(n for side, n in sides.items() if side not in seen), rest))
    able = partial(kind_of(question).may_move, question, to)
    return sum(min(n, _most(able, told, beside)) for n, told in parts if n)


def _most(able: Callable[[str], bool], told: Counts, beside: Beside) -> int:
    """Return how many of a group may be able to, in any of the ways that are told as these."""
    return max(
        (sum(n for o, n in one.items() if able(o)) for one in told_as(told, beside)), default=0
    )


def told_as(told: Counts, beside: Beside) -> Iterator[dict[str, int]]:
    """Yield the counts that are told as these (`coarse`): at most one person is told elsewhere."""
    options = {*told, *map(beside, told)}
    yield dict(told)
    for a, b in permutations(options, 2):
        one = {o: told.get(o, 0) + (o == a) - (o == b) for o in options}
        some = {o: n for o, n in one.items() if n}
        if min(some.values()) > 0 and coarse(some, beside) == dict(told):
            yield some
