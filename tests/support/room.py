"""A room in this process: a real host with a session in it, and people who answer."""

import json
from dataclasses import replace

from workshop.errors import Refused
from workshop.exercises.agenda import alone, in_short, only
from workshop.exercises.exercise import load_exercise
from workshop.exercises.promises import is_asked
from workshop.host.callers import Role, hashed, new_token
from workshop.host.client import new_op
from workshop.host.runs import calculate
from workshop.host.service import Host
from workshop.questions.kinds import kind_of
from workshop.store import MemoryStore

EXERCISE = "where-are-the-sales"
GAME = "kpi-tradeoffs"
TASKS = "strategy-vs-tactics"
LEADS = "must-every-lead-buy"
PROMISES = "commitments"
EXPLAIN = "explain-yourself"
MONEY = "who-brings-the-money"
MAPS = "map-is-not-territory"
SWAPS = "gemba-day"
TOLD = only([in_short(GAME, ("bonus", "letter", "matrix"))])
"""What a session is opened with that has the model play, and no firms."""

DEPARTMENTS = ("sales", "marketing")
OPENING = {
    "name": "Monday",
    "agenda": alone(EXERCISE),
    "departments": list(DEPARTMENTS),
    "language": "en",
    "expected": 20,
}


class LiveRoom:
    """A session at a host of its own; `ask` is what kernels and the server do."""

    def __init__(self, store=None, addresses=("http://10.0.0.5:8866",), **opening) -> None:
        self.store = store or MemoryStore()
        self.key = new_token()
        self.host = Host(self.store, self.key, addresses=list(addresses))
        self.session = self.ask("open", op=new_op(), **OPENING | opening)["session"]
        self.code = self.session["code"]
        self.people = []

    def reply(self, do, ticket=None, **fields):
        (reply,) = self.host.run([{"do": do, "ticket": ticket or self.key, **fields}])
        return reply

    def ask(self, do, ticket=None, **fields):
        reply = self.reply(do, ticket, **fields)
        if "refused" in reply:
            raise Refused(reply["refused"], **reply["details"])
        return reply

    def refusal(self, do, ticket=None, **fields):
        """Return the code a command is refused with; None where it is carried out."""
        return self.reply(do, ticket, **fields).get("refused")

    def seat(self, department, language="en"):
        person = Seated(self, department, language)
        self.people.append(person)
        return person

    def fill(self, **counts):
        return [self.seat(department) for department, n in counts.items() for _ in range(n)]

    def wall(self):
        return self._kernel(role=Role.WALL, code=self.code)

    def facilitator(self):
        token_hash = hashed(new_token())
        self.ask("admit", token_hash=token_hash)
        return self._kernel(role=Role.FACILITATOR, token_hash=token_hash)

    def _kernel(self, **who):
        ticket = new_token()
        self.ask("bind", ticket_hash=hashed(ticket), **who)
        return ticket

    def advance(self, to=None):
        self.session = self.ask("advance", op=new_op(), code=self.code, to=to)["session"]
        return self.session

    def go(self, round, phase):
        """Take the room to a phase of a round by the facilitator's big button."""
        while (self.session["round"], self.session["phase"]) != (round, phase):
            self.advance()

    def look(self, ticket=None):
        return self.ask("look", ticket, code=self.code)

    def compute(self):
        """Compute what the host ordered, as the process beside it does; return the jobs."""
        self.look()
        jobs = self.host.take_jobs()
        for job in jobs:
            self.host.finish(job, calculate(job))
        return jobs

    @property
    def exercise(self):
        return self.session["exercise"] or EXERCISE

    @property
    def round(self):
        return load_exercise(self.exercise).round(self.look()["session"]["round"])

    def everyone_answers(self, nth=lambda number: number):
        """Let everybody answer everything; `nth` picks one of the possible answers for each.

        A ballot about nothing is asked of nobody.
        """
        look = self.look()
        asked, talk = look["answered"]["questions"], look["session"]["talk"]
        round = self.round
        # A quarter is asked by itself, and what comes after the last one without them.
        quarter = tuple(q for q in round.questions if q.turn and q.id == talk)
        others = tuple(q for q in round.questions if not q.turn)
        round = replace(round, questions=quarter or others)
        for number, person in enumerate(self.people):
            for question in round.asked(person.department):
                if question.id in asked or (question.answerable and not question.of):
                    now = as_listed(question, look["promises"])
                    person.answer(question.id, an_answer(now, nth(number)))


class Seated:
    """Somebody with a seat, and a kernel that acts for her."""

    def __init__(self, room, department, language) -> None:
        self.room, self.department = room, department
        self.token, self.ticket = new_token(), new_token()
        who = {"token_hash": hashed(self.token)}
        room.ask("join", code=room.code, department=department, language=language, **who)
        room.ask("bind", ticket_hash=hashed(self.ticket), role="participant", **who)

    def answering(self, question, value, op=None):
        """Return the command that gives an answer."""
        fields = {"exercise": self.room.exercise, "question": question, "value": value}
        return {"do": "answer", "ticket": self.ticket, "op": op or new_op(), **fields}

    def answer(self, question, value, op=None):
        command = self.answering(question, value, op)
        return self.room.ask(command.pop("do"), **command)

    def refusal(self, question, value, op=None):
        (reply,) = self.room.host.run([self.answering(question, value, op)])
        return reply.get("refused")

    def look(self):
        return self.room.ask("look", self.ticket)


def asked(round):
    """Return a round as it asks, before and after its talk steps."""
    return [round.part(beat.talk) for beat in round.course if beat.phase == "asking"]


def as_listed(question, promises):
    """Return a question as it is asked: of a ballot the items are those of the room's list."""
    ballot = kind_of(question).BALLOT
    if not ballot:
        return question
    return replace(question, items=tuple(p["id"] for p in promises if is_asked(p, ballot)))


def an_answer(question, nth=0):
    """Return the `nth` valid value of a question; different `nth` give different values."""
    return kind_of(question).invent(question, nth)


def words_of(page):
    """Return every text in a page."""
    if isinstance(page, dict):
        return [word for value in page.values() for word in words_of(value)]
    if isinstance(page, list | tuple):
        return [word for value in page for word in words_of(value)]
    return [page] if isinstance(page, str) else []


def as_json(value):
    """Return a value as it would be sent; what JSON does not know is an error."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)


def filled_room(slug, store=None, sales=5, marketing=5, **opening):
    """Return a room that plays one exercise, with people of both sides."""
    room = LiveRoom(store, agenda=alone(slug), **opening)
    room.fill(sales=sales, marketing=marketing)
    return room


def here(room):
    """Let everybody's page have opened a line."""
    room.ask("arrived", token_hashes=[hashed_of(person) for person in room.people])
    return room


def hashed_of(person):
    return hashed(person.token)
