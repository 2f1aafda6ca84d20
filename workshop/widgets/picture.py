"""A figure as one picture of its own, for places where no script draws it."""

import json
import re
from collections.abc import Mapping

from workshop.contracts.figures import Figure
from workshop.widgets.vega import grammar_version

WIDTH = 460
"""Pixels of the marks: with the labels beside them a picture is as wide as a page's column."""

# What only a page's own elements need: a picture is told in words where it stands.
_UNSEEN = re.compile(r' (?:aria-[a-z]+|role|class|pointer-events)="[^"]*"')
_LONG = re.compile(r"(\d+\.\d\d)\d+")
_EMPTY = re.compile(r"<g[^<>]*></g>")


def request(figure: Figure) -> str:
    """Return what there is to draw of a figure, as text; the same picture has the same one."""
    spec = {
        **(figure["spec"] or {}),
        "datasets": figure["data"],
        "width": WIDTH,
        "autosize": {"type": "pad", "contains": "padding"},
        "background": "white",
        "padding": 8,
    }
    spec["config"] = {**spec.get("config", {}), "background": "white"}
    # The pen's process need not load what knows the version.
    asked = {"spec": spec, "grammar": grammar_version()}
    return json.dumps(asked, ensure_ascii=False, sort_keys=True)


def line(asked: str) -> bytes:
    """Return a request as the line that the pen's process reads."""
    return json.dumps(asked).encode() + b"\n"


def drawn(asked: str) -> str:
    """Return the picture that `request` asks for, as the text of an SVG.

    Raises:
        ValueError: it cannot be drawn.
    """
    import vl_convert

    wanted = json.loads(asked)
    made: str = vl_convert.vegalite_to_svg(wanted["spec"], vl_version=wanted["grammar"])
    return slim(made)


def slim(svg: str) -> str:
    """Return a picture without what nobody sees of it: names for scripts, the tenth decimal."""
    text = _LONG.sub(r"\1", _UNSEEN.sub("", svg))
    before = ""
    while before != text:
        before, text = text, _EMPTY.sub("", text)
    return text


def answer(line: str) -> Mapping[str, str]:
    """Return the answer to one line of the pen's process: `{"svg"}`, or `{"problem"}`."""
    try:
        return {"svg": drawn(json.loads(line))}
    except Exception as error:
        # Whatever is wrong with one picture, the next one is drawn.
        return {"problem": f"{type(error).__name__}: {error}"}
