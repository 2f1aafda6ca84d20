"""A beat of a lesson: something to read, and what an invented room said."""

from workshop.widgets.view import View, assemble, joined


class Lesson(View):
    """Text, one button, figures, claims; the action is `{"op": "press"}`."""

    _esm = assemble("lesson.js")
    _css = joined(
        "style.css",
        "styles/lesson.css",
        "styles/strips.css",
        "styles/here.css",
        "styles/claims.css",
        "styles/own.css",
        "styles/owned.css",
    )
