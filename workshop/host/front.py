"""What the slide in front shows: a figure of the reveal, its log, or texts.

How many slides a reveal has only pages know, which share out what is long; so the one that turns
them says what it has turned to. It is known in memory alone: without it more is told, not less.
"""

from workshop.contracts.replies import Command
from workshop.host.rooms import Rooms
from workshop.host.where import is_looking_again, viewed
from workshop.session import shows_results
from workshop.store import SessionRecord

BESIDES = ("log", "texts")
"""What stands beside the figures, which go by their numbers, from 0."""

FIRST = "0"


def note_front(rooms: Rooms, record: SessionRecord, slide: int, command: Command) -> None:
    """Remember what a slide shows that is brought to the front, where the page says it."""
    part = command.get("part")
    if isinstance(part, str) and (part in BESIDES or _is_figure(part)):
        rooms.fronts[record.id] = (viewed(record), slide, part)
    else:
        rooms.fronts.pop(record.id, None)


def _is_figure(part: str) -> bool:
    # No reveal has a hundred figures.
    return part.isascii() and part.isdecimal() and len(part) < 3


def front_of(rooms: Rooms, record: SessionRecord) -> str:
    """Return what the slide in front shows: the number of a figure, or one of `BESIDES`.

    Empty where nobody knows, and outside of reveals.
    """
    if not shows_results(viewed(record)):
        return ""
    shown = record.looked if is_looking_again(record) else record.shown
    if shown == 0:
        return FIRST
    place, slide, part = rooms.fronts.get(record.id, (None, 0, ""))
    return part if (place, slide) == (viewed(record), shown) else ""
