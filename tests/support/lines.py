"""What a person's phone does once she has a seat, without a browser: answer, and look."""

from tests.support.crowd import SEAT, Visitor
from tests.support.room import an_answer
from workshop.exercise import load_exercise
from workshop.host.callers import hashed, new_token
from workshop.host.client import new_op


class Phone(Visitor):
    """A browser with a seat, taken over HTTP as people take it."""

    def take_seat(self, server, code: str, department: str) -> "Phone":
        page = self.post(f"/join/{code}", department=department)
        assert self.cookie(SEAT), page.body
        self.server, self.department = server, department
        self._ticket = ""
        return self

    def answer_all(self, slug: str, round_id: str, nth: int) -> int:
        """Answer everything a round asks of her department; return how many were saved."""
        asked = load_exercise(slug).round(round_id).asked(self.department)
        questions = [question for question in asked if question.answerable]
        for question in questions:
            self.send_answer(slug, question.id, an_answer(question, nth))
        return len(questions)

    # The two below speak for the card of a page. They ask the host as the page's kernel does;
    # what a phone sends and gets over its own line belongs here, and nowhere else.

    def send_answer(self, slug: str, question: str, value) -> None:
        """Give an answer, and return when it is saved."""
        fields = {"exercise": slug, "question": question, "value": value}
        self.server.ask("answer", self._bound(), op=new_op(), **fields)

    def phase(self) -> str:
        """Return the phase that the page shows."""
        return self.server.ask("look", self._bound())["session"]["phase"]

    def _bound(self) -> str:
        if not self._ticket:
            self._ticket, who = new_token(), hashed(self.cookie(SEAT))
            told = {"ticket_hash": hashed(self._ticket), "role": "participant", "token_hash": who}
            self.server.ask("bind", **told)
        return self._ticket
