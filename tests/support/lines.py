"""What a person's phone does once she has a seat, without a browser: answer, and look."""

import asyncio
import json

from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from tests.support.crowd import SEAT, Visitor
from tests.support.room import an_answer
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op


class Phone(Visitor):
    """A browser with a seat, taken over HTTP as people take it."""

    def take_seat(self, code: str, department: str) -> "Phone":
        page = self.post(f"/join/{code}", department=department)
        assert self.cookie(SEAT), page.body
        assert page.status == 200
        self.department = department
        return self

    def answer_all(self, slug: str, round_id: str, nth: int) -> int:
        """Answer everything a round asks of her department; return how many were saved."""
        asked = load_exercise(slug).round(round_id).asked(self.department)
        questions = [question for question in asked if question.answerable]
        for question in questions:
            self.send_answer(slug, question.id, an_answer(question, nth))
        return len(questions)

    def send_answer(self, slug: str, question: str, value) -> None:
        """Give an answer over the line, and return when it is saved."""
        told = {"op": "answer", "id": new_op(), "question": f"{slug}/{question}", "value": value}

        async def speak(line):
            await line.write_message(json.dumps({"send": told}))
            while True:
                said = json.loads(await line.read_message()).get("custom", {})
                if said.get("id") == told["id"]:
                    return said

        reply = self._on_line(speak)
        assert reply["op"] == "saved", reply

    def wait_for(self, phase: str) -> None:
        """Wait until the card shows a phase of the room."""

        async def look(line):
            while True:
                said = json.loads(await line.read_message())
                cards = said.get("cards") or [said]
                if cards[0].get("state", {}).get("page", {}).get("phase") == phase:
                    return

        self._on_line(look)

    def may_open_a_line(self, origin: str) -> bool:
        """Whether a page of some origin is let in with this person's cookies."""

        async def nothing(_):
            return True

        try:
            return self._on_line(nothing, origin)
        except HTTPClientError as error:
            if error.code != 403:
                raise
            return False

    def _on_line(self, use, origin=None):
        """Open the websocket of the page, as its script does, and use it."""
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)
        headers = {"Cookie": cookies, "Origin": origin or self.base}
        address = f"{self.base.replace('http', 'ws', 1)}/room/line"

        async def talk():
            asked = HTTPRequest(address, headers=headers, ssl_options=self.trust)
            line = await websocket_connect(asked)
            try:
                return await asyncio.wait_for(use(line), 20)
            finally:
                line.close()

        return asyncio.run(talk())
