"""Joining: the landing page asks for the code, the next for the department, and gives a seat."""

import contextlib
import hmac
from collections.abc import Sequence
from typing import cast
from urllib.parse import quote

from workshop.content.departments import words_in
from workshop.content.texts import interface, refusal_sentence
from workshop.contracts.device import HeldReply
from workshop.contracts.looks import SessionView
from workshop.contracts.replies import SeatReply
from workshop.errors import Refused, Unreachable
from workshop.host.callers import hashed, new_token
from workshop.host.words import word_of
from workshop.server.doors import code_in
from workshop.server.plain_page import ROOM_PAGE, Page, keep_secret, whose_page, whose_token
from workshop.server.proof import prove
from workshop.server.turns import AtDevice, Device, at_device, read

WAITING_COOKIE = "workshop_waiting_"
"""Begins the name of a cookie; the session's code ends it. Who has it waits to be let in."""

WAITING_AGE = 3600
"""Seconds that it is kept."""


class Entrance(Page):
    """Asks for the join code, and says at its field what was wrong with the last one."""

    async def ask_for_code(self, problem: str = "", code: str = "", status: int = 200) -> None:
        """Show the form; a known participant is offered her seat again, or told why it is gone."""
        seat, lost = await self._seat()
        told = {"problem": self._sentence(problem), "note": self._sentence(lost), "code": code}
        others = bool(seat is None and read(whose_page(self)) and await self.here())
        self.show("landing.html", status, seat=seat, others=others, **told)

    def _sentence(self, code: str) -> str:
        return refusal_sentence(interface(self.language), Refused(code)) if code else ""

    async def _seat(self) -> tuple[SessionView | None, str]:
        """Return the session of the visitor's seat; else, to whom was sent here, why there is none.

        Without being sent, nobody is reminded of a seat that she had some day.
        """
        token = whose_token(self)
        if not token:
            return None, ""
        try:
            seat = await self.ask("seat", token_hash=hashed(token))
        except Unreachable:
            return None, ""
        except Refused as refusal:
            return None, refusal.code if self.get_query_arguments("gone") else ""
        prove(self.request, hashed(token))
        return cast("SeatReply", seat)["session"], ""

    async def here(self) -> list[AtDevice]:
        """Return whose seats this browser has, those that are there no more left out."""
        device = read(whose_page(self))
        token = whose_token(self)
        tokens = device.tokens if device else (token,) if token else ()
        return await self.looked_up(tokens)

    async def looked_up(self, tokens: Sequence[str]) -> list[AtDevice]:
        """Return what is known of the seats of tokens; of those that are there no more nothing."""
        told = await self.ask("held", token_hashes=[hashed(token) for token in tokens])
        seats = zip(tokens, cast("HeldReply", told)["seats"], strict=True)
        return [at_device(token, one) for token, one in seats if one["session"]]


class Landing(Entrance):
    """`/`, and `/join` without a code: asks for it."""

    async def get(self) -> None:
        """Show the form."""
        await self.ask_for_code()

    async def post(self) -> None:
        """Take the code and go on to the department."""
        code = code_in(self.get_body_argument("code", ""))
        if not code:
            await self.ask_for_code("no-code", status=400)
            return
        self.redirect(f"/join/{quote(code)}", status=303)


