"""A figure as one picture of its own, for places where no script draws it."""

import json
from collections.abc import Mapping

from workshop.charts.svg import svg
from workshop.contracts.figures import Figure

# Letters are wider in some browsers than where they were measured.
_MARGIN = {"left": 16, "right": 16, "top": 8, "bottom": 8}


def request(figure: Figure) -> str:
    """Return what there is to draw of a figure, as text; the same picture has the same one."""
    # In a dark notebook its letters are dark all the same.
    spec = {**(figure["spec"] or {}), "background": "white", "padding": _MARGIN}
    asked = {"id": figure["id"], "spec": spec, "data": figure["data"]}
    return json.dumps(asked, ensure_ascii=False, sort_keys=True)


def line(asked: str) -> bytes:
    """Return a request as the line that the pen's process reads, without its end."""
    return json.dumps(asked).encode()


def answer(line: str) -> Mapping[str, str]:
    """Return the answer to one line of the pen's process: `{"svg"}`, or `{"problem"}`."""
    try:
        return {"svg": svg(json.loads(json.loads(line)))}
    except Exception as error:
        # Whatever is wrong with one picture, the next one is drawn.
        return {"problem": f"{type(error).__name__}: {error}"}
