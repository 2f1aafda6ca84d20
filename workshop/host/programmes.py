"""Commands about programmes of one's own: saved to a file, and deleted."""

from workshop.contracts.replies import Command, ProgrammeDeleted, ProgrammeSaved
from workshop.exercises import came_along, programmes
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
    _sweep(rooms)
    rooms.bells.add("sessions")
    return {"programme": slug, "stamp": programmes.stamp(slug)}


def delete(rooms: Rooms, _: Caller, command: Command) -> ProgrammeDeleted:
    """Delete a programme of one's own; sessions that were opened with it go on.

    Raises:
        Refused: `bad-command`, where it is none of one's own.
    """
    slug = text(command, "programme")
    programmes.delete(slug)
    _sweep(rooms)
    rooms.bells.add("sessions")
    return {"deleted": slug}


def _sweep(rooms: Rooms) -> None:
    """Take away what no programme has and no session needs: slides once it is over."""
    programmes.sweep(*_needed(rooms))
    let_go(rooms, came_along.LEFT, whole=True)


def _needed(rooms: Rooms) -> tuple[set[str], set[str]]:
    """Return what all sessions play, and what those play that are not over."""
    there = rooms.store.sessions()
    going = [one for one in there if one.position.phase is not Phase.ENDED]
    played, shown = ({slug for one in some for slug in played_in(one)} for some in (there, going))
    return played, shown


def let_go(rooms: Rooms, session: str, *, whole: bool) -> None:
    """Take away what came from another laptop for a session alone.

    What another session plays stays, and what a programme holds that somebody has saved here.

    Args:
        rooms: where the others are.
        session: its id.
        whole: whether it is no more; else what its record names stays.
    """
    if not came_along.brought():
        return
    mine = {*programmes.named(came_along.as_they_came(session))}
    played, shown = _needed(rooms)
    needed = {*mine, *played, *programmes.decks_of(mine | shown)}
    came_along.let_go(session, needed, whole=whole)
