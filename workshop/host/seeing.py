"""What each caller may see of a session. What is not in here never leaves the host."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from workshop.contracts.looks import (
    CommonView,
    FacilitatorLook,
    Look,
    Me,
    Place,
    SessionView,
    SharedLook,
    Together,
    WallLook,
    WrittenText,
)
from workshop.contracts.promises import Promise
from workshop.contracts.tallies import Tally
from workshop.errors import ContentError
from workshop.exercises.agenda import step_content
from workshop.exercises.promises import is_about_promises, is_across, sources
from workshop.host.callers import hashed
from workshop.host.counting import is_readable, tallies
from workshop.host.courses import steps_of
from workshop.host.kept import RESULTS, TEXTS
from workshop.host.progress import Progress
from workshop.host.promised import (
    carried,
    live_round,
    looks_back,
    promises_of,
    with_list,
)
from workshop.host.rooms import Rooms
from workshop.host.routes import routed_view
from workshop.host.seats import door_view, public
from workshop.host.talking import countdown_view, group_of, understood_view
from workshop.host.timing import timing
from workshop.host.together import together
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.session import Phase, Position, Step, natural, shows_results
from workshop.store import ParticipantRecord, ResponseRecord, RevealRecord, SessionRecord


def session_view(record: SessionRecord) -> SessionView:
    """Return what everyone in the room may know of a session."""
    place, steps = viewed(record), _steps(record)
    step = steps[place.step] if 0 <= place.step < len(steps) else None
    return {
        "id": record.id,
        "code": record.code,
        "name": record.name,
        "language": record.language,
        "agenda": record.agenda,
        "departments": list(record.departments),
        "expected": record.expected,
        "practice": record.practice,
        "phase": place.phase.value,
        "step": place.step,
        "steps": len(steps),
        "version": place.version,
        "shown": record.looked if is_looking_again(record) else record.shown,
        "again": is_looking_again(record),
        "talk": place.talk,
        "address": record.address,
        "exercise": step.exercise if step else "",
        "round": step.round if step else "",
        "mode": record.mode,
        "course": [[one.exercise, one.round] for one in steps],
    }


def is_looking_again(record: SessionRecord) -> bool:
    """Whether the room looks at an earlier reveal, wherever it is."""
    return record.looking is not None


def viewed(record: SessionRecord) -> Position:
    """Return what everybody sees: where the room is, or the reveal it looks at again."""
    if record.looking is None:
        return record.position
    return replace(record.position, step=record.looking, phase=Phase.REVEALED, talk="")


def common_view(rooms: Rooms, record: SessionRecord) -> CommonView:
    """Return what every participant of a room may see alike: the room, and released results."""
    return {"role": "participant", **_seen(rooms, record)}


def me_view(rooms: Rooms, record: SessionRecord, me: ParticipantRecord) -> Me:
    """Return what a participant is told of herself."""
    return {
        "seat": public(me.id),
        "number": rooms.number(me),
        "department": me.department,
        "language": me.language,
        "settled": rooms.settled(me),
        "group": group_of(rooms, record, me),
    }


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
        "countdown": countdown_view(rooms, record),
        "understood": understood_view(rooms, record),
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
    there = viewed(record).phase in _TEXTS_READABLE
    texts = told_texts(rooms, record) if there else []
    return {
        "role": "facilitator",
        **_shared(rooms, record),
        "texts": texts,
        "natural": natural(_steps(record), record.position).value,
        "counted": _progress(rooms, record).by_department(),
        "here": _placed(record.position),
        "before": _before(record),
        "revealed": sorted(rooms.store.revealed(record.id)),
        "machine": rooms.machine,
        **door_view(rooms, record),
        "together": _together(rooms, record),
        "timing": timing(rooms, record),
        **routed_view(rooms, record),
        "carried": len(carried(rooms, record)),
    }


def _together(rooms: Rooms, record: SessionRecord) -> list[Together]:
    people = list(rooms.seated(record.id).values())
    return together(people, rooms.places, {one.id: rooms.number(one) for one in people})


_TEXTS_READABLE = (Phase.CLOSED, Phase.REVEALED)


def _before(record: SessionRecord) -> Place | None:
    """Return where the last move can be taken back to."""
    before = record.before
    return _placed(before.position) if before else None


def _placed(position: Position) -> Place:
    return {"step": position.step, "phase": position.phase.value, "talk": position.talk}


def step_of(record: SessionRecord) -> Step | None:
    """Return the step a room is in; None in the lobby."""
    return _step(record, record.position)


def viewed_step(record: SessionRecord) -> Step | None:
    """Return the step that everybody sees; None in the lobby."""
    return _step(record, viewed(record))


def _step(record: SessionRecord, place: Position) -> Step | None:
    """Return a step of a session; None in the lobby and after the end.

    Raises:
        ContentError: the content cannot be read, or has no such round any more.
    """
    steps = steps_of(record)
    there = steps[place.step] if 0 <= place.step < len(steps) else None
    if there and not there.gone:
        return there
    if place.phase in (Phase.LOBBY, Phase.ENDED):
        return None
    raise ContentError([_lost(record, there)])


def _lost(record: SessionRecord, step: Step | None) -> str:
    """Return what to do where the round in which a room is was taken out of the content."""
    on = f"go on without it: workshop advance {record.code} --to next"
    if step is None or not step.round:
        return f"{record.agenda}: the round in which this session is is there no more; {on}"
    what = f"the round {step.round!r} of {step.exercise!r}, in which this session is,"
    return f"{what} is there no more: put it back, or {on}"


def _steps(record: SessionRecord) -> tuple[Step, ...]:
    """Return the steps of a session; none where its content broke since it was opened.

    A list of sessions, and the way into a room, must not fail with one of them.
    """
    try:
        return steps_of(record)
    except ContentError:
        return ()


def _progress(rooms: Rooms, record: SessionRecord) -> Progress:
    """Return who has answered what of the present round: read once, then kept up to date."""
    kept, step = rooms.kept.of(record.id), record.position.step
    if kept.progress is None or kept.progress.step != step:
        here = step_of(record)
        beat = record.position.beat
        asked = step_content(here, record.mode)[1].at(beat) if here else None
        round = live_round(rooms, record, here.exercise, asked) if here and asked else None
        kept.progress = Progress(step, round, record.departments, record.mode)
        for person in rooms.seated(record.id).values():
            kept.progress.join(person.id, person.department)
        for given in rooms.store.responses(record.id, here.exercise) if here else []:
            kept.progress.answer(given.participant, given.department, given.question, given.value)
    return kept.progress


def _seen(rooms: Rooms, record: SessionRecord) -> Look:
    """Return where the room is, the results of its reveal, counted once, and released texts."""
    session, step = session_view(record), viewed_step(record)
    there = listed(rooms, record)
    if step is None or not shows_results(viewed(record)):
        return {"session": session, "results": {}, "quotes": [], "promises": there}
    exercise, _ = step_content(step, record.mode)
    results = rooms.kept.of(record.id).once(RESULTS, lambda: _results(rooms, record))
    return {
        "session": session,
        "results": {**with_rows(rooms, record, with_list(rooms, record, exercise, results))},
        "quotes": _quotes(rooms, record),
        "promises": there,
    }


def _quotes(rooms: Rooms, record: SessionRecord) -> list[str]:
    """Return the released texts, but for those that stand in a table or on the list of requests."""
    asked, apart = _asked(rooms, record), _elsewhere(record)
    return [str(r.value) for r, q in asked if r.released and q.id not in apart]


def _elsewhere(record: SessionRecord) -> set[str]:
    """Return the questions whose texts are shown elsewhere than among the texts of the room."""
    step = viewed_step(record)
    if step is None:
        return set()
    exercise, round = step_content(step, record.mode)
    listed = sources(exercise) if is_across(exercise) else []
    return {q.id for q in round.questions if kind_of(q).TABLED or q.id in listed}


def with_rows(
    rooms: Rooms, record: SessionRecord, results: Mapping[str, Tally]
) -> dict[str, Tally]:
    """Return results, the released rows laid beside those that are tables."""
    given = [(r, q.id) for r, q in _asked(rooms, record) if r.released and kind_of(q).TABLED]
    rows = {id: [r.value for r, at in given if at == id] for _, id in given}
    return {id: {**one, "rows": rows[id]} if id in rows else one for id, one in results.items()}


def _asked(rooms: Rooms, record: SessionRecord) -> list[tuple[ResponseRecord, Question]]:
    """Return the texts of the round that is seen, each with its question."""
    step = viewed_step(record)
    round = step_content(step, record.mode)[1] if step else None
    questions = {q.id: q for q in round.questions} if round else {}
    return [(r, questions[r.question]) for r in texts_of(rooms, record) if r.question in questions]


def told_texts(rooms: Rooms, record: SessionRecord) -> list[WrittenText]:
    """Return every text as the facilitator reads it before she shows it."""
    apart = _elsewhere(record)
    return [_written(r, q, elsewhere=q.id in apart) for r, q in _asked(rooms, record)]


def _written(given: ResponseRecord, question: Question, *, elsewhere: bool) -> WrittenText:
    text = kind_of(question).written_text(question, given.value)
    made: WrittenText = {"id": given.op, "text": text, "released": given.released}
    return {**made, "elsewhere": True} if elsewhere else made


def listed(rooms: Rooms, record: SessionRecord) -> list[Promise]:
    """Return the promises that everybody sees: the room's list where it is about them.

    Where it looks back, those of the session that it goes on from.
    """
    step, phase = viewed_step(record), viewed(record).phase
    if step is None:
        return []
    if looks_back(record):
        return carried(rooms, record)
    exercise, round = step_content(step, record.mode)
    if phase is Phase.STORY or not is_about_promises(exercise, round):
        return []
    return promises_of(rooms, record, step.exercise)


def _results(rooms: Rooms, record: SessionRecord) -> dict[str, Tally]:
    """Return what the reveal showed, as it was counted then; an old one is counted once more."""
    kept = rooms.store.reveal(record.id, viewed(record).step)
    is_kept = kept and all(is_readable(one, record.mode) for one in kept.results.values())
    return kept.results if kept and is_kept else _tallies(rooms, record)


def reveal_now(rooms: Rooms, record: SessionRecord) -> RevealRecord:
    """Return what the reveal that a room has just come to shows."""
    step = step_of(record)
    assert step is not None  # noqa: S101 - results are shown in a step only
    tallies = _tallies(rooms, record)
    where = (record.id, record.position.step, step.exercise, step.round)
    return RevealRecord(*where, results=tallies, at=rooms.clock())


def _tallies(rooms: Rooms, record: SessionRecord) -> dict[str, Tally]:
    step = viewed_step(record)
    assert step is not None  # noqa: S101 - results are shown in a step only
    exercise, round = step_content(step, record.mode)
    wanted = sorted({id for reveal in round.reveals for id in reveal.questions})
    return tallies(rooms, record, exercise, wanted)


def released_by(rooms: Rooms, record: SessionRecord) -> dict[str, dict[str, bool]]:
    """Return of each text of the reveal that is seen whether the room was shown it.

    By the id of who wrote it, and by question: each seat is told of its own alone.
    """
    if not shows_results(viewed(record)):
        return {}
    found: dict[str, dict[str, bool]] = {}
    for text in texts_of(rooms, record):
        found.setdefault(text.participant, {})[text.question] = text.released
    return found


def texts_of(rooms: Rooms, record: SessionRecord) -> list[ResponseRecord]:
    """Return the texts of the round that is seen; once nobody writes any more they are kept.

    They stand in an order of their own: that of sending would tell who wrote the first one.
    """
    if viewed(record).phase in _TEXTS_READABLE:
        return rooms.kept.of(record.id).once(TEXTS, lambda: _texts(rooms, record))
    return _texts(rooms, record)


def _texts(rooms: Rooms, record: SessionRecord) -> list[ResponseRecord]:
    step = viewed_step(record)
    round = step_content(step, record.mode)[1] if step else None
    ids = [q.id for q in round.questions if kind_of(q).IN_OWN_WORDS] if round else []
    written = rooms.store.responses(record.id, step.exercise, ids) if step and ids else []
    return sorted(written, key=lambda text: hashed(record.id + text.op))
