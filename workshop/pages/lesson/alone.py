"""A room for one: a session of the real rules in this process, with invented people in it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import cast

from workshop.contracts.looks import PhoneLook
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.replies import Reply, SessionReply
from workshop.contracts.swaps import TimetableState
from workshop.contracts.tallies import Answers, Value
from workshop.errors import Refused
from workshop.exercises.agenda import in_short, only
from workshop.exercises.exercise import load_exercise
from workshop.exercises.ghost import ROOMS, ghosts, mode_of
from workshop.exercises.matrix import shared_by
from workshop.exercises.promises import examples
from workshop.host.callers import hashed, new_token
from workshop.host.client import new_op, understood
from workshop.host.runs import calculate
from workshop.host.service import Host
from workshop.session import Phase
from workshop.store import MemoryStore

DEPARTMENTS = ["sales", "marketing"]


class Room:
    """A session with an invented room, in this process, asked as a live one is.

    Args:
        slug: the exercise's.
        department: the learner's.
        others: which invented people are in it, one of `exercises.ghost.ROOMS`.
    """

    def __init__(self, slug: str, department: str, others: str = ROOMS[0]) -> None:
        self.exercise = load_exercise(slug).played_by(mode_of(others)).without_games()
        self.department, self.others = department, others
        self._key, self._ticket = new_token(), new_token()
        self._own: dict[str, int] = {}
        self._host = Host(MemoryStore(), self._key)
        self._open()
        for _, where, answers in ghosts(self.exercise, others):
            self._seat(new_token(), where)
            self._waiting.append((self._last, answers))
        self._seat(self._ticket, department)

    def _open(self) -> None:
        opened = self._ask(
            self._key,
            "open",
            op=new_op(),
            name="-",
            agenda=only(
                [in_short(self.exercise.slug, [round.id for round in self.exercise.rounds])]
            ),
            departments=DEPARTMENTS,
            language="en",
            expected=20,
            mode=mode_of(self.others),
        )
        self.code = cast("SessionReply", opened)["session"]["code"]
        self._waiting: list[tuple[str, Answers]] = []

    def _seat(self, ticket: str, department: str) -> None:
        """Seat somebody; tickets are random, so one secret serves as seat and as ticket."""
        who = {"token_hash": hashed(ticket)}
        self._ask(self._key, "join", code=self.code, department=department, language="en", **who)
        self._ask(self._key, "bind", ticket_hash=hashed(ticket), role="participant", **who)
        self._last = ticket

    def _ask(self, ticket: str, do: str, **fields: Value) -> Reply:
        (reply,) = self._host.run([{"do": do, "ticket": ticket, **fields}])
        return understood(reply)

    def ask_as_facilitator(self, do: str, /, **fields: Value) -> Reply:
        """Return the host's reply to what a facilitator of this room asks; raises `Refused`."""
        return self._ask(self._key, do, **fields)

    def look(self) -> FacilitatorLook:
        """Return what a facilitator sees of this room, models computed."""
        seen = cast("FacilitatorLook", self._ask(self._key, "look", code=self.code))
        jobs = self._host.take_jobs()
        for job in jobs:
            self._host.finish(job, calculate(job))
        return self.look() if jobs else seen

    def mine(self) -> Answers:
        """Return the learner's own answers in the present exercise."""
        return self.hers()["answers"]

    def hers(self) -> PhoneLook:
        """Return what the learner sees of this room as one of the people in it."""
        return cast("PhoneLook", self._ask(self._ticket, "look"))

    def answer(self, question: str, value: Value, op: str) -> dict[str, Value]:
        """Take the learner's answer; return its `value` where it was not kept as it was given.

        Raises:
            Refused: it does not fit, or the round is not open.
        """
        fields = {"exercise": self.exercise.slug, "question": question, "value": value}
        reply = self._ask(self._ticket, "answer", op=op, **fields)
        return {name: reply[name] for name in ("value",) if name in reply}

    def advance(self, to: str | None = None) -> None:
        """Move on; when questions open, the invented people answer them."""
        self._ask(self._key, "advance", op=new_op(), code=self.code, to=to)
        if self.look()["session"]["phase"] == Phase.ASKING:
            self._others_answer()

    def _others_answer(self) -> None:
        round = self.exercise.round(self.look()["session"]["round"])
        asked = {q.id for q in round.questions}
        for ticket, answers in self._waiting:
            # Nobody invented has ever seen the learner's own items.
            for question in (asked & answers.keys()) - self._own.keys():
                fields = {"exercise": self.exercise.slug, "question": question}
                # Of what the room has not agreed on, nobody is asked whether she signs it.
                with suppress(Refused):
                    self._ask(ticket, "answer", op=new_op(), value=answers[question], **fields)

    def ask_about(self, question: str, items: Sequence[Mapping[str, str]]) -> None:
        """Ask about the learner's own items in the place of a question's, before it is asked."""
        told: list[Value] = [dict(one) for one in items]
        where = {"exercise": self.exercise.slug, "question": question}
        self._ask(self._key, "own", code=self.code, items=told, **where)
        self._own = {question: len(items)}

    def own_in(self, round: str) -> str:
        """Return by what name a browser keeps answers about own items of a round; empty there."""
        asked = (q.id for q in self.exercise.round(round).questions if q.id in self._own)
        return next((f"-own-{id}-{self._own[id]}" for id in asked), "")

    def release_texts(self) -> None:
        """Let every free text be seen, which is written for that, and the examples be listed."""
        for text in self.look()["texts"]:
            # What the invented people vote on are the examples: they do not know each other's.
            shown = {"id": text["id"], "released": True, "listed": False}
            self._ask(self._key, "release", code=self.code, **shown)
        for item in examples(self.exercise):
            # There is a list in some rounds only, and each example stands on it once.
            with suppress(Refused):
                self._ask(self._key, "propose", code=self.code, example=item)

    def begin_tables(self) -> None:
        """Fill what a room fills in together with the exercise's example."""
        shown = self.look()["session"]["round"]
        for round, reveal, shares in shared_by(self.exercise):
            if round.id == shown and shares.example:
                table = {"question": reveal.questions[0], "example": True}
                self._ask(self._key, "fill", op=new_op(), code=self.code, **table)
        if self.look()["timetable"]:
            self._plan()

    def _plan(self) -> None:
        """Have the timetable made as a facilitator would begin; where that cannot be, in part."""
        for partly in (False, True):
            there = cast("TimetableState", self._ask(self._key, "timetable", code=self.code))
            rules = {**there["rules"], "partly": partly}
            # The learner's own ticket may be the only one that leaves nothing to plan.
            with suppress(Refused):
                self._ask(self._key, "plan", op=new_op(), code=self.code, **rules)
            made = self.look()["timetable"]
            if made and made.get("table", {}).get("visits"):
                return
