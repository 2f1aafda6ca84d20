"""The projector wall."""

from workshop.widgets.view import View, assemble


class Wall(View):
    """What the whole room reads from ten metres."""

    _esm = assemble(
        "base.js",
        "parts/fitting.js",
        "parts/charts.js",
        "parts/people.js",
        "parts/slides.js",
        "wall.js",
    )
    _css = assemble("style.css", "styles/wall.css")
