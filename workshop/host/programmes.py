"""Commands about programmes of one's own: saved to a file, and deleted."""

from workshop.contracts.replies import Command, ProgrammeDeleted, ProgrammeSaved
from workshop.exercises import programmes
from workshop.exercises.draft_form import read_draft
from workshop.host.callers import Caller
from workshop.host.carrying import played_in
from workshop.host.fields import text
from workshop.host.rooms import Rooms
from workshop.session import Phase


def save(rooms: Rooms, _: Caller, command: Command) -> ProgrammeSaved:
    """Write a programme into a file of its own; the same one twice is one file.

    Raises:
        Refused: `bad-draft`, where something in it is wrong, which the page says;
            `programme-changed`, `programme-gone`, `programme-unsaved`, `bad-command`.
    """
    slug = programmes.save(read_draft(command.get("draft")))
    sweep(rooms)
    rooms.bells.add("sessions")
    return {"programme": slug, "stamp": programmes.stamp(slug)}


def delete(rooms: Rooms, _: Caller, command: Command) -> ProgrammeDeleted:
    """Delete a programme of one's own; sessions that were opened with it go on.

    Raises:
        Refused: `bad-command`, where it is none of one's own.
    """
    slug = text(command, "programme")
    programmes.delete(slug)
    sweep(rooms)
    rooms.bells.add("sessions")
    return {"deleted": slug}


def let_go(rooms: Rooms, session: str) -> None:
    """Take away what came with a session alone, where it is gone or keeps only what was shown."""
    for slug in programmes.came_with(session):
        programmes.delete(slug)
    sweep(rooms)


def sweep(rooms: Rooms) -> None:
    """Take away what no programme has and no session needs: slides once it is over."""
    there = rooms.store.sessions()
    going = [one for one in there if one.position.phase is not Phase.ENDED]
    played, shown = ({slug for one in some for slug in played_in(one)} for some in (there, going))
    programmes.sweep(played, shown)
