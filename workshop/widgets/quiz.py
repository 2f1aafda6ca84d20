"""A few questions at the end of a lesson, each answered with an explanation."""

from workshop.widgets.view import View, assemble


class Quiz(View):
    """Questions with one right option; the action is `{"op": "pick", "question", "option"}`.

    Python answers with a new page, in which the question carries `picked`, `right` and `why`.
    """

    _esm = assemble("base.js", "quiz.js")
    _css = assemble("style.css", "styles/quiz.css")
