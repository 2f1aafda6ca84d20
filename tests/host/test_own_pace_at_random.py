"""Whatever happens in a room at its own pace: results come rightly, and once."""

import random
from itertools import pairwise

import pytest

from tests.support.own_pace import OwnPaceRoom
from tests.support.room import TASKS, an_answer, hashed_of
from workshop.exercises.agenda import alone
from workshop.host.all_done import ASLEEP
from workshop.host.seats import GRACE

HAPPENS = {
    "answer": 6, "all": 8, "part": 3, "leave": 3, "come": 3, "join": 1, "wait": 8, "long": 2,
    "anew": 2, "move": 3, "hold": 1, "pause": 1, "pace": 1, "end": 1,
}  # fmt: skip
"""What may happen, and how often."""


class Anything:
    """A room to which anything happens; when results came, whether that was right."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.room = OwnPaceRoom(sales=3, marketing=2, agenda=alone(TASKS))
        self.gone = {}
        self.came = 0
        self.room.move()

    def happen(self):
        (name,) = self.rng.choices(list(HAPPENS), HAPPENS.values())
        getattr(self, f"_{name}")()

    @property
    def someone(self):
        return self.rng.choice(self.room.people)

    def _answer(self):
        person = self.someone
        if self.room.phase == "asking" and person in self.room.online:
            self._then(lambda: self.room.answers(person))

    def _all(self):
        for person in self.room.online:
            if self.room.phase == "asking" and self.rng.random() < 0.9:
                self._then(lambda person=person: self.room.answers(person))

    def _part(self):
        person = self.someone
        asked = self.room.asked_of(person) if self.room.phase == "asking" else []
        if len(asked) > 1 and person in self.room.online:
            person.answer(asked[0].id, an_answer(asked[0]))
            self._then(self.room.host.tick)

    def _leave(self):
        person = self.someone
        if person in self.room.online:
            self.gone[person] = self.room.clock.now
            self._then(lambda: self.room.leave(person))

    def _come(self):
        person = self.someone
        self.gone.pop(person, None)
        self._then(lambda: self.room.connect(person))

    def _join(self):
        person = self.room.seat(self.rng.choice(("sales", "marketing")))
        self.gone[person] = self.room.clock.now
        self._then(self.room.host.tick)

    def _wait(self):
        for _ in range(self.rng.randint(1, 4)):
            self._then(lambda: self.room.wait(4))

    def _long(self):
        for _ in range(3):
            self._then(lambda: self.room.wait(45))

    def _anew(self):
        self.room.begin_anew()
        self._then(self.room.host.tick)
        there, self.room.online = list(self.room.online), []
        self._then(lambda: self.room.connect(*there))

    def _move(self):
        if self.room.phase != "asking" or self.rng.random() < 0.2:
            self.room.move()

    def _hold(self):
        if self.room.look()["own_pace"]["comes"]:
            self.room.hold(held=self.rng.random() < 0.3)

    def _pause(self):
        if self.room.phase not in ("lobby", "ended"):
            self.room.move("pause", paused=True)
            self._then(lambda: self.room.wait(200))
            self.room.move("pause", paused=False)

    def _pace(self):
        self.room.pace(self.rng.choice(("led", "own", "own", "own")))

    def _end(self):
        if len(self.room.people) > 4:
            person = self.someone
            self.room.let_go(person)
            self._then(self.room.host.tick)

    def _then(self, act):
        """Let something happen that moves nothing by itself, and look at what came of it."""
        before = self.room.record
        act()
        after = self.room.record
        if before.position.version != after.position.version:
            self._came(before, after)

    def _came(self, before, after):
        self.came += 1
        assert (before.position.phase, after.position.phase) == ("asking", "revealed")
        assert (before.pace, before.paused, before.held) == ("own", None, False)
        assert before.position.step == after.position.step
        owing = [one for one in self.room.people if self.room.owes(one)]
        assert not {*owing} & {*self.room.online}, "somebody with a line was not waited for"
        kept = self.room.store.people_by_token([hashed_of(one) for one in owing])
        seen = {one.token_hash for one in kept if one.arrived}
        for one in owing:
            least = ASLEEP if hashed_of(one) in seen else GRACE
            assert self.room.clock.now - self.gone[one] >= least, "it came too early for somebody"
        assert len(seen) < len(self.room.people) - len(owing), "most were away"

    def shown_once(self):
        """Whether nothing was ever shown twice; a pause is noted too, and its end as its place."""
        moves = self.room.store.moves([self.room.session["id"]])
        moves = [move for move in moves if move.phase != "paused"]
        shown = [b.step for a, b in pairwise(moves) if b.phase == "revealed" != a.phase]
        return len(shown) == len({*shown})


def played(seeds):
    """Return in how many rooms, and how often in all, results came by themselves."""
    came = []
    for seed in seeds:
        room = Anything(seed)
        for _ in range(60):
            if room.room.phase == "ended":
                break
            room.happen()
        assert room.shown_once(), seed
        came.append(room.came)
    return sum(map(bool, came)), sum(came)


def test_whatever_happens_results_come_only_when_all_who_are_there_are_done_and_once():
    rooms, _ = played(range(25))
    assert rooms >= 12, "too few to say anything"


@pytest.mark.slow
def test_the_same_in_many_rooms():
    rooms, times = played(range(100, 600))
    assert rooms >= 250
    assert times > rooms
