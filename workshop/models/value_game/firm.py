"""The arithmetic: what a firm of some functions earns in a year, and how that can be credited.

Source: Shapley (1953), A value for n-person games, in Contributions to the Theory of Games II,
307-317; Grabisch and Roubens (1999), An axiomatic approach to the concept of interaction among
players in cooperative games, International Journal of Game Theory 28, 547-565.
"""

from dataclasses import dataclass
from functools import cache
from itertools import product
from math import factorial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from workshop.models.frames import rows

if TYPE_CHECKING:
    from workshop.models.frames import Frame

FUNCTIONS = ("marketing", "sales", "ceo", "support", "hr", "accounting", "legal")

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Firm:
    """A firm; money in thousand kroner a year, everything else a share or a number of people.

    Attributes:
        base_reach: people who get in touch without any marketing, above 0.
        reach: people more whom marketing brings.
        base_close: the share of them who buy without anybody who sells, in (0, 1].
        close: what sales add to that share.
        ticket: what a customer pays in a year.
        support: by how much support lets customers buy more, as a share.
        hiring: by how much more a stable staff sells, as a share.
        access: by how much a chief who opens doors lets customers buy more, as a share.
        deals: what the chief signs at the top.
        margin: what is left of revenue, in (0, 1].
        loss: the share of revenue that is lost in court and in bad contracts.
        averted: the share of these losses that lawyers prevent, in [0, 1].
        tax: the share of the margin that goes in tax.
        optimised: the share of that tax that good accounts save, in [0, 1].
        stable: what it saves that people stay.
    """

    base_reach: float = 200.0
    reach: float = 800.0
    base_close: float = 0.02
    close: float = 0.08
    ticket: float = 100.0
    support: float = 0.25
    hiring: float = 0.1
    access: float = 0.1
    deals: float = 3000.0
    margin: float = 0.5
    loss: float = 0.05
    averted: float = 0.6
    tax: float = 0.12
    optimised: float = 0.3
    stable: float = 800.0


World = Firm


@cache
def coalitions() -> Array:
    """Return which functions are there, one row for each of the 128 firms; shape (128, 7)."""
    return np.array(list(product((0.0, 1.0), repeat=len(FUNCTIONS))))


def leads(firm: Firm, there: Array) -> Array:
    """Return the people who get in touch in a year.

    Args:
        firm: the firm.
        there: 1 where a function is there, else 0; shape (firms, 7), and so are the others' below.
    """
    return firm.base_reach + firm.reach * there[:, _at("marketing")]


def customers(firm: Firm, there: Array) -> Array:
    """Return the people who buy in a year."""
    close = firm.base_close + firm.close * there[:, _at("sales")]
    return leads(firm, there) * close * (1 + firm.hiring * there[:, _at("hr")])


def revenue(firm: Firm, there: Array) -> Array:
    """Return what comes in in a year."""
    more = 1 + firm.support * there[:, _at("support")]
    doors = 1 + firm.access * there[:, _at("ceo")]
    sold = customers(firm, there) * firm.ticket * more * doors
    return sold + firm.deals * there[:, _at("ceo")]


def earned(firm: Firm, there: Array) -> Array:
    """Return what is left of it before anybody saves anything."""
    return revenue(firm, there) * (firm.margin - firm.loss - firm.tax * firm.margin)


def saved(firm: Firm, there: Array) -> Array:
    """Return what lawyers, accountants and those who hire keep from being lost."""
    averted = firm.loss * firm.averted * there[:, _at("legal")]
    optimised = firm.tax * firm.margin * firm.optimised * there[:, _at("accounting")]
    kept = revenue(firm, there) * (averted + optimised)
    return kept + firm.stable * there[:, _at("hr")]


def worth(firm: Firm, there: Array) -> Array:
    """Return what the firm earns in a year, all told."""
    return earned(firm, there) + saved(firm, there)


def _at(function: str) -> int:
    return FUNCTIONS.index(function)


# ---- who may claim what ----


class Claimed(NamedTuple):
    """What the functions may claim.

    Attributes:
        total: what all of them make more than none, in thousand kroner a year.
        shares: of that, what would be missing without each, in the order of `FUNCTIONS`.
    """

    total: float
    shares: tuple[float, ...]

    @property
    def sum(self) -> float:
        """What the claims add up to, as a share of the total."""
        return sum(self.shares)

    def to_frame(self) -> "Frame":
        """Return a row for each function: `function`, and the `share` that it may claim."""
        pairs = zip(FUNCTIONS, self.shares, strict=True)
        return rows([{"function": function, "share": share} for function, share in pairs])


def claimed(firm: Firm) -> Claimed:
    """Return what each function of a firm may truthfully claim."""
    worths = worth(firm, coalitions())
    total = gained(worths)
    return Claimed(total, tuple(map(float, without(worths) / total)))


def gained(worths: Array) -> float:
    """Return what all functions together make more than none; `worths` has shape (128,)."""
    return float(worths[-1] - worths[0])


def without(worths: Array) -> Array:
    """Return what would be missing without each function, all others there; shape (7,)."""
    missing: Array = worths[-1] - worths[_lacking()]
    return missing


@cache
def _lacking() -> NDArray[np.intp]:
    """Return the rows of `coalitions` in which one function alone is missing."""
    many = len(FUNCTIONS)
    return np.array([2**many - 1 - 2 ** (many - 1 - at) for at in range(many)])


def credited(worths: Array) -> Array:
    """Return Shapley's credit of each function, which adds up to what is gained; shape (7,)."""
    credit: Array = _weights() @ worths
    return credit


@cache
def _weights() -> Array:
    """Return by function and firm with what weight its worth counts; shape (7, 128)."""
    there, many = coalitions(), len(FUNCTIONS)
    size = there.sum(axis=1).astype(int)
    ways = np.array([factorial(n) for n in range(many + 1)], dtype=float)
    joining = np.where(size > 0, ways[size - 1] * ways[many - size], 0.0) / ways[many]
    leaving = np.where(size < many, ways[size] * ways[many - size - 1], 0.0) / ways[many]
    weights: Array = np.where(there.T > 0, joining, -leaving)
    return weights


def together(worths: Array, one: str, other: str) -> float:
    """Return what two functions make only together: the interaction of Grabisch and Roubens."""
    there, many = coalitions(), len(FUNCTIONS)
    a, b = there[:, _at(one)], there[:, _at(other)]
    rest = (there.sum(axis=1) - a - b).astype(int)
    ways = np.array([factorial(n) for n in range(many + 1)], dtype=float)
    weight = ways[rest] * ways[many - rest - 2] / ways[many - 1]
    sign = np.where(a == b, 1.0, -1.0)
    return float((weight * sign * worths).sum())
