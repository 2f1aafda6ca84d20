"""What each caller may see of a session. What is not in here never leaves the host."""

from collections import Counter

from workshop.contracts.looks import (
    CommonView,
    FacilitatorLook,
    Look,
    Me,
    SessionView,
    SharedLook,
    WallLook,
)
from workshop.contracts.tallies import Tally
from workshop.exercises.agenda import load_agenda, step_content
from workshop.exercises.exercise import Round
from workshop.host.kept import RESULTS, TEXTS
from workshop.host.progress import Progress
from workshop.host.rooms import Rooms
from workshop.host.seats import door_view, public
from workshop.host.steady import SteadyClock
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.questions.tally import tally
from workshop.session import Phase, Step, natural, shows_results
from workshop.store import ParticipantRecord, ResponseRecord, SessionRecord


def session_view(record: SessionRecord) -> SessionView:
    """Return what everyone in the room may know of a session."""
    place, step = record.position, step_of(record)
    return {
        "id": record.id,
        "code": record.code,
        "name": record.name,
        "language": record.language,
        "agenda": record.agenda,
        "departments": list(record.departments),
        "expected": record.expected,
        "phase": place.phase.value,
        "step": place.step,
        "steps": len(load_agenda(record.agenda).steps()),
        "version": place.version,
        "shown": record.shown,
        "address": record.address,
        "exercise": step.exercise if step else "",
        "round": step.round if step else "",
    }


def common_view(rooms: Rooms, record: SessionRecord) -> CommonView:
    """Return what every participant of a room may see alike: the room, and released results."""
    return {"role": "participant", **_seen(rooms, record)}


def me_view(me: ParticipantRecord) -> Me:
    """Return what a participant is told of herself."""
    return {"seat": public(me.id), "department": me.department, "language": me.language}


def wall_view(rooms: Rooms, record: SessionRecord) -> WallLook:
    """Return what the projector shows: counts at any time, results after the reveal."""
    return {"role": "wall", **_shared(rooms, record)}


def _shared(rooms: Rooms, record: SessionRecord) -> SharedLook:
    """Return what wall and facilitator both see."""
    people = rooms.seated(record.id).values()
    return {
        "joined": {
            "total": len(people),
            "departments": dict(Counter(p.department for p in people)),
        },
        "answered": _progress(rooms, record).view(),
        "addresses": _addresses(rooms, record),
        **_seen(rooms, record),
    }


def _addresses(rooms: Rooms, record: SessionRecord) -> list[str]:
    """Return the addresses phones may be sent to, the chosen one first where it still is ours."""
    chosen = record.address
    others = [a for a in rooms.addresses if a != chosen]
    return [chosen, *others] if chosen in rooms.addresses else others


def facilitator_view(rooms: Rooms, record: SessionRecord) -> FacilitatorLook:
    """Return what the facilitator sees: the wall's view, the door, every text before its release.

    Not from whom and not from which department: that would name the author in a small one.
    """
    texts = texts_of(rooms, record) if record.position.phase in _TEXTS_READABLE else []
    return {
        "role": "facilitator",
        **_shared(rooms, record),
        "texts": [{"id": r.op, "text": r.value, "released": r.released} for r in texts],
        "natural": natural(record.position).value,
        "entered": _entered(rooms, record),
        "machine": rooms.machine,
        **door_view(rooms, record),
    }


def _entered(rooms: Rooms, record: SessionRecord) -> str | None:
    """Return when the room came to its step, by the clock that the page reads too."""
    if record.entered is None:
        return None
    told = rooms.clock.on_the_wall if isinstance(rooms.clock, SteadyClock) else None
    return (told(record.entered) if told else record.entered).isoformat()


_TEXTS_READABLE = (Phase.CLOSED, Phase.REVEALED)


def _round(record: SessionRecord) -> Round | None:
    step = step_of(record)
    return step_content(step)[1] if step else None


def step_of(record: SessionRecord) -> Step | None:
    """Return the step a room is in; None in the lobby."""
    steps = load_agenda(record.agenda).steps()
    return steps[record.position.step] if 0 <= record.position.step < len(steps) else None


def _progress(rooms: Rooms, record: SessionRecord) -> Progress:
    """Return who has answered what of the present round: read once, then kept up to date."""
    kept, step = rooms.kept.of(record.id), record.position.step
    if kept.progress is None or kept.progress.step != step:
        kept.progress = Progress(step, _round(record), record.departments)
        for person in rooms.seated(record.id).values():
            kept.progress.join(person.id, person.department)
        here = step_of(record)
        if here:
            kept.progress.answers(rooms.store.answered(record.id, here.exercise))
    return kept.progress


def _seen(rooms: Rooms, record: SessionRecord) -> Look:
    """Return where the room is, the results of its reveal, counted once, and released texts."""
    session = session_view(record)
    if step_of(record) is None or not shows_results(record.position):
        return {"session": session, "results": {}, "quotes": []}
    tallies = rooms.kept.of(record.id).once(RESULTS, lambda: _tallies(rooms, record))
    return {
        "session": session,
        "results": dict(tallies),
        "quotes": [r.value for r in texts_of(rooms, record) if r.released],
    }


def _tallies(rooms: Rooms, record: SessionRecord) -> dict[str, Tally]:
    step = step_of(record)
    assert step is not None  # noqa: S101 - results are shown in a step only
    exercise, round = step_content(step)
    wanted = sorted({id for reveal in round.reveals for id in reveal.questions})
    given = rooms.store.responses(record.id, exercise.slug, wanted)
    return {id: tally_of(record, exercise.question(id), given) for id in wanted}


def tally_of(record: SessionRecord, question: Question, given: list[ResponseRecord]) -> Tally:
    """Count a question's answers in a session."""
    answers = [(r.department, r.value) for r in given if r.question == question.id]
    return tally(question, answers, record.departments)


def texts_of(rooms: Rooms, record: SessionRecord) -> list[ResponseRecord]:
    """Return the texts of the present round; once nobody writes any more they are kept."""
    if record.position.phase in _TEXTS_READABLE:
        return rooms.kept.of(record.id).once(TEXTS, lambda: _texts(rooms, record))
    return _texts(rooms, record)


def _texts(rooms: Rooms, record: SessionRecord) -> list[ResponseRecord]:
    step, round = step_of(record), _round(record)
    ids = [q.id for q in round.questions if kind_of(q).IN_OWN_WORDS] if round else []
    return rooms.store.responses(record.id, step.exercise, ids) if step and ids else []
