"""A solver that knows everything ever shown, and one answer, looks for somebody else's answer.

It is told who sits where, who answered again, every published count before and after, how counts
are coarsened, and what one person answered. Then it asks for each other person, by integer
programming, whether she can have answered anything else; and for each hidden department whether
it can have been more or fewer.
"""

import random
from itertools import combinations_with_replacement

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from workshop.questions.again import tally_again
from workshop.questions.coarse import coarse
from workshop.questions.kinds import kind_of
from workshop.questions.question import RATINGS, Question
from workshop.questions.tally import ALL, tally

FIRST = Question("claim", "rating", items=("i",), options=RATINGS)
AGAIN = Question("claim-again", "rating", items=("i",), options=RATINGS)
DEPARTMENTS = ("sales", "marketing", "hr")
OPTIONS = RATINGS[1:4]


def beside(option):
    return kind_of(FIRST).beside(FIRST, "i", option)


def ways(told):
    """Return all counts that are published as these."""
    moves = [(a, b) for a in RATINGS for b in RATINGS if a != b and told.get(b)]
    near = [{o: told.get(o, 0) + (o == a) - (o == b) for o in RATINGS} for a, b in moves]
    possible = [dict(told), *near]
    return [{o: n for o, n in way.items() if n} for way in possible if coarse(way, beside) == told]


def a_session(seed):
    """Return what people answered and answered again, by person, and what was shown of it."""
    draw = random.Random(seed)
    sizes = {"sales": draw.randint(5, 7), "marketing": draw.randint(3, 6), "hr": draw.randint(0, 3)}
    people = [(f"{d}{n}", d) for d, size in sizes.items() for n in range(size)]
    spread = draw.choice([(1, 0, 0), (8, 1, 1), (1, 1, 1)])
    said = {p: (d, {"i": draw.choices(OPTIONS, spread)[0]}) for p, d in people}
    again = {p: one for p, one in said.items() if draw.random() < 0.85}
    again = {p: (d, v if draw.random() < 0.7 else {"i": "1"}) for p, (d, v) in again.items()}
    late = {f"late{n}": ("sales", {"i": "5"}) for n in range(draw.randint(0, 2))}
    before = tally(FIRST, said.values(), DEPARTMENTS)
    after = tally_again(AGAIN, again | late, said, before, DEPARTMENTS)
    return said, again, before["cells"]["i"], after["cells"]["i"]


class Known:
    """What somebody knows, as an integer programme over who answered what, then and again."""

    def __init__(self, said, again, before, after):
        self.names = [(when, p) for when, of in (("then", said), ("again", again)) for p in of]
        self.at = {}
        for when, person in self.names:
            for option in RATINGS:
                self.at[when, person, option] = len(self.at)
        self.rows, self.size = [], len(self.at)
        for one in self.names:
            self.add([(self.at[*one, o], 1) for o in RATINGS], 1)
        for groups, told in self.parts(said, before):
            self.one_of([(self.of("then", groups, said), ways(told))])
        for groups, told in self.parts(said, after):
            self.carried(groups, told, said, again)

    def add(self, row, total):
        self.rows.append((row, total))

    def of(self, when, groups, people, left_out=()):
        there = [p for p, (d, _) in people.items() if d in groups and p not in left_out]
        return {o: [self.at[when, p, o] for p in there] for o in RATINGS}

    def parts(self, said, cells):
        """Yield departments that are told, and the others together by subtraction."""
        if ALL not in cells:
            return
        present = {d for d, _ in said.values()}
        rest = dict(cells[ALL]["counts"])
        for group in present & cells.keys():
            yield [group], cells[group]["counts"]
            for option, n in cells[group]["counts"].items():
                rest[option] -= n
        if any(rest.values()):
            yield sorted(present - cells.keys()), {o: n for o, n in rest.items() if n}

    def one_of(self, alternatives):
        """Demand that counts of people are together one of several ways."""
        chosen = []
        for _ in alternatives[0][1]:
            chosen.append(self.size)
            self.size += 1
        self.add([(at, 1) for at in chosen], 1)
        for columns, choices in alternatives:
            for option in RATINGS:
                row = [(at, 1) for at in columns[option]]
                row += [(at, -way.get(option, 0)) for at, way in zip(chosen, choices, strict=True)]
                self.add(row, 0)

    def carried(self, groups, told, said, again):
        few = sum(d in groups and p not in again for p, (d, _) in said.items())
        kept, new = [], []
        for some in combinations_with_replacement(RATINGS, few):
            rest = {o: n - some.count(o) for o, n in told.items()}
            if sum(rest.values()) + few == sum(told.values()) and min(rest.values()) >= 0:
                if any(o not in told for o in some):
                    continue
                found = ways({o: n for o, n in rest.items() if n})
                kept += [{o: some.count(o) for o in some}] * len(found)
                new += found
        old = self.of("then", groups, said, left_out=again)
        self.one_of([(old, kept), (self.of("again", groups, again), new)])

    def possible(self, *demands):
        """Return whether it can be that these sums are at least so much."""
        rows = np.zeros((len(self.rows) + len(demands), self.size))
        low, high = np.zeros(len(rows)), np.full(len(rows), np.inf)
        for n, (row, total) in enumerate([*self.rows, *demands]):
            for at, times in row:
                rows[n, at] += times
            low[n] = total
            high[n] = total if n < len(self.rows) else np.inf
        found = milp(
            np.zeros(self.size), constraints=LinearConstraint(rows, low, high),
            integrality=np.ones(self.size), bounds=Bounds(0, 1),
        )  # fmt: skip
        return found.status == 0


def answers(said, again):
    return {
        **{("then", p): v["i"] for p, (_, v) in said.items()},
        **{("again", p): v["i"] for p, (_, v) in again.items()},
    }


def shown(said, again, before, after):
    """Return the answers that are counted in anything that was shown."""
    times = [when for when, cells in (("then", before), ("again", after)) if cells]
    return {one: v for one, v in answers(said, again).items() if one[0] in times}


@pytest.mark.parametrize("seed", range(12))
def test_nobodys_answer_follows_from_all_that_was_shown_and_one_that_is_known(seed):
    session = a_session(seed)
    known, given = Known(*session), shown(*session)
    knower = random.Random(seed).choice(sorted(session[0]))
    hers = [([(known.at[*one, v], 1)], 1) for one, v in given.items() if one[1] == knower]
    assert known.possible(*hers)
    for one, value in given.items():
        if one[1] != knower:
            assert known.possible(*hers, ([(known.at[*one, value], -1)], 0)), (one, value)


@pytest.mark.parametrize("seed", range(12))
def test_no_count_of_a_hidden_department_does(seed):
    said, again, before, after = a_session(seed)
    known = Known(said, again, before, after)
    for group in {d for d, _ in said.values()} - before.keys() if before else ():
        for option, people in known.of("then", [group], said).items():
            count = sum(d == group and v["i"] == option for d, v in said.values())
            more = ([(at, 1) for at in people], count + 1)
            fewer = ([(at, -1) for at in people], 1 - count)
            assert not count or known.possible(more) or known.possible(fewer)


def test_the_solver_finds_what_exact_counts_tell():
    said = {f"s{n}": ("sales", {"i": "4"}) for n in range(5)}
    known = Known(said, {}, {}, {})
    known.one_of([(known.of("then", ["sales"], said), [{"4": 5}])])
    assert not known.possible(([(known.at["then", "s0", "4"], -1)], 0))
