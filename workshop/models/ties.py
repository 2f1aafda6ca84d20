"""The highest of many values; which of equal ones it is must not hang on their last digits."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

# Two values that differ by less, relative to their size, are the same.
TIE = 1e-12


def first_highest(values: NDArray[np.float64]) -> tuple[int, ...]:
    """Return where the highest value stands, one index per axis; of equal ones the first."""
    highest = values.max()
    near: NDArray[Any] = values >= highest - TIE * max(1.0, abs(highest))
    return tuple(int(at) for at in np.unravel_index(np.argmax(near), near.shape))
