"""A picture of a finding as SVG, for what is read on paper and where nothing runs."""

import re
from collections.abc import Mapping
from typing import Any

from workshop.contracts.figures import Figure

WIDTH = 760
"""Pixels: about as wide as the text of an A4 page, with letters of the same size."""


def svg(figure: Figure, width: int = WIDTH) -> str:
    """Return a figure's picture as SVG; empty where it has none.

    Args:
        figure: as the wall gets it.
        width: of the picture with its labels, in pixels.
    """
    if figure["spec"] is None:
        return ""
    return drawn(fitted(_without_blanks(figure["spec"]), figure, width), figure["id"])


def fitted(spec: Mapping[str, Any], figure: Figure, width: int = WIDTH) -> dict[str, Any]:
    """Return a specification with a figure's data, as wide as it is to be, labels and all."""
    fit = {"type": "fit-x", "contains": "padding"}
    return {**spec, "autosize": fit, "width": width, "datasets": figure["data"]}


def drawn(spec: Any, name: str) -> str:
    """Return the picture of a Vega-Lite specification with its data.

    Args:
        spec: what is drawn.
        name: what its ids begin with, so that it can stand beside others on a page.
    """
    import vl_convert

    return _named(lean(vl_convert.vegalite_to_svg(spec)), name)


_IDS = re.compile(r'(?<= id=")[a-z]+_?\d+(?=")')


def _named(picture: str, name: str) -> str:
    """Return a picture whose ids are its own: Vega counts them on from picture to picture."""
    for number, id in enumerate(dict.fromkeys(_IDS.findall(picture))):
        picture = re.sub(rf"\b{id}\b", f"{name}-{number}", picture)
    return picture


def _without_blanks(spec: Any) -> Any:
    """Return a spec without names of nothing, which keep the place for a legend of the next slide.

    On paper there is no next slide, and how wide a blank is measured is another matter there.
    """
    if isinstance(spec, list):
        return [_without_blanks(one) for one in spec]
    if not isinstance(spec, Mapping):
        return spec
    made = {name: _without_blanks(one) for name, one in spec.items()}
    names, looks = made.get("domain"), made.get("range")
    if isinstance(names, list) and isinstance(looks, list) and len(names) == len(looks):
        kept = [at for at, name in enumerate(names) if not _is_blank(name)]
        made |= {"domain": [names[at] for at in kept], "range": [looks[at] for at in kept]}
    return made


def _is_blank(name: object) -> bool:
    return isinstance(name, str) and not name.replace("\u200b", "").strip()


# Vega draws for pages that move: each mark with its words for screen readers, and those too that
# nobody sees at this width. What is read has one text for the whole picture, `Figure.sentence`.

SIZE = "18px"
"""Of most letters (`theme`): it is said once for all."""

_UNSEEN = re.compile(
    r'<text\b[^>]*(?:\bopacity="0"[^>]*>[^<]*(?:<tspan[^>]*>[^<]*</tspan>)*</text>|/>)'
    r'|<path\b[^>]*(?:\bd=""|\bd="M0,0h0v0h0Z"|\bdisplay="none")[^>]*/>'
)
_GROUND = re.compile(r'<path class="background"(?:(?! (?:fill|stroke)=)[^>])*/>')
_TAG = re.compile(r"<[a-z][^>]*>")
_SAID = re.compile(
    r' (?:aria-[a-z]+|role|class|pointer-events|version|xmlns:xlink)="[^"]*"'
    rf'| (?:opacity="1"|font-family="sans-serif"|font-size="{SIZE}"|font-weight="normal"'
    r'|transform="translate\(0,0\)")'
)
_EMPTY = re.compile(r"<g(?: [^>]*[^>/])?></g>|<g\b[^>]*/>")
_PLACES = re.compile(r' (?:d|transform|x|y|x1|x2|y1|y2)="[^"]*"')
_LONG = re.compile(r"-?\d+\.\d\d+")


def lean(picture: str) -> str:
    """Return an SVG by Vega as it is seen, without what only a page that moves has use for.

    Places stand in tenths of a pixel; letters have their family and usual size from the whole.
    """
    seen = _GROUND.sub("", _UNSEEN.sub("", picture))
    short = _TAG.sub(lambda tag: _PLACES.sub(_placed, _SAID.sub("", tag[0])), seen)
    while short != (short := _EMPTY.sub("", short)):
        pass
    # Vega measures words by the widths of Arial.
    family = f'font-family="Arial, Liberation Sans, Helvetica, sans-serif" font-size="{SIZE}"'
    return short.replace("<svg ", f"<svg {family} ", 1)


def _placed(attribute: re.Match[str]) -> str:
    return _LONG.sub(lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), attribute[0])
