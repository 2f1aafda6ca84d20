"""Who answers for which number: the table that a reveal lets a room fill in, and its file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop.content.tables import Table
from workshop.content.texts import Texts
from workshop.contracts.matrices import Function, Matrix

if TYPE_CHECKING:
    from workshop.exercises.exercise import Exercise, Reveal, Round

WHOLE = 100
"""The weights of a number add up to this; the room is told where they do not, and may leave it."""

MORE = 3
"""Functions that a room may name besides its departments: more columns nobody reads on a wall."""


@dataclass(frozen=True)
class Shares:
    """A table of numbers and functions, as an exercise declares it at a reveal.

    Attributes:
        functions: the departments that answer for numbers.
        more: how many functions the room may name besides.
        example: weights by item, one for each of the functions.
    """

    functions: tuple[str, ...]
    more: int = 0
    example: tuple[tuple[str, tuple[int, ...]], ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The ids of the functions that the room may name."""
        return tuple(f"more-{nth}" for nth in range(1, self.more + 1))

    @property
    def all(self) -> tuple[str, ...]:
        """The ids of all functions."""
        return (*self.functions, *self.named)


def read_shares(table: Table) -> Shares | None:
    """Return the table that a reveal declares; None where it declares none."""
    functions, more = table.names("functions"), table.number("more", 0)
    example = {item: tuple(map(int, row)) for item, row in table.rows("example").items()}
    if not functions and not example and not more:
        return None
    return Shares(functions, more, tuple(example.items()))


def shared_by(exercise: "Exercise") -> Iterator[tuple["Round", "Reveal", Shares]]:
    """Yield the tables of an exercise, each with its round and reveal."""
    for round in exercise.rounds:
        for reveal in round.reveals:
            if reveal.shares and reveal.questions:
                yield round, reveal, reveal.shares


def is_empty(matrix: Matrix) -> bool:
    """Whether nobody has written anything into a table, its functions' names left out."""
    return not any(matrix["weights"].values()) and not any(matrix["judges"].values())


def shown_functions(matrix: Matrix) -> list[Function]:
    """Return the functions that are columns: departments, and those that have a name."""
    return [one for one in matrix["functions"] if one["name"] or not one["id"].startswith("more-")]


def name_of(function: Function, ui: Texts) -> str:
    """Return what a function is called."""
    return function["name"] or ui(f"departments.{function['id']}")


def sum_of(matrix: Matrix, item: str) -> int:
    """Return what the weights of a number add up to, over the functions that are columns."""
    given = matrix["weights"].get(item, {})
    return sum(given.get(one["id"], 0) for one in shown_functions(matrix))


def is_odd(matrix: Matrix, item: str) -> bool:
    """Whether a number has weights that do not add up to a hundred."""
    shown = {one["id"] for one in shown_functions(matrix)}
    there = shown & {*matrix["weights"].get(item, {})}
    return bool(there) and sum_of(matrix, item) != WHOLE


def judge_of(matrix: Matrix, item: str, words: Texts | None) -> str:
    """Return who judges a number: as the room wrote it, else as the example says."""
    if item in matrix["judges"] or not matrix["example"] or words is None:
        return matrix["judges"].get(item, "")
    return str(words.find(f"questions.{matrix['question']}.judged.{item}") or "")


def rows_of(matrix: Matrix, items: Sequence[str], words: Texts | None) -> Iterator[list[str]]:
    """Yield a table's lines as texts: a number, its weights, their sum, who judges it."""
    key = f"questions.{matrix['question']}"
    for item in items:
        given: Mapping[str, int] = matrix["weights"].get(item, {})
        weights = [str(given.get(one["id"], "")) for one in shown_functions(matrix)]
        total = str(sum_of(matrix, item)) if any(weights) else ""
        yield [_named(words, key, item), *weights, total, judge_of(matrix, item, words)]


def _named(words: Texts | None, key: str, item: str) -> str:
    """Return what a number is called; where its words are no more, its name in the file."""
    found = words and (words.find(f"{key}.short.{item}") or words.find(f"{key}.items.{item}"))
    return str(found or item)


def heads_of(matrix: Matrix, ui: Texts) -> list[str]:
    """Return the heads of a table's columns, in the words of the session's interface."""
    names = [name_of(one, ui) for one in shown_functions(matrix)]
    return [ui("matrix.number"), *names, ui("matrix.sum"), ui("matrix.judge")]
