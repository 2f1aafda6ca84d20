"""A room's list of promises, its exercise's examples on it, as the host lays it beside results."""

from dataclasses import replace
from datetime import UTC, datetime

from workshop.exercises.promises import ballots, examples, sources
from workshop.host.promised import view_of
from workshop.questions.kinds import kind_of
from workshop.questions.verdicts import verdicts
from workshop.store import PromiseRecord

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def with_list(exercise, results, people, departments, *, public=False):
    """Return results with the list and the verdicts of an exercise's ballots, where it has any.

    Beside tables that people write, all rows are laid.

    Args:
        exercise: what was asked.
        results: tallies by question.
        people: department and answers by question of each person, or of each table.
        departments: the sides.
        public: whether sides vote, and sign, in public.
    """
    told, asked = {}, list(ballots(exercise))
    results = results | _tables(exercise, results, people)
    for q in (q for q in asked if not q.across):
        given = [(side, answers[q.id]) for side, answers in people if q.id in answers]
        passed = verdicts(given, departments, q.options[0], public=public)
        results[q.id] = results[q.id] | {"passed": passed}
        told |= {(kind_of(q).BALLOT, id): word for id, word in passed.items()}
    signing = next((q for q in asked if public and kind_of(q).BALLOT == "promises"), None)
    across = next((q for q in asked if q.across), None)
    there = [
        view_of(
            _listed(exercise, n, item, signing, people),
            told,
            list(departments),
            across.held_by[item] if across else "",
        )
        for n, item in enumerate(examples(exercise), 1)
    ]
    about = {*sources(exercise), *(q.id for q in asked)}
    return {id: one | {"promises": there} if id in about else one for id, one in results.items()}


def _tables(exercise, results, people):
    tabled = [q for r in exercise.rounds for q in r.questions if kind_of(q).TABLED]
    return {
        q.id: results[q.id] | {"rows": [given[q.id] for _, given in people if q.id in given]}
        for q in tabled
    }


def _listed(exercise, number, item, signing, people):
    signed = {
        side: NOON.isoformat()
        for side, answers in people
        if signing and answers.get(signing.id, {}).get(item) == signing.options[0]
    }
    record = PromiseRecord("s", item, exercise.slug, number, NOON, example=item, signed=signed)
    return replace(record, terms={"due": "2026-04-01"})
