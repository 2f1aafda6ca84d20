"""Whether a room has guessed wrong: the one place that decides it, whatever is shown of a guess.

Where a model has a best, whatever is nearly as good is no wrong guess. Where it has a fact, people
know numbers to a round one, so the round numbers on both sides of the truth are right. And a room
is called wrong only where more of its people guessed beyond that than tossed coins would put there.
"""

from collections.abc import Iterable, Sequence
from math import floor, log10
from typing import Literal, NamedTuple

from workshop.charts.certainty import at_least
from workshop.charts.guesses.guessing import Guess
from workshop.charts.view import View

LEVEL = 0.025
"""How often chance alone may call a room that guesses evenly around the truth too high, or too low.

With seven people all must lie beyond, of ten nine, of fourteen twelve; five are always too few.
"""

Verdict = Literal["close", "high", "low", "open"]
"""Near enough; most of us too high, or too low; or too few of us to say so."""


class Truth(NamedTuple):
    """What a guess is judged by.

    Attributes:
        value: the best, or the fact.
        low: the lowest guess that is not wrong.
        high: the highest one.
        best: whether it is a best, which the others are nearly as good as.
    """

    value: float
    low: float
    high: float
    best: bool


def truth_of(guess: Guess, value: float, nearly: Sequence[float] | None = None) -> Truth:
    """Return what a guess is judged by.

    Args:
        guess: of one item.
        value: what the model answers.
        nearly: from where to where a choice is nearly as good; None where it is a fact.
    """
    if nearly is not None:
        return Truth(value, nearly[0], nearly[-1], True)
    known = max(_round(guess.step), guess.step / 2)
    return Truth(value, value - known, value + known, False)


def _round(step: float) -> float:
    """Return the power of ten that people guess in, on a scale that is counted in such steps."""
    return 10.0 ** floor(log10(step))


def judged(guess: Guess, truth: Truth, level: float = LEVEL) -> Verdict:
    """Return whether the room guessed near enough, too high or too low, or cannot be told wrong.

    Args:
        guess: of one item.
        truth: what it is judged by.
        level: how often chance alone may call it too high, or too low.
    """
    bins = list(zip(guess.edges, guess.edges[1:], guess.counts, strict=False))
    if _more_than_chance((n for low, _, n in bins if low > truth.high), guess.n, level):
        return "high"
    if _more_than_chance((n for _, high, n in bins if high <= truth.low), guess.n, level):
        return "low"
    # The middle is known to half a bin; where a fact is judged, that is allowed for already.
    slack = guess.step / 2 if truth.best else 0.0
    near = truth.low - slack <= guess.middle <= truth.high + slack
    return "close" if near else "open"


def wrong(guess: Guess, truth: Truth) -> float:
    """Return how many bins too high (negative: too low) a room guessed; 0 unless it is wrong."""
    verdict = judged(guess, truth)
    if verdict not in ("high", "low"):
        return 0.0
    end = truth.high if verdict == "high" else truth.low
    return (guess.middle - end) / guess.step


def written(view: View, truth: Truth) -> str:
    """Write what a guess is judged by: a fact as its number, a best as all that is as good."""
    ends = [view.number(end, 0) for end in (truth.low, truth.high)]
    if not truth.best or ends[0] == ends[1]:
        return view.number(truth.value, 0)
    return view.say("guesses.span", low=ends[0], high=ends[1])


def _more_than_chance(counts: Iterable[int], n: int, level: float) -> bool:
    """Whether so many of n tosses of a coin come seldom enough (a sign test)."""
    return at_least(sum(counts), n) <= level
