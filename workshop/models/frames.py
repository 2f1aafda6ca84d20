"""What models return as data frames, for whoever goes on reckoning: pandas is loaded when asked."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas

    Frame = pandas.DataFrame


def one_row(values: Mapping[str, object]) -> "Frame":
    """Return a data frame with one row, a column for each value."""
    return rows([dict(values)])


def rows(lines: Sequence[Mapping[str, object]]) -> "Frame":
    """Return a data frame with a row for each line: int64, float64, bool and str."""
    import pandas

    return pandas.DataFrame(list(lines))


def by_month(columns: Mapping[str, Iterable[float]]) -> "Frame":
    """Return a data frame with a row for each month, from 1 on, which is its index."""
    import pandas

    made = pandas.DataFrame({name: list(column) for name, column in columns.items()})
    made.index = pandas.RangeIndex(1, len(made) + 1, name="month")
    return made
