"""How every chart looks: large type, few lines, no ground of its own, colours by department."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from workshop.quick import skip_slow_imports

COLOURS = {
    "sales": "#C2410C",
    "marketing": "#4338CA",
    "both": "#0F766E",
    "neither": "#6B7280",
    "neutral": "#475569",
}
SHAPES = {"sales": "circle", "marketing": "square"}
ON_COLOUR = "#FFFFFF"
LINE = 21
NARROW = 300
"""Where the marks have less width, words and margins are shorter."""

LEGEND = 420
"""Where the marks have less width, a legend reaches back over the labels of the rows, and pages
anchor it at its end (`widgets/parts/fitting.js`: the schema has no word for that)."""
LINES = "split(datum.label, '\\n')"


def altair() -> Any:
    """Return Altair, loaded when the first chart is drawn."""
    skip_slow_imports()
    import altair

    return altair


@contextmanager
def unchecked() -> Iterator[None]:
    """Build charts without holding each part against the grammar, which takes thrice as long.

    Tests hold every finished picture against it instead.
    """
    altair()
    from altair.utils.schemapi import debug_mode

    with debug_mode(False):
        yield


def theme() -> dict[str, Any]:
    """Return the configuration of every spec; text keeps the colour the page gives it."""
    type_sizes = {"labelFontSize": 18, "titleFontSize": 17, "titleFontWeight": "normal"}
    return {
        "background": "transparent",
        "view": {"stroke": None},
        "axis": type_sizes
        | {
            "domain": False,
            "ticks": False,
            "grid": False,
            "labelLimit": 0,
            "labelOverlap": False,
            "labelPadding": 10,
            "labelLineHeight": LINE,
            "titlePadding": 12,
            "titleLineHeight": LINE,
        },
        "legend": {
            "labelFontSize": 18,
            "titleFontSize": 17,
            "titleFontWeight": "normal",
            "labelLimit": 0,
            "orient": "top",
            "title": None,
            "symbolSize": 220,
            "columnPadding": 12,
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


def by_width(narrow: str, wide: str) -> Any:
    """Return one of two expressions, by the width that the marks have."""
    return altair().ExprRef(f"width < {NARROW} ? {narrow} : {wide}")


def ordered(gap: float = 0.2, end: str = "\\n", **options: Any) -> Any:
    """Return a vertical axis of labels, broken into lines, in the order the data give.

    Args:
        gap: share of a row that stays empty, in [0, 1).
        end: of a line, as an expression writes it.
        options: of the axis.
    """
    lines = LINES.replace("\\n", end)
    axis = {"labelExpr": lines, "labelOffset": _centred(lines)} | options
    alt = altair()
    return alt.Y(
        "label:N",
        sort=alt.EncodingSortField("order", op="min"),
        scale=alt.Scale(paddingInner=gap, paddingOuter=gap / 2),
        title=None,
        axis=alt.Axis(**axis),
    )


def ended(words: Sequence[str], strong: Sequence[int] = ()) -> Any:
    """Return the axis of `ordered` with words of its own at the right end of the rows.

    Args:
        words: one for each row, perhaps of several lines.
        strong: the rows whose word is bold.
    """
    row = f"round(datum.index * {len(words) - 1})"
    long = [at for at, word in enumerate(words) if "\n" in word]
    bold = {"condition": {"test": _among(row, strong), "value": "bold"}, "value": "normal"}
    lift = {"condition": {"test": _among(row, long), "value": -LINE / 2}, "value": 0}
    expression = f"split({json.dumps(list(words))}[{row}], '\\n')"
    return ordered(orient="right", labelExpr=expression, labelFontWeight=bold, labelOffset=lift)


def bold(labels: Sequence[str]) -> dict[str, Any]:
    """Return the weight of an axis's labels: bold for these, however they are broken."""
    joined = "join(split(datum.value, '\\n'), ' ')"
    test = f"indexof({json.dumps(list(labels))}, {joined}) >= 0"
    return {"condition": {"test": test, "value": "bold"}, "value": "normal"}


def _among(row: str, rows: Sequence[int]) -> str:
    return f"indexof({list(rows)}, {row}) >= 0"


def _centred(lines: str) -> dict[str, Any]:
    """Lift labels of several lines, of which Vega puts the first at the row's middle."""
    lifts = [{"test": f"length({lines}) === {n}", "value": -LINE * (n - 1) / 2} for n in (2, 3, 4)]
    return {"condition": lifts, "value": 0}


def beside(field: str, order: Sequence[str]) -> Any:
    """Return the place of a group inside its row."""
    alt = altair()
    scale = alt.Scale(paddingInner=0.12)
    return alt.YOffset(f"{field}:N", sort=list(order), scale=scale, title=None)


def grid(values: Sequence[float], words: Sequence[str], **options: Any) -> Any:
    """Return an axis that has these words, perhaps of several lines, at these values."""
    return altair().Axis(values=list(values), labelExpr=_cases(values, words), **options)


def narrowing(
    values: Sequence[float], words: Sequence[str], short: Sequence[str], width: int, **options: Any
) -> Any:
    """Return the axis of `grid`, with the short words where it is narrower than `width`."""
    few, all_of_them = _cases(values, short), _cases(values, words)
    expression = f"width < {width} ? ({few}) : ({all_of_them})"
    return altair().Axis(values=list(values), labelExpr=expression, **options)


def _cases(values: Sequence[float], words: Sequence[str]) -> str:
    at = zip(values, words, strict=True)
    cases = "".join(f"datum.value === {v} ? {json.dumps(w.splitlines())} : " for v, w in at)
    return f"{cases}''"


def finished(chart: Any, height: int | dict[str, Any]) -> dict[str, Any]:
    """Return a chart as a Vega-Lite spec without data, as wide as its place."""
    spec: dict[str, Any] = chart.to_dict(validate=False)
    spec.pop("datasets", None)
    return spec | {"width": "container", "height": height, "config": theme()}
