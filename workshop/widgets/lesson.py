"""A beat of a lesson: something to read, and what an invented room said."""

from workshop.widgets.view import View, assemble


class Lesson(View):
    """Text, one button, figures, claims; the action is `{"op": "press"}`."""

    _esm = assemble(
        "base.js",
        "parts/fitting.js",
        "parts/charts.js",
        "parts/strips.js",
        "parts/claims.js",
        "lesson.js",
    )
    _css = assemble("style.css", "styles/lesson.css", "styles/strips.css", "styles/claims.css")
