"""What people answered, counted as the host counts it: of a repetition, who moved."""

from tests.support.listed import with_list
from workshop.questions.moved import tally_moved
from workshop.questions.tally import tally


def tallied(exercise, people, departments):
    """Return the tallies of an exercise by question.

    Args:
        exercise: what was asked.
        people: department and answers by question of each person.
        departments: the session's.
    """
    given = dict(enumerate(people))
    asked = [q for round in exercise.rounds for q in round.questions if q.answerable]
    by = {q.id: {n: (d, a[q.id]) for n, (d, a) in given.items() if q.id in a} for q in asked}
    found = {}
    for q in asked:
        if q.again:
            found[q.id] = tally_moved(q, by[q.id], by[q.again], found[q.again])
        else:
            found[q.id] = tally(q, by[q.id].values(), departments)
    return with_list(exercise, found, given.values(), departments)
