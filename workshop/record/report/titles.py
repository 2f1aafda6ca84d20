"""What exercises, rounds and groups are called in a report."""

from workshop.content.texts import Texts
from workshop.errors import ContentError
from workshop.exercises.exercise import load_exercise
from workshop.questions.tally import ALL
from workshop.record.record import Record
from workshop.record.wording import key


def title_of(record: Record, slug: str, round: str = "") -> str:
    """Return what an exercise, or a round of it, was called; what was not played, is called."""
    words = record.called
    found = words.get(key("round", slug, round) if round else key("exercise", slug))
    return found or _title(slug, round, record.language)


def _title(slug: str, round: str, language: str) -> str:
    try:
        words = load_exercise(slug).texts(language)
    except ContentError:
        return round or slug
    return str(words.find(f"rounds.{round}.title" if round else "title") or round or slug)


def group_name(group: str, ui: Texts) -> str:
    """Return what a department, or everybody, is called in the middle of a sentence."""
    if group == ALL:
        return ui("report.left_out.room")
    return str(ui.find(f"departments_inside.{group}") or group)
