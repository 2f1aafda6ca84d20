"""A picture of a finding as SVG, for what is read on paper and where nothing runs."""

import re
from collections.abc import Mapping
from typing import Any

from workshop.contracts.figures import Figure

WIDTH = 760
"""Pixels: about as wide as the text of an A4 page, with letters of the same size."""

_IDS = re.compile(r'(?<= id=")[a-z]+_?\d+(?=")')


def svg(figure: Figure, width: int = WIDTH) -> str:
    """Return a figure's picture as SVG; empty where it has none.

    Args:
        figure: as the wall gets it.
        width: of the picture with its labels, in pixels.
    """
    if figure["spec"] is None:
        return ""
    import vl_convert

    fitted = {"autosize": {"type": "fit-x", "contains": "padding"}, "width": width}


_DECIMALS = re.compile(r"(\d\.\d)\d+")
_IDS = re.compile(r'(?<= id=")[a-z]+_?\d+(?=")')
