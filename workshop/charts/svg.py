"""A picture of a finding as SVG, for what is read on paper and where nothing runs."""

import re

from workshop.contracts.figures import Figure

WIDTH = 760
"""Pixels: about as wide as the text of an A4 page, with letters of the same size."""

_DECIMALS = re.compile(r"(\d\.\d)\d+")
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
    spec = {**figure["spec"], **fitted, "datasets": figure["data"]}
    drawn: str = vl_convert.vegalite_to_svg(spec)
    # Tenths of a pixel are enough, and half as long.
    return _named(_DECIMALS.sub(r"\1", drawn), figure["id"])


def _named(drawn: str, name: str) -> str:
    """Return a picture whose ids are its own: Vega counts them on from picture to picture."""
    for number, id in enumerate(dict.fromkeys(_IDS.findall(drawn))):
        drawn = re.sub(rf"\b{id}\b", f"{name}-{number}", drawn)
    return drawn
