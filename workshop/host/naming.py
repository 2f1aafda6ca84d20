"""What departments call themselves: told when a session is opened, or while it is in the lobby."""

from collections.abc import Mapping, Sequence

from workshop.content import LANGUAGES
from workshop.content.departments import departments
from workshop.content.texts import interface
from workshop.contracts.naming import CalledSo
from workshop.contracts.replies import Command
from workshop.errors import Refused
from workshop.host.callers import Caller
from workshop.host.rooms import Rooms
from workshop.questions.writing import kept_line
from workshop.session import Phase

LIMIT = 14
"""Code points: about as many as a bar and the legend of a picture have room for beside them."""


def names(rooms: Rooms, _: Caller, command: Command) -> CalledSo:
    """Let the departments of a session be called so from now on.

    Raises:
        Refused: `names-late` once it has begun: what was shown keeps the names it was shown with;
            as `own_names`.
    """
    record = rooms.named(command)
    if record.position.phase is not Phase.LOBBY or rooms.store.revealed(record.id):
        raise Refused("names-late", field="names")
    given = own_names(command, record.departments)
    rooms.store.set_names(record.id, given)
    rooms.kept.of(record.id).changed()
    for topic in ("stage", "wall"):
        rooms.ring(topic, record.id)
    return {"names": given}


def own_names(command: Command, there: Sequence[str]) -> dict[str, str]:
    """Return what the departments of a session are to be called; an empty field says nothing.

    Args:
        command: its `names` are by department.
        there: the departments of the session; what is said of others is left out.

    Raises:
        Refused: `bad-command`, where it is no table of texts; `no-own-name`, where nothing of a
            name can be seen; `long-own-name`; `same-names`, where two could not be told apart.
    """
    told = command.get("names")
    if told is None:
        return {}
    if not isinstance(told, Mapping) or not all(isinstance(one, str) for one in told.values()):
        raise Refused("bad-command", field="names")
    found = {id: _line(told[id]) for id in there if told.get(id)}
    _tell_apart(found, there)
    return {id: name for id, name in found.items() if name not in _ordinary(id)}


def _line(typed: str) -> str:
    if len(typed) > 40 * LIMIT:
        raise Refused("long-own-name", field="names", limit=LIMIT)
    name = kept_line(typed)
    if not name:
        raise Refused("no-own-name", field="names")
    if len(name) > LIMIT:
        raise Refused("long-own-name", field="names", limit=LIMIT)
    return name


def _tell_apart(own: Mapping[str, str], there: Sequence[str]) -> None:
    """Refuse a name that another department of the session goes by, in whatever language."""
    for id, name in own.items():
        for other in there:
            known = {own[other]} if other in own else _ordinary(other)
            if other != id and name.casefold() in {one.casefold() for one in known}:
                raise Refused("same-names", field="names", name=name)


def _ordinary(id: str) -> set[str]:
    """Return what a department is called where it has no name of its own, in any language."""
    assert id in departments()  # noqa: S101 - a session is opened with no others
    return {interface(language)(f"departments.{id}") for language in LANGUAGES}
