"""Texts that go on to the list of another exercise: a common definition becomes a promise there."""

from collections.abc import Sequence
from contextlib import suppress

from workshop.errors import ContentError
from workshop.exercises.agenda import step_content
from workshop.exercises.came import as_played
from workshop.exercises.exercise import Exercise, exercises, load_exercise
from workshop.exercises.promises import fed, sources
from workshop.host.rooms import Rooms
from workshop.host.where import step_of
from workshop.store import PromiseRecord, ResponseRecord, SessionRecord


def list_of(record: SessionRecord, given: ResponseRecord) -> Exercise | None:
    """Return the exercise on whose list a text belongs: its own, or another one that it names."""
    step = step_of(record)
    here = step_content(step, record.mode)[0] if step else None
    if here is not None and given.question in sources(here):
        return here
    slug, _ = feeds(given)
    slug = as_played(slug, (exercise for exercise, _ in record.course))
    with suppress(ContentError):  # a list that cannot be read takes nothing; the text is shown
        return load_exercise(slug)
    return None


def feeds(given: ResponseRecord) -> tuple[str, str]:
    """Return the exercise that a text feeds, and the example it replaces there; else nothing."""
    if given.exercise not in exercises():
        return "", ""
    asked = (q for r in load_exercise(given.exercise).rounds for q in r.questions)
    return next((fed(q) for q in asked if q.id == given.question), ("", ""))


def written(rooms: Rooms, one: PromiseRecord) -> list[ResponseRecord]:
    """Return the texts of which something on the list was made."""
    return [text for op in one.sources if (text := rooms.store.response(op))]


def is_brought(rooms: Rooms, one: PromiseRecord) -> bool:
    """Whether it was written in another exercise: then this one has not proposed it."""
    texts = written(rooms, one)
    return bool(texts) and all(text.exercise != one.exercise for text in texts)


def is_there_already(rooms: Rooms, there: Sequence[PromiseRecord], given: ResponseRecord) -> bool:
    """Whether another text was brought for the same example: of a definition there is one."""
    wanted = feeds(given)
    brought = [feeds(text) for one in there for text in written(rooms, one)]
    return wanted != ("", "") and wanted in brought
