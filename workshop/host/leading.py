"""Whose browsers lead: what they are called, and how one of them is shut out."""

from workshop.contracts.replies import Command, Revoked
from workshop.contracts.running import LeadingBrowser
from workshop.errors import Refused
from workshop.host.callers import Caller, Role
from workshop.host.fields import text
from workshop.host.rooms import Rooms
from workshop.host.seats import public
from workshop.host.steady import on_the_wall


def revoke(rooms: Rooms, caller: Caller, command: Command) -> Revoked:
    """Let one facilitator's browser in no more, by its public name; its open pages do nothing.

    Raises:
        Refused: `unknown-browser`; `own-browser`, where it is the one that asks: whoever leads
            alone would be locked out.
    """
    id = text(command, "browser", 64)
    there = {public(one.token_hash): one.token_hash for one in rooms.store.facilitators()}
    if id not in there:
        raise Refused("unknown-browser")
    if caller.subject == there[id]:
        raise Refused("own-browser")
    rooms.store.forget_facilitator(there[id])
    rooms.register.unbind_all(Role.FACILITATOR, there[id])
    for record in rooms.store.sessions():
        rooms.ring("responses", record.id)
    return {"revoked": id}


def browsers_view(rooms: Rooms, caller: Caller) -> list[LeadingBrowser]:
    """Return the browsers that lead, as one of them sees it."""
    return [
        {
            "id": public(one.token_hash),
            "browser": one.browser,
            "since": on_the_wall(rooms.clock, one.created),
            "mine": one.token_hash == caller.subject,
        }
        for one in rooms.store.facilitators()
    ]
