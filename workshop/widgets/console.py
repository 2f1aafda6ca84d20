"""The facilitator's console."""

from workshop.widgets.bench import BENCH, BENCH_STYLES
from workshop.widgets.view import View, assemble


class Console(View):
    """Opens sessions, leads one through its phases, and decides what the wall shows."""

    _esm = assemble(
        "base.js",
        "parts/speaking.js",
        "parts/fitting.js",
        "parts/charts.js",
        "parts/strips.js",
        "parts/people.js",
        "parts/slides.js",
        "parts/opening.js",
        "parts/claims.js",
        "parts/panels.js",
        "parts/door.js",
        *BENCH,
        "console.js",
    )
    _css = assemble(
        "style.css", "styles/console.css", "styles/claims.css", "styles/strips.css", *BENCH_STYLES
    )
