"""How far a room is with a round, kept up to date by each answer instead of counted again."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from workshop.contracts.looks import Answered, CountedThere
from workshop.contracts.tallies import Value
from workshop.exercises.exercise import Round
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.questions.tally import visible_groups
from workshop.session import Mode


class Progress:
    """Who still has what to answer in one round; how many, never what.

    Args:
        step: the step of the agenda that the round stands for.
        round: what is asked; None in the lobby.
        present: the session's departments.
        mode: whether each side answers on one phone: then nothing is hidden of anybody.
    """

    def __init__(
        self, step: int, round: Round | None, present: tuple[str, ...], mode: str = Mode.PEOPLE
    ) -> None:
        self.step, self._mode = step, mode
        questions = [q for q in round.questions if q.answerable] if round else []
        self._questions = {q.id: q for q in questions}
        self._asked = {
            department: frozenset(q.id for q in questions if q.asks(department, present))
            for department in present
        }
        self._left: dict[str, set[str]] = {}
        self._people: Counter[str] = Counter()
        self._given: Counter[tuple[str, str]] = Counter()
        self._lines: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._said: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}
        self._finished = 0
        self._latest: dict[str, datetime] = {}

    def join(self, person: str, department: str) -> None:
        """Count somebody who has answered nothing yet."""
        asked = self._asked.get(department, frozenset())
        if asked and person not in self._left:
            self._left[person] = set(asked)
            self._people[department] += 1

    def answer(
        self, person: str, department: str, question: str, value: Value, at: datetime
    ) -> None:
        """Count an answer; another one to the same question counts in its place."""
        if person not in self._left or question not in self._questions:
            return
        self._latest[department] = max(at, self._latest.get(department, at))
        self._count(person, department, self._questions[question], value)
        left = self._left[person]
        if question in left:
            left.remove(question)
            self._finished += not left

    def _count(self, person: str, department: str, question: Question, value: Value) -> None:
        where, lines = self._said.pop((person, question.id), (department, None))
        if lines is not None:
            self._given[question.id, where] -= 1
            self._lines[question.id, where].subtract(lines)
        kind = kind_of(question)
        said = tuple(i for i in kind.counted(question) if kind.part(i, value) is not None)
        self._said[person, question.id] = (department, said)
        self._given[question.id, department] += 1
        self._lines[question.id, department].update(said)

    def owing(self) -> dict[str, bool]:
        """Return who is asked anything, by id, and whether something is missing from her."""
        return {person: bool(left) for person, left in self._left.items()}

    def latest(self, department: str) -> datetime | None:
        """Return when the last answer of a department came; None where none has."""
        return self._latest.get(department)

    def view(self) -> Answered:
        """Return the counts as wall and console are told them."""
        of = {id: self._asks(id) for id in self._questions}
        n = {id: sum(self._given[id, who] for who in self._asked) for id in of}
        total = sum(of.values())
        return {
            "people": len(self._left),
            "finished": self._finished,
            "share": min(1.0, sum(n.values()) / total) if total else 0.0,
            "questions": {id: {"n": n[id], "of": of[id]} for id in of},
        }

    def by_department(self) -> dict[str, dict[str, CountedThere]]:
        """Return by question and department how many answered, and what a reveal would hide."""
        return {id: self._there(question) for id, question in self._questions.items()}

    def _there(self, question: Question) -> dict[str, CountedThere]:
        lines = kind_of(question).counted(question)
        sizes = {
            line: {who: self._lines[question.id, who][line] for who in self._asked}
            for line in lines
        }
        shown = {line: self._visible(of_line) for line, of_line in sizes.items()}
        return {
            department: self._of(question, department, sizes, shown)
            for department, asked in self._asked.items()
            if question.id in asked
        }

    def _of(
        self,
        question: Question,
        department: str,
        sizes: Mapping[str, Mapping[str, int]],
        shown: Mapping[str, Collection[str]],
    ) -> CountedThere:
        """Return what a department has answered, of the lines that it is asked."""
        kind = kind_of(question)
        lines = [line for line in kind.counted(question.of_side(department)) if line in sizes]
        return {
            "n": self._given[question.id, department],
            "of": self._people[department],
            "least": min((sizes[line][department] for line in lines), default=0),
            "lines": len(lines),
            "hidden": sum(department not in shown[line] for line in lines),
        }

    def _visible(self, sizes: dict[str, int]) -> set[str]:
        return set(self._asked) if self._mode == Mode.TEAMS else visible_groups(sizes)

    def _asks(self, question: str) -> int:
        return sum(n for who, n in self._people.items() if question in self._asked[who])
