"""People's way to their seats on another laptop: with a ticket, or with a return word."""

import json
from typing import cast

from tornado.web import HTTPError

from workshop.content.texts import interface, refusal_sentence
from workshop.contracts.carrying import CameOver, Over
from workshop.contracts.replies import Reply
from workshop.errors import Refused
from workshop.host.callers import clean_code, hashed, new_token
from workshop.host.words import word_of
from workshop.server.bags import bag_of
from workshop.server.plain_page import PARTICIPANT_COOKIE, ROOM_PAGE, Page


class GoOver(Page):
    """`/over`: leads the owner of a seat to the laptop where her session goes on."""

    async def get(self) -> None:
        """Make a ticket, and go there; it stands behind the #, which no server and no log sees."""
        token = self.get_cookie(PARTICIPANT_COOKIE) or ""
        told_to_page = "application/json" in self.request.headers.get("Accept", "")
        try:
            told = cast("Over", await self.ask("ticket", token_hash=hashed(token)))
        except Refused:
            if told_to_page:
                raise HTTPError(404) from None
            self.redirect("/?gone")
            return
        if told_to_page:
            self.finish({**told})  # it adds what it has not handed over yet
            return
        self.redirect(told["address"], status=303)


class _Back(Page):
    """A page by which somebody comes back to a seat."""

    TEMPLATE, COMMAND, FIELD, TOLD = "", "", "", ""

    async def get(self, code: str) -> None:
        """Show the form."""
        self.form(code)

    async def post(self, code: str) -> None:
        """Take what was brought, and give the seat."""
        brought = self.get_body_argument(self.FIELD, "").strip()[:300]
        try:
            given = await self._take(clean_code(code), brought)
        except Refused as refusal:
            often = self.server.guesses.wrong(f"seat {self.request.remote_ip}")
            told = Refused("too-many-words") if often else refusal
            self.form(code, refusal_sentence(interface(self.language), told), 429 if often else 400)
            return
        self.settle(given)

    def settle(self, _: Reply) -> None:
        """Let somebody go to her seat, which was given to her."""
        self.redirect(ROOM_PAGE, status=303)

    async def _take(self, code: str, brought: str) -> Reply:
        if not brought:
            raise Refused("no-word")
        token = new_token()
        fields = {"token_hash": hashed(token), "next_word": word_of(token)}
        told = await self.ask(self.COMMAND, code=code, **{self.TOLD: brought}, **fields)
        self.keep_seat(token)
        return told

    def form(self, code: str, problem: str = "", status: int = 200) -> None:
        """Show the form, perhaps with what was wrong."""
        self.show(self.TEMPLATE, status, code=clean_code(code), problem=problem)


class Arrive(_Back):
    """`/arrive/CODE`: takes a ticket out of the link's fragment, once."""

    TEMPLATE, COMMAND, FIELD, TOLD = "arrive.html", "arrive", "key", "brought"

    def settle(self, told: Reply) -> None:
        """Let somebody go to her seat, with what her phone has not handed over yet."""
        arrived = cast("CameOver", told)
        course = arrived["session"]["course"]
        bag = bag_of(self.get_body_argument("bag", ""), arrived["seat"], course)
        if bag is None or not (bag["outbox"] or bag["drafts"]):
            super().settle(told)
            return
        told_to_page = json.dumps({"seat": arrived["seat"], "room": ROOM_PAGE, **bag})
        self.show("settle.html", room=ROOM_PAGE, told=told_to_page.replace("<", "\\u003c"))


class Return(_Back):
    """`/return/CODE`: takes a return word."""

    TEMPLATE, COMMAND, FIELD, TOLD = "return.html", "come_back", "word", "word"
