"""A session host in a process of its own, as the server starts it."""

import json
import subprocess
import sys
from pathlib import Path

from tests.support.room import OPENING
from workshop.host.callers import hashed, new_token
from workshop.host.client import ask_once, new_op
from workshop.host.place import Place, new_place, private_folder

PATIENCE = 40


class RunningHost:
    """One database and the sockets before it; the host behind them may be killed and replaced."""

    def __init__(self, database: Path) -> None:
        self.database, self.key = database, new_token()
        self.folder = private_folder()
        self.place = new_place(self.folder)
        self.process = None

    def start(self) -> "RunningHost":
        command = [sys.executable, "-m", "workshop.host.process"]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        told = {
            "database": f"sqlite:///{self.database}", "key": self.key, "addresses": [],
            "ask": self.place.ask, "bell": self.place.bell,
        }  # fmt: skip
        self.process.stdin.write(json.dumps(told) + "\n")
        self.process.stdin.flush()
        self.answer = json.loads(self.process.stdout.readline())
        if "ask" in self.answer:
            self.place = Place(**self.answer)
        return self

    def ask(self, do, ticket=None, **fields):
        return ask_once(self.place, ticket or self.key, do, wait=PATIENCE, **fields)

    def open(self, **opening):
        return self.ask("open", op=new_op(), **OPENING | opening)["session"]

    def advance(self, code, to=None):
        return self.ask("advance", op=new_op(), code=code, to=to)["session"]

    def seat(self, code, department="sales"):
        """Seat somebody and return the ticket of her kernel and how to bind it again."""
        who = {"token_hash": hashed(new_token())}
        self.ask("join", code=code, department=department, language="en", **who)
        ticket = new_token()
        bound = {"ticket_hash": hashed(ticket), "role": "participant", **who}
        self.ask("bind", **bound)
        return ticket, bound

    def wall(self, code):
        ticket = new_token()
        self.ask("bind", ticket_hash=hashed(ticket), role="wall", code=code)
        return ticket

    def kill(self) -> None:
        self.process.kill()
        self._forget()

    def end_input(self) -> int:
        """Close the host's standard input and return the code it ends with."""
        self.process.stdin.close()
        return self._forget()

    def stop(self) -> None:
        if self.process.returncode is None:
            self.end_input()
        for left in self.folder.iterdir():
            left.unlink()
        self.folder.rmdir()

    def _forget(self) -> int:
        code = self.process.wait(PATIENCE)
        self.process.stdin.close()
        self.process.stdout.close()
        return code
