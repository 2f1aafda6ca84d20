"""Waiting at a door that is ajar: the page asks again by itself until its owner is let in."""

from workshop.content.texts import interface
from workshop.errors import Refused
from workshop.host.callers import clean_code, hashed
from workshop.server.joining import WAITING_COOKIE, Join
from workshop.server.plain_page import PARTICIPANT_COOKIE
from workshop.server.proof import prove

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
        wanted = {"department": department, "language": language, "place": self._place()}
        try:
            await self.ask("join", code=room["code"], token_hash=hashed(token), **wanted)
        except Refused as refusal:
            if refusal.code != "door-ajar":
                self.clear_cookie(name)
                raise
            self._wait()
            return
        self.clear_cookie(name)
        self.keep_secret(PARTICIPANT_COOKIE, token)
        self.server.rooms.expect(token)
        prove(self.request, hashed(token))
        self.redirect("/voila/render/room.ipynb")

    def _wait(self) -> None:
        texts = interface(self.language)
        self.set_header("Refresh", str(AGAIN))
        self.set_header("Cache-Control", "no-store")
        title, said = texts("run.ajar.wait_title"), texts("run.ajar.wait")
        self.show("waiting.html", title=title, message=said)
