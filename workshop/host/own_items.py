"""Items of a team's own: how many there are is stored, what they say is in memory alone."""

from collections.abc import Mapping
from dataclasses import replace

from workshop.contracts.looks import OwnItem, OwnItems
from workshop.contracts.replies import Command, OwnTaken
from workshop.errors import Refused
from workshop.exercises.exercise import load_exercise
from workshop.exercises.own_items import FEWEST, LONGEST, SHORTEST
from workshop.host.callers import Caller
from workshop.host.courses import steps_of
from workshop.host.fields import line, listed, one_of
from workshop.host.kept import OWN
from workshop.host.rooms import Rooms
from workshop.questions.question import Question
from workshop.session import Phase
from workshop.store import SessionRecord


def take(rooms: Rooms, _: Caller, command: Command) -> OwnTaken:
    """Ask about a team's own items in the place of a question's, or, without any, about those.

    Answers stay with the numbers of the items: once there is one, as many must come again, for
    they are the same ones after a new start of the host.

    Raises:
        Refused: `not-now`, where the session is over; `own-late`, where the file's own items have
            been answered; `own-others`, where another number of own ones has been; `own-many`,
            `own-few`, `bad-command`.
    """
    record = rooms.named(command)
    if record.position.phase is Phase.ENDED:
        raise Refused("not-now")
    slug, question = _asked(record, command)
    items = [_item(one) for one in listed(command, "items")]
    _check_number(len(items), len(question.items))
    _check_answers(rooms, record, slug, question.id, len(items))
    rooms.store.put_own_items(record.id, slug, question.id, len(items))
    there = {**rooms.own.get(record.id, {}), (slug, question.id): items}
    rooms.own[record.id] = {key: some for key, some in there.items() if some}
    kept = rooms.kept.of(record.id)
    kept.progress = None
    kept.changed(OWN)
    rooms.ring("stage", record.id)
    return {"own": len(items)}


def _asked(record: SessionRecord, command: Command) -> tuple[str, Question]:
    slug = one_of(command, "exercise", {step.exercise for step in steps_of(record)})
    asked = {q.id: q for round in load_exercise(slug).rounds for q in round.questions if q.own}
    return slug, asked[one_of(command, "question", asked)]


def _item(given: object) -> OwnItem:
    """Return an item as it may be shown: one line, without what could deceive."""
    texts = given if isinstance(given, Mapping) else {}
    text, short = (_line(texts.get(name), most) for name, most in _LIMITS)
    if not text:
        raise Refused("bad-command", field="items")
    return {"text": text, "short": short}


_LIMITS = (("text", LONGEST), ("short", SHORTEST))


def _line(given: object, most: int) -> str:
    found = line(given)
    if len(found) > most:
        raise Refused("bad-command", field="items")
    return found


def _check_number(there: int, most: int) -> None:
    if there > most:
        raise Refused("own-many", most=most)
    if 0 < there < FEWEST:
        raise Refused("own-few", least=FEWEST)


def _check_answers(
    rooms: Rooms, record: SessionRecord, slug: str, question: str, number: int
) -> None:
    before = rooms.store.own_items(record.id).get((slug, question), 0)
    if number != before and rooms.store.responses(record.id, slug, [question]):
        raise Refused("own-others", number=before) if before else Refused("own-late")


def numbers(rooms: Rooms, record: SessionRecord) -> Mapping[tuple[str, str], int]:
    """Return how many own items are asked about, by exercise and question; read once."""
    kept = rooms.kept.of(record.id)
    return kept.once(OWN, lambda: rooms.store.own_items(record.id))


def as_asked(rooms: Rooms, record: SessionRecord, slug: str, question: Question) -> Question:
    """Return a question with as many of its items as there are own ones in their place."""
    number = numbers(rooms, record).get((slug, question.id), 0) if question.own else 0
    return replace(question, items=question.items[:number]) if number else question


def own_view(rooms: Rooms, record: SessionRecord) -> list[OwnItems]:
    """Return the own items of a session, as far as this host was told of them."""
    told = rooms.own.get(record.id, {})
    return [
        {
            "exercise": slug,
            "question": question,
            "number": n,
            "items": told.get((slug, question), []),
        }
        for (slug, question), n in numbers(rooms, record).items()
    ]


def forget(rooms: Rooms, session: str) -> None:
    """Forget what the own items of a session are: it is over."""
    # What could be taken back of them says what they were.
    rooms.done[session] = [one for one in rooms.done.get(session, []) if one.do != "own"]
    if rooms.own.pop(session, None):
        rooms.kept.of(session).changed()
