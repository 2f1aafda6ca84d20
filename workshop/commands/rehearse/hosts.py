"""The host that a rehearsal is played at: a running one, or one of its own on the database."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, cast

from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.replies import Command, Reply
from workshop.contracts.tallies import Value
from workshop.errors import Refused, WorkshopError
from workshop.host.callers import new_token
from workshop.host.client import ask_once, understood
from workshop.host.opening import is_served, open_patiently
from workshop.host.place import Place, read_note
from workshop.host.runs import calculate
from workshop.host.service import Host
from workshop.store.database import DatabaseStore
from workshop.store.places import database_path

PATIENCE = 10.0
"""Seconds for which a running host may be busy."""

LONGEST_RUN = 60.0
"""Seconds for which the models of a reveal are waited for."""


class At(Protocol):
    """A host that carries out commands; without a ticket they are the server's."""

    def ask(self, do: str, ticket: str = "", **fields: Value) -> Reply:
        """Carry out a command.

        Raises:
            Refused: the host's answer was no.
        """

    def ask_all(self, commands: Sequence[Command]) -> list[Reply]:
        """Carry out many commands, each with `do`; a refusal stands among the replies."""

    def compute(self, code: str) -> FacilitatorLook:
        """Return the facilitator's look at a session once the models of its reveal are done."""


class Own:
    """A host of our own, in this process, on a database that nobody else has open."""

    def __init__(self, store: DatabaseStore) -> None:
        self._key = new_token()
        self._host = Host(store, self._key)

    def ask(self, do: str, ticket: str = "", **fields: Value) -> Reply:
        """Carry out a command, as the process of a host does."""
        (reply,) = self.ask_all([{"do": do, **fields, "ticket": ticket or self._key}])
        return understood(reply)

    def ask_all(self, commands: Sequence[Command]) -> list[Reply]:
        """Carry out what has come in together in one transaction, as the process does."""
        return self._host.run({"ticket": self._key, **command} for command in commands)

    def compute(self, code: str) -> FacilitatorLook:
        """Compute what the look at a reveal orders."""
        self.ask("look", code=code)
        for job in self._host.take_jobs():
            self._host.finish(job, calculate(job))
        return cast("FacilitatorLook", self.ask("look", code=code))


class Running:
    """The host of a workshop that runs."""

    def __init__(self, place: Place, key: str) -> None:
        self._place, self._key = place, key

    def ask(self, do: str, ticket: str = "", **fields: Value) -> Reply:
        """Hand a command over and wait for the reply."""
        return ask_once(self._place, ticket or self._key, do, wait=PATIENCE, **fields)

    def ask_all(self, commands: Sequence[Command]) -> list[Reply]:
        """Hand commands over, one after the other."""
        return [self._one(dict(command)) for command in commands]

    def _one(self, fields: dict[str, Any]) -> Reply:
        try:
            return self.ask(fields.pop("do"), fields.pop("ticket", ""), **fields)
        except Refused as refusal:
            return {"refused": refusal.code, "details": refusal.details}

    def compute(self, code: str) -> FacilitatorLook:
        """Wait until the process beside the host has computed what the reveal shows."""
        until = time.monotonic() + LONGEST_RUN
        while _is_pending(look := cast("FacilitatorLook", self.ask("look", code=code))):
            if time.monotonic() > until:
                break
            time.sleep(0.2)
        return look


def _is_pending(look: FacilitatorLook) -> bool:
    return any(one.get("state") == "pending" for one in look["results"].values())


def running_at(url: str) -> Running:
    """Return the host that runs on a database.

    Raises:
        WorkshopError: none does.
    """
    note = read_note(database_path(url))
    if note is None or not is_served(url):
        raise WorkshopError("No workshop is running on this database: start one first.")
    return Running(Place(note["ask"], note["bell"]), note["key"])


@contextmanager
def host_at(url: str) -> Iterator[At]:
    """Give the host of a database: the one that runs there, else one of our own.

    Raises:
        WorkshopError: the database cannot be used.
    """
    note = read_note(database_path(url))
    if note and is_served(url):
        yield Running(Place(note["ask"], note["bell"]), note["key"])
        return
    store = open_patiently(url)
    try:
        yield Own(store)
    finally:
        store.close()
