"""The phone: what one person sees and answers."""

from workshop.widgets.view import View, assemble


class Card(View):
    """One person's screen through every phase; answers are sent until they are acknowledged."""

    draws = False

    _esm = assemble(
        "base.js",
        "parts/store.js",
        "parts/strips.js",
        "parts/stepper.js",
        "parts/dragging.js",
        "kinds/rating.js",
        "kinds/sort.js",
        "kinds/split.js",
        "kinds/choice.js",
        "kinds/note.js",
        "kinds/text.js",
        "kinds/number.js",
        "kinds/rank.js",
        "parts/deck.js",
        "parts/frame.js",
        "card.js",
    )
    _css = assemble("style.css", "styles/card.css", "styles/rank.css", "styles/strips.css")
