"""Drawing what a reveal showed: its findings with their tables and pictures, in one language."""

import json
from typing import Any

from workshop.charts import charts, found_and_figure, theme
from workshop.charts.svg import fitted, svg
from workshop.content.departments import names_in
from workshop.contracts.figures import Figure
from workshop.contracts.looks import SessionView
from workshop.contracts.record import Drawn, Seen
from workshop.errors import ContentError
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Exercise, Reveal, Round
from workshop.session import Step


def content_of(seen: Seen, mode: str) -> tuple[Exercise, Round]:
    """Return the exercise and the round of a reveal, items of a team's own as numbers in it.

    Its words are those in which it was asked.

    Raises:
        ContentError: it is there no more.
    """
    exercise, _ = step_content(Step(seen["exercise"], seen["round"]), mode)
    exercise = exercise.as_told(seen["own_items"]).as_worded(seen.get("worded", []))
    return exercise, exercise.round(seen["round"])


def drawn(seen: Seen, session: SessionView, language: str) -> list[Drawn]:
    """Return the findings of a reveal as the wall draws them; none where its round is gone.

    Args:
        seen: what the reveal showed.
        session: whose mode and departments it is.
        language: one of `LANGUAGES`.
    """
    try:
        exercise, round = content_of(seen, session["mode"])
    except (ContentError, StopIteration):
        return []
    made = [_drawn(one, exercise, seen, session, language) for one in round.reveals]
    # As it comes back from a database or a file, so that nobody meets two forms of it.
    found: list[Drawn] = json.loads(json.dumps(made))
    return found


def _drawn(
    reveal: Reveal, exercise: Exercise, seen: Seen, session: SessionView, language: str
) -> Drawn:
    shown = reveal, exercise, seen["results"], session["departments"], language
    finding, made = found_and_figure(*shown, names_in(session))
    return {
        "chart": reveal.chart,
        "questions": list(reveal.questions),
        "run": reveal.run,
        "figure": made,
        "svg": svg(made),
        "rows": json.loads(finding.frame().to_json(orient="records", default_handler=str)),
        "names": list(finding.names),
        "stake": charts()[reveal.chart].stake,
    }


def altair_chart(figure: Figure) -> Any:
    """Return a figure's picture as an Altair chart with its data, as wide as a notebook's cell.

    Args:
        figure: one that has a picture.
    """
    return theme.altair().Chart.from_dict(fitted(figure["spec"] or {}, figure))
