"""How far a room is with a round, kept up to date by each answer instead of counted again."""

from collections import Counter
from collections.abc import Iterable

from workshop.contracts.looks import Answered
from workshop.exercises.exercise import Round


class Progress:
    """Who still has what to answer in one round; how many, never what.

    Args:
        step: the step of the agenda that the round stands for.
        round: what is asked; None in the lobby.
        present: the session's departments.
    """

    def __init__(self, step: int, round: Round | None, present: tuple[str, ...]) -> None:
        self.step = step
        self._questions = [q for q in round.questions if q.answerable] if round else []
        self._asked = {
            department: frozenset(q.id for q in self._questions if q.asks(department, present))
            for department in present
        }
        self._left: dict[str, set[str]] = {}
        self._people: Counter[str] = Counter()
        self._given: Counter[str] = Counter()
        self._finished = 0

    def join(self, person: str, department: str) -> None:
        """Count somebody who has answered nothing yet."""
        asked = self._asked.get(department, frozenset())
        if asked and person not in self._left:
            self._left[person] = set(asked)
            self._people[department] += 1

    def answer(self, person: str, question: str) -> None:
        """Count an answer; another one to the same question changes nothing."""
        left = self._left.get(person, set())
        if question in left:
            left.remove(question)
            self._given[question] += 1
            self._finished += not left

    def answers(self, given: Iterable[tuple[str, str]]) -> None:
        """Count many answers, each a person and a question."""
        for person, question in given:
            self.answer(person, question)

    def view(self) -> Answered:
        """Return the counts as wall and console are told them."""
        of = {q.id: self._asks(q.id) for q in self._questions}
        total = sum(of.values())
        return {
            "people": len(self._left),
            "finished": self._finished,
            "share": sum(self._given.values()) / total if total else 0.0,
            "questions": {id: {"n": self._given[id], "of": n} for id, n in of.items()},
        }

    def _asks(self, question: str) -> int:
        return sum(n for who, n in self._people.items() if question in self._asked[who])
