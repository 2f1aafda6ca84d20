"""A session that is taken home at any moment, and what two exports of it must not tell together."""

import json
from itertools import chain, combinations, product

from tests.support.room import LiveRoom
from workshop.errors import Refused
from workshop.exercises.agenda import only
from workshop.host.client import new_op
from workshop.questions.kinds import kind_of
from workshop.questions.tally import ALL, SMALLEST
from workshop.record import Record
from workshop.record.taking import taken
from workshop.record.wording import worded

SLUGS = ("where-are-the-sales", "conflict-signs")


class Exported:
    """A room in which anything may happen, and all exports of it so far."""

    def __init__(self, sales, marketing, slugs=SLUGS) -> None:
        self.room = LiveRoom(agenda=only(slugs))
        self.room.fill(sales=sales, marketing=marketing)
        self.gone, self.exports, self.written, self.shown = set(), [], set(), set()
        self.advance("asking")

    # -- what may happen -----------------------------------------------------------------

    def join(self, side):
        self.room.seat(side)

    def leave(self, nth):
        person = self._somebody(nth)
        if person:
            seat = person.look()["me"]["seat"]
            self.room.ask("end_seats", code=self.room.code, seats=[seat])
            self.gone.add(person)

    def move(self, nth):
        person = self._somebody(nth)
        if person:
            me = person.look()["me"]
            side = "sales" if me["department"] == "marketing" else "marketing"
            self.room.ask("move_seat", code=self.room.code, seat=me["seat"], department=side)

    def answer(self, first, step, value):
        """Let every `step`-th person from the `first` on answer all that is asked."""
        for person in self._here()[first::step]:
            for question in self._asked():
                given = kind_of(question).invent(question, value + len(self.written))
                if kind_of(question).IN_OWN_WORDS:
                    given = f"written text {len(self.written)};"
                    self.written.add(given)
                try:
                    person.answer(question.id, given)
                except Refused:
                    continue

    def advance(self, to=None):
        if self.room.session["phase"] != "ended":
            try:
                self.room.advance(to)
            except Refused:
                return

    def take_back(self):
        try:
            self.room.session = self.room.ask("take_back", op=new_op(), code=self.room.code)[
                "session"
            ]
        except Refused:
            return

    def look_again(self, step):
        try:
            self.room.ask("look_again", code=self.room.code, step=step)
        except Refused:
            return

    def release(self, nth, shown):
        texts = self.room.look().get("texts", [])
        if texts:
            one = texts[nth % len(texts)]
            self.room.ask("release", code=self.room.code, id=one["id"], released=shown)
            self.shown |= {one["text"]} if shown else set()

    def export(self):
        self.exports.append(taken(self.room.ask, self.room.code))

    def _here(self):
        return [person for person in self.room.people if person not in self.gone]

    def _somebody(self, nth):
        here = self._here()
        return here[nth % len(here)] if here else None

    def _asked(self):
        session = self.room.look()["session"]
        if session["phase"] != "asking":
            return []
        return [q for q in self.room.round.questions if q.answerable and not q.of]

    # -- what must hold ------------------------------------------------------------------

    def check(self):
        for took in self.exports:
            self._tells_no_secret(took)
            marks_what_it_holds_back(took)
        nothing_by_subtraction(self.exports)

    def _tells_no_secret(self, took):
        text = json.dumps(took)
        assert not [one for one in self.written - self.shown if one in text]
        people = self.room.store.participants(self.room.session["id"])
        assert not [one for one in people if one.id in text]


def tables(took):
    """Return the tables of an export: they need no findings."""
    record = Record(took, worded(took), {"en": {}})
    return record.answers, record.measures


def marks_what_it_holds_back(took):
    answers, measures = tables(took)
    told = answers[~answers["suppressed"]]
    assert (told["n"] >= SMALLEST).all()
    assert (told["count"] <= told["n"]).all()
    held = answers[answers["suppressed"]]
    assert held[["n", "count", "share", "option", "score"]].isna().all(axis=None)
    assert measures[measures["suppressed"]][["n", "value"]].isna().all(axis=None)
    assert (measures["n"].dropna() >= SMALLEST).all()
    for one in tallies_of(took):
        small = {*one["hidden"]}
        rows = answers[answers["question"] == one["question"]]
        missing = {d for d in small for cells in one["cells"].values() if d not in cells}
        marked = set(rows[rows["suppressed"]]["department"]) | set(
            measures[(measures["question"] == one["question"]) & measures["suppressed"]][
                "department"
            ]
        )
        assert missing <= marked


def tallies_of(took):
    return [one for seen in took["seen"] for one in seen["results"].values() if "cells" in one]


def nothing_by_subtraction(exports):
    """Hold all that exports tell of one item against each other: no difference is a few people."""
    cells = {}
    for took in exports:
        for seen in took["seen"]:
            for id, one in seen["results"].items():
                for item, groups in one.get("cells", {}).items():
                    cells.setdefault((seen["exercise"], id, item), []).append(groups)
    for told in cells.values():
        for one, other in combinations(told, 2):
            for group in one.keys() & other.keys():
                is_nobodys(one[group], other[group])
        for rooms, parts in product(told, told):
            rest_is_no_few(rooms, parts)
    moves_are_one(exports)


def is_nobodys(one, other):
    apart = abs(one["n"] - other["n"])
    assert apart == 0 or apart >= SMALLEST
    if apart == 0:
        assert one == other


def rest_is_no_few(rooms, parts):
    if ALL in rooms:
        sides = [cell["n"] for group, cell in parts.items() if group != ALL]
        subsets = chain.from_iterable(combinations(sides, n) for n in range(1, len(sides) + 1))
        for those in subsets:
            rest = rooms[ALL]["n"] - sum(those)
            assert rest == 0 or rest >= SMALLEST


def moves_are_one(exports):
    moved = {}
    for took in exports:
        for seen in took["seen"]:
            for id, one in seen["results"].items():
                told = json.dumps(one.get("moved"), sort_keys=True)
                assert moved.setdefault((seen["exercise"], seen["step"], id), told) == told
