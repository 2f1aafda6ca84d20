"""An invented person with a seat: she joins and answers by the commands that phones lead to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from workshop.commands.rehearse.hosts import At
from workshop.commands.rehearse.proposing import proposed
from workshop.contracts.looks import PhoneLook, SessionView
from workshop.contracts.replies import Command, Reply
from workshop.contracts.tallies import Value
from workshop.exercises.exercise import Exercise, Round
from workshop.exercises.people.leanings import answer
from workshop.exercises.people.rooms import Somebody
from workshop.exercises.promises import is_asked
from workshop.host.callers import hashed, new_token
from workshop.host.client import new_op, understood
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.session import Phase


class Seated:
    """Somebody invented and the seat she takes; what a host knows of her lies behind her ticket.

    Args:
        code: of the session.
        who: she.
    """

    def __init__(self, code: str, who: Somebody) -> None:
        self.who, self._code = who, code
        self._token, self._ticket = new_token(), new_token()
        self.is_here = False

    def comes_in(self, session: SessionView) -> bool:
        """Whether it is her time to come in: who is late finds the questions of her round open.

        In a session that is shorter she comes in the last round.
        """
        late = self.who.persona.late
        round = min(late, session["steps"] - 1)
        asking = session["phase"] == Phase.ASKING
        return not late or session["step"] > round or (session["step"] == round and asking)

    def joining(self) -> list[Command]:
        """Return the commands by which she takes a seat, as one whose page was opened."""
        who = {"token_hash": hashed(self._token)}
        told = {"department": self.who.department, "language": self.who.language}
        return [
            {"do": "join", "code": self._code, **told, **who},
            {"do": "arrived", "token_hashes": [hashed(self._token)]},
            self.binding(),
        ]

    def binding(self) -> Command:
        """Return the command that lets her ticket act for her."""
        who = {"token_hash": hashed(self._token), "ticket_hash": hashed(self._ticket)}
        return {"do": "bind", "role": "participant", **who}

    def asked(self, session: SessionView, round: Round) -> list[Question]:
        """Return the questions of a round that she is asked and that can be answered."""
        listed = round.asked(self.who.department, session["departments"])
        return [question for question in listed if question.answerable]

    def answering(self, exercise: Exercise, question: Question) -> Command | None:
        """Return the command that gives her answer; None where she leaves the question."""
        return self._giving(exercise, question, answer(self.who, exercise, question))

    def proposing(self, host: At, exercise: Exercise, question: Question) -> Command | None:
        """Return the command that proposes her plan of a quarter; None where she plays nowhere."""
        if question.play is None:
            return None
        rng, listens = self.who.chance(exercise.slug, question.id), self.who.persona.listens
        plan = proposed(host, self.looking(), question.play, listens, rng)
        return self._giving(exercise, question, plan)

    def _giving(self, exercise: Exercise, question: Question, value: Value) -> Command | None:
        if value is None:
            return None
        given = {"exercise": exercise.slug, "question": question.id, "value": value}
        return {"do": "answer", "ticket": self._ticket, "op": new_op(), **given}

    def looking(self) -> Command:
        """Return the command that tells what her phone shows."""
        return {"do": "look", "ticket": self._ticket}

    def understood(self) -> Command:
        """Return the command by which she says that she was understood."""
        return {"do": "understood", "ticket": self._ticket, "understood": True}


def come_in(host: At, people: Sequence[Seated]) -> None:
    """Let people take their seats, those who have none.

    Raises:
        Refused: the door is locked, the room is full or the session over.
    """
    new = [one for one in people if not one.is_here]
    for reply in host.ask_all([command for one in new for command in one.joining()]):
        understood(reply)
    for one in new:
        one.is_here = True


NOT_ASKED = "unknown-question"
"""How a host refuses an answer to what this room is not asked, although it stands in the round."""


def is_taken(reply: Reply) -> bool:
    """Whether an answer was taken.

    Raises:
        Refused: it was refused, and not because this room is not asked that question.
    """
    if reply.get("refused") == NOT_ASKED:
        return False
    understood(reply)
    return True


def as_asked(host: At, one: Seated, question: Question) -> Question:
    """Return a question as her phone shows it: a ballot asks about what is on the list."""
    ballot = kind_of(question).BALLOT
    if not ballot:
        return question
    (reply,) = host.ask_all([one.looking()])
    there = cast("PhoneLook", understood(reply))["promises"]
    asked = [promise for promise in there if is_asked(promise, ballot)]
    held_by = {promise["id"]: promise["by"] for promise in asked}
    items = tuple(promise["id"] for promise in asked)
    return replace(question, items=items, held_by=held_by).of_side(one.who.department)


def answer_now(host: At, one: Seated, exercise: Exercise, question: Question) -> None:
    """Let somebody answer a question, or leave it.

    Raises:
        Refused: `closed`, where the room has moved on meanwhile, and others.
    """
    if question.turn:
        command = one.proposing(host, exercise, question)
    else:
        command = one.answering(exercise, as_asked(host, one, question))
    if command is None:
        return
    (reply,) = host.ask_all([command])
    if reply.get("refused") == "unbound":
        # A host that was started again has forgotten whom tickets serve.
        _, reply = host.ask_all([one.binding(), command])
    is_taken(reply)
