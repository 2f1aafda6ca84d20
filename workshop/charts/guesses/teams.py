"""The guesses of sides that answer on one phone each, beside what a model makes of it."""

from collections.abc import Mapping, Sequence

from workshop.charts.finding import Finding
from workshop.charts.guesses import guessing, judging
from workshop.charts.guesses.judging import Truth
from workshop.charts.said import lines as said
from workshop.charts.said.lines import Line
from workshop.charts.said.telling import Said, told
from workshop.charts.view import View


def beside_truths(view: View, truths: Mapping[str, Truth], beside: Sequence[str]) -> Finding[Said]:
    """Find what each side guessed, the guess that is furthest off first.

    Args:
        view: the reveal of one question for numbers.
        truths: what the model answers, by item.
        beside: what else there is to say.
    """
    question = view.questions()[0]
    written = {
        item: said.Truth(
            guessing.quantity(view, item, judging.written(view, truth)),
            guessing.scale(question, item).place(truth.value),
            brief=judging.written(view, truth),
        )
        for item, truth in truths.items()
    }
    found = said.with_truths(said.lines(view), written)
    return told(view, sorted(found, key=lambda line: -_off(line)), beside=beside)


def _off(line: Line) -> float:
    """Return how far the furthest answer lies from what the model makes it, from 0 to 1."""
    if line.truth is None or line.truth.place is None:
        return 0.0
    true = line.truth.place
    return max((abs(one.place - true) for one in line.answers if one.place is not None), default=0)
