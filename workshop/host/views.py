"""What each caller may see of a session. What is not in here never leaves the host."""

from collections import Counter
from typing import Any

from workshop.agenda import load_agenda, step_content
from workshop.exercise import Question, Round
from workshop.host.callers import hashed
from workshop.session import Phase, Step, natural, shows_results
from workshop.store import ParticipantRecord, ResponseRecord, SessionRecord, Store
from workshop.tally import tally

View = dict[str, Any]


def session_view(record: SessionRecord) -> View:
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


def participant_view(store: Store, record: SessionRecord, me: ParticipantRecord) -> View:
    """Return what one participant may see: the room, her own answers, released results."""
    given = _responses(store, record)
    mine = {r.question: r.value for r in given if r.participant == me.id}
    return {
        "role": "participant",
        "session": session_view(record),
        "me": {
            "seat": hashed(me.id)[:16],
            "department": me.department,
            "language": me.language,
        },
        "answers": mine,
        **_results(record, given),
    }


def wall_view(store: Store, record: SessionRecord) -> View:
    """Return what the projector shows: counts at any time, results after the reveal."""
    given = _responses(store, record)
    people = store.participants(record.id)
    return {
        "role": "wall",
        "session": session_view(record),
        "joined": _joined(people),
        "answered": _answered(record, people, given),
        **_results(record, given),
    }


def facilitator_view(store: Store, record: SessionRecord) -> View:
    """Return what the facilitator sees: the wall's view, and every text before its release.

    Not from whom and not from which department: that would name the author in a small one.
    """
    given = _responses(store, record)
    texts = _texts(record, given) if record.position.phase in _TEXTS_READABLE else []
    return wall_view(store, record) | {
        "role": "facilitator",
        "texts": [{"id": r.op, "text": r.value, "released": r.released} for r in texts],
        "natural": natural(record.position).value,
        "entered": record.entered.isoformat() if record.entered else None,
    }


_TEXTS_READABLE = (Phase.CLOSED, Phase.REVEALED)


def _round(record: SessionRecord) -> Round | None:
    step = step_of(record)
    return step_content(step)[1] if step else None


def step_of(record: SessionRecord) -> Step | None:
    """Return the step a room is in; None in the lobby."""
    steps = load_agenda(record.agenda).steps()
    return steps[record.position.step] if 0 <= record.position.step < len(steps) else None


def exercise_of(record: SessionRecord) -> str:
    """Return the exercise a room is in; empty in the lobby."""
    step = step_of(record)
    return step.exercise if step else ""


def _responses(store: Store, record: SessionRecord) -> list[ResponseRecord]:
    exercise = exercise_of(record)
    return store.responses(record.id, exercise) if exercise else []


def _joined(people: list[ParticipantRecord]) -> View:
    return {"total": len(people), "departments": dict(Counter(p.department for p in people))}


def _answered(
    record: SessionRecord, people: list[ParticipantRecord], given: list[ResponseRecord]
) -> View:
    """Count who has finished; how many, never what."""
    round = _round(record)
    if round is None:
        return {"people": 0, "finished": 0, "share": 0.0, "questions": {}}
    done = {(r.participant, r.question) for r in given}
    asked = {p.id: _asked_of(round, p.department, record.departments) for p in people}
    total = sum(len(questions) for questions in asked.values())
    answers = Counter(q for who, questions in asked.items() for q in questions if (who, q) in done)
    return {
        "people": sum(1 for questions in asked.values() if questions),
        "finished": sum(1 for who, qs in asked.items() if qs and all((who, q) in done for q in qs)),
        "share": sum(answers.values()) / total if total else 0.0,
        "questions": {
            q.id: {"n": answers[q.id], "of": sum(q.id in qs for qs in asked.values())}
            for q in round.questions
            if q.answerable
        },
    }


def _asked_of(round: Round, department: str, present: tuple[str, ...]) -> list[str]:
    return [q.id for q in round.asked(department, present) if q.answerable]


def _results(record: SessionRecord, given: list[ResponseRecord]) -> View:
    step = step_of(record)
    if step is None or not shows_results(record.position):
        return {"results": {}, "quotes": []}
    exercise, round = step_content(step)
    wanted = {id for reveal in round.reveals for id in reveal.questions}
    questions = [exercise.question(id) for id in sorted(wanted)]
    return {
        "results": {q.id: tally_of(record, q, given) for q in questions},
        "quotes": [r.value for r in _texts(record, given) if r.released],
    }


def tally_of(record: SessionRecord, question: Question, given: list[ResponseRecord]) -> View:
    """Count a question's answers in a session."""
    answers = [(r.department, r.value) for r in given if r.question == question.id]
    return tally(question, answers, record.departments)


def _texts(record: SessionRecord, given: list[ResponseRecord]) -> list[ResponseRecord]:
    round = _round(record)
    ids = {q.id for q in round.questions if q.kind == "text"} if round else set()
    return [r for r in given if r.question in ids]
