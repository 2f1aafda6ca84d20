"""One chart with its finding."""

from workshop.widgets.view import View, assemble, joined


class Figure(View):
    """A chart under its finding, with the numbers as a table; changed data move in place."""

    _esm = assemble("figure.js")
    _css = joined("style.css", "styles/strips.css")
