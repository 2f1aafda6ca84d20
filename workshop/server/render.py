"""Pages that Voilà renders: who may open which, and what a participant is sent."""

import asyncio
import gzip
import logging
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

import tornado.web
from tornado.web import HTTPError
from voila.tornado.handler import TornadoVoilaHandler

from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.errors import Refused, Unreachable
from workshop.exercises.lessons import is_study
from workshop.host.callers import Role, clean_code
from workshop.server.binding import Visitor, given, visiting
from workshop.server.channels import COOKIES
from workshop.server.parts import server_of
from workshop.server.plain_page import LANGUAGE_COOKIE, study_token, whose_page
from workshop.server.walls import is_facilitator, may_show_wall

log = logging.getLogger(__name__)

HEARTBEAT = "voila_heartbeat()"
"""What Voilà sends while a page waits for its kernel, every two seconds."""

MOST_BEATS = 60
"""So many without a piece of the page, and it will never be whole."""

_LEAVE = '<script>location.replace("/broken")</script>'

LIVE = {
    "room.ipynb": Role.PARTICIPANT,
    "facilitator.ipynb": Role.FACILITATOR,
    "wall.ipynb": Role.WALL,
}
_DOORS = {Role.PARTICIPANT: "/", Role.FACILITATOR: "/facilitate", Role.WALL: "/"}


class Render(TornadoVoilaHandler):
    """Renders a notebook for somebody who may see it."""

    @tornado.web.authenticated
    async def get(self, path: str | None = None) -> None:
        """Bind the visitor to the kernel that is started for the page."""
        name = path or ""
        visitor = await self._let_in(name)
        if visitor is None:
            return
        # Reading the token sets its cookie, without which the page cannot say goodbye.
        _ = self.xsrf_token
        if name == "room.ipynb" and await self._has_lean_page():
            await self._send_lean_page(visitor)
            return
        if name == "room.ipynb":
            # A kernel of one's own knows no turns: it serves whoever has the device, and her alone.
            visitor = Visitor(visitor.role, self.get_cookie(COOKIES[Role.PARTICIPANT]) or "")
            if not visitor.secret:
                self.redirect("/device")
                return
        tokens = visiting.set(visitor), given.set(asyncio.get_running_loop().create_future())
        try:
            await super().get(name)
        finally:
            visiting.reset(tokens[0])
            given.reset(tokens[1])

    async def head(self, path: str | None = None) -> None:
        """Say whether there is such a page for the visitor; none is made, and no kernel started."""
        name = path or ""
        if await self._let_in(name) is None:
            return
        self.set_header("Content-Type", "text/html; charset=UTF-8")

    async def _let_in(self, name: str) -> Visitor | None:
        """Return who may see a page; whoever is not known is sent to the door, and gets None."""
        if name not in LIVE and not is_study(name):
            raise HTTPError(404)
        visitor = self._visitor(name)
        if name in LIVE and not await self._known(visitor):
            self.redirect(self._door(name, visitor))
            return None
        return visitor

    async def get_generator(self, path: str | None = None) -> AsyncIterator[str]:
        """Yield the page in pieces; where its kernel died, Voilà's heart would beat for ever."""
        beats = 0
        async for piece in super().get_generator(path):
            beats = beats + 1 if HEARTBEAT in piece else 0
            if beats and (beats > MOST_BEATS or self._kernel_is_gone()):
                yield _LEAVE
                return
            yield piece

    def _kernel_is_gone(self) -> bool:
        kernel = given.get()
        return bool(kernel and kernel.done() and kernel.result() not in self.kernel_manager)

    async def _has_lean_page(self) -> bool:
        """Whether the notebook shows nothing but the kit's own widgets."""
        rooms = server_of(self).rooms
        await rooms.read_again()
        return rooms.page.lean

    async def _send_lean_page(self, visitor: Visitor) -> None:
        """Send a participant her card, which lives in a kernel with those of others."""
        rooms = server_of(self).rooms
        try:
            seat = await rooms.find(visitor.secret)
        except Unreachable:
            raise HTTPError(503) from None
        if seat is None:
            self.redirect(f"{_DOORS[Role.PARTICIPANT]}?gone")
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
        if role is Role.PARTICIPANT:
            return Visitor(role, whose_page(self))
        return Visitor(role, self.get_cookie(COOKIES[role]) or "")

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
            await server_of(self).codes.room(code)
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
