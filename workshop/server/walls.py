"""The wall belongs to the facilitator, and to a browser that she let in with a pass."""

import base64
import contextlib
import hmac
import os
import secrets
from pathlib import Path
from typing import cast

from tornado.web import RequestHandler

from workshop.content.texts import interface, refusal_sentence
from workshop.contracts.looks import SessionView
from workshop.contracts.replies import IsFacilitator
from workshop.errors import Refused
from workshop.host.callers import clean_code, hashed
from workshop.server.parts import server_of
from workshop.server.plain_page import FACILITATOR_COOKIE, Page
from workshop.server.proof import prove

WALL_COOKIE = "workshop_wall_"
"""Begins the name of a cookie; the session's code ends it, so that one browser may show several."""

_SECRET = 32
"""Bytes of the secret from which passes are made."""


def secret_path(database: Path) -> Path:
    """Return the file beside a database that holds what passes are made from."""
    return database.with_name(database.name + ".wall")


def wall_secret(database: Path) -> bytes:
    """Return what the passes of a database are made from; the same after every start.

    Where the folder cannot be written to, the passes are good until the server ends.
    """
    path, made = secret_path(database), secrets.token_bytes(_SECRET)
    with contextlib.suppress(OSError):
        kept = path.read_bytes()
        if len(kept) == _SECRET:
            return kept
    draft = path.with_name(f"{path.name}.{secrets.token_hex(3)}")
    with contextlib.suppress(OSError):
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(made)
        draft.replace(path)
    return made


def wall_pass(secret: bytes, code: str) -> str:
    """Return the pass to the wall of a session: 80 bits, so that it can be typed elsewhere."""
    made = hmac.new(secret, f"wall {clean_code(code)}".encode(), "sha256").digest()
    return base64.b32encode(made)[:16].decode().lower()


def wall_page(code: str) -> str:
    """Return where a wall is; it has a fragment, or browsers would carry the pass over to it."""
    return f"/voila/render/wall.ipynb?code={code}#wall"


async def is_facilitator(handler: RequestHandler) -> bool:
    """Whether a request brings a facilitator's cookie."""
    token = handler.get_cookie(FACILITATOR_COOKIE)
    if not token:
        return False
    client = server_of(handler).client
    answer = await client.ask("is_facilitator", patience=8, token_hash=hashed(token))
    known = cast("IsFacilitator", answer)["facilitator"]
    if known:
        prove(handler.request, hashed(token))
    return known


async def may_show_wall(handler: RequestHandler, code: str) -> bool:
    """Whether a request comes from the facilitator, or from a browser with a pass to this wall."""
    code = clean_code(code)
    return await may_show(handler, WALL_COOKIE, code, server_of(handler).wall_pass(code))


async def may_show(handler: RequestHandler, cookie: str, code: str, proper: str) -> bool:
    """Whether a request comes from the facilitator, or brings a pass in its cookie."""
    given = handler.get_cookie(cookie + code) or ""
    if code and hmac.compare_digest(given.encode(), proper.encode()):
        prove(handler.request, f"{cookie}{code}")
        return True
    return await is_facilitator(handler)


class Door(Page):
    """A page that is opened with a pass; the link's pass is in the fragment, as is her key.

    Attributes:
        cookie: begins the name of the cookie that keeps the pass.
        action: begins its address.
        words: where the words of its door stand.
    """

    cookie, action, words = WALL_COOKIE, "wall", "wall_door"

    def proper(self, code: str) -> str:
        """Return the pass to the page of a session."""
        return self.server.wall_pass(code)

    def inside(self, code: str) -> str:
        """Return where the page is."""
        return wall_page(code)

    async def get(self, code: str) -> None:
        """Go in, or say where it is opened from."""
        room = await self._room(code)
        if room is None:
            return
        code = room["code"]
        if await may_show(self, self.cookie, code, self.proper(code)):
            self.redirect(self.inside(code))
        else:
            self._door(code, 403)

    async def post(self, code: str) -> None:
        """Take the pass."""
        room = await self._room(code)
        if room is None:
            return
        given = self.get_body_argument("key", "").strip().rpartition("#")[2].lower()
        proper = self.proper(room["code"])
        if not hmac.compare_digest(given.encode(), proper.encode()):
            often = self.server.guesses.wrong(f"{self.action} {self.request.remote_ip}")
            refusal = Refused("too-many-keys" if often else "wrong-pass")
            self._door(room["code"], 429 if often else 403, refusal)
            return
        self.keep_secret(self.cookie + room["code"], proper)
        self.redirect(self.inside(room["code"]), status=303)

    async def _room(self, code: str) -> SessionView | None:
        """Return the session of a code, or say that there is none."""
        try:
            return await self.server.codes.room(code)
        except Refused as refusal:
            often = self.server.guesses.wrong(self.request.remote_ip or "")
            self.refuse(Refused("too-many-guesses") if often else refusal, 429 if often else 404)
            return None

    def _door(self, code: str, status: int, refusal: Refused | None = None) -> None:
        texts = interface(self.language)
        problem = refusal_sentence(texts, refusal) if refusal else ""
        words = {name: texts(f"{self.words}.{name}") for name in ("title", "lead", "key", "go")}
        self.show("wall.html", status, code=code, problem=problem, action=self.action, words=words)


class WallDoor(Door):
    """`/wall/CODE`: the projector's page."""


class WallLink(Page):
    """`/wall-link/CODE`: tells the facilitator the link that opens a wall on another computer."""

    async def get(self, code: str) -> None:
        """Answer in JSON."""
        if not await is_facilitator(self):
            self.refuse(Refused("not-yours"), 403)
            return
        try:
            room = await self.server.codes.room(code)
        except Refused as refusal:
            self.refuse(refusal, 404)
            return
        self.write(self._told(room["code"]))

    def _told(self, code: str) -> dict[str, object]:
        """Return what she is told."""
        return {"link": self.server.wall_link(code)}
