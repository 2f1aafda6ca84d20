"""What each caller may see of a session. What is not in here never leaves the host."""

from datetime import datetime

from workshop.contracts.looks import CommonView, Look, Me, Place, SessionView, SharedLook, WallLook
from workshop.contracts.overview import FacilitatorLook, Together
from workshop.contracts.promises import Promise
from workshop.contracts.tallies import Tally
from workshop.exercises.agenda import step_content
from workshop.exercises.promises import is_about_promises
from workshop.host.alike import told_of
from workshop.host.awaited import running_view
from workshop.host.away import back_to, passed
from workshop.host.callers import Caller
from workshop.host.counting import is_readable, tallies
from workshop.host.followed import followed
from workshop.host.front import front_of
from workshop.host.kept import RESULTS
from workshop.host.leading import browsers_view
from workshop.host.nudging import nudge_now
from workshop.host.onpaper import paper_view
from workshop.host.own_items import own_view
from workshop.host.own_pace import own_pace_view, soon_view
from workshop.host.parking import parked_view, parking_view
from workshop.host.progress import Progress
from workshop.host.promised import (
    carried,
    live_round,
    looks_back,
    promises_of,
    with_list,
)
from workshop.host.quarters import firm_view, play_view
from workshop.host.rooms import Rooms
from workshop.host.routes import routed_view
from workshop.host.seats import door_view, public
from workshop.host.sharing import with_matrix
from workshop.host.simulated import is_unsaid, simulated_view
from workshop.host.swapping import own_ticket, timetable_view, with_timetable
from workshop.host.talking import countdown_view, group_of, understood_view
from workshop.host.texts import TEXTS_READABLE, quoted, quotes, told_texts, with_rows
from workshop.host.timing import timing
from workshop.host.together import together
from workshop.host.trying_out import trial_of, trial_view
from workshop.host.undoing import undoable
from workshop.host.where import (
    is_looking_again,
    known_steps,
    seen_steps,
    step_of,
    viewed,
    viewed_step,
)
from workshop.host.wording import worded_view
from workshop.session import Phase, Position, natural, shows_results
from workshop.store import ParticipantRecord, RevealRecord, SessionRecord


def session_view(record: SessionRecord) -> SessionView:
    """Return what everyone in the room may know of a session."""
    place, steps = viewed(record), known_steps(record)
    step = steps[place.step] if 0 <= place.step < len(steps) else None
    view: SessionView = {
        "id": record.id,
        "code": record.code,
        "name": record.name,
        "language": record.language,
        "agenda": record.agenda,
        "departments": list(record.departments),
        "names": dict(record.names),
        "closed": record.closed is not None,
        "goes_on": record.goes_on,
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
        "paused": record.paused is not None,
        "pace": record.pace,
    }
    if record.minutes:
        view["minutes"] = dict(record.minutes)
    if record.keeps_until:
        view["keeps_until"] = _day(record.keeps_until)
    if record.passing:
        view["passing"] = True
    if record.emptied:
        view["emptied"] = _day(record.emptied)
    return view


def _day(moment: datetime) -> str:
    """Return the day of a moment, where this machine is; no page needs to know more."""
    return moment.astimezone().date().isoformat()


def common_view(rooms: Rooms, record: SessionRecord) -> CommonView:
    """Return what every participant of a room may see alike: the room, and released results."""
    nudge = nudge_now(rooms, record)
    seen = _seen(rooms, record)
    return {"role": "participant", "nudge": nudge["id"] if nudge else "", **seen}


def me_view(rooms: Rooms, record: SessionRecord, me: ParticipantRecord) -> Me:
    """Return what a participant is told of herself."""
    return {
        "seat": public(me.id),
        "number": rooms.number(me),
        "department": me.department,
        "language": me.language,
        "settled": rooms.settled(me),
        "group": group_of(rooms, record, me),
        "firm": firm_view(rooms, record, me),
        "ticket": own_ticket(rooms, record, me),
        "trial": trial_of(rooms, record, me),
    }


def wall_view(rooms: Rooms, record: SessionRecord) -> WallLook:
    """Return what the projector shows: counts at any time, results after the reveal."""
    return {"role": "wall", **_shared(rooms, record)}


