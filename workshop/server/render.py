"""Pages with a kernel: who may open them, and whose kernel a websocket may reach."""

import gzip
import json
import logging
from typing import Any
from urllib.parse import quote

import tornado.web
from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.web import HTTPError
from voila.app import VoilaKernelWebsocketHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import read_header_from_binary_message

from workshop.content import LANGUAGES
from workshop.errors import Refused, Unreachable
from workshop.host.callers import Role, clean_code
from workshop.server.binding import Visitor, visiting
from workshop.server.page import (
    FACILITATOR_COOKIE,
    LANGUAGE_COOKIE,
    PARTICIPANT_COOKIE,
    STUDY_COOKIE,
    study_token,
)
from workshop.server.routes import is_study
from workshop.server.seats import Allowance
from workshop.server.walls import is_facilitator, may_show_wall
from workshop.texts import interface

log = logging.getLogger(__name__)

LIVE = {
    "room.ipynb": Role.PARTICIPANT,
    "facilitator.ipynb": Role.FACILITATOR,
    "wall.ipynb": Role.WALL,
}
GRACE = 60
"""Seconds a page has to reach its kernel, or to come back to it; its seat waits for ever."""

SAID_IN_A_SECOND, SAID_AT_ONCE = 40, 800
"""Messages that a page with sliders, which speak while they move, may send its kernel."""
MOST_PARTS = 64
"""Parts of one message; a page of ours sends six, and one for each file."""
MOST_LINES = 3
"""Websockets to one kernel: a page has one, and for a moment two when it comes back."""

# The one conversation a page begins by itself: it asks for the widgets there are.
_BEGUN_BY_PAGES = "jupyter.widget.control"

_DOORS = {Role.PARTICIPANT: "/", Role.FACILITATOR: "/facilitate", Role.WALL: "/"}
_COOKIES = {
    Role.PARTICIPANT: PARTICIPANT_COOKIE,
    Role.FACILITATOR: FACILITATOR_COOKIE,
    None: STUDY_COOKIE,
}


