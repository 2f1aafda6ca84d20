"""A few questions at the end of a lesson, each answered with an explanation."""

from workshop.widgets.view import View, assemble, joined


class Quiz(View):
    """Questions with one right option; the action is `{"op": "pick", "question", "option"}`.

    Python answers with a new page, in which the question carries `picked`, `right` and `why`.
    """

    _esm = assemble("quiz.js")
    _css = joined("style.css", "styles/quiz.css")
