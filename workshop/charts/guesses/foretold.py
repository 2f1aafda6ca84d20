"""What the room expects of the lead pool, beside what it answers, and what is as good."""

from collections.abc import Mapping, Sequence
from typing import Any

from workshop.charts import finding, pool
from workshop.charts.finding import Finding, Holds, chart
from workshop.charts.guesses import guessing, judging
from workshop.charts.guesses.foretelling import Bin, told_beside
from workshop.charts.guesses.guessing import Guess
from workshop.charts.guesses.judging import Truth
from workshop.charts.guesses.teams import beside_truths
from workshop.charts.said.telling import Said
from workshop.charts.view import View
from workshop.models.lead_pool.run import ANSWERS
from workshop.questions.taking import Takes

WORDS = ("guess", "truth", "what")
VERDICTS = ("high", "low", "open", "close")
"""The first of these that holds of any guess is what the room is asked about."""


def _of_teams(view: View) -> Finding[Said]:
    """Find what each side guessed, beside what the lead pool finds as good, or as true."""
    if not view.outcome:
        return finding.no_run(view)
    question, answers = view.questions()[0], view.outcome["answers"]
    scales = [guessing.scale(question, item) for item in question.items]
    truths = {one.item: _truth(view, one, answers[one.item]) for one in scales}
    return beside_truths(view, truths, [view.tell("pool.invented")])


@chart(
    Takes(("number",), items=ANSWERS),
    model="lead-pool",
    holds={f"guess-{verdict}": WORDS for verdict in VERDICTS},
    mine=("guess",),
    teams=_of_teams,
)
def foretold(view: View) -> Finding[Bin]:
    """Find whether the guesses lie inside what the lead pool finds as good, or as true."""
    if not view.outcome:
        return finding.no_run(view)
    found, answers = guessing.guesses(view), view.outcome["answers"]
    if not found:
        return finding.nothing(view)
    truths = {one.item: _truth(view, one, answers[one.item]) for one in found}
    title, *rest = [_compared(view, one, truths[one.item]) for one in found]
    told = [*(f"{sentence}." for sentence in rest), view.tell("pool.invented")]
    return told_beside(view, found, truths, title, told, _holds(view, found, truths))


def _truth(view: View, guess: Guess, value: float) -> Truth:
    asked = pool.ASKED.get(guess.item)
    ends = pool.nearly(view, asked) if asked else None
    return judging.truth_of(guess, value, [100 * end for end in ends] if ends else None)


def _compared(view: View, guess: Guess, truth: Truth) -> str:
    """Set a guess beside what it is judged by, as a sentence without its end."""
    verdict = judging.judged(guess, truth)
    way = verdict if verdict in ("close", "open") else "off"
    said = guessing.quantity(view, guess.item, view.around(guess.middle))
    kind = "band" if truth.best else "fact"
    return view.tell(f"foretold.{kind}.{way}", guess=said, truth=judging.written(view, truth))


def _holds(view: View, found: Sequence[Guess], truths: Mapping[str, Truth]) -> Holds:
    """Return the verdict on the guess that is furthest off, or else on the first of its kind."""
    one = max(found, key=lambda one: _urgency(one, truths[one.item]))
    words = {
        "guess": view.around(one.middle),
        "truth": judging.written(view, truths[one.item]),
        "what": guessing.heading(view, one.item),
    }
    return {f"guess-{judging.judged(one, truths[one.item])}": words}


def _urgency(guess: Guess, truth: Truth) -> tuple[Any, ...]:
    verdict = judging.judged(guess, truth)
    return abs(judging.wrong(guess, truth)), verdict in ("high", "low"), verdict == "open"
