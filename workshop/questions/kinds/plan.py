"""A quarter of a game: how much of each of its tasks a team's side does."""

from collections.abc import Iterator, Mapping
from random import Random

from workshop.content.tables import Table
from workshop.contracts.tallies import Value
from workshop.errors import Refused
from workshop.questions.kind import Kind
from workshop.questions.leaning import Leaning
from workshop.questions.play import Play
from workshop.questions.question import Question

MOST_QUARTERS, LONGEST = 8, 600


class Plan(Kind):
    """A plan: whole numbers from 0, as many as there are tasks, at most `most` in all.

    Nothing instead takes back what was proposed. It is asked once a quarter, in a beat of its own.
    """

    KEYS = (
        "model", "quarters", "seconds", "tasks", "most", "size", "seats", "bonuses", "choices",
        "swapped",
    )  # fmt: skip

    def play(self, table: Table) -> Play | None:
        """Return the game from its table."""
        return Play(
            id=table.text("id", needed=True),
            model=table.text("model", needed=True),
            quarters=table.number("quarters"),
            seconds=table.number("seconds"),
            tasks=table.number("tasks"),
            most=table.number("most"),
            size=table.number("size"),
            seats=table.names("seats", needed=True),
            bonuses=table.names("bonuses", needed=True),
            choices=table.names("choices"),
            swapped=table.flag("swapped"),
        )

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is out of range; what the model knows is checked where models are known."""
        play = question.play
        if play is None:
            yield "it needs quarters: write how many are played."
            return
        if not 1 <= play.quarters <= MOST_QUARTERS:
            yield f"quarters must be 1 to {MOST_QUARTERS}."
        if not 1 <= play.seconds <= LONGEST:
            yield f"seconds must be 1 to {LONGEST}."
        if play.size < len(play.seats):
            yield "size must be so many people that each seat has one."

    def words(self, question: Question) -> Iterator[str]:  # noqa: ARG002 - all quarters share them
        """Yield the keys of its words: a prompt."""
        yield "prompt"

    def check(self, question: Question, value: Value) -> Value:
        """Return a plan, or nothing where one is taken back."""
        play = question.play
        if play is None or not isinstance(value, list):
            raise Refused("bad-value", question=question.id)
        whole = all(type(n) is int and 0 <= n <= play.most for n in value)
        if not whole or len(value) not in (0, play.tasks) or sum(value) > play.most:
            raise Refused("bad-value", question=question.id)
        return value

    def invent(self, question: Question, nth: int) -> Value:
        """Give everything to one task, and less the later it comes in the row."""
        play = _game(question)
        plan = [0] * play.tasks
        plan[nth % play.tasks] = max(0, play.most - nth // play.tasks)
        return plan

    def answer(self, question: Question, leaning: Leaning, rng: Random) -> Value | None:
        """Share out by how high each task is put; with one task, as much as it is put high."""
        play = _game(question)
        heights = [leaning.height(f"task-{at}", rng) for at in range(play.tasks)]
        if play.tasks == 1:
            return [round(heights[0] * play.most)]
        total = sum(heights) or 1.0
        return [int(play.most * height / total) for height in heights]

    def from_cells(self, question: Question, cells: Mapping[str, str]) -> Value:  # noqa: ARG002
        """Read whole numbers, in the order of their tasks."""
        return [int(cell) for cell in cells.values()]

    def part(self, item: str, value: Value) -> Value | None:  # noqa: ARG002 - it has no items
        """Return nothing: a plan is its team's, and is never counted."""
        return None


def _game(question: Question) -> Play:
    assert question.play is not None  # noqa: S101 - every question of this kind has one
    return question.play


KIND = Plan()
