"""The timetable of a session as lines that people read, in a week of one's choice."""

from datetime import date

from workshop.content.texts import Texts
from workshop.contracts.swaps import TimetableState
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.exercises.swapping import Swapping, swapped_by
from workshop.swaps.dating import Line, in_week, monday_of
from workshop.swaps.telling import named


def lines_of(state: TimetableState, day: date, ui: Texts) -> list[Line]:
    """Return the half days of a session's timetable, in their order; none where there is none.

    Args:
        state: as the host tells it.
        day: any of the week that is planned.
        ui: words of the interface, in the language of the lines.

    Raises:
        ContentError: its exercise cannot be read any more.
    """
    table = state.get("table")
    if table is None:
        return []
    exercise = load_exercise(state["exercise"])
    swapping = _swapping(exercise, state["when"])
    days = list(exercise.question(state["when"]).items)
    half_days = in_week(days, swapping.hours, monday_of(day))
    return [
        Line(
            one["number"],
            named(one["side"], ui),
            named(one["host"], ui),
            _role(exercise, swapping, one["role"], ui),
            half_days[one["slot"]],
        )
        for one in table["visits"]
        if one["slot"] in half_days
    ]


def _swapping(exercise: Exercise, when: str) -> Swapping:
    return next(one for _, reveal, one in swapped_by(exercise) if reveal.questions[0] == when)


def _role(exercise: Exercise, swapping: Swapping, role: str, ui: Texts) -> str:
    words, key = exercise.texts(ui.language), f"questions.{swapping.role}"
    return str(words.find(f"{key}.short.{role}") or words.find(f"{key}.options.{role}") or "")