class Render(TornadoVoilaHandler):
    """Renders a notebook for somebody who may see it."""

    @tornado.web.authenticated
    async def get(self, path: str | None = None) -> None:
        """Bind the visitor to the kernel that is started for the page."""
        name = path or ""
        if name not in LIVE and not is_study(name):
            raise HTTPError(404)
        visitor = self._visitor(name)
        if name in LIVE and not await self._known(visitor):
            self.redirect(self._door(name, visitor))
            return
        # Reading the token sets its cookie, without which the page cannot say goodbye.
        _ = self.xsrf_token
        if name == "room.ipynb" and await self._has_lean_page():
            await self._send_lean_page(visitor)
            return
        token = visiting.set(visitor)
        try:
            await super().get(name)
        finally:
            visiting.reset(token)

    async def _has_lean_page(self) -> bool:
        """Whether the notebook shows nothing but the kit's own widgets."""
        rooms = self.settings["workshop"].rooms
        await rooms.read_again()
        return bool(rooms.page.lean)

    async def _send_lean_page(self, visitor: Visitor) -> None:
        """Send a participant her card, which lives in a kernel with those of others."""
        rooms = self.settings["workshop"].rooms
        try:
            seat = await rooms.find(visitor.secret)
        except Unreachable:
            raise HTTPError(503) from None
        if seat is None:
            self.redirect(_DOORS[Role.PARTICIPANT])
            return
        await rooms.card_of(seat)
        if seat.failed:
            raise HTTPError(500)
        page = rooms.page.of(seat, self._language())
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.set_header("Cache-Control", "no-cache, no-store, must-revalidate")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(page)
        else:
            self.finish(gzip.decompress(page))

    def _door(self, name: str, visitor: Visitor) -> str:
        """Return where somebody goes on who may not see a page."""
        role = LIVE[name]
        return f"/wall/{visitor.secret}" if role is Role.WALL and visitor.secret else _DOORS[role]

    def _language(self) -> str:
        """Return the language her card speaks, as it was chosen at the door."""
        chosen = self.get_cookie(LANGUAGE_COOKIE, "") or ""
        return chosen if chosen in LANGUAGES else interface("en").language

    def _visitor(self, name: str) -> Visitor:
        role = LIVE.get(name)
        if role is None:
            return Visitor(None, study_token(self))
        if role is Role.WALL:
            return Visitor(role, clean_code(self.get_argument("code", "")))
        return Visitor(role, self.get_cookie(_COOKIES[role]) or "")

    async def _known(self, visitor: Visitor) -> bool:
        """Whether somebody may see the page; a participant's seat is looked up with her card."""
        try:
            if visitor.role is Role.WALL:
                return await self._has_wall(visitor.secret)
            if visitor.role is Role.FACILITATOR:
                return await is_facilitator(self)
        except Unreachable:
            raise HTTPError(503) from None
        return bool(visitor.secret)

    async def _has_wall(self, code: str) -> bool:
        try:
            await self.settings["workshop"].client.ask("room", code=code or "-")
        except Refused:
            return False
        return await may_show_wall(self, code)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Send people where they can go on instead of showing a stack of words."""
        if status_code == 404:
            self.redirect("/")
        elif status_code == 503:
            self.redirect(f"/busy?page={quote(self.request.uri or '', safe='')}")
        elif status_code == 500:
            self.redirect("/broken")
        else:
            super().write_error(status_code, **kwargs)


async def keep_strangers_out(handler: Any, kernel_id: str) -> None:
    """Let nobody reach a kernel that serves somebody else.

    Raises:
        HTTPError: 403, or 404 where there is no such kernel.
    """
    visitor = handler.settings["workshop"].bindings.visitor(kernel_id)
    if visitor is None or kernel_id not in handler.kernel_manager:
        raise HTTPError(404)
    if visitor.role is Role.WALL:
        proved = await may_show_wall(handler, visitor.secret)
    else:
        proved = handler.get_cookie(_COOKIES[visitor.role]) == visitor.secret
    if not proved:
        raise HTTPError(403)


class Goodbye(VoilaShutdownKernelHandler):
    """Ends the kernel of a page that leaves."""

    async def post(self, kernel_id: str) -> None:
        """End it for the person it serves."""
        await keep_strangers_out(self, kernel_id)
        await super().post(kernel_id)


class Kernel(KernelHandler):
    """Tells a page about its kernel."""

    async def get(self, kernel_id: str) -> None:
        """Tell it to the person it serves."""
        await keep_strangers_out(self, kernel_id)
        await ensure_async(super().get(kernel_id))

    async def delete(self, kernel_id: str) -> None:
        """End it for the person it serves."""
        await keep_strangers_out(self, kernel_id)
        await ensure_async(super().delete(kernel_id))


class Channels(VoilaKernelWebsocketHandler):
    """A page's line to its kernel; closed as soon as the kernel is gone."""

    async def get(self, kernel_id: str) -> None:
        """Let nobody reach a kernel that serves somebody else."""
        await keep_strangers_out(self, kernel_id)
        lines: dict[str, list[Channels]] = self.settings["workshop"].channels
        mine = lines.setdefault(kernel_id, [])
        while len(mine) >= MOST_LINES:
            mine.pop(0).close(1008)
        mine.append(self)
        await super().get(kernel_id)

    def on_message(self, ws_message: str | bytes) -> None:
        """Pass on what a page of ours may say; hang up on what none of them would."""
        said: dict[str, Allowance] = self.settings["workshop"].said
        allowance = said.setdefault(self.kernel_id, Allowance(SAID_IN_A_SECOND, SAID_AT_ONCE))
        if not allowance.take():
            self.close(1008)
            return
        try:
            if not _begins_something_else(*_kind_and_content(ws_message)):
                super().on_message(ws_message)
        except Exception:  # whatever cannot be read is no message of our pages
            self.close(1007)

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer with the status alone: scripts read it, not people."""
        self.finish(str(status_code))

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Keep a live kernel's own troubles, with their paths, from the person it serves."""
        visitor = self.settings["workshop"].bindings.visitor(self.kernel_id)
        if visitor and visitor.role and isinstance(message, bytes):
            header = read_header_from_binary_message(message) or {}
            if header.get("msg_type") in ("error", "stream"):
                return None
        return super().write_message(message, binary)

    async def open(self, kernel_id: str) -> None:
        """Hang up when the kernel dies, so that the page notices at once."""
        # Small messages follow each other; held back until the first is acknowledged, the
        # second would arrive 40 ms later.
        self.set_nodelay(True)
        await super().open(kernel_id)
        self.kernel_manager.add_restart_callback(kernel_id, self.close, "dead")

    def on_close(self) -> None:
        """End the kernel of a page that went without a goodbye and does not come back."""
        if self.connection is not None:
            super().on_close()
        server = self.settings["workshop"]
        lines = server.channels.get(self.kernel_id, [])
        if self in lines:
            lines.remove(self)
        if not lines:
            server.channels.pop(self.kernel_id, None)
            server.said.pop(self.kernel_id, None)
        server.expect_back(self.kernel_id, GRACE)


def bounded(message: bytes) -> bytes:
    """Return a binary message whose table of contents tells no lie.

    It begins with a number of offsets and the offsets; whoever believes the number may go
    through more of them than there are bytes in the world.

    Raises:
        ValueError: it lies.
    """
    count = int.from_bytes(message[:8], "little")
    if not 6 <= count <= MOST_PARTS or len(message) < 8 * (count + 1):
        raise ValueError("so many parts are not there")
    table = message[8 : 8 * (count + 1)]
    ends = [int.from_bytes(table[8 * n : 8 * n + 8], "little") for n in range(count)]
    if ends[0] < 8 * (count + 1) or ends != sorted(ends) or ends[-1] > len(message):
        raise ValueError("the parts are not where they are said to be")
    return message


def _kind_and_content(message: str | bytes) -> tuple[str, Any]:
    """Read what is needed of a message, in either of the two forms a page may send."""
    if isinstance(message, str):
        said = json.loads(message)
        return said["header"]["msg_type"], said["content"]
    _, (header, _, _, content, *_) = deserialize_msg_from_ws_v1(bounded(message))  # type: ignore[no-untyped-call]
    return json.loads(header)["msg_type"], json.loads(content)


def _begins_something_else(kind: str, content: Any) -> bool:
    """Whether a page wants a widget made: ours are made by the notebook, and never many."""
    return kind == "comm_open" and content.get("target_name") != _BEGUN_BY_PAGES
