"""Ordinary sliders for what a model assumes, as `interact` takes them."""

import math

from ipywidgets import FloatSlider, Layout
from traitlets import Bunch

from workshop.content.parameters import Parameter

__all__ = ["STEPS", "FloatSlider", "between", "moved_again", "slider"]

STEPS = 20
"""Into how many steps a range is divided."""


def slider(parameter: Parameter) -> FloatSlider:
    """Return a slider over a parameter's plausible range, which is not empty, from its default."""
    return between(parameter.low, parameter.high, parameter.default)


def moved_again(one: FloatSlider) -> None:
    """Tell whoever listens to a slider that it was moved, to where it stands."""
    moved = {"owner": one, "old": one.value, "new": one.value, "name": "value", "type": "change"}
    one.notify_change(Bunch(moved))


def between(low: float, high: float, value: float | None = None) -> FloatSlider:
    """Return a slider from `low` to `high`, which is larger; it begins at `value`, or half way."""
    step = float(f"{(high - low) / STEPS:.1g}")
    digits = max(0, -math.floor(math.log10(step)))
    return FloatSlider(
        value=(low + high) / 2 if value is None else value,
        min=low,
        max=high,
        step=step,
        # The model is played when a slider has come to rest.
        continuous_update=False,
        readout_format=f".{digits}f",
        style={"description_width": "50%"},
        layout=Layout(width="100%", max_width="46em"),
    )
