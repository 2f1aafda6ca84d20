"""Waiting at a door that is ajar: the page asks again by itself until its owner is let in."""

from workshop.content.texts import interface
from workshop.errors import Refused
from workshop.host.callers import clean_code
from workshop.server.joining import WAITING_COOKIE, Join
from workshop.server.plain_page import ROOM_PAGE

AGAIN = 3
"""Seconds after which a page that waits asks again."""


class Waiting(Join):
    """`/waiting/CODE`: says that its owner will be let in; without having knocked, the way in."""

    async def get(self, code: str) -> None:
        """Ask once more, and go in where she may."""
        room = await self._room(code)
        if room is None:
            return
        name = WAITING_COOKIE + clean_code(room["code"])
        token, _, rest = (self.get_cookie(name) or "").partition(".")
        department, _, language = rest.partition(".")
        if not token or not language:
            self.redirect(f"/join/{room['code']}")
            return
        try:
            await self.sit(room, token, department, language)
        except Refused as refusal:
            if refusal.code != "door-ajar":
                self.clear_cookie(name)
                raise
            self._wait()
            return
        self.clear_cookie(name)
        self.redirect(ROOM_PAGE)

    def _wait(self) -> None:
        texts = interface(self.language)
        self.set_header("Refresh", str(AGAIN))
        title, said = texts("run.ajar.wait_title"), texts("run.ajar.wait")
        self.show("waiting.html", title=title, message=said)
