"""A room at each one's own pace, with people whose lines come and go."""

from contextlib import suppress
from datetime import timedelta

from tests.support.clock import Clock
from tests.support.room import LiveRoom, an_answer, hashed_of
from workshop.errors import Refused
from workshop.exercises.agenda import step_content
from workshop.host.callers import hashed
from workshop.host.client import new_op
from workshop.host.service import Host
from workshop.host.where import step_of


class OwnPaceRoom(LiveRoom):
    """A session that goes at each one's own pace; `online` are the people who have a line."""

    def __init__(self, store=None, sales=5, marketing=5, **opening) -> None:
        super().__init__(store, **{"own_pace": True} | opening)
        self.clock = self.host._rooms.clock = Clock()
        self.online = []
        self.connect(*self.fill(sales=sales, marketing=marketing))

    def connect(self, *people):
        """Let people have a line, from now on."""
        self.online = [*self.online, *(one for one in people if one not in self.online)]
        self.ask("arrived", token_hashes=[hashed_of(one) for one in people])
        self._tell()

    def leave(self, *people):
        """Let people have no line any more."""
        self.online = [one for one in self.online if one not in people]
        self._tell()

    def _tell(self):
        self.ask("present", token_hashes=[hashed_of(one) for one in self.online])
        self.host.tick()

    def wait(self, seconds):
        """Let time pass; the host wakes whenever it wants to, as its process does."""
        until = self.clock.now + timedelta(seconds=seconds)
        while self.clock.now < until:
            due = self.host.pause()
            wakes = self.clock.now + timedelta(milliseconds=due) if due else until
            self.clock.now = min(until, wakes)
            self.host.tick()

    def begin_anew(self):
        """Let the host end and another one take its place; lines are told again."""
        self.host.take_bells()
        self.host = Host(self.store, self.key, self.clock)
        for person in self.people:
            who = {"role": "participant", "token_hash": hashed_of(person)}
            with suppress(Refused):
                self.ask("bind", ticket_hash=hashed(person.ticket), **who)

    def answers(self, *people):
        """Let people answer everything that is asked."""
        for person in people:
            for question in self.asked_of(person):
                person.answer(question.id, an_answer(question))
        self.host.tick()

    def owes(self, person):
        """Whether something is missing from somebody in the round where the room is."""
        (kept,) = self.store.people_by_token([hashed_of(person)])
        step = self.step
        given = self.store.own_answers(self.record.id, step.exercise, [kept.id]).get(kept.id, {})
        asked = step_content(step, self.record.mode)[1].asked(person.department)
        return any(one.answerable and one.id not in given for one in asked)

    def let_go(self, person):
        """End somebody's seat."""
        seat = person.look()["me"]["seat"]
        self.ask("end_seats", code=self.code, seats=[seat])
        self.people.remove(person)
        self.online = [one for one in self.online if one is not person]

    def asked_of(self, person):
        """Return the questions that somebody is asked where the room is."""
        round = step_content(self.step, self.record.mode)[1].at(self.record.position.beat)
        return [question for question in round.asked(person.department) if question.answerable]

    def hold(self, held=True):
        self.ask("hold", code=self.code, held=held)
        self.host.tick()

    def pace(self, pace):
        self.ask("pace", code=self.code, pace=pace)
        self.host.tick()

    def move(self, do="advance", **fields):
        """Let whoever leads press a button."""
        moved = self.ask(do, op=new_op(), code=self.code, **fields)
        self.session = moved.get("session", self.session)
        self.host.tick()
        return moved

    @property
    def record(self):
        return self.store.session(self.session["id"])

    @property
    def step(self):
        return step_of(self.record)

    @property
    def phase(self):
        return self.record.position.phase.value

    @property
    def soon(self):
        return self.look().get("soon")
