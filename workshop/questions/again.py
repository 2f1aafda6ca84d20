"""Questions whose answers are set side by side: both count the same people.

A difference between two counts must be a change of mind and nobody's coming or going: who came in
between would be read off as the one who is more, who left as the one who is less.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations_with_replacement

from workshop.contracts.tallies import Cell, Tally, Value
from workshop.questions.coarse import Beside, Counts, coarse, near, together
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.questions.tally import (
    SMALLEST,
    Answer,
    counted,
    made,
    published,
    tally,
    told_cell,
    visible_groups,
)

Given = Mapping[str, Answer]
"""Department and value by person."""


def of_all(question: Question, given: Given, others: Sequence[Given]) -> list[Answer]:
    """Return the answers of those who have answered the other questions too, line by line.

    A mirror has sides that look at each other, and its views are not set beside each other line
    by line: there it is enough to have looked into each.

    Args:
        question: whose answers are wanted.
        given: its answers.
        others: those of the questions that are set beside it.
    """
    everywhere = [who for who in given if all(who in other for other in others)]
    if question.view:
        return [given[who] for who in everywhere]
    both = ((given[who], [other[who][1] for other in others]) for who in everywhere)
    kept = ((group, _lines(question, value, values)) for (group, value), values in both)
    return [(group, value) for group, value in kept if value]


def _lines(question: Question, value: Value, others: Sequence[Value]) -> Value:
    """Return what a value says about the lines about which the others say something too."""
    if not isinstance(value, dict):
        return value
    part = kind_of(question).part
    return {i: v for i, v in value.items() if all(part(i, other) is not None for other in others)}


def tally_again(
    question: Question, given: Given, first: Given, before: Tally, departments: Iterable[str]
) -> Tally:
    """Count a question that repeats one of which the room has seen the answers.

    Those count who answered the first time, in the department of then: newcomers are left out,
    and who has not answered again is counted as before. A department of which fewer than
    `SMALLEST` answered again is hidden, and so are those whose answers this would tell apart.

    Args:
        question: the repetition.
        given: its answers.
        first: the answers to the question that it repeats.
        before: what was published of them.
        departments: the session's.
    """
    if not any(before["cells"].values()):
        return tally(question, given.values(), departments)
    counted_again = [(first[who][0], given[who][1]) for who in first if who in given]
    cells = {
        item: _same_people(_cell(question, item, given, first), before["cells"].get(item, {}))
        for item in kind_of(question).counted(question)
    }
    return made(question, counted_again, cells, departments)


def _same_people(cells: dict[str, Cell], before: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return the cells that count as many as before: of a seat that was ended nothing is kept."""
    return {g: cell for g, cell in cells.items() if g in before and cell["n"] == before[g]["n"]}


def _cell(question: Question, item: str, given: Given, first: Given) -> dict[str, Cell]:
    then = dict(zip(first, _parts(question, item, first), strict=True))
    again = dict(zip(given, _parts(question, item, given), strict=True))
    who = {one: first[one][0] for one, said in then.items() if said is not None}
    new = [(group, again[one]) for one, group in who.items() if again.get(one) is not None]
    kept = [(group, then[one]) for one, group in who.items() if again.get(one) is None]
    old = [(group, then[one]) for one, group in who.items()]
    count = partial(counted, question, item)
    beside = partial(kind_of(question).beside, question, item)

    def told(groups: Collection[str]) -> Counts:
        return together(coarse(count(new, groups), beside), _carried(count(kept, groups), beside))

    def unfit(groups: Collection[str]) -> bool:
        rest = count(kept, groups)
        return not is_hidden_among(rest, told(groups), count(old, groups), beside)

    shown = visible_groups(Counter(group for group, _ in new), unfit)
    return published(lambda groups: _told_cell(told(groups), beside), shown, {*who.values()})


def _parts(question: Question, item: str, given: Given) -> list[Value | None]:
    return [kind_of(question).part(item, value) for _, value in given.values()]


def _carried(kept: Counts, beside: Beside) -> Counts:
    return coarse(kept, beside) if sum(kept.values()) >= SMALLEST else kept


def _told_cell(counts: Counts, beside: Beside) -> Cell:
    return told_cell(counts, near(counts, beside))


def is_hidden_among(rest: Counts, told: Counts, then: Counts, beside: Beside) -> bool:
    """Whether the answers of a few who are counted as before cannot be told from the others'.

    Args:
        rest: those few by option; none, or `SMALLEST` and more, need no hiding.
        told: all of the group as they are published now.
        then: all of the group as they answered the first time.
        beside: of each option another one.

    Returns:
        True if the few may have answered in two ways at least, and if in one of these the others
        are not nearly of one mind.
    """
    few = sum(rest.values())
    if not 0 < few < SMALLEST:
        return True
    options = [option for option in told if then.get(option, 0)]
    ways = [Counter(way) for way in combinations_with_replacement(options, few)]
    possible = [w for w in ways if all(n <= min(told[o], then[o]) for o, n in w.items())]
    others = ({o: n - way[o] for o, n in told.items() if n > way[o]} for way in possible)
    return len(possible) > 1 and any(near(one, beside) is None for one in others)
