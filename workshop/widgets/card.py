"""The phone: what one person sees and answers."""

import traitlets

from workshop.widgets.view import View, assemble, joined


class Card(View):
    """One person's screen through every phase; answers are sent until they are acknowledged."""

    draws = False

    value = traitlets.Dict(help="What was answered in a lesson, by question.").tag(sync=True)

    _esm = assemble("card.js")
    _css = joined(
        "style.css",
        "styles/card.css",
        "kinds/*.css",
        "styles/strips.css",
        "styles/here.css",
        "styles/promised.css",
        "styles/kept.css",
        "styles/parking.css",
        "styles/running.css",
        "styles/device.css",
    )
