"""Asking the host of a database from outside of the workshop: a terminal, a notebook."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import Protocol

from workshop.contracts.replies import Reply
from workshop.contracts.tallies import Value
from workshop.errors import Unreachable
from workshop.host.client import ask_once, understood
from workshop.host.place import Place, read_note


class Ask(Protocol):
    """Asks a host: the command's name and its fields."""

    def __call__(self, do: str, /, **fields: Value) -> Reply:
        """Return its reply, or raise `Refused`."""


@contextmanager
def asking(url: str | None) -> Iterator[Ask]:
    """Yield what asks the running host of a database, or, with none, the database itself.

    Which of the two it is, the first question shows.

    Args:
        url: of the database; None for the usual one.
    """
    # What only reaches a host that runs loads no database.
    from workshop.store.places import database_path, default_url

    database = url or default_url()
    note = read_note(database_path(database))
    with ExitStack() as opened:
        found: list[Ask] = []

        def ask(do: str, /, **fields: Value) -> Reply:
            if not found and note:
                with suppress(Unreachable):
                    answer = _at_host(note, do, **fields)
                    found.append(partial(_at_host, note))
                    return answer
            if not found:
                found.append(opened.enter_context(_at_store(database)))
            return found[0](do, **fields)

        yield ask


def ask(url: str | None, do: str, **fields: Value) -> Reply:
    """Carry out one command at the running host of a database, or, with none, on the database."""
    with asking(url) as one:
        return one(do, **fields)


def _at_host(note: dict[str, str], do: str, **fields: Value) -> Reply:
    answer = ask_once(Place(note["ask"], note["bell"]), note["key"], do, **fields)
    return {**answer, "base": note["base"]}


@contextmanager
def _at_store(database: str) -> Iterator[Ask]:
    from workshop.host.callers import new_token
    from workshop.host.opening import open_patiently
    from workshop.host.service import Host

    store, key = open_patiently(database), new_token()
    host = Host(store, key)

    def ask(do: str, /, **fields: Value) -> Reply:
        (answer,) = host.run([{"do": do, **fields, "ticket": key}])
        return understood(answer)

    try:
        yield ask
    finally:
        store.close()
