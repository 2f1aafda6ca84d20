"""Somebody's own answers beside the room's: which of them belongs on a bar, and where on it.

A chart says it of its light bars, and of nobody in particular: what it says is the same for all.
What a person answered is laid on afterwards (`here.py`), for her own phone alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from workshop.charts.view import View
from workshop.contracts.tallies import Answers
from workshop.questions.kinds import kind_of
from workshop.questions.question import CHOICE, Question
from workshop.questions.tally import ALL


class Laid(NamedTuple):
    """An own answer in words, and where on its bar it stands, in [0, 1]; None where it has none."""

    said: str
    at: float | None = None


@dataclass(frozen=True)
class Own:
    """What somebody answered to one item.

    Attributes:
        question: where.
        item: which; that of a choice is the whole question.
        label: the words of `here` in `data/ui` that say what it is: you, guess, expected, …
        group: whose phones show it on this bar: those of a department, or everybody's.
        places: where each option stands on a bar that is cut into stretches.
        full: how much of the scale of the answers the whole bar shows; 0 where it shows something
            else, such as a share of people: then the answer stands in words beside it.
        option: where a bar is one option's: that of those to whom it belongs.
    """

    question: Question
    item: str = CHOICE
    label: str = "you"
    group: str = ALL
    places: Mapping[str, float] = field(default_factory=dict)
    full: float = 1.0
    option: str = ""

    def covers(self, question: Question, item: str) -> bool:
        """Whether an answer that stands on this bar need not be told once more."""
        return (question.id, item) == (self.question.id, self.item)

    def laid(self, view: View, answers: Answers) -> Laid | None:
        """Return her answer in words, with its place; None where she gave none."""
        kind, value = kind_of(self.question), answers.get(self.question.id)
        part = None if value is None else kind.part(self.item, value)
        if part is None or self.option not in ("", part):
            return None
        if self.option:
            return Laid("")  # the bar is what she chose, and says it
        said = kind.said(self.question, self.item, part, view.words, view.ui)
        return Laid(said, self._place(part))

    def _place(self, part: object) -> float | None:
        if self.places:
            return self.places.get(str(part))
        place = kind_of(self.question).place(self.question, self.item, part)
        return None if place is None or not self.full else min(place / self.full, 1.0)


@dataclass(frozen=True)
class Reckoned:
    """A number of her own in the terms of the reveal, where its bars are no items.

    Attributes:
        questions: from whose answers.
        reckon: returns the number in words and its place; None where she left it open.
        label: as for `Own`.
        group: as for `Own`.
        item: the only one of them that the number is about; empty where it is all.
    """

    questions: tuple[Question, ...]
    reckon: Callable[[Answers], Laid | None]
    label: str = "you"
    group: str = ALL
    item: str = ""

    def covers(self, question: Question, item: str) -> bool:
        """Whether the answer to an item is in the number."""
        return question in self.questions and self.item in ("", item)

    def laid(self, view: View, answers: Answers) -> Laid | None:  # noqa: ARG002 - as of `Own`
        """Return her number in words, with its place; None where there is none."""
        return self.reckon(answers)


Mine = Own | Reckoned


def middles(shares: Mapping[str, float]) -> dict[str, float]:
    """Return the middle of each stretch of a bar that is cut by these shares, in their order."""
    made, start = dict[str, float](), 0.0
    for option, part in shares.items():
        if part:
            made[option] = start + part / 2
        start += part
    return made
