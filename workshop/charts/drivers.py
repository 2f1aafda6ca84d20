"""What an answer of a model hangs on: its parameters, by how far they move it."""

from collections.abc import Sequence

from workshop.charts import finding, labels, theme
from workshop.charts.finding import Bar, Column, Finding, Part, Picture
from workshop.charts.marks import across, layer, toned
from workshop.content.texts import Texts
from workshop.contracts.figures import Figure
from workshop.sampling.claims import Driver, Sensitivity

SHOWN = 6
"""Of all parameters, those that move an answer most; the rest stands in the table."""

LABEL = 34
STEP = 46
NUMBERS = 1.8
"""Where the numbers end: all of them to the right, as bars may go both ways."""

TONES = ("sales", "both")
"""Of a parameter that lowers an answer, and of one that raises it."""


def figure(found: Sensitivity, ui: Texts) -> Figure:
    """Return the figure of one answer."""
    label = ui("charts.drivers.table")
    return finding.assembled(f"drivers-{found.answer}", label, drivers(found, ui))


def drivers(found: Sensitivity, ui: Texts) -> Finding[Driver]:
    """Find what moves an answer most: a bar per parameter, to the left where it lowers it."""
    shown = found.drivers[:SHOWN]
    first, *others = shown
    way = "raises" if first.correlation > 0 else "lowers"
    then = [ui("charts.drivers.then", parameter=one.label, rho=_rho(one, ui)) for one in others]
    return Finding(
        ui("charts.drivers.title", answer=found.label, parameter=first.label),
        found.drivers,
        [ui(f"charts.drivers.{way}"), *then],
        [
            Column(ui("assumptions.name"), lambda one: one.label),
            Column(ui("charts.drivers.rho"), lambda one: _rho(one, ui)),
        ],
        [
            Bar(one.label, [Part("", abs(one.correlation), _rho(one, ui), _tone(one))])
            for one in shown
        ],
        lambda: _picture(shown, ui),
    )


def _tone(one: Driver) -> str:
    return TONES[one.correlation > 0]


def _rho(one: Driver, ui: Texts) -> str:
    sign = "+" if round(one.correlation, 2) > 0 else ""
    return sign + ui.number(one.correlation, 2)


def _picture(shown: Sequence[Driver], ui: Texts) -> Picture:
    y, place = theme.ordered(0.3), across("start", -1, NUMBERS)
    tones = toned("tone", {tone: tone for tone in TONES})
    layers = [
        layer("rows", "bar", x=place, x2="end", y=y, color=tones),
        layer("rows", "rule", {"opacity": 0.5}, x="start", y=y),
        layer("rows", "text", {"align": "right"}, x="at", y=y, text="text"),
    ]
    rows = [
        {"label": labels.broken(one.label, LABEL), "order": order, "start": 0}
        | {"end": one.correlation, "tone": _tone(one), "at": NUMBERS, "text": _rho(one, ui)}
        for order, one in enumerate(shown)
    ]
    return Picture(layers, {"rows": rows}, {"step": STEP})
