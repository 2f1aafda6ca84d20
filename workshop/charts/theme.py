"""How every chart looks: large type, few lines, no ground of its own, colours by department."""

import json
import sys
from collections.abc import Sequence
from typing import Any

COLOURS = {
    "sales": "#C2410C",
    "marketing": "#4338CA",
    "both": "#0F766E",
    "neither": "#6B7280",
}
SHAPES = {"sales": "circle", "marketing": "square"}
ON_COLOUR = "#FFFFFF"
LINE = 23
LINES = "split(datum.label, '\\n')"


def altair() -> Any:
    """Return Altair, loaded on first use.

    Its schema checker would build a grammar of internet addresses first, which takes seconds
    and serves no chart; it does without where that module is missing.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    import altair

    return altair


def theme() -> dict[str, Any]:
    """Return the configuration of every spec; text keeps the colour the page gives it."""
    type_sizes = {"labelFontSize": 18, "titleFontSize": 17, "titleFontWeight": "normal"}
    return {
        "background": None,
        "view": {"stroke": None},
        "axis": type_sizes
        | {
            "domain": False,
            "ticks": False,
            "grid": False,
            "labelLimit": 0,
            "labelPadding": 10,
            "labelLineHeight": LINE,
            "titlePadding": 12,
            "titleLineHeight": LINE,
        },
        "legend": {
            "labelFontSize": 18,
            "labelLimit": 0,
            "orient": "top",
            "title": None,
            "symbolSize": 220,
            "columnPadding": 24,
            "offset": 12,
        },
        "text": {"fontSize": 18},
        "bar": {"cornerRadius": 3},
        "rule": {"strokeWidth": 2},
        "point": {"size": 220, "opacity": 1, "strokeWidth": 3},
    }


def colours(tones: Sequence[str]) -> list[str]:
    """Return the colours of these tones."""
    return [COLOURS[tone] for tone in tones]


def rows(name: str = "rows") -> Any:
    """Return a chart that reads the data set of this name, which the page brings."""
    alt = altair()
    return alt.Chart(alt.NamedData(name=name))


def ordered(field: str = "label", **options: Any) -> Any:
    """Return a vertical axis of labels, broken into lines, in the order the data give."""
    alt = altair()
    sort = alt.EncodingSortField("order", op="min")
    axis = alt.Axis(labelExpr=LINES, **options)
    return alt.Y(f"{field}:N", sort=sort, title=None, axis=axis)


def grid(values: Sequence[int], words: Sequence[str], **options: Any) -> Any:
    """Return an axis that has these words, perhaps of several lines, at these values."""
    at = zip(values, words, strict=True)
    cases = "".join(f"datum.value === {v} ? {json.dumps(w.splitlines())} : " for v, w in at)
    return altair().Axis(values=list(values), labelExpr=f"{cases}''", **options)


def finished(chart: Any, height: int | dict[str, int]) -> dict[str, Any]:
    """Return a chart as a checked Vega-Lite spec without data, as wide as its place.

    Raises:
        altair.SchemaValidationError: the chart is not valid.
    """
    spec: dict[str, Any] = chart.to_dict()
    spec.pop("datasets", None)
    return spec | {"width": "container", "height": height, "config": theme()}