class Join(Entrance):
    """`/join/CODE`: asks for department and language, and gives a seat."""

    async def get(self, code: str) -> None:
        """Show the form, or go straight to the room for someone who has a seat in it."""
        room = await self._room(code)
        if room is None:
            return
        if await self._seated_here(room):
            self.redirect(ROOM_PAGE)
            return
        if room["goes_on"]:
            self.redirect(f"{room['goes_on']}/join/{room['code']}")
            return
        self._form(room)

    async def post(self, code: str) -> None:
        """Give a seat; a second click, tab or reload gets the same one."""
        room = await self._room(code)
        if room is None:
            return
        token = await self._given_token() or self._token_of_form()
        try:
            await self._take_seat(room, token)
        except Refused as refusal:
            if refusal.code == "door-ajar":
                self._knock(room)
                return
            if refusal.code != "bad-choice":
                raise
            problem = refusal_sentence(interface(self.language), Refused("no-department"))
            self._form(room, problem)
            return
        self.redirect(ROOM_PAGE, status=303)

    def _knock(self, room: SessionView) -> None:
        """Keep what she chose, and the token that nobody knows yet, until she is let in."""
        department = self.get_body_argument("department", "")
        language = self.get_body_argument("language", self.language)
        kept = f"{self._token_of_form()}.{department}.{language}"
        keep_secret(self, WAITING_COOKIE + room["code"], kept, WAITING_AGE)
        self.redirect(f"/waiting/{room['code']}", status=303)

    async def _take_seat(self, room: SessionView, token: str) -> None:
        department = self.get_body_argument("department", "")
        language = self.get_body_argument("language", self.language)
        try:
            await self.sit(room, token, department, language)
        except Refused as refusal:
            if refusal.code not in ("other-session", "seat-ended"):
                raise
            await self.sit(room, self._token_of_form(), department, language)
        self.keep_language(language)

    async def sit(self, room: SessionView, token: str, department: str, language: str) -> None:
        """Give whoever has a token the seat that she chose, and her return word."""
        wanted = {"code": room["code"], "department": department, "language": language}
        told = {"place": self._place(), "word": word_of(token)}
        await self.ask("join", token_hash=hashed(token), **wanted, **told)
        await self.keep_beside(room, token)

    async def keep_beside(self, room: SessionView, token: str) -> None:
        """Let this browser have a seat: beside those of the same room that it has already."""
        here = await self.here()
        beside = [one for one in here if one.room == room["code"] and one.token != token]
        if not beside:
            self.keep_seat(token)
            return
        tokens = (*(one.token for one in beside), token)
        (now,) = (one for one in await self.looked_up(tokens) if one.token == token)
        self.keep_device(Device(tokens, len(tokens), True, now.given, now.version))

    def _place(self) -> str:
        """Return a word for this browser at this address, which tells neither of both."""
        address, browser = self.request.remote_ip or "", self.request.headers.get("User-Agent", "")
        key = self.server.form_secret
        return hmac.new(key, f"{address} {browser}".encode(), "sha256").hexdigest()[:16]

    async def _given_token(self) -> str:
        """Return the token of a seat that we gave; one that a sender made up is none."""
        token = whose_token(self)
        with contextlib.suppress(Refused):
            if token and await self.ask("seat", token_hash=hashed(token)):
                return token
        return ""

    def _token_of_form(self) -> str:
        """Return the token of this very form: sent twice, it is still one person."""
        nonce = self.get_body_argument("form", "")
        if not nonce:
            return new_token()
        return hmac.new(self.server.form_secret, nonce.encode(), "sha256").hexdigest()

    async def _room(self, code: str) -> SessionView | None:
        """Return an open room, or answer that there is none."""
        try:
            room = await self.server.codes.room(code)
        except Refused:
            # Only who is wrong is held back: a right code gets in whatever the neighbours guess.
            often = self.server.guesses.wrong(self.request.remote_ip or "")
            problem = "too-many-guesses" if often else "unknown-code"
            await self.ask_for_code(problem, code, 429 if often else 404)
            return None
        if room["phase"] == "ended":
            await self.ask_for_code("ended-code", "", 410)
            return None
        return room

    async def _seated_here(self, room: SessionView) -> bool:
        token = whose_token(self)
        if not token:
            return False
        try:
            seat = await self.ask("seat", token_hash=hashed(token))
        except Refused:
            return False
        prove(self.request, hashed(token))
        return cast("SeatReply", seat)["session"]["id"] == room["id"]

    def _form(self, room: SessionView, problem: str = "") -> None:
        texts = words_in(room, self.language)
        self.show(
            "join.html",
            400 if problem else 200,
            room=room,
            departments=[(id, texts(f"departments.{id}")) for id in room["departments"]],
            form=new_token(),
            problem=problem,
        )
