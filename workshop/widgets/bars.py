"""Light results that need no drawing library."""

from workshop.widgets.view import View, assemble


class Bars(View):
    """Rows of bars under a finding."""

    _esm = assemble("base.js", "parts/strips.js", "bars.js")
    _css = assemble("style.css", "styles/strips.css")
