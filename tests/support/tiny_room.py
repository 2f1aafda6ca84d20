"""A room that speaks as the kit's does: one form, one page, one line for each seat."""

import asyncio
import json
import uuid

from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler

CARD = {
    "id": "x/one",
    "kind": "choice",
    "options": [{"id": "often"}, {"id": "never"}],
    "items": [],
}
ASKING = {"phase": "asking", "cards": [CARD]}
CLOSED = {"phase": "closed", "cards": []}


class TinyRoom:
    """What it was told and told itself.

    Attributes:
        deaf: answers that it does not acknowledge before it does.
        page: what every card shows.
        heard: everything that came over lines, garbage too.
        had: what each line's phone had, in order of opening.
    """

    def __init__(self) -> None:
        self.n, self.page, self.deaf = 1, ASKING, 0
        self.heard, self.had, self.lines = [], [], set()
        self.cuts_off_after = None
        self.server = HTTPServer(
            Application(
                [
                    (r"/join/.*", _Form, {"room": self}),
                    (r"/voila/render/room.ipynb", _Page, {"room": self}),
                    (r"/room/line", _Line, {"room": self}),
                ]
            )
        )

    async def __aenter__(self) -> "TinyRoom":
        socket, port = bind_unused_port()
        self.server.add_socket(socket)
        self.base = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(self, *_) -> None:
        self.server.stop()
        self.cut()
        await self.server.close_all_connections()

    def show(self, page) -> None:
        """Show another page on all cards."""
        self.n, self.page = self.n + 1, page
        for line in self.lines:
            line.tell_change()

    def cards(self):
        return [{"script": "/assets/widgets/Card-1.js", "state": {"page": self.page}}]

    def cut(self) -> None:
        """Close all lines."""
        for line in [*self.lines]:
            line.close()

    @property
    def answers(self):
        return [told for told in self.heard if isinstance(told, dict)]


class _Handler(RequestHandler):
    def initialize(self, room) -> None:
        self.room = room


class _Form(_Handler):
    def get(self) -> None:
        self.write('<form><input type="hidden" name="_xsrf" value="secret"></form>')

    def post(self) -> None:
        assert self.get_argument("_xsrf") == "secret"
        self.set_cookie("workshop_seat", uuid.uuid4().hex)
        self.redirect("/voila/render/room.ipynb")


class _Page(_Handler):
    def get(self) -> None:
        assert self.get_cookie("workshop_seat")
        told = {"server": "1", "n": self.room.n, "line": "/room/line", "cards": self.room.cards()}
        self.write(f'<script type="application/json" id="room">{json.dumps(told)}</script>')


class _Line(WebSocketHandler):
    def initialize(self, room) -> None:
        self.room = room
        self._messages = 0

    def open(self) -> None:
        assert self.get_cookie("workshop_seat")
        have = self.get_argument("have")
        self.room.had.append(have)
        self.room.lines.add(self)
        told = {"server": "1", "n": self.room.n}
        new = {} if have == f"1-{self.room.n}" else {"cards": self.room.cards()}
        self.write_message(told | new)

    def tell_change(self) -> None:
        self.write_message({"n": self.room.n, "to": 0, "state": {"page": self.room.page}})

    def on_message(self, message) -> None:
        self._messages += 1
        if self.room.cuts_off_after is not None and self._messages > self.room.cuts_off_after:
            self.close(1007)
            return
        told = _read(message)
        self.room.heard.append(told)
        if isinstance(told, dict) and told.get("op") == "answer":
            self._acknowledge(told["id"])

    def on_close(self) -> None:
        self.room.lines.discard(self)

    def _acknowledge(self, op) -> None:
        if self.room.deaf:
            self.room.deaf -= 1
        else:
            self.write_message({"to": 0, "custom": {"op": "saved", "id": op}})


def _read(message):
    """Return what somebody sent, garbage as it came."""
    try:
        return json.loads(message)["send"]
    except (ValueError, TypeError, KeyError):
        return message


async def soon(condition) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.01)
