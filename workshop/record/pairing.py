"""What two sessions of one team have both asked, so that before and after can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from workshop.contracts.record import Seen, Took
from workshop.contracts.tallies import Cell, Tally
from workshop.exercises.exercise import Exercise
from workshop.questions.question import Question
from workshop.questions.tally import ALL
from workshop.record.counted import asked
from workshop.record.drawing import content_of
from workshop.record.wording import Words, key
from workshop.session import Mode


class Counted(NamedTuple):
    """A question as one session answered it, for the first time.

    Attributes:
        exercise: its slug.
        question: what was asked.
        told: its tally.
        departments: the session's.
    """

    exercise: str
    question: Question
    told: Tally
    departments: tuple[str, ...]

    def cell(self, item: str, group: str) -> Cell | None:
        """Return what a group answered to an item; None where that is not told."""
        return self.told["cells"].get(item, {}).get(group)

    def parts(self, item: str, group: str) -> list[dict[str, int]]:
        """Return the counts that were coarsened by themselves: the room is a sum of several."""
        cells = self.told["cells"].get(item, {})
        if group not in cells:
            return []
        if group != ALL:
            return [dict(cells[group]["counts"])]
        known = [dict(cell["counts"]) for name, cell in cells.items() if name != ALL]
        rest = dict(cells[ALL]["counts"])
        for part in known:
            rest = {option: n - part.get(option, 0) for option, n in rest.items()}
        left = {option: n for option, n in rest.items() if n}
        return [*known, *([left] if left else [])]


class Pair(NamedTuple):
    """A question that both sessions asked."""

    before: Counted
    after: Counted

    @property
    def groups(self) -> tuple[str, ...]:
        """The room, and the departments that both sessions had."""
        both = (one for one in self.after.departments if one in self.before.departments)
        return (ALL, *(() if self.after.question.whole_room else both))

    def is_told(self, item: str, group: str) -> bool:
        """Whether one of the sessions, at least, has something to tell of a group."""
        return any(
            one.cell(item, group) or group in one.told["hidden"]
            for one in (self.before, self.after)
        )


def pairs(
    before: tuple[Took, Mapping[str, Words]], after: tuple[Took, Mapping[str, Words]]
) -> Iterator[Pair]:
    """Yield what both sessions asked, in the order of the later one.

    Left out are: what sides said in public, which is no sample of anything; a team's own items,
    which may be other ones; what was asked in other words, or with other answers; and repetitions,
    of which no counts are told.

    Args:
        before: the earlier session, and its words by language.
        after: the later one.
    """
    earlier, later = counted_in(before[0]), counted_in(after[0])
    for where in (one for one in later if one in earlier):
        pair = Pair(earlier[where], later[where])
        if _is_alike(pair, before[1], after[1]):
            yield pair


def counted_in(took: Took) -> dict[tuple[str, str], Counted]:
    """Return what people answered one by one, the first time that it was shown."""
    found: dict[tuple[str, str], Counted] = {}
    if took["session"]["mode"] != Mode.PEOPLE:
        return found
    departments = tuple(took["session"]["departments"])
    for seen, id, told, question in asked(took):
        where = seen["exercise"], id
        if question and where not in found and told["cells"] and not _is_own(seen, id):
            exercise = content_of(seen, took["session"]["mode"])[0]
            if not _is_beside(exercise, id, found):
                found[where] = Counted(seen["exercise"], question, told, departments)
    return found


def _is_own(seen: Seen, question: str) -> bool:
    return any(one["question"] == question for one in seen["own_items"])


def _is_beside(exercise: Exercise, id: str, found: Mapping[tuple[str, str], Counted]) -> bool:
    """Whether a question was counted beside an earlier one: who was silent counts as before."""
    ours = exercise.question(id)
    others = (found.get((exercise.slug, one)) for one in exercise.compared(id))
    rounds = {q.id: round.id for round in exercise.rounds for q in round.questions}
    return any(one and rounds[one.question.id] != rounds[ours.id] for one in others)


def _is_alike(pair: Pair, before: Mapping[str, Words], after: Mapping[str, Words]) -> bool:
    """Whether both were asked for the same, in the same words."""
    then, now = pair.before.told["kind"], pair.after.told["kind"]
    here = pair.after.exercise, pair.after.question.id
    kept = f"{key('question', *here)}", f"{key('item', *here)}/", f"{key('option', *here)}/"
    for language in {*before} & {*after}:
        words = [
            {name: text for name, text in one[language].items() if name.startswith(kept)}
            for one in (before, after)
        ]
        both = {*words[0]} & {*words[1]}
        if any(words[0][name] != words[1][name] for name in both):
            return False
    return then == now
