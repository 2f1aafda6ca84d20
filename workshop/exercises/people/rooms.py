"""The rooms of `data/people/rooms.toml`: who sits on which side, and how they see each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from workshop.content import LANGUAGES, content_root, read_toml
from workshop.content.departments import departments
from workshop.content.tables import meant, unknown_key
from workshop.errors import ContentError, Misnamed
from workshop.exercises.people.personas import Persona, is_number, personas, told
from workshop.session import LARGEST_ROOM

USUAL = "polarised"
"""The room that is played unless somebody says otherwise."""

SIDES = ("sales", "marketing")
EVERY = "all"
MODES = ("people", "teams")
_KEYS = ("people", "mode", "together", *SIDES, "shift")
_SHIFTS = ("own", "other", "expects", "agrees", "listens")
_TEMPER = 0.06
"""How far people of one persona differ from each other, as a standard deviation."""


@dataclass(frozen=True)
class PeopleRoom:
    """A room of invented people.

    Attributes:
        id: its name.
        people: how many come unless somebody says otherwise.
        mode: who holds a phone, `people` or `teams`.
        together: how far the sides see things alike, in [0, 1].
        mix: by side, the personas that sit there, one after the other.
        shift: by side, or `all`, how much more of a trait people have here.
    """

    id: str
    people: int
    mode: str
    together: float
    mix: Mapping[str, tuple[str, ...]]
    shift: Mapping[str, Mapping[str, float]]

    def of(self, *ids: str) -> "PeopleRoom":
        """Return the same room with these personas alone, on every side."""
        return replace(self, mix=dict.fromkeys(SIDES, ids))


@dataclass(frozen=True)
class Somebody:
    """An invented person.

    Attributes:
        number: in the order they are invented, from 0.
        kind: the id of her persona.
        persona: how she is in this room.
        department: where she works.
        language: that of her phone.
        room: where she sits.
        temper: by how much everything she rates lies higher than her persona's.
        seed: of the whole room; what she answers follows from it.
    """

    number: int
    kind: str
    persona: Persona
    department: str
    language: str
    room: PeopleRoom
    temper: float
    seed: int

    def chance(self, *what: str) -> Random:
        """Return her chance in one matter: the same each time, whatever else was asked before."""
        return Random("/".join((str(self.seed), str(self.number), *what)))  # noqa: S311 - a play


def invented(
    room: PeopleRoom, number: int, seed: int, present: Sequence[str] = SIDES
) -> list[Somebody]:
    """Return so many people, the departments taking turns; the same ones for the same seed.

    Args:
        room: in which they sit.
        number: how many, 1 to `LARGEST_ROOM`.
        seed: a whole number.
        present: the departments of the session.
    """
    return [_somebody(room, nth, seed, present) for nth in range(number)]


def _somebody(room: PeopleRoom, nth: int, seed: int, present: Sequence[str]) -> Somebody:
    department = present[nth % len(present)]
    mix = room.mix[department if department in room.mix else SIDES[0]]
    kind = mix[nth // len(present) % len(mix)]
    shifts = (room.shift.get(EVERY, {}), room.shift.get(department, {}))
    by = {name: sum(one.get(name, 0.0) for one in shifts) for name in _SHIFTS}
    persona = personas()[kind].shifted(by, room.together)
    temper = Random(f"{seed}/{nth}/temper").normalvariate(0, _TEMPER)  # noqa: S311 - a play
    language = LANGUAGES[nth // 2 % len(LANGUAGES)]
    return Somebody(nth, kind, persona, department, language, room, temper, seed)


def rooms_path(root: Path) -> Path:
    """Return where the rooms stand."""
    return root / "data" / "people" / "rooms.toml"


def people_room(id: str) -> PeopleRoom:
    """Return a room by its name.

    Raises:
        Misnamed: there is none of that name.
        ContentError: the file cannot be read.
    """
    known = people_rooms()
    if id not in known:
        raise Misnamed(f"There is no room {id!r}{meant(id, known) or f'; {_listed(known)}'}")
    return known[id]


def _listed(names: Mapping[str, Any]) -> str:
    return f"there are: {', '.join(names)}."


@cache
def people_rooms() -> dict[str, PeopleRoom]:
    """Return every room by its name, in the order of the file.

    Raises:
        ContentError: the file cannot be read, or says something that cannot be.
    """
    path = rooms_path(content_root())
    values = read_toml(path)
    if wrong := [told(path, *one) for one in room_faults(values, personas())]:
        raise ContentError(wrong)
    return {id: _room(id, table) for id, table in values.items()}


def _room(id: str, table: Mapping[str, Any]) -> PeopleRoom:
    mix = {side: tuple(table[side]) for side in SIDES}
    how = table["people"], table["mode"], table["together"]
    return PeopleRoom(id, *how, mix, table.get("shift", {}))


def room_faults(
    values: Mapping[str, Any], known: Mapping[str, Persona]
) -> Iterator[tuple[str, str]]:
    """Yield the key and what is wrong there, of what `rooms.toml` says."""
    for id, table in values.items():
        if not isinstance(table, dict):
            yield id, f"a room is a table: write [{id}] above what is said of it."
            continue
        yield from ((f"{id}.{key}", unknown_key(key, _KEYS)) for key in table.keys() - {*_KEYS})
        yield from ((f"{id}.{key}", sentence) for key, sentence in _wrong(table, known))


def _wrong(table: Mapping[str, Any], known: Mapping[str, Persona]) -> Iterator[tuple[str, str]]:
    people, together = table.get("people"), table.get("together")
    if type(people) is not int or not 1 <= people <= LARGEST_ROOM:
        yield "people", f"write a whole number from 1 to {LARGEST_ROOM}."
    if not is_number(together, 0, 1):
        yield "together", "write a number from 0 to 1."
    if table.get("mode") not in MODES:
        yield "mode", f"write one of {', '.join(MODES)}."
    for side in SIDES:
        yield from ((side, sentence) for sentence in _strangers(table.get(side), known))
    yield from _wrong_shifts(table.get("shift", {}))


def _strangers(mix: Any, known: Mapping[str, Persona]) -> Iterator[str]:
    if not isinstance(mix, list) or not mix:
        yield f"list the personas that sit here; {_listed(known)}"
        return
    for name in dict.fromkeys(map(str, mix)):
        if name not in known:
            yield f"there is no persona {name!r}{meant(name, known) or f'; {_listed(known)}'}"


def _wrong_shifts(shift: Any) -> Iterator[tuple[str, str]]:
    sides = (EVERY, *departments())
    for side, traits in shift.items() if isinstance(shift, dict) else [("", None)]:
        key = f"shift.{side}".rstrip(".")
        if side not in sides or not isinstance(traits, dict):
            yield key, f"write a table for a side, such as [ROOM.shift.{EVERY}]."
            continue
        for name, by in traits.items():
            if name not in _SHIFTS:
                yield f"{key}.{name}", unknown_key(name, _SHIFTS)
            elif not is_number(by, -1, 1):
                yield f"{key}.{name}", "write a number from -1 to 1."
