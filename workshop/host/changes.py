"""What each command of the facilitator changes, as it is read beforehand and put back: `PARTS`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from workshop.contracts.replies import Command
from workshop.host import clocks, own_items, promising, seats
from workshop.host.callers import Caller, Role
from workshop.host.firms import playing
from workshop.host.indicating import agreed_so_far, put_back
from workshop.host.kept import GAMES, JOB, TEAMS, TURNS
from workshop.host.own_pace import set_pace
from workshop.host.rooms import Rooms
from workshop.host.texts import TEXTS_READABLE, read_anew, texts_of
from workshop.host.where import viewed, viewed_step
from workshop.store import MatrixRecord, PromiseRecord, SessionRecord

Told = tuple[str, int]
"""What was done, a key of the words under `undo.did`, and how many things it was about."""


@dataclass(frozen=True)
class Part:
    """What a command changes.

    Attributes:
        read: returns it as it is; None where the command names nothing.
        write: puts it back, and lets everybody see it.
        told: returns what was done, from the command, and how it was before and after.
        anywhere: whether it can be put back wherever the room is.
    """

    read: Callable[[Rooms, SessionRecord, Command], Any]
    write: Callable[[Rooms, SessionRecord, Command, Any], None]
    told: Callable[[Command, Any, Any], Told]
    anywhere: bool = False


def _plain(what: str) -> Callable[[Command, Any, Any], Told]:
    return lambda command, before, after: (what, 1)  # noqa: ARG005 - one signature


# ---- door, pace, address, clock ----


def _read_door(rooms: Rooms, record: SessionRecord, _: Command) -> str:  # noqa: ARG001
    return record.door


def _write_door(rooms: Rooms, record: SessionRecord, _: Command, before: str) -> None:
    rooms.store.set_door(record.id, before)
    rooms.ring("wall", record.id)


def _read_pace(rooms: Rooms, record: SessionRecord, _: Command) -> str:  # noqa: ARG001
    return record.pace


def _write_pace(rooms: Rooms, record: SessionRecord, _: Command, before: str) -> None:
    set_pace(rooms, record, before)


def _read_address(rooms: Rooms, record: SessionRecord, _: Command) -> str:  # noqa: ARG001
    return record.address


def _write_address(rooms: Rooms, record: SessionRecord, _: Command, before: str) -> None:
    rooms.store.set_address(record.id, before)
    rooms.kept.of(record.id).changed()
    rooms.ring("wall", record.id)


def _read_clock(rooms: Rooms, record: SessionRecord, _: Command) -> Any:  # noqa: ARG001
    return record.countdown


def _write_clock(rooms: Rooms, record: SessionRecord, _: Command, before: Any) -> None:
    rooms.store.count_down(record.id, before)
    clocks.follow(rooms, record.id)
    rooms.ring("wall", record.id)


def _told_clock(command: Command, before: Any, after: Any) -> Told:
    if after is None:
        return "clock_stopped", 1
    return ("clock_more" if before and command.get("keeps") else "clock_started"), 1


# ---- texts ----

_Texts = tuple[tuple[tuple[str, bool, str], ...], tuple[PromiseRecord, ...]]


def _read_texts(rooms: Rooms, record: SessionRecord, _: Command) -> _Texts:
    """Return how all texts of the round stand: one that is named may bring others with it."""
    given = texts_of(rooms, record) if viewed(record).phase in TEXTS_READABLE else []
    flags = sorted((one.op, one.released, one.joined) for one in given)
    return tuple(flags), tuple(rooms.store.promises(record.id))


def _write_texts(rooms: Rooms, record: SessionRecord, _: Command, before: _Texts) -> None:
    flags, promises = before
    for op, released, joined in flags:
        rooms.store.release(op, released)
        rooms.store.put_with(op, joined)
    if promises != tuple(rooms.store.promises(record.id)):
        _put_promises(rooms, record.id, promises)
        promising.changed(rooms, record)
    read_anew(rooms, record)


def _told_texts(command: Command, before: _Texts, after: _Texts) -> Told:
    n = sum(one != other for one, other in zip(before[0], after[0], strict=False))
    return ("released" if command.get("released") else "withdrawn"), max(1, n)


def _told_alike(command: Command, _: Any, __: Any) -> Told:
    return ("texts_joined" if command.get("into") else "texts_apart"), 1


# ---- promises ----


def _list_of(command: Command, record: SessionRecord) -> str:
    """Return the session whose list a command changes: that of before, where it is judged."""
    return record.after if command.get("do") == "keep" else record.id


def _read_promises(rooms: Rooms, record: SessionRecord, command: Command) -> Any:
    return tuple(rooms.store.promises(_list_of(command, record)))


def _write_promises(rooms: Rooms, record: SessionRecord, command: Command, before: Any) -> None:
    if _list_of(command, record) == record.id:
        promising.check_still(record)
    _put_promises(rooms, _list_of(command, record), before)
    promising.changed(rooms, record)


def _put_promises(rooms: Rooms, session: str, before: tuple[PromiseRecord, ...]) -> None:
    """Make a list what it was."""
    wanted = {one.id for one in before}
    for one in rooms.store.promises(session):
        if one.id not in wanted:
            rooms.store.drop_promise(session, one.id)
    for one in before:
        rooms.store.put_promise(one)


def _told_merge(command: Command, _: Any, __: Any) -> Told:
    return ("merged" if command.get("into") is not None else "dropped"), 1


# ---- tables, pay, own items, seats ----


def _read_matrix(rooms: Rooms, record: SessionRecord, command: Command) -> MatrixRecord | None:
    step, question = viewed_step(record), command.get("question")
    if step is None or not isinstance(question, str):
        return None
    return rooms.store.matrix(record.id, step.exercise, question)


def _write_matrix(rooms: Rooms, record: SessionRecord, command: Command, before: Any) -> None:
    now = _read_matrix(rooms, record, command)
    assert now is not None  # noqa: S101 - it was written into, or nothing would be put back
    empty = MatrixRecord(record.id, now.exercise, now.question, rooms.clock())
    # What was carried out stays known, so that a command that comes late does not write it again.
    rooms.store.put_matrix(replace(before or empty, ops=now.ops, at=rooms.clock()))
    rooms.kept.of(record.id).changed()
    rooms.ring("stage", record.id)


def _read_pay(rooms: Rooms, record: SessionRecord, command: Command) -> Any:
    game = playing(record)
    there = rooms.store.games(record.id, game.exercise.slug) if game else []
    return next((one for one in there if one.play == command.get("play")), None)


def _write_pay(rooms: Rooms, record: SessionRecord, command: Command, before: Any) -> None:
    now = _read_pay(rooms, record, command)
    if before:
        rooms.store.put_game(before)
    else:
        rooms.store.drop_game(now)
    rooms.kept.of(record.id).changed(GAMES, JOB, TURNS, TEAMS)
    rooms.ring("stage", record.id)


def _read_own(rooms: Rooms, record: SessionRecord, command: Command) -> list[Mapping[str, str]]:
    key = (str(command.get("exercise")), str(command.get("question")))
    there = rooms.own.get(record.id, {}).get(key, [])
    return [{"text": one["text"], "short": one["short"]} for one in there]


def _write_own(rooms: Rooms, _: SessionRecord, command: Command, before: Any) -> None:
    own_items.take(rooms, Caller(Role.SERVER), {**command, "items": before})


def _told_own(_: Command, __: Any, after: Any) -> Told:
    return ("own_used" if after else "own_back"), 1


def _read_seat(rooms: Rooms, record: SessionRecord, command: Command) -> str | None:
    person = seats.by_name(rooms, record).get(str(command.get("seat")))
    return person.department if person else None


def _write_seat(rooms: Rooms, record: SessionRecord, command: Command, before: str) -> None:
    seats.move(rooms, record, seats.by_name(rooms, record)[str(command.get("seat"))], before)


_PROMISES = (_read_promises, _write_promises)

PARTS: Final[dict[str, Part]] = {
    "door": Part(_read_door, _write_door, lambda _, __, now: (f"door_{now}", 1), anywhere=True),
    "pace": Part(_read_pace, _write_pace, lambda _, __, now: (f"pace_{now}", 1), anywhere=True),
    "address": Part(_read_address, _write_address, _plain("address"), anywhere=True),
    "clock": Part(_read_clock, _write_clock, _told_clock),
    "release": Part(_read_texts, _write_texts, _told_texts),
    "alike": Part(_read_texts, _write_texts, _told_alike),
    "propose": Part(*_PROMISES, _plain("proposed")),
    "merge": Part(*_PROMISES, _told_merge),
    "write": Part(*_PROMISES, _plain("written")),
    "agree": Part(*_PROMISES, _plain("agreed")),
    "sign": Part(*_PROMISES, _plain("signed")),
    "keep": Part(*_PROMISES, _plain("judged")),
    "fill": Part(_read_matrix, _write_matrix, _plain("filled")),
    "measure": Part(*_PROMISES, _plain("measured")),
    "indicate": Part(agreed_so_far, put_back, _plain("indicated"), anywhere=True),
    "pay": Part(_read_pay, _write_pay, _plain("paid")),
    "own": Part(_read_own, _write_own, _told_own),
    "move_seat": Part(_read_seat, _write_seat, _plain("moved_seat"), anywhere=True),
}
"""By the name of the command."""
