"""A game that a question stands for: a model that people play in firms, quarter by quarter."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Play:
    """A game, as `exercise.toml` has it.

    Attributes:
        id: its question; `ID-1` is the question of its first quarter.
        model: which model of `workshop.models` is played.
        quarters: how many.
        seconds: that a quarter is planned to take.
        tasks: how many numbers a plan has.
        most: what they may be in all.
        size: so many people make a firm.
        seats: the model's, in its order.
        bonuses: what is paid for: the firm with the number n is paid for the n-th, in turn.
        choices: what the facilitator may choose in their place.
        swapped: whether the sides have changed seats as against the first game of the exercise.
    """

    id: str
    model: str
    quarters: int
    seconds: int
    tasks: int
    most: int
    size: int
    seats: tuple[str, ...]
    bonuses: tuple[str, ...]
    choices: tuple[str, ...] = ()
    swapped: bool = False
