"""Ordinary sliders for what a model assumes, as `interact` takes them."""

from ipywidgets import FloatSlider, Layout

from workshop.content.parameters import Parameter

__all__ = ["STEPS", "FloatSlider", "slider"]

STEPS = 20
"""Into how many steps a range is divided."""


def slider(parameter: Parameter) -> FloatSlider:
    """Return a slider over a parameter's plausible range, which is not empty, from its default."""
    step = (parameter.high - parameter.low) / STEPS
    return FloatSlider(
        value=parameter.default,
        min=parameter.low,
        max=parameter.high,
        step=float(f"{step:.1g}"),
        # The model is played when a slider has come to rest.
        continuous_update=False,
        readout_format=".3~g",
        style={"description_width": "20em"},
        layout=Layout(width="40em", max_width="100%"),
    )
