"""The way through all lessons, with how far one came."""

from workshop.widgets.view import View, assemble, joined


class Path(View):
    """The list of lessons; the actions are `{"op": "read"}` and `{"op": "forget"}`.

    Both only come where a file keeps how far one came: a browser looks and erases by itself.
    """

    _esm = assemble("path.js")
    _css = joined("style.css", "styles/lesson.css", "styles/path.css")
    draws = False
