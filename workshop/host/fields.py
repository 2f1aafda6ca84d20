"""Reading the fields of a command: nothing that a widget says is believed."""

from collections.abc import Iterable
from typing import Any

from workshop.departments import departments
from workshop.errors import Refused

Command = dict[str, Any]

NAME_LIMIT = 80
LARGEST_ROOM = 500


def text(command: Command, name: str, limit: int = 4000) -> str:
    """Return a field that must be a text.

    Raises:
        Refused: it is not.
    """
    value = command.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= limit:
        raise Refused("bad-command", field=name)
    return value


def one_of(command: Command, name: str, allowed: Iterable[str]) -> str:
    """Return a field that must be one of some ids.

    Raises:
        Refused: it is not.
    """
    value = command.get(name)
    if not isinstance(value, str) or value not in set(allowed):
        raise Refused("bad-choice", field=name)
    return value


def session_name(command: Command) -> str:
    """Return a session's name, its spaces tidied.

    Raises:
        Refused: it is not.
    """
    given = command.get("name")
    name = " ".join(given.split()) if isinstance(given, str) else ""
    if not name:
        raise Refused("no-name", field="name")
    if len(name) > NAME_LIMIT:
        raise Refused("long-name", field="name", limit=NAME_LIMIT)
    return name


def chosen_departments(command: Command) -> tuple[str, ...]:
    """Return the departments a session is opened with, at least two.

    Raises:
        Refused: it is not.
    """
    given = command.get("departments")
    chosen = tuple(dict.fromkeys(given)) if isinstance(given, list) else ()
    if len(chosen) < 2 or not set(chosen) <= set(departments()):
        raise Refused("bad-departments", field="departments")
    return chosen


def expected(command: Command) -> int:
    """Return how many people are expected.

    Raises:
        Refused: it is not.
    """
    value = command.get("expected")
    if type(value) is not int or not 1 <= value <= LARGEST_ROOM:
        raise Refused("bad-number", field="expected", low=1, high=LARGEST_ROOM)
    return value
