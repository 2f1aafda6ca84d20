"""Texts that say the same: shown once, in the words of one of them."""

from collections import Counter
from collections.abc import Iterable

from workshop.contracts.replies import Command, PutTogether
from workshop.errors import Refused
from workshop.host import promising
from workshop.host.callers import Caller
from workshop.host.fields import OP_LIMIT, text, texts
from workshop.host.rooms import Rooms
from workshop.host.texts import TEXTS_READABLE, may_be_joined, read_anew, texts_of
from workshop.host.where import viewed
from workshop.questions.tally import SMALLEST
from workshop.store import ResponseRecord, SessionRecord


def alike(rooms: Rooms, _: Caller, command: Command) -> PutTogether:
    """Show texts, named by their `ids`, in the words of one of them, `into`; without it, apart.

    Where one of them was shown already, the one that stays is.

    Raises:
        Refused: `unknown-text`; `not-alike`, where they answer different questions, or stand in a
            table; `not-now`, while people write.
    """
    record = rooms.named(command)
    if viewed(record).phase not in TEXTS_READABLE:
        raise Refused("not-now")
    ids, there = texts(command, "ids"), {one.op: one for one in texts_of(rooms, record)}
    if not ids or not there.keys() >= {*ids}:
        raise Refused("unknown-text")
    if command.get("into"):
        _put_together(
            rooms, record, [there[id] for id in ids], there, text(command, "into", OP_LIMIT)
        )
    else:
        for one in (one for one in there.values() if {one.op, one.joined} & {*ids}):
            rooms.store.put_with(one.op, "")
    read_anew(rooms, record)
    return {"joined": len(ids)}


def _put_together(
    rooms: Rooms,
    record: SessionRecord,
    some: list[ResponseRecord],
    there: dict[str, ResponseRecord],
    into: str,
) -> None:
    head = next((one for one in some if one.op == into), None)
    if head is None or len(some) < 2:
        raise Refused("unknown-text")
    if len({one.question for one in some}) > 1 or not may_be_joined(record, head):
        raise Refused("not-alike")
    shown = any(one.released for one in some)
    others = [one for one in some if one.op != into]
    followers = [one for one in there.values() if one.joined in {other.op for other in others}]
    rooms.store.put_with(into, "")
    for one in (*others, *followers):
        rooms.store.put_with(one.op, into)
        _release(rooms, record, one, shown=False)
    _release(rooms, record, head, shown=shown)


def _release(rooms: Rooms, record: SessionRecord, one: ResponseRecord, *, shown: bool) -> None:
    if one.released != shown:
        rooms.store.release(one.op, shown)
        promising.released(rooms, record, one, shown=shown)


def wrote(text: ResponseRecord, given: Iterable[ResponseRecord]) -> int:
    """Return how many wrote what stands in a text's words, herself included."""
    return 1 + sum(one.joined == text.op for one in given)


def told_of(rooms: Rooms, record: SessionRecord, texts: Iterable[ResponseRecord]) -> list[int]:
    """Return of each text how many wrote it, as the room may be told; 0 where it may not.

    At least five must have written something there, and at most half of them this: else it would
    say, or nearly say, what everybody wrote.
    """
    there = texts_of(rooms, record)
    writers = Counter(one.question for one in there)
    counts = [(one, wrote(one, there)) for one in texts]
    return [n if is_safe(n, writers[one.question]) else 0 for one, n in counts]


def is_safe(n: int, of: int) -> bool:
    """Whether it may be told that so many of so many wrote the same."""
    return n > 1 and of >= SMALLEST and 2 * n <= of
