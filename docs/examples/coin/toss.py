"""The arithmetic: frozen parameters in, an outcome out."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class World:
    """A coin, and how often it is tossed.

    Attributes:
        bias: the share of heads in the long run, in [0, 1].
        tosses: how many, at least 1.
    """

    bias: float = 0.5
    tosses: float = 10


class Outcome(NamedTuple):
    """What to expect: heads, in tosses."""

    heads: float


def toss(world: World) -> Outcome:
    """Return the expected number of heads."""
    return Outcome(world.bias * world.tosses)
