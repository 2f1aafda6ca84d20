"""The form of what the value game is told and gives, ready for JSON."""

from typing import TypedDict

Shares = dict[str, float]
"""By function, as a share of what all of them together make more than none."""


class ValueParameters(TypedDict, total=False):
    """What the game is told: what was set by hand, as fields of `Firm`, and what the room guessed.

    Attributes:
        firm: fields of `Firm` that are not as they are by default.
        guess: what the room says would be missing without each function, in hundredths.
    """

    firm: dict[str, float]
    guess: dict[str, float]


class ValueOutcome(TypedDict):
    """What the game gives.

    Attributes:
        total: what all functions make more than none, in thousand kroner a year.
        claims: what would be missing without each function; they add up to more than 1.
        sum: what these claims add up to.
        earned: Shapley's credit of each function, as far as it earns.
        saved: as far as it keeps something from being lost; both together add up to 1.
        leads: each function's credit for people who get in touch.
        customers: and for those who buy.
        together: what marketing and sales make only with each other, as a share of the total.
    """

    total: float
    claims: Shares
    sum: float
    earned: Shares
    saved: Shares
    leads: Shares
    customers: Shares
    together: float
