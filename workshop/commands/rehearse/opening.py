"""Opening a session for a rehearsal, and inventing who comes to it."""

from dataclasses import dataclass
from typing import cast as taken_for

from workshop.commands.rehearse.hosts import At
from workshop.commands.rehearse.seated import Seated
from workshop.content import LANGUAGES
from workshop.contracts.looks import SessionView
from workshop.contracts.replies import SessionReply
from workshop.errors import WorkshopError
from workshop.exercises.people.rooms import SIDES, PeopleRoom, invented, people_room
from workshop.exercises.people.said import people_words
from workshop.exercises.rerouting import Where
from workshop.host.client import new_op
from workshop.session import LARGEST_ROOM


@dataclass(frozen=True)
class Cast:
    """Who plays, and what.

    Attributes:
        agenda: the programme's name.
        room: who sits there.
        people: how many come.
        seed: from which everything they answer follows.
        language: on the wall.
        name: of the session.
        choices: exercises that are played in the place of the first one of their slot.
    """

    agenda: str
    room: PeopleRoom
    people: int
    seed: int
    language: str
    name: str
    choices: tuple[str, ...] = ()


def cast_of(
    agenda: str,
    room: str,
    people: int | None,
    seed: int,
    language: str,
    choices: tuple[str, ...] = (),
) -> Cast:
    """Return who plays.

    Args:
        agenda: the programme's name.
        room: the name of a room of `data/people/rooms.toml`.
        people: how many; as many as the room says unless that is told.
        seed: a whole number.
        language: on the wall.
        choices: exercises that are chosen for slots of the programme.

    Raises:
        WorkshopError: there is no such room, or it is played by too few or too many.
    """
    if language not in LANGUAGES:
        raise WorkshopError(f"Say --language with one of {', '.join(LANGUAGES)}.")
    found = people_room(room)
    number = found.people if people is None else people
    if not len(SIDES) <= number <= LARGEST_ROOM:
        raise WorkshopError(f"Say --bots with {len(SIDES)} to {LARGEST_ROOM} people.")
    name = people_words(language)(f"rooms.{room}")
    return Cast(agenda, found, number, seed, language, name, choices)


def opened(host: At, cast: Cast) -> SessionView:
    """Open the session, marked as practice for good, and choose what its programme leaves open.

    Raises:
        Refused: there is no such programme, it cannot be played, or leaves no such choice.
    """
    session = _session(
        host.ask(
            "open",
            op=new_op(),
            name=cast.name,
            agenda=cast.agenda,
            departments=list(SIDES),
            language=cast.language,
            expected=cast.people,
            mode=cast.room.mode,
            practice=True,
        )
    )
    for slug in cast.choices:
        asked = {"op": new_op(), "code": session["code"], "exercise": slug}
        session = _session(host.ask("reroute", **asked, where=Where.SLOT.value))
    return session


def _session(reply: object) -> SessionView:
    return taken_for("SessionReply", reply)["session"]


def crowd(code: str, cast: Cast) -> list[Seated]:
    """Return the invented people, none of whom has a seat yet."""
    return [Seated(code, who) for who in invented(cast.room, cast.people, cast.seed)]
