"""The projector wall."""

from workshop.widgets.view import View, assemble, joined


class Wall(View):
    """What the whole room reads from ten metres."""

    _esm = assemble("wall.js")
    _css = joined(
        "style.css",
        "styles/wall.css",
        "styles/running.css",
        "styles/own_pace.css",
        "styles/promised.css",
        "styles/firms.css",
        "styles/parking.css",
    )
