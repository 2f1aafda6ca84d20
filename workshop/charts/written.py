"""Texts that were written to one question: they stand beside it once they are released."""

from workshop.charts.finding import Finding, chart
from workshop.charts.view import View


class Nothing(tuple[()]):
    """A row that there never is: texts are neither counted nor tabled here."""


def _written(view: View) -> Finding[Nothing]:
    (question,) = view.questions()
    asked = view.words(f"questions.{question.words}.prompt")
    return Finding(
        view.tell("written.title", prompt=asked.rstrip(".")), told=[view.tell("written.how")]
    )


@chart(kinds=("text",), teams=_written)
def written(view: View) -> Finding[Nothing]:
    """Show what was asked; the texts follow it, as far as the facilitator has shown them."""
    return _written(view)
