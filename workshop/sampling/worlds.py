"""Worlds drawn from the ranges of a model's parameters."""

from collections.abc import Collection, Mapping, Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workshop.content.parameters import Parameter

Array = NDArray[np.float64]


class Drawn(NamedTuple):
    """Worlds that were drawn, each array of shape (worlds,).

    Attributes:
        places: where in its range a parameter lies, in [0, 1), by name; only those that vary.
        values: the parameters' values, by name.
    """

    places: Mapping[str, Array]
    values: Mapping[str, Array]


def draw(
    parameters: Sequence[Parameter], worlds: int, seed: int, fixed: Collection[str] = ()
) -> Drawn:
    """Draw worlds so that each parameter's range is covered evenly: a Latin hypercube.

    Args:
        parameters: those of a model; those whose `low` is their `high` are not varied.
        worlds: how many, at least 1.
        seed: of the random numbers; the same seed and number give the same worlds.
        fixed: names of further ones that are not varied.

    Source: McKay, Beckman and Conover (1979), A comparison of three methods for selecting values
    of input variables in the analysis of output from a computer code, Technometrics 21, 239-245.
    """
    random = np.random.default_rng(seed)
    varied = [one for one in parameters if one.low < one.high and one.name not in fixed]
    # Each slice of a range is used once, in an order of its own.
    places = {
        one.name: (random.permutation(worlds) + random.random(worlds)) / worlds for one in varied
    }
    return Drawn(places, {one.name: value_at(one, places[one.name]) for one in varied})


def value_at(parameter: Parameter, places: Array) -> Array:
    """Return the values at some places of a parameter's range, of any shape, each in [0, 1]."""
    low, high = parameter.low, parameter.high
    if parameter.scale == "log":
        logarithms: Array = log(low) + (log(high) - log(low)) * places
        return np.exp(logarithms)
    values: Array = low + (high - low) * places
    return values
