"""What the lead pool gives, ready for JSON: the ledger keeps it, benches and charts read it."""

from collections.abc import Sequence
from typing import NotRequired, TypedDict

NEARLY = 0.98
"""What keeps this much of the best value is nearly as good."""


ByMonths = dict[str, float]
"""A value by horizon in months."""

Sales = dict[str, list[float]]
"""The sales of every month by origin: `willing`, `pressed`, `pool`."""


class SidePressure(TypedDict):
    """How hard one table of a side would press, in [0, 1], by item."""

    side: str
    table: int
    pressure: dict[str, float]


class PoolParameters(TypedDict):
    """How hard the room would press, in [0, 1], by item, as far as enough people answered.

    `sides`, in rooms that are played as teams, where no middle of the sides is made.
    """

    pressure: dict[str, float]
    sides: NotRequired[list[SidePressure]]


class PolicyParts(TypedDict):
    """A policy: pressure, flaw and nurturing, each in [0, 1]."""

    pressure: float
    flaw: float
    nurturing: float


class Horizons(TypedDict):
    """The best pressure by `months`, and from `low` to `high` what is nearly as good."""

    months: list[int]
    pressure: list[float]
    low: list[float]
    high: list[float]


class PolicyRow(PolicyParts):
    """A policy with the share it keeps of the best value, by horizon, and its sales."""

    kept: ByMonths
    sales: Sales


class SidePolicies(TypedDict):
    """What becomes of the firm under the pressure that one table of a side set, by item."""

    side: str
    table: int
    policies: dict[str, PolicyRow]


class Flaws(TypedDict):
    """The share kept by flaw, where everything else is as good as can be, by horizon."""

    flaws: list[float]
    kept: dict[str, list[float]]


class Market(TypedDict):
    """Of a market, by horizon: the best pressure and flaw, and what is left of pressing all.

    Attributes:
        nearly: by horizon, the lowest and the highest pressure that are nearly as good.
    """

    pressure: ByMonths
    nearly: dict[str, list[float]]
    flaw: ByMonths
    all: ByMonths


class PoolOutcome(TypedDict):
    """What the run of a room's answers gives.

    Attributes:
        horizons: the best pressure by horizon.
        policies: some policies by name; `short` and `long` are the room's.
        flaws: what a flaw keeps in some markets, by name.
        worlds: what is best in the markets, by name.
        answers: the truth of what was guessed, by item, in hundredths.
        horizon_months: the owner's horizon.
        sides: what each table set, in rooms that are played as teams.
    """

    horizons: Horizons
    policies: dict[str, PolicyRow]
    flaws: dict[str, Flaws]
    worlds: dict[str, Market]
    answers: dict[str, float]
    horizon_months: int
    sides: NotRequired[list[SidePolicies]]


class PoolPlayed(PolicyParts):
    """What a policy of somebody's own leads to.

    Attributes:
        market: the name of the market.
        horizon: in months.
        kept: of the best value at that horizon, in [0, 1].
        best: the best policy.
        nearly: the lowest and the highest pressure that are nearly as good as the best.
        curve: the share kept by pressure, with the same flaw and nurturing.
        sales: up to the horizon.
    """

    market: str
    horizon: int
    kept: float
    best: PolicyParts
    nearly: list[float]
    curve: list[float]
    sales: Sales


def near(kept: Sequence[float]) -> tuple[int, int]:
    """Return the first and the last place around the highest that keep nearly as much.

    Args:
        kept: the share kept by pressure, at least one.
    """
    most = max(kept)
    first = last = kept.index(most)
    while first > 0 and kept[first - 1] >= NEARLY * most:
        first -= 1
    while last < len(kept) - 1 and kept[last + 1] >= NEARLY * most:
        last += 1
    return first, last
