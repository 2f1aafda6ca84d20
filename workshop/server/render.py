"""Pages with a kernel: who may open them, and whose kernel a websocket may reach."""

import gzip
import json
import time
from collections import deque
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

from workshop.errors import Refused, Unreachable
from workshop.host.callers import Role, clean_code, hashed
from workshop.server.binding import Visitor, visiting
from workshop.server.page import FACILITATOR_COOKIE, PARTICIPANT_COOKIE
from workshop.server.routes import is_study

LIVE = {
    "room.ipynb": Role.PARTICIPANT,
    "facilitator.ipynb": Role.FACILITATOR,
    "wall.ipynb": Role.WALL,
}
GRACE = 60
"""Seconds a page has to reach its kernel, or to come back to it; its seat waits for ever."""
ASLEEP = 900
"""Seconds a participant's page is kept for a phone that sleeps."""
RELOADING = 5
"""Seconds a participant's page is kept that has said goodbye: a reload gets it back."""

SAID_IN_A_MINUTE = 600
"""Messages a page may send its kernel in a minute; a person at her quickest sends fifty."""
SAID_WITH_SLIDERS = 2400
"""The same for pages with sliders, which speak while they move."""

# The one conversation a page begins by itself: it asks for the widgets there are.
_BEGUN_BY_PAGES = "jupyter.widget.control"

_DOORS = {Role.PARTICIPANT: "/", Role.FACILITATOR: "/facilitate", Role.WALL: "/"}
_COOKIES = {Role.PARTICIPANT: PARTICIPANT_COOKIE, Role.FACILITATOR: FACILITATOR_COOKIE}


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
            self.redirect(_DOORS[LIVE[name]])
            return
        # Reading the token sets its cookie, without which the page cannot say goodbye.
        _ = self.xsrf_token
        if visitor and visitor.role is Role.PARTICIPANT:
            await self._send_prepared(visitor)
            return
        token = visiting.set(visitor)
        try:
            await super().get(name)
        finally:
            visiting.reset(token)

    async def _send_prepared(self, visitor: Visitor) -> None:
        """Send a page that was made ahead, from now on this visitor's."""
        server = self.settings["workshop"]
        page = await server.pool.take(visitor)
        await server.kernel_manager.hand_over(page, visitor)
        server.expect_back(page.kernel, GRACE)
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.set_header("Cache-Control", "no-cache, no-store, must-revalidate")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(page.html)
        else:
            self.finish(gzip.decompress(page.html))

    def _visitor(self, name: str) -> Visitor | None:
        role = LIVE.get(name)
        if role is None:
            return None
        if role is Role.WALL:
            return Visitor(role, clean_code(self.get_argument("code", "")))
        return Visitor(role, self.get_cookie(_COOKIES[role]) or "")

    async def _known(self, visitor: Visitor | None) -> bool:
        if visitor is None or not visitor.secret:
            return False
        guesses, address = self.settings["workshop"].guesses, self.request.remote_ip or ""
        if visitor.role is Role.WALL and guesses.too_many_from(address):
            return False
        try:
            return await self._ask_host(visitor)
        except Refused:
            if visitor.role is Role.WALL:
                guesses.wrong(address)
            return False
        except Unreachable:
            raise HTTPError(503) from None

    async def _ask_host(self, visitor: Visitor) -> bool:
        client = self.settings["workshop"].client
        if visitor.role is Role.WALL:
            return bool(await client.ask("room", code=visitor.secret))
        if visitor.role is Role.PARTICIPANT:
            return bool(await client.ask("seat", token_hash=hashed(visitor.secret)))
        answer = await client.ask("is_facilitator", token_hash=hashed(visitor.secret))
        return bool(answer["facilitator"])

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Send people where they can go on instead of showing a stack of words."""
        if status_code == 404:
            self.redirect("/")
        elif status_code == 503:
            self.redirect(f"/busy?page={quote(self.request.uri or '', safe='')}")
        else:
            super().write_error(status_code, **kwargs)


def keep_strangers_out(handler: Any, kernel_id: str) -> None:
    """Let nobody reach a kernel that serves somebody else.

    Raises:
        HTTPError: 403, or 404 where there is no such kernel.
    """
    visitor = handler.settings["workshop"].bindings.visitor(kernel_id)
    cookie = _COOKIES.get(visitor.role) if visitor else None
    if visitor and cookie and handler.get_cookie(cookie) != visitor.secret:
        raise HTTPError(403)
    if kernel_id not in handler.kernel_manager:
        raise HTTPError(404)


class Goodbye(VoilaShutdownKernelHandler):
    """Ends the kernel of a page that leaves."""

    async def post(self, kernel_id: str) -> None:
        """End it for the person it serves, unless she is only reloading it."""
        keep_strangers_out(self, kernel_id)
        if kernel_id in self.kernel_manager.pages:
            self.settings["workshop"].expect_back(kernel_id, RELOADING)
            self.set_status(204)
            return
        await super().post(kernel_id)


class Kernel(KernelHandler):
    """Tells a page about its kernel."""

    async def get(self, kernel_id: str) -> None:
        """Tell it to the person it serves."""
        keep_strangers_out(self, kernel_id)
        await ensure_async(super().get(kernel_id))

    async def delete(self, kernel_id: str) -> None:
        """End it for the person it serves."""
        keep_strangers_out(self, kernel_id)
        await ensure_async(super().delete(kernel_id))


class Channels(VoilaKernelWebsocketHandler):
    """A page's line to its kernel; closed as soon as the kernel is gone."""

    async def get(self, kernel_id: str) -> None:
        """Let nobody reach a kernel that serves somebody else."""
        keep_strangers_out(self, kernel_id)
        visitor = self.settings["workshop"].bindings.visitor(kernel_id)
        seated = visitor is not None and visitor.role is Role.PARTICIPANT
        self._most = SAID_IN_A_MINUTE if seated else SAID_WITH_SLIDERS
        self._said: deque[float] = deque(maxlen=self._most)
        await super().get(kernel_id)

    def on_message(self, ws_message: str | bytes) -> None:
        """Pass on what a page of ours may say; hang up on what none of them would."""
        now = time.monotonic()
        if len(self._said) == self._most and now - self._said[0] < 60:
            self.close(1008)
            return
        self._said.append(now)
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
        page = self.kernel_manager.pages.get(self.kernel_id)
        if page:
            page.proved = True
        visitor = self.settings["workshop"].bindings.visitor(self.kernel_id)
        if visitor and isinstance(message, bytes):
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
        page = self.kernel_manager.pages.get(self.kernel_id)
        self.settings["workshop"].expect_back(self.kernel_id, ASLEEP if page else GRACE)


def _kind_and_content(message: str | bytes) -> tuple[str, Any]:
    """Read what is needed of a message, in either of the two forms a page may send."""
    if isinstance(message, str):
        said = json.loads(message)
        return said["header"]["msg_type"], said["content"]
    _, (header, _, _, content, *_) = deserialize_msg_from_ws_v1(message)  # type: ignore[no-untyped-call]
    return json.loads(header)["msg_type"], json.loads(content)


def _begins_something_else(kind: str, content: Any) -> bool:
    """Whether a page wants a widget made: ours are made by the notebook, and never many."""
    return kind == "comm_open" and content.get("target_name") != _BEGUN_BY_PAGES
