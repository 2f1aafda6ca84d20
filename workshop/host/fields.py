"""Reading the fields of a command: nothing that a widget says is believed."""

from collections.abc import Iterable

from workshop.content.departments import departments
from workshop.contracts.replies import Command
from workshop.errors import Refused
from workshop.exercises.agenda import choosable
from workshop.questions.writing import kept_line
from workshop.session import LARGEST_ROOM, Mode

NAME_LIMIT = 80
OP_LIMIT = 64
AGENDA_LIMIT = 4000
"""An agenda's name lists its exercises where they were chosen one by one."""
MANY = 1000
"""How many things one command may list."""


def text(command: Command, name: str, limit: int = 4000) -> str:
    """Return a field that must be a text, and one that can be written as UTF-8.

    Raises:
        Refused: it is not.
    """
    value = command.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= limit or not _is_unicode(value):
        raise Refused("bad-command", field=name)
    return value


def texts(command: Command, name: str, most: int = MANY) -> list[str]:
    """Return a field that must be a list of texts, each as `text` wants it.

    Raises:
        Refused: it is not, or it is too long.
    """
    return [text({name: one}, name) for one in listed(command, name, most)]


def listed(command: Command, name: str, most: int = MANY) -> list[object]:
    """Return a field that must be a list.

    Raises:
        Refused: it is not, or it is too long.
    """
    value = command.get(name)
    if not isinstance(value, list) or len(value) > most:
        raise Refused("bad-command", field=name)
    return value


def line(value: object) -> str:
    """Return what somebody typed as one line that may be shown; empty where nothing can be seen.

    Whatever else it is, such as a number, is nothing that anybody typed.
    """
    return kept_line(plain(value))


def plain(value: object) -> str:
    """Return what somebody typed as a text that can be written as UTF-8; nothing of anything else.

    What is half a character is dropped, as are, later, signs that nobody sees.
    """
    return value.encode("utf-8", "ignore").decode() if isinstance(value, str) else ""


def _is_unicode(value: str) -> bool:
    """Whether there is no half of a surrogate pair, which JSON lets through."""
    return value.isascii() or not any("\ud800" <= c <= "\udfff" for c in value)


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
    """Return a session's name in one line, without what could deceive.

    Raises:
        Refused: nothing of it can be seen, or it is too long.
    """
    given = command.get("name")
    name = kept_line(given) if isinstance(given, str) else ""
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
    listed = given if isinstance(given, list) else []
    chosen = tuple(dict.fromkeys(map(str, listed)))
    if len(chosen) < 2 or not set(chosen) <= set(departments()):
        raise Refused("bad-departments", field="departments")
    return chosen


def chosen_exercises(command: Command) -> list[str]:
    """Return the exercises a session is opened with, in their order, each once.

    Raises:
        Refused: there is none, one that does not exist, or one twice; it is named.
    """
    chosen = texts(command, "exercises")
    if not chosen:
        raise Refused("no-exercises", field="exercises")
    known = choosable()
    for at, name in enumerate(chosen):
        if name not in known:
            raise Refused("no-exercise", field="exercises", name=name, known=", ".join(known))
        if name in chosen[:at]:
            raise Refused("exercise-twice", field="exercises", name=name)
    return chosen


def mode(command: Command) -> Mode:
    """Return who holds a phone in a session; everybody, where a command says nothing of it.

    Raises:
        Refused: it is neither.
    """
    return Mode(one_of({"mode": Mode.PEOPLE.value, **command}, "mode", tuple(Mode)))


def expected(command: Command) -> int:
    """Return how many people are expected.

    Raises:
        Refused: it is not.
    """
    value = command.get("expected")
    if type(value) is not int or not 1 <= value <= LARGEST_ROOM:
        raise Refused("bad-number", field="expected", low=1, high=LARGEST_ROOM)
    return value
