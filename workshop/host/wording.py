"""Words that a session has in the place of its content's: read once, and told to everybody."""

from collections.abc import Iterable

from workshop.contracts.wording import Worded
from workshop.exercises.asked import is_asked
from workshop.host.kept import WORDED
from workshop.host.rooms import Rooms
from workshop.store import SessionRecord, WordingRecord


def worded_view(rooms: Rooms, record: SessionRecord) -> list[Worded]:
    """Return how questions of a session are worded, where that is not as its content has it."""
    kept = rooms.kept.of(record.id)
    return kept.once(WORDED, lambda: [_told(one) for one in rooms.store.wordings(record.id)])


def _told(one: WordingRecord) -> Worded:
    made: Worded = {"exercise": one.exercise, "question": one.question, "words": {**one.words}}
    return {**made, "title": one.title} if one.title else made


def reworded(rooms: Rooms, record: SessionRecord) -> None:
    """Let everybody see that words have changed."""
    rooms.kept.of(record.id).changed(WORDED)
    rooms.ring("stage", record.id)


def forget_unasked(rooms: Rooms, record: SessionRecord, course: Iterable[tuple[str, str]]) -> None:
    """Forget the words of questions of the moment that a session does not ask any more."""
    asked = {exercise for exercise, _ in course}
    for one in rooms.store.wordings(record.id):
        if is_asked(one.exercise) and one.exercise not in asked:
            rooms.store.drop_wording(record.id, one.exercise, one.question)
    rooms.kept.of(record.id).changed(WORDED)
