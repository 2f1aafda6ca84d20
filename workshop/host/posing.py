"""The command that asks a question of the moment, made up by whoever leads."""

from collections.abc import Mapping

from workshop.content import LANGUAGES
from workshop.contracts.replies import Command, SessionReply
from workshop.contracts.wording import Wording
from workshop.errors import Refused
from workshop.exercises.asked import (
    AT_ONCE,
    CHOICE,
    END,
    FEWEST_OPTIONS,
    FORMS,
    MOST_OPTIONS,
    OPTION,
    PROMPT,
    QUESTION,
    SCALE,
    Form,
    is_asked,
    slug_of,
)
from workshop.exercises.exercise import load_exercise
from workshop.exercises.rerouting import posed
from workshop.host.callers import Caller
from workshop.host.courses import course_now, steps_of
from workshop.host.fields import OP_LIMIT, line, listed, one_of, text
from workshop.host.moving import check_version, go, moved, same_place
from workshop.host.rooms import Rooms
from workshop.host.routes import begun
from workshop.host.seeing import session_view
from workshop.host.wording import reworded
from workshop.session import Phase, go_to
from workshop.store import Before, SessionRecord, WordingRecord

MOST = 20
"""So many questions of the moment a session may ask."""


def pose(rooms: Rooms, _: Caller, command: Command) -> SessionReply:
    """Ask a question of the moment at once or, while the room is asked another one, after that.

    The room goes back to what it was called away from. With the same id it happens once, and it is
    taken back like any move.

    Raises:
        Refused: `ended`, `moved-on`; `moment-many`; `empty-text`, `too-long`, `moment-few`,
            `moment-options`, `moment-twice` and `moment-ends`, with the `field` that is meant.
    """
    op, record = text(command, "op", OP_LIMIT), rooms.named(command)
    if rooms.store.operation(op):
        return {"session": session_view(record)}
    check_version(record, command)
    if record.position.phase is Phase.ENDED:
        raise Refused("ended")
    form, wording = _wanted(command)
    course = course_now(record)
    if sum(is_asked(exercise) for exercise, _ in course) >= MOST:
        raise Refused("moment-many", field="prompt", most=MOST)
    slug, now = slug_of(form, op), record.position.phase in AT_ONCE
    _word(rooms, record, slug, wording)
    at = begun(rooms, record)
    _ask(rooms, record, posed(course, at, slug, now=now), at if now else None, op)
    return {"session": session_view(rooms.session(record.id))}


def _ask(
    rooms: Rooms,
    record: SessionRecord,
    course: tuple[tuple[str, str], ...],
    step: int | None,
    op: str,
) -> None:
    """Let a room play a course, and perhaps go to a step of it; both are taken back together."""
    before = Before(record.position, record.entered, record.shown, course_now(record))
    if step is None:
        here = same_place(record)
        rooms.store.change_course(record.id, course, here, op, rooms.clock(), before)
        moved(rooms, record)
        return
    rooms.store.set_course(record.id, course)
    there = rooms.session(record.id)
    place = go_to(steps_of(there), there.position, step, rooms.store.revealed(record.id))
    go(rooms, there, place, op, before)


def _word(rooms: Rooms, record: SessionRecord, slug: str, said: Wording) -> None:
    """Keep what she typed: in every language as she typed it."""
    title = said["items"][QUESTION] if "items" in said else said["prompt"]
    words = {language: said for language in LANGUAGES}
    rooms.store.put_wording(WordingRecord(record.id, slug, QUESTION, words, title))
    reworded(rooms, record)


def _wanted(command: Command) -> tuple[Form, Wording]:
    """Return the form that a command wants and its words.

    What is asked stands where people give an answer to it: as what is rated, else as the prompt.
    """
    name = one_of(command, "form", FORMS)
    prompt = _line(command, "prompt", PROMPT)
    if name == CHOICE:
        options = _options(command)
        ids = load_exercise(slug_of(Form(name, len(options)), "")).question(QUESTION).options
        return Form(name, len(options)), {
            "prompt": prompt,
            "options": dict(zip(ids, options, strict=True)),
        }
    if name == SCALE:
        low, high = _line(command, "low", END), _line(command, "high", END)
        if low.casefold() == high.casefold():
            raise Refused("moment-ends", field="high")
        return Form(name, 0), {"items": {QUESTION: prompt}, "scale": {"low": low, "high": high}}
    rated = load_exercise(slug_of(Form(name, 0), "")).question(QUESTION).items
    return Form(name, 0), {"items": {QUESTION: prompt}} if rated else {"prompt": prompt}


def _options(command: Command) -> list[str]:
    """Return the answers to choose from; lines that were left empty are none."""
    given = [one for one in listed(command, "options") if not isinstance(one, str) or one.strip()]
    if len(given) < FEWEST_OPTIONS:
        raise Refused("moment-few", field="options", least=FEWEST_OPTIONS)
    if len(given) > MOST_OPTIONS:
        raise Refused("moment-options", field="options", most=MOST_OPTIONS)
    found = [_line({"options": one}, "options", OPTION) for one in given]
    if len({one.casefold() for one in found}) < len(found):
        raise Refused("moment-twice", field="options")
    return found


def _line(command: Mapping[str, object], name: str, limit: int) -> str:
    """Return a field as one line that can be shown to the room.

    Raises:
        Refused: `empty-text`, `too-long`.
    """
    found = line(command.get(name))
    if not found:
        raise Refused("empty-text", field=name)
    if len(found) > limit:
        raise Refused("too-long", field=name, limit=limit, length=len(found))
    return found
