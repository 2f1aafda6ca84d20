"""What the KPI game gives, ready for JSON: the ledger keeps it, benches and charts read it."""

from typing import TypedDict

KPIS = ("leads", "fit", "fitleads", "brand", "revenue", "newcust", "arpu", "retention", "profit")
"""What a department may be paid for."""

Weights = dict[str, float]
"""A bonus: shares by KPI."""

Bonuses = dict[str, Weights]
"""The bonuses of `marketing` and of `sales`."""


class KpiParameters(TypedDict):
    """The bonuses that the room made, `given` and `own`, as far as enough people answered."""

    contracts: dict[str, Bonuses]


class KpiRow(TypedDict):
    """What becomes of the firm under a contract.

    Attributes:
        weights: the bonuses; none for what is best for the firm.
        marketing: how many of its people do what.
        sales: how many of its people do what.
        leads: a month in the bonus period, as all numbers down to `profit`.
        fit: the share of leads that fit.
        fitleads: leads that fit.
        new_customers: customers won.
        revenue: in thousand kroner.
        arpu: what a customer pays, in thousand kroner.
        retention: the share of customers that stay.
        profit: in thousand kroner.
        owner_value: over the owner's horizon, in thousand kroner.
        customers: at its end.
        captured: of the possible gain, in [0, 1].
        equilibria: how many outcomes are stable.
        flagged: whether there is none, so that the row is a way round.
    """

    weights: Bonuses
    marketing: list[int]
    sales: list[int]
    leads: float
    fit: float
    fitleads: float
    new_customers: float
    revenue: float
    arpu: float
    retention: float
    profit: float
    owner_value: float
    customers: float
    captured: float
    equilibria: int
    flagged: bool


class KpiFirm(TypedDict):
    """What becomes of a firm under each contract, by name, and what is best for it (`best`)."""

    contracts: dict[str, KpiRow]
    people: int
    months: int
    bonus_months: int
    hr_competence: float


class CapturedMap(TypedDict):
    """The share captured for each mix of the silo with the other's numbers.

    Attributes:
        steps: rows and columns of the map.
        captured: row by row.
        cells: where some contracts lie, by name.
        best: where the highest lies.
    """

    steps: int
    captured: list[list[float]]
    cells: dict[str, list[int]]
    best: list[int]


class Competence(TypedDict):
    """The share captured by the competence of HR, for some contracts."""

    levels: list[float]
    captured: dict[str, list[float]]


class KpiOutcome(KpiFirm):
    """What the run of a room's answers gives."""

    map: CapturedMap
    competence: Competence


class KpiPlayed(TypedDict):
    """What a contract of somebody's own leads to, and the competence of HR in it."""

    row: KpiRow
    hr_competence: float


class KpiBeside(TypedDict):
    """A firm of somebody's own, and the kit's."""

    yours: KpiFirm
    ours: KpiFirm
