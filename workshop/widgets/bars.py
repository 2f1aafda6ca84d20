"""Light results that need no drawing library."""

from workshop.widgets.view import View, assemble, joined


class Bars(View):
    """Rows of bars under a finding."""

    _esm = assemble("bars.js")
    _css = joined("style.css", "styles/strips.css")
