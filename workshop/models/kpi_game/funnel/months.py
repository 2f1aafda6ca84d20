"""What a team's file holds, and what the model makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass

MONTH = "month"
REQUIRED = ("leads", "fit_leads", "new_customers", "customers")
NUMBERS = (
    *REQUIRED, "own_leads", "worked_leads", "sellers", "lost_customers", "revenue",
    "first_orders",
)  # fmt: skip
"""The columns of numbers that are understood; those after the required ones may be missing."""

Value = float | None


@dataclass(frozen=True)
class Funnel:
    """A firm's funnel, month by month.

    Attributes:
        months: their names, the oldest first.
        values: one number for each month by column, in the order of `NUMBERS`; None where a
            cell is empty. Counts, and thousand kroner for `revenue` and `first_orders`. Columns
            that the file has not are missing here.
        ignored: columns of the file that are not understood, as they are written there.
    """

    months: tuple[str, ...]
    values: Mapping[str, tuple[Value, ...]]
    ignored: tuple[str, ...] = ()

    def sums(self, *names: str) -> dict[str, float] | None:
        """Return the sums of columns over the months in which all of them have a number.

        Returns:
            The sum by column, and under `months` how many there are; None where there is none.
        """
        none = (None,) * len(self.months)
        rows = zip(*(self.values.get(name, none) for name in names), strict=True)
        whole = [row for row in rows if None not in row]
        if not whole:
            return None
        told = zip(names, zip(*whole, strict=True), strict=True)
        return {name: float(sum(column)) for name, column in told} | {"months": len(whole)}

    def last(self, column: str) -> tuple[str, float] | None:
        """Return the last number of a column, and its month."""
        pairs = zip(self.months, self.values.get(column, ()), strict=False)
        known = [(month, value) for month, value in pairs if value is not None]
        return known[-1] if known else None

    def highest(self, column: str) -> float | None:
        """Return the highest number of a column."""
        return max((v for v in self.values.get(column, ()) if v is not None), default=None)
