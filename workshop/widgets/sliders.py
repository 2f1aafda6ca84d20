"""Ordinary sliders for what a model assumes, as `interact` takes them."""

import math

from ipywidgets import FloatSlider, Layout

from workshop.content.parameters import Parameter

__all__ = ["STEPS", "FloatSlider", "slider"]

STEPS = 20
"""Into how many steps a range is divided."""


def slider(parameter: Parameter) -> FloatSlider:
    """Return a slider over a parameter's plausible range, which is not empty, from its default."""
    step = float(f"{(parameter.high - parameter.low) / STEPS:.1g}")
    digits = max(0, -math.floor(math.log10(step)))
    return FloatSlider(
        value=parameter.default,
        min=parameter.low,
        max=parameter.high,
        step=step,
        # The model is played when a slider has come to rest.
        continuous_update=False,
        readout_format=f".{digits}f",
        style={"description_width": "50%"},
        layout=Layout(width="100%", max_width="46em"),
    )