def _shared(rooms: Rooms, record: SessionRecord) -> SharedLook:
    """Return what wall and facilitator both see."""
    people = rooms.departments(record)
    unsaid: dict[str, bool] = {"unsaid": True} if is_unsaid(rooms, record) else {}
    return {
        **unsaid,  # type: ignore[typeddict-item]
        "joined": {"total": people.total(), "departments": dict(people)},
        "answered": progress_of(rooms, record).view(),
        "countdown": countdown_view(rooms, record),
        "understood": understood_view(rooms, record),
        "addresses": _addresses(rooms, record),
        "play": play_view(rooms, record),
        "parking": parking_view(rooms, record),
        **_seen(rooms, record),
    }


def _addresses(rooms: Rooms, record: SessionRecord) -> list[str]:
    """Return the addresses phones may be sent to, the chosen one first where it still is ours."""
    chosen = record.address
    others = [a for a in rooms.addresses if a != chosen]
    return [chosen, *others] if chosen in rooms.addresses else others


def facilitator_view(rooms: Rooms, record: SessionRecord, caller: Caller) -> FacilitatorLook:
    """Return what the facilitator sees: the wall's view, the door, every text before its release.

    Not from whom and not from which department: that would name the author in a small one.
    """
    there = viewed(record).phase in TEXTS_READABLE
    texts = told_texts(rooms, record) if there else []
    return {
        "role": "facilitator",
        **_shared(rooms, record),
        "texts": texts,
        "natural": natural(known_steps(record), record.position).value,
        "counted": progress_of(rooms, record).by_department(),
        "here": _placed(record.position),
        "before": _before(record),
        "front": front_of(rooms, record),
        "revealed": sorted(seen_steps(rooms, record)),
        "passed": sorted(passed(rooms, record)),
        "back": _back(rooms, record),
        "machine": rooms.machine,
        **door_view(rooms, record),
        "together": _together(rooms, record),
        "timing": timing(rooms, record),
        **routed_view(rooms, record),
        "carried": len(carried(rooms, record)),
        "paper": paper_view(rooms, record),
        "parked": parked_view(rooms, record),
        "timetable": timetable_view(rooms, record),
        **running_view(rooms, record, progress_of(rooms, record)),
        "trial": trial_view(rooms, record),
        "followed": followed(rooms, record),
        "undoable": undoable(rooms, record),
        "browsers": browsers_view(rooms, caller),
        "own_pace": own_pace_view(record),
        "simulated": simulated_view(rooms, record),
    }


def _together(rooms: Rooms, record: SessionRecord) -> list[Together]:
    people = list(rooms.seated(record.id).values())
    return together(people, rooms.places, {one.id: rooms.number(one) for one in people})


def _before(record: SessionRecord) -> Place | None:
    """Return where the last move can be taken back to."""
    before = record.before
    return _placed(before.position) if before else None


def _back(rooms: Rooms, record: SessionRecord) -> Place | None:
    """Return where the room goes on that a question of the moment has called away."""
    back = back_to(rooms, record)
    return _placed(back) if back else None


def _placed(position: Position) -> Place:
    return {"step": position.step, "phase": position.phase.value, "talk": position.talk}


def progress_of(rooms: Rooms, record: SessionRecord) -> Progress:
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
            said = (given.department, given.question, given.value)
            kept.progress.answer(given.participant, *said, given.at)
    return kept.progress


def _seen(rooms: Rooms, record: SessionRecord) -> Look:
    """Return where the room is, the results of its reveal, counted once, and released texts."""
    session, step = session_view(record), viewed_step(record)
    there = listed(rooms, record)
    if step is None or not shows_results(viewed(record)):
        empty: Look = {"session": session, "results": {}, "quotes": [], "promises": there}
        return _with_own(rooms, record, empty)
    exercise, _ = step_content(step, record.mode)
    results = rooms.kept.of(record.id).once(RESULTS, lambda: _results(rooms, record))
    listed_there = with_list(rooms, record, exercise, results)
    tabled = with_timetable(rooms, record, listed_there)
    told = with_rows(rooms, record, with_matrix(rooms, record, exercise, tabled))
    seen: Look = {
        "session": session,
        "results": {**told},
        "quotes": quotes(rooms, record),
        "wrote": told_of(rooms, record, quoted(rooms, record)),
        "promises": there,
    }
    return _with_own(rooms, record, seen)


def _with_own(rooms: Rooms, record: SessionRecord, seen: Look) -> Look:
    own, worded = own_view(rooms, record), worded_view(rooms, record)
    soon = soon_view(rooms, record)
    made: Look = {**seen, "own_items": own} if own else seen
    told: Look = {**made, "soon": soon} if soon else made
    return {**told, "worded": worded} if worded else told


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
