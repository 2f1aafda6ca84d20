"""Commands of the pages: looking, and answering."""

from workshop.agenda import load_agenda, step_content
from workshop.content import LANGUAGES
from workshop.errors import Refused
from workshop.exercise import Round
from workshop.host.calculating import with_runs
from workshop.host.callers import Caller, Role
from workshop.host.fields import OP_LIMIT, Command, Reply, one_of, text
from workshop.host.rooms import Rooms
from workshop.host.views import facilitator_view, participant_view, wall_view
from workshop.session import takes_answers
from workshop.store import ResponseRecord, SessionRecord
from workshop.values import check_value


def look(rooms: Rooms, caller: Caller, command: Command) -> Reply:
    """Return what the caller may see."""
    if caller.role is Role.PARTICIPANT:
        me = rooms.me(caller)
        record = rooms.session(me.session)
        return with_runs(rooms, record, participant_view(rooms.store, record, me))
    if caller.role is Role.WALL:
        record = rooms.session(caller.subject)
        view = wall_view(rooms.store, record)
    else:
        record = rooms.named(command)
        view = facilitator_view(rooms.store, record)
    return _placed(rooms, with_runs(rooms, record, view))


def _placed(rooms: Rooms, view: Reply) -> Reply:
    """Add the addresses phones may be sent to, the chosen one first where it still is ours."""
    chosen = view["session"]["address"]
    others = [a for a in rooms.addresses if a != chosen]
    return view | {"addresses": [chosen, *others] if chosen in rooms.addresses else others}


def answer(rooms: Rooms, caller: Caller, command: Command) -> Reply:
    """Take an answer; repeated with the same operation id it is taken once."""
    op = text(command, "op", OP_LIMIT)
    if rooms.store.has_response(op):
        return {"saved": op}
    me = rooms.me(caller)
    record = rooms.session(me.session)
    exercise, round = _asking(record, text(command, "exercise"))
    question = round.question(text(command, "question"))
    if not question.asks(me.department, record.departments):
        raise Refused("unknown-question", question=question.id)
    value = check_value(question, command.get("value"))
    rooms.store.add_response(
        ResponseRecord(
            op, record.id, me.id, me.department, exercise, question.id, value, rooms.clock()
        )
    )
    rooms.ring("responses", record.id)
    return {"saved": op}


def _asking(record: SessionRecord, exercise: str) -> tuple[str, Round]:
    if not takes_answers(record.position):
        raise Refused("closed")
    step = load_agenda(record.agenda).steps()[record.position.step]
    if step.exercise != exercise:
        raise Refused("closed")
    return exercise, step_content(step)[1]


def language(rooms: Rooms, caller: Caller, command: Command) -> Reply:
    """Change a participant's language."""
    me = rooms.me(caller)
    language = one_of(command, "language", LANGUAGES)
    rooms.store.update_participant(me.id, me.department, language)
    return {"language": language}
