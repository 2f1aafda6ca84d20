"""One sentence that changes."""

from workshop.widgets.view import View, assemble, joined


class Said(View):
    """A sentence that is seen, and read aloud when it changes."""

    _esm = assemble("said.js")
    _css = joined("style.css", "styles/lesson.css", "styles/play.css")
