"""Inside which ranges a model takes a number."""

from math import isfinite
from numbers import Integral, Real
from typing import Any

MOST = 1e9
"""The largest amount of anything."""

SMALLEST = 0.001
"""The smallest amount of what must not be missing."""


def check_number(name: str, value: Any, low: float, high: float, *, whole: bool = False) -> None:
    """Refuse what is no number from `low` to `high`, or no whole one where it has to be.

    Raises:
        ValueError: naming the field and its range.
    """
    right = isinstance(value, Integral) if whole else isinstance(value, Real) and isfinite(value)
    if not right or not low <= value <= high:
        kind = "whole number" if whole else "number"
        raise ValueError(f"{name} must be a {kind} from {low:g} to {high:g}, not {value!r}.")
