"""What a session has promised so far: its list, and the questions that are asked about it."""

from collections.abc import Mapping
from dataclasses import replace

from workshop.contracts.promises import NEEDED, Promise
from workshop.contracts.tallies import Tally
from workshop.errors import ContentError
from workshop.exercises.exercise import Exercise, Round, exercises, load_exercise
from workshop.exercises.promises import ballots, example, is_asked, sources, vote_of
from workshop.host.courses import steps_of
from workshop.host.kept import PROMISES
from workshop.host.own_items import as_asked
from workshop.host.rooms import Rooms
from workshop.questions.kinds import kind_of, kinds
from workshop.questions.question import Question
from workshop.questions.verdicts import AGREE, ALOUD
from workshop.session import Phase
from workshop.store import PromiseRecord, SessionRecord

ANSWERED = "answered"
"""What has become of a request that the other side was asked about."""

Verdicts = Mapping[tuple[str, str], str]
"""By what a ballot asks about (`Kind.BALLOT`) and promise."""


def sides(rooms: Rooms, record: SessionRecord) -> list[str]:
    """Return the departments that somebody of is here, in the session's order: all must agree."""
    here = rooms.departments(record)
    return [department for department in record.departments if department in here]


def promises_of(rooms: Rooms, record: SessionRecord, slug: str) -> list[Promise]:
    """Return the list of an exercise in a session; what ballots said is read once."""
    told = rooms.kept.of(record.id).once(PROMISES, lambda: _verdicts(rooms, record))
    must = sides(rooms, record)
    ours = [one for one in rooms.store.promises(record.id) if one.exercise == slug]
    exercise = _readable(slug) if ours else None
    return [view_of(one, told, must, asked_by(rooms, one, exercise)) for one in ours]


def _readable(slug: str) -> Exercise | None:
    try:
        return load_exercise(slug)
    except ContentError:
        return None


def asked_by(rooms: Rooms, one: PromiseRecord, exercise: Exercise | None) -> str:
    """Return which side asks for something; nobody is told whose proposal anything else was."""
    asking = vote_of(exercise) if exercise else None
    if asking is None or not asking.across:
        return ""
    if one.example:
        return asking.held_by.get(one.example, "")
    written = next((rooms.store.response(op) for op in one.sources), None)
    return written.department if written else ""


def carried(rooms: Rooms, record: SessionRecord) -> list[Promise]:
    """Return what was signed in the session that this one goes on from; nothing without one."""
    before = rooms.store.session(record.after) if record.after else None
    if before is None:
        return []
    kept = [one for one in signed_in(rooms, before.id) if one.exercise in exercises()]
    return [view_of(one, {}, [d for d in before.departments if d in one.signed]) for one in kept]


def looks_back(record: SessionRecord) -> bool:
    """Whether what everybody sees is the step in which the room looks back."""
    place = record.position
    if record.looking is not None or place.phase is not Phase.TALK:
        return False
    there = load_exercise(steps_of(record)[place.step].exercise)
    return there.looks_back


def signed_in(rooms: Rooms, session: str) -> list[PromiseRecord]:
    """Return the promises of a session that more than one side has signed."""
    return [one for one in rooms.store.promises(session) if len(one.signed) > 1]


def _verdicts(rooms: Rooms, record: SessionRecord) -> Verdicts:
    """Return what the room's ballots said, as they were counted when they were shown."""
    found: dict[tuple[str, str], str] = {}
    for step in sorted(rooms.store.revealed(record.id)):
        kept = rooms.store.reveal(record.id, step)
        for tally in kept.results.values() if kept else ():
            found |= {(_asks(tally), id): word for id, word in _said(tally).items()}
    return found


def _said(tally: Tally) -> Mapping[str, str]:
    """Return by promise what a ballot has said; of requests that they were answered."""
    if _asks(tally) == "requests":
        return dict.fromkeys(tally["cells"], ANSWERED)
    return tally.get("passed", {})


def _asks(tally: Tally) -> str:
    return kinds()[tally["kind"]].BALLOT


def view_of(one: PromiseRecord, told: Verdicts, must: list[str], by: str = "") -> Promise:
    """Return a promise as everybody sees it.

    Args:
        one: what is kept of it.
        told: what ballots have said.
        must: the sides that must want and sign it.
        by: the side that asks for it, where sides ask each other.
    """
    verdict = told.get(("proposals", one.id)) or told.get(("requests", one.id), "")
    aloud = verdict in ("", ALOUD) and len(must) > 1 and {*must} <= {*one.agreed}
    return {
        "id": one.id,
        "exercise": one.exercise,
        "number": one.number,
        "text": one.text,
        "example": one.example,
        "by": by,
        "terms": dict(one.terms),
        "missing": missing(one),
        "verdict": verdict,
        "ready": told.get(("promises", one.id), ""),
        "sides": list(must),
        "agreed": list(one.agreed),
        "adopted": verdict == AGREE or aloud,
        "signed": [side for side in must if side in one.signed],
        "kept": one.kept,
        "measured": one.measured,
    }


def missing(one: PromiseRecord) -> list[str]:
    """Return what must be filled before a promise can be signed."""
    given = dict(one.terms)
    if one.example:
        try:
            given = {**example(load_exercise(one.exercise), one.example, "en").terms, **given}
        except ContentError:
            given = dict(one.terms)
    return [name for name in NEEDED if not given.get(name)]


def live(rooms: Rooms, record: SessionRecord, slug: str, question: Question) -> Question:
    """Return a question as this session asks it: a ballot has its items from the list.

    A team's own items are as many as it brought.
    """
    ballot = kind_of(question).BALLOT
    if not ballot:
        return as_asked(rooms, record, slug, question)
    there = promises_of(rooms, record, slug)
    asked = [one for one in there if is_asked(one, ballot)]
    held_by = {one["id"]: one["by"] for one in asked if one["by"]}
    return replace(question, items=tuple(one["id"] for one in asked), held_by=held_by)


def live_round(rooms: Rooms, record: SessionRecord, slug: str, round: Round) -> Round:
    """Return a round as this session asks it; a ballot about nothing is not asked."""
    asked = [live(rooms, record, slug, question) for question in round.questions]
    return replace(round, questions=tuple(q for q in asked if q.items or not kind_of(q).BALLOT))


def with_list(
    rooms: Rooms, record: SessionRecord, exercise: Exercise, results: Mapping[str, Tally]
) -> dict[str, Tally]:
    """Return results, the list as it is now laid beside those that are about it."""
    about = {*sources(exercise), *(question.id for question in ballots(exercise))} & {*results}
    there = promises_of(rooms, record, exercise.slug) if about else []
    return {id: _beside(one, there) if id in about else one for id, one in results.items()}


def _beside(tally: Tally, there: list[Promise]) -> Tally:
    return {**tally, "promises": there}
