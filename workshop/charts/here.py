"""You, here: what one person answered, laid on a reveal for her own phone.

Nothing of this is kept, counted or told to anybody else: it is made of her own answers each time
her page is drawn, out of what the host hands to her seat alone.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from workshop.charts import outcomes
from workshop.charts.own import Laid, Mine, Own, Reckoned
from workshop.charts.view import View
from workshop.contracts.phone import Here, OwnAnswers
from workshop.contracts.tallies import Answers
from workshop.errors import ContentError
from workshop.questions.kinds import kind_of
from workshop.questions.question import CHOICE, Question
from workshop.questions.tally import ALL

BY_VIEW = {"us": "us", "them": "them", "told": "expected"}


class Beside(NamedTuple):
    """Where own answers belong in a reveal.

    Attributes:
        view: the reveal.
        rows: which belong on a row of its bars, with its number.
        all: which belong beside all of them.
        labels: what answers to its questions are called where they stand on no row, in order.
    """

    view: View
    rows: Sequence[tuple[int, Mine]]
    all: Sequence[Mine]
    labels: Sequence[str]


def here(beside: Beside, answers: Answers, department: str, of: int = 0) -> Here | None:
    """Return somebody's own answers beside one reveal; None where she gave none.

    Args:
        beside: where they belong.
        answers: hers, by question, in the exercise of the reveal.
        department: hers.
        of: which reveal of its page it is, from 0.
    """
    view, hers = beside.view, [*beside.rows, *((-1, one) for one in beside.all)]
    found = [
        (row, one, laid)
        for row, one in hers
        if one.group in (ALL, department) and (laid := _laid(view, one, answers))
    ]
    # What is reckoned from whole questions stands there, or nowhere.
    covered = [*(one for _, one, _ in found), *(one for _, one in hers if _is_reckoned(one))]
    own = _by_name(view, [one for one in found if one[0] >= 0])
    said = [_line(view, one.label, laid.said) for row, one, laid in found if row < 0]
    said += _left(beside, covered, answers)
    return {"of": of, "own": own, "said": said} if own or said else None


def _is_reckoned(one: Mine) -> bool:
    return isinstance(one, Reckoned)


def _laid(view: View, one: Mine, answers: Answers) -> Laid | None:
    # An answer of before the exercise was changed may name what is no longer there.
    with suppress(ContentError, LookupError):
        return one.laid(view, answers)
    return None


def _by_name(view: View, found: Sequence[tuple[int, Mine, Laid]]) -> list[OwnAnswers]:
    """Return answers by what they are called, which then is said once."""
    made: dict[str, OwnAnswers] = {}
    for row, one, laid in found:
        new: OwnAnswers = {"name": view.ui(f"here.{one.label}"), "said": {}, "at": {}}
        own, key = made.setdefault(one.label, new), str(row)
        own["said"][key] = "; ".join(filter(None, (own["said"].get(key), laid.said)))
        if laid.at is not None:
            own["at"][key] = round(laid.at, 2)
    return list(made.values())


def _left(beside: Beside, covered: Sequence[Mine], answers: Answers) -> Iterator[str]:
    """Yield her answers that stand on no bar, since too few have answered the same, in words."""
    view = beside.view
    for at, question in enumerate(view.questions()):
        label = _label(beside.labels, at, question)
        for item in kind_of(question).read(question):
            if any(one.covers(question, item) for one in covered):
                continue
            if laid := _laid(view, Own(question, item), answers):
                yield _line(view, label, laid.said, _name(view, question, item))


def _label(labels: Sequence[str], at: int, question: Question) -> str:
    if question.view:
        return BY_VIEW[question.view]
    return labels[min(at, len(labels) - 1)] if labels else "you"


def _name(view: View, question: Question, item: str) -> str:
    return "" if item == CHOICE else outcomes.label(view, question, item)


def _line(view: View, label: str, said: str, item: str = "") -> str:
    """Write an answer that stands by itself: "Plan ahead. You: 4"."""
    stop = "" if item.endswith((".", "!", "?")) else "."
    name = view.ui(f"here.{label}")
    return f"{item}{stop} {name}: {said}" if item else f"{name}: {said}"
