"""A room at a running server: people who answer by its host, as those of `LiveRoom` do."""

import time

from tests.support.room import OPENING, LiveRoom
from tests.support.server import wait_until
from workshop.errors import Refused
from workshop.host.client import new_op


class ServedRoom(LiveRoom):
    """A session at a server, whose process is another one; pages of it may be open in browsers."""

    def __init__(self, server, **opening) -> None:
        self.server, self.people = server, []
        self.session = self.ask("open", op=new_op(), **OPENING | opening)["session"]
        self.code = self.session["code"]

    def reply(self, do, ticket=None, **fields):
        try:
            return self.server.ask(do, ticket, **fields)
        except Refused as refused:
            return {"refused": refused.code, "details": refused.details}

    def compute(self):
        """Wait until the process beside the host has computed what the reveal shows."""
        wait_until(lambda: not self._waits())

    def _waits(self):
        results = self.look(self.key())["results"].values()
        return any(one.get("state") == "pending" for one in results)

    def key(self):
        return None

    def play(self, until=""):
        """Walk through the session, everybody answering all; stop at the phase of its last step."""
        while self.session["phase"] != "ended":
            last = self.session["step"] == self.session["steps"] - 1
            if until and last and self.session["phase"] == until:
                return
            if self.session["phase"] == "asking":
                self.everyone_answers()
            if self.session["phase"] == "revealed":
                self.compute()
            self.advance()
            time.sleep(0)
