"""What people wrote in their own words, and what of it everybody reads."""

from collections import Counter
from collections.abc import Mapping

from workshop.contracts.overview import WrittenText
from workshop.contracts.tallies import Tally
from workshop.exercises.agenda import step_content
from workshop.exercises.promises import is_across, sources
from workshop.host.callers import hashed
from workshop.host.kept import TEXTS, TICKETS
from workshop.host.rooms import Rooms
from workshop.host.where import viewed, viewed_step
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.session import Phase, shows_results
from workshop.store import ResponseRecord, SessionRecord

TEXTS_READABLE = (Phase.CLOSED, Phase.REVEALED)
"""When the facilitator reads what was written: nobody writes any more."""


def texts_of(rooms: Rooms, record: SessionRecord) -> list[ResponseRecord]:
    """Return the texts of the round that is seen; once nobody writes any more they are kept.

    They stand in an order of their own: that of sending would tell who wrote the first one.
    """
    if viewed(record).phase in TEXTS_READABLE:
        return rooms.kept.of(record.id).once(TEXTS, lambda: _texts(rooms, record))
    return _texts(rooms, record)


def _texts(rooms: Rooms, record: SessionRecord) -> list[ResponseRecord]:
    step = viewed_step(record)
    round = step_content(step, record.mode)[1] if step else None
    ids = [q.id for q in round.questions if kind_of(q).IN_OWN_WORDS] if round else []
    written = rooms.store.responses(record.id, step.exercise, ids) if step and ids else []
    return sorted(written, key=lambda text: hashed(record.id + text.op))


def read_anew(rooms: Rooms, record: SessionRecord) -> None:
    """Let everybody see the texts as they are now."""
    rooms.kept.of(record.id).changed(TEXTS, TICKETS)
    rooms.ring("responses", record.id)
    if shows_results(viewed(record)):
        # Whoever wrote one is told on her phone, and phones hear this bell alone.
        rooms.ring("stage", record.id)


def told_texts(rooms: Rooms, record: SessionRecord) -> list[WrittenText]:
    """Return every text as the facilitator reads it before she shows it."""
    apart, given = _elsewhere(record), texts_of(rooms, record)
    many = Counter(one.joined for one in given if one.joined)
    return [
        {
            **_written(r, q, elsewhere=q.id in apart),
            "question": "" if q.only_for else q.id,
            "wrote": 1 + many[r.op],
        }
        for r, q in _asked(rooms, record)
    ]


def quotes(rooms: Rooms, record: SessionRecord) -> list[str]:
    """Return the released texts, but for those that stand in a table or on the list of requests."""
    return [str(one.value) for one in quoted(rooms, record)]


def quoted(rooms: Rooms, record: SessionRecord) -> list[ResponseRecord]:
    """Return the texts that `quotes` has, in the same order."""
    asked, apart = _asked(rooms, record), _elsewhere(record)
    return [r for r, q in asked if r.released and q.id not in apart]


def may_be_joined(record: SessionRecord, given: ResponseRecord) -> bool:
    """Whether a text may be shown in another one's words: a row of a table is no text.

    What one department alone is asked may not: that two go together would say where they come from.
    """
    step = viewed_step(record)
    if step is None:
        return False
    question = step_content(step, record.mode)[1].question(given.question)
    plain = kind_of(question).IN_OWN_WORDS and not kind_of(question).TABLED
    return plain and not question.only_for


def with_rows(
    rooms: Rooms, record: SessionRecord, results: Mapping[str, Tally]
) -> dict[str, Tally]:
    """Return results, the released rows laid beside those that are tables."""
    given = [(r, q.id) for r, q in _asked(rooms, record) if r.released and kind_of(q).TABLED]
    rows = {id: [r.value for r, at in given if at == id] for _, id in given}
    return {id: {**one, "rows": rows[id]} if id in rows else one for id, one in results.items()}


def released_by(rooms: Rooms, record: SessionRecord) -> dict[str, dict[str, bool]]:
    """Return of each text of the reveal that is seen whether the room was shown it.

    By the id of who wrote it, and by question: each seat is told of its own alone.
    """
    if not shows_results(viewed(record)):
        return {}
    found: dict[str, dict[str, bool]] = {}
    given = texts_of(rooms, record)
    shown = {text.op: text.released for text in given}
    for text in given:
        # Who wrote the same as another was shown where that one was.
        told = shown.get(text.joined, text.released)
        found.setdefault(text.participant, {})[text.question] = told
    return found


def _elsewhere(record: SessionRecord) -> set[str]:
    """Return the questions whose texts are shown elsewhere than among the texts of the room."""
    step = viewed_step(record)
    if step is None:
        return set()
    exercise, round = step_content(step, record.mode)
    listed = sources(exercise) if is_across(exercise) else []
    return {q.id for q in round.questions if kind_of(q).TABLED or q.id in listed}


def _asked(rooms: Rooms, record: SessionRecord) -> list[tuple[ResponseRecord, Question]]:
    """Return the texts of the round that stand by themselves, each with its question."""
    step = viewed_step(record)
    round = step_content(step, record.mode)[1] if step else None
    questions = {q.id: q for q in round.questions} if round else {}
    given = texts_of(rooms, record)
    ops = {one.op for one in given}
    # Whoever wrote the other one may have written something else since.
    alone = [one for one in given if one.joined not in ops]
    return [(r, questions[r.question]) for r in alone if r.question in questions]


def _written(given: ResponseRecord, question: Question, *, elsewhere: bool) -> WrittenText:
    text = kind_of(question).written_text(question, given.value)
    made: WrittenText = {"id": given.op, "text": text, "released": given.released}
    return {**made, "elsewhere": True} if elsewhere else made
