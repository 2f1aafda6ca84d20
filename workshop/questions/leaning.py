"""How an invented person faces one question; a kind makes a value of it (`Kind.answer`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random


@dataclass(frozen=True)
class Leaning:
    """Where somebody leans, whatever kind of answer is asked for.

    Attributes:
        heights: by item, how high she puts it, in [0, 1]: a rating, a number in its range, points,
            a place in an order. What is not named lies in the middle.
        options: by item, or for the question as a whole under its own name, what she would take.
        sure: how often she takes that, and not what chance brings, in [0, 1].
        spread: how far her heights stray, as a standard deviation.
        skips: how many of the lines she leaves out, in [0, 1].
        unsure: how often she says that she does not know, where that may be said.
        says: what she would write, one of these.
    """

    heights: Mapping[str, float] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    sure: float = 1.0
    spread: float = 0.3
    skips: float = 0.0
    unsure: float = 0.0
    says: tuple[str, ...] = ()

    def height(self, item: str, rng: Random) -> float:
        """Return how high she puts an item this time, in [0, 1]."""
        strayed = rng.normalvariate(self.heights.get(item, 0.5), self.spread)
        return min(1.0, max(0.0, strayed))

    def option(self, item: str, options: Sequence[str], rng: Random) -> str:
        """Return one of the options: what she leans to, or what chance brings."""
        wanted = self.options.get(item, "")
        return wanted if wanted in options and rng.random() < self.sure else rng.choice(options)

    def lines(self, items: Sequence[str], rng: Random) -> list[str]:
        """Return the items that she does not leave out, in their order."""
        return [item for item in items if rng.random() >= self.skips]


ANYBODY = Leaning(sure=0.0)
"""Somebody of whom nothing is known: all that she answers is chance."""
