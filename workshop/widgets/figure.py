"""One chart with its finding."""

from workshop.widgets.view import View, assemble


class Figure(View):
    """A chart under its finding, with the numbers as a table; changed data move in place."""

    _esm = assemble(
        "base.js", "parts/fitting.js", "parts/charts.js", "parts/strips.js", "figure.js"
    )
    _css = assemble("style.css", "styles/strips.css")
