"""What may be known of a session by its code, remembered for a moment."""

import time
from typing import cast

from workshop.contracts.looks import SessionView
from workshop.contracts.replies import RoomReply
from workshop.host.callers import clean_code
from workshop.host.client import Client
from workshop.server.plain_page import HOST_PATIENCE

FRESH = 1.0
"""Seconds that an answer is good for: a room that arrives asks the same two hundred times. Whether
somebody gets a seat is asked of the host each time."""
MOST = 100


class Codes:
    """Asks the host for sessions.

    Args:
        client: asks as the server.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._known: dict[str, tuple[float, SessionView]] = {}

    async def room(self, typed: str) -> SessionView:
        """Return what may be known of a session.

        Raises:
            Refused: there is none with that code.
            Unreachable: the host does not answer.
        """
        code = clean_code(typed) or "-"
        known = self._known.get(code)
        if known and time.monotonic() < known[0]:
            return known[1]
        reply = await self._client.ask("room", patience=HOST_PATIENCE, code=code)
        room = cast("RoomReply", reply)["session"]
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[code] = (time.monotonic() + FRESH, room)
        return room
