"""A picture of a finding as SVG, for what is read on paper and where nothing runs."""

import re
from typing import Any

from workshop.contracts.figures import Figure

WIDTH = 760
"""Pixels: about as wide as the text of an A4 page, with letters of the same size."""

_DECIMALS = re.compile(r"(\d\.\d)\d+")


def svg(figure: Figure, width: int = WIDTH) -> str:
    """Return a figure's picture as SVG; empty where it has none.

    Args:
        figure: as the wall gets it.
        width: of the picture with its labels, in pixels.
    """
    if figure["spec"] is None:
        return ""
    fitted = {"autosize": {"type": "fit-x", "contains": "padding"}, "width": width}
    spec = {**figure["spec"], **fitted, "datasets": figure["data"]}
    return drawn(spec)


def drawn(spec: Any) -> str:
    """Return the picture of a Vega-Lite specification with its data."""
    import vl_convert

    made: str = vl_convert.vegalite_to_svg(spec)
    # Tenths of a pixel are enough, and half as long.
    return _DECIMALS.sub(r"\1", made)
