"""What an answer of a model hangs on: its parameters, by how far they move it."""

from typing import Any

from workshop.charts import shapes, theme
from workshop.charts.shapes import Figure, Rows
from workshop.content.texts import Texts
from workshop.sampling.claims import Driver, Sensitivity

SHOWN = 6
"""Of all parameters, those that move an answer most; the rest stands in the table."""

LABEL = 34
STEP = 46
NUMBERS = 1.8
"""Where the numbers end: all of them to the right, as bars may go both ways."""


def figure(found: Sensitivity, ui: Texts) -> Figure:
    """Return the figure of one answer: a bar per parameter, to the left where it lowers it."""
    first, *others = found.drivers[:SHOWN]
    title = ui("charts.drivers.title", answer=found.label, parameter=first.label)
    return {
        "id": f"drivers-{found.answer}",
        "title": title,
        "sentence": shapes.told(title, [_sentence(first, ui), *(_then(one, ui) for one in others)]),
        "table": _table(found, ui),
        "table_label": ui("charts.drivers.table"),
        "spec": _spec(),
        "data": {"rows": _rows(found, ui)},
    }


def _sentence(one: Driver, ui: Texts) -> str:
    way = "raises" if one.correlation > 0 else "lowers"
    return ui(f"charts.drivers.{way}")


def _then(one: Driver, ui: Texts) -> str:
    return ui("charts.drivers.then", parameter=one.label, rho=_rho(one, ui))


def _rho(one: Driver, ui: Texts) -> str:
    sign = "+" if round(one.correlation, 2) > 0 else ""
    return sign + ui.number(one.correlation, 2)


def _table(found: Sensitivity, ui: Texts) -> dict[str, Any]:
    heads = [ui("assumptions.name"), ui("charts.drivers.rho")]
    return {"columns": heads, "rows": [[one.label, _rho(one, ui)] for one in found.drivers]}


def _spec() -> dict[str, Any]:
    alt = theme.altair()
    across = alt.X("start:Q", scale=alt.Scale(domain=[-1, NUMBERS], nice=False), axis=None)
    tones = ("sales", "both")
    colour = alt.Scale(domain=list(tones), range=theme.colours(tones))
    base = theme.rows().encode(y=theme.ordered(0.3))
    bar = base.mark_bar().encode(
        across, x2="end:Q", color=alt.Color("tone:N", scale=colour, legend=None)
    )
    zero = base.mark_rule(opacity=0.5).encode(x="start:Q")
    text = base.mark_text(align="right").encode(x="at:Q", text="text:N")
    return theme.finished(alt.layer(bar, zero, text), {"step": STEP})


def _rows(found: Sensitivity, ui: Texts) -> Rows:
    return [
        {
            "label": shapes.broken(one.label, LABEL),
            "order": order,
            "start": 0,
            "end": one.correlation,
            "tone": "both" if one.correlation > 0 else "sales",
            "at": NUMBERS,
            "text": _rho(one, ui),
        }
        for order, one in enumerate(found.drivers[:SHOWN])
    ]
