"""Phones' lines to their own cards. A filter, no protocol.

A phone says one form and no other, `{"send": content, "buffers": [base 64, …], "to": number}`,
and what it says reaches a widget on its owner's page, whose seat its cookie proves. It names no
kernel, no comm and no kind of message, and nothing of that kind reaches it.
"""

import asyncio
import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from tornado.web import HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from workshop.contracts.tallies import Value
from workshop.errors import Unreachable
from workshop.server.parts import ServerParts
from workshop.server.plain_page import Page, whose_page
from workshop.server.proof import prove
from workshop.server.seats import Seat, compact

LARGEST_SAID = 64 * 1024
"""Characters of one message of a phone; its longest text takes a tenth of it."""
MOST_BUFFERS = 4
DEEPEST = 20
"""Lists and tables inside each other; whoever packs or reads deep ones may not come to the end."""
MOST_UNREAD = 1 << 20
"""Bytes that wait for a phone which does not read them, before its line is closed."""
BEAT = 5.0
"""Seconds between two signs of life on a line, by which a phone knows that it is there."""
PING = 20.0
"""Seconds between two questions whether a phone is still there; browsers answer by themselves."""

_TOO_MUCH, _NONSENSE, _TOO_LARGE = 1008, 1007, 1009


@dataclass(frozen=True)
class Said:
    """What a phone said: to which widget on its page, and what."""

    to: int
    content: Value
    buffers: list[bytes]


def understood(text: str | bytes) -> Said:
    """Read what a phone said.

    Raises:
        ValueError: it is not in the one form that there is.
    """
    if not isinstance(text, str) or len(text) > LARGEST_SAID:
        raise ValueError("no text, or too long a one")
    try:
        told = json.loads(text)
    except RecursionError:
        raise ValueError("nested without end") from None
    if not isinstance(told, dict) or "send" not in told or told.keys() - {"send", "buffers", "to"}:
        raise ValueError("not the form")
    to, buffers = told.get("to", 0), told.get("buffers", [])
    if type(to) is not int or not isinstance(buffers, list) or len(buffers) > MOST_BUFFERS:
        raise ValueError("not the form")
    if not _is_shallow(told["send"], DEEPEST):
        raise ValueError("nested too deeply")
    compact(told["send"]).encode()  # half a character of two is no text, and is a ValueError
    return Said(to, told["send"], [_bytes(part) for part in buffers])


def _is_shallow(value: Value, deepest: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value
    if not isinstance(value, dict | list):
        return True
    return deepest > 0 and all(_is_shallow(one, deepest - 1) for one in inner)


def _bytes(part: Value) -> bytes:
    if not isinstance(part, str):
        raise ValueError("a buffer is base 64")
    try:
        return base64.b64decode(part, validate=True)
    except binascii.Error:
        raise ValueError("a buffer is base 64") from None


def greeting(instance: str, seat: Seat, have: str) -> str:
    """Return the first message of a line: all that the seat shows, unless the phone has it."""
    if have == f"{instance}-{seat.n}" and seat.shown:
        return compact({"server": instance, "n": seat.n})
    return f'{{"server":{json.dumps(instance)},{seat.everything()[1:]}'


def opened_by(handler: RequestHandler) -> tuple[str, int]:
    """Return which page opens a line, and how many it had opened then; a name of its own if none.

    Raises:
        HTTPError: 400 where the number is none.
    """
    tab = handler.get_query_argument("tab", "")[:40] or f"line {id(handler)}"
    return tab, whole_number(handler, "nth")


def whole_number(handler: RequestHandler, name: str) -> int:
    """Return a number in an address, 0 where it is not there.

    Raises:
        HTTPError: 400 where it is none.
    """
    try:
        return int(handler.get_query_argument(name, "0")[:12])
    except ValueError:
        raise HTTPError(400) from None


async def seat_of(handler: RequestHandler, server: ServerParts) -> Seat:
    """Return the seat that a cookie proves.

    Raises:
        HTTPError: 403 where it proves none, 503 where the host does not answer, 429 where lines
            are opened too often, 409 where the page is another one's: the device was handed on.
    """
    try:
        seat = await server.rooms.find(whose_page(handler))
    except Unreachable:
        raise HTTPError(503) from None
    if seat is None or seat.failed:
        raise HTTPError(403)
    whose = handler.get_query_argument("whose", "")
    if whose != seat.mark and (whose or seat.device):
        raise HTTPError(409)
    prove(handler.request, seat.token_hash)
    return seat


class RoomLine(WebSocketHandler):
    """`/room/line`: a phone's websocket."""

    seat: Seat

    def initialize(self, server: ServerParts) -> None:
        """Take the server."""
        self.server = server
        self._unread, self.tab, self.nth = 0, "", 0
        self._joined = False

    @property
    def ping_interval(self) -> float:
        """Ask phones themselves whether they are there; Jupyter's setting is another."""
        return PING

    def check_origin(self, origin: str) -> bool:
        """Let pages of ours in, and nobody else's."""
        return self.server.outside.origin_ok(self.request.headers.get("Host", ""), origin)

    async def prepare(self) -> None:
        """Let nobody in without a seat."""
        self.seat = await seat_of(self, self.server)
        if not self.seat.openings.take():
            raise HTTPError(429)

    def open(self) -> None:
        """Say what the seat shows, and go on saying it."""
        # Small messages follow each other; held back until the first is acknowledged, the
        # second would arrive 40 ms later.
        self.set_nodelay(True)
        self._joined = True
        self.tab, self.nth = opened_by(self)
        self.seat.join(self)
        self.server.rooms.lines_changed()
        self.tell(greeting(self.server.instance, self.seat, self.get_query_argument("have", "")))

    def on_message(self, message: str | bytes) -> None:
        """Pass on what a phone says; hang up on what none of ours would."""
        if not self.seat.allowance.take():
            self.close(_TOO_MUCH)
            return
        try:
            said = understood(message)
        except ValueError:
            self.close(_NONSENSE)
            return
        self.server.rooms.say(self.seat, said.to, said.content, said.buffers)

    def tell(self, text: str) -> None:
        """Say something to the phone; one that reads nothing is hung up on."""
        size = len(text)
        self._unread += size
        try:
            written = self.write_message(text)
        except WebSocketClosedError:
            return
        written.add_done_callback(lambda done: self._read(done, size))
        if self._unread > MOST_UNREAD:
            self.close(_TOO_LARGE)

    def _read(self, written: "asyncio.Future[None]", size: int) -> None:
        self._unread -= size
        if not written.cancelled():
            written.exception()  # a line that broke is closed by the loop that reads it

    def on_close(self) -> None:
        """Forget the line."""
        if self._joined:
            self.seat.part(self)
            self.server.rooms.lines_changed()

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer with the status alone: scripts read it, not people."""
        self.finish(str(status_code))


class Say(Page):
    """`/room/say`: what such a phone says to its card."""

    async def post(self) -> None:
        """Pass it on."""
        seat = await seat_of(self, self.server)
        if not seat.allowance.take():
            raise HTTPError(429)
        try:
            said = understood(self.request.body.decode("utf-8"))
        except ValueError:  # bytes that are no text among them
            raise HTTPError(400) from None
        self.server.rooms.say(seat, said.to, said.content, said.buffers)
        self.set_status(204)

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer with the status alone: scripts read it, not people."""
        self.finish(str(status_code))
