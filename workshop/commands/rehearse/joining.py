"""Invented people who come into a session of practice that is open already."""

from typing import cast

from workshop.commands.rehearse.hosts import At
from workshop.commands.rehearse.living import Visitors
from workshop.commands.rehearse.opening import cast_of, crowd
from workshop.contracts.replies import RoomReply
from workshop.errors import WorkshopError
from workshop.host.callers import clean_code


def visitors(
    host: At, code: str, room: str, people: int | None, seed: int, pace: float
) -> Visitors:
    """Return who takes part until the session ends or is no more.

    Args:
        host: where the session is.
        code: of the session.
        room: the name of a room of `data/people/rooms.toml`.
        people: how many; as many as the room says unless that is told.
        seed: a whole number.
        pace: how slow they all are.

    Raises:
        Refused: there is no such session.
        WorkshopError: it is no practice, or there is no such room.
    """
    session = cast("RoomReply", host.ask("room", code=clean_code(code)))["session"]
    if not session["practice"]:
        raise WorkshopError(
            "Invented people come into practice alone: what is said in this session is meant."
        )
    who = cast_of(session["agenda"], room, people, seed, session["language"])
    return Visitors(host, session["code"], crowd(session["code"], who), pace)
