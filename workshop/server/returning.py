"""People's way to their seats on another laptop: with a ticket, or with a return word."""

import contextlib
import json
from typing import cast

from tornado.web import HTTPError

from workshop.content.texts import interface, refusal_sentence
from workshop.contracts.carrying import CameOver, Over
from workshop.contracts.replies import Reply
from workshop.errors import Refused, Unreachable
from workshop.host.callers import clean_code, hashed, new_token
from workshop.host.device import MOST
from workshop.host.words import word_of
from workshop.server.bags import bag_of
from workshop.server.plain_page import ROOM_PAGE, Page, whose_page, whose_token
from workshop.server.turns import Device, read


class GoOver(Page):
    """`/over`: leads the owner of a seat to the laptop where her session goes on."""

    async def get(self) -> None:
        """Make a ticket, and go there; it stands behind the #, which no server and no log sees."""
        device, tickets, address = read(whose_page(self)), list[str](), ""
        for token in device.tokens if device else (whose_token(self),):
            with contextlib.suppress(Refused):
                told = cast("Over", await self.ask("ticket", token_hash=hashed(token)))
                address, _, ticket = told["address"].partition("#")
                tickets.append(ticket)
        # Those who share a device go over together.
        there = f"{address}#{','.join(tickets)}" if tickets else ""
        if "application/json" not in self.request.headers.get("Accept", ""):
            self.redirect(there or "/?gone", status=303)
        elif there:
            self.finish({"address": there})  # the page adds what it has not handed over yet
        else:
            raise HTTPError(404)


class _Back(Page):
    """A page by which somebody comes back to a seat."""

    TEMPLATE, COMMAND, FIELD, TOLD = "", "", "", ""

    async def get(self, code: str) -> None:
        """Show the form."""
        self.form(code)

    async def post(self, code: str) -> None:
        """Take what was brought, and give the seat, or the seats of those who share a device."""
        brought = self.get_body_argument(self.FIELD, "").strip()[: 300 * MOST]
        given, refusal = [], Refused("no-word")
        for one in brought.split(",")[:MOST] if brought else []:
            try:
                given.append(await self._seat_for(clean_code(code), one))
            except Refused as refused:
                # One of several may have left meanwhile; every wrong one is a guess.
                often = self.server.guesses.wrong(f"seat {self.request.remote_ip}")
                refusal = Refused("too-many-words") if often else refused
            except Unreachable:
                if not given:
                    raise
                break  # a ticket is good once: seats that were given are kept
        if given:
            self._keep([token for token, _ in given])
            self.settle([told for _, told in given])
            return
        status = 429 if refusal.code == "too-many-words" else 400
        self.form(code, refusal_sentence(interface(self.language), refusal), status)

    def _keep(self, tokens: list[str]) -> None:
        if len(tokens) > 1:
            self.keep_device(Device(tuple(tokens), 1))
        else:
            self.keep_seat(tokens[0])

    def settle(self, _: list[Reply]) -> None:
        """Let people go to their seats, which were given to them."""
        self.redirect(ROOM_PAGE, status=303)

    async def _seat_for(self, code: str, brought: str) -> tuple[str, Reply]:
        """Return the token of the seat that something gives back, and what the host said."""
        token = new_token()
        fields = {"token_hash": hashed(token), "next_word": word_of(token)}
        told = await self.ask(self.COMMAND, code=code, **{self.TOLD: brought}, **fields)
        return token, told

    def form(self, code: str, problem: str = "", status: int = 200) -> None:
        """Show the form, perhaps with what was wrong."""
        self.show(self.TEMPLATE, status, code=clean_code(code), problem=problem)


class Arrive(_Back):
    """`/arrive/CODE`: takes a ticket out of the link's fragment, once."""

    TEMPLATE, COMMAND, FIELD, TOLD = "arrive.html", "arrive", "key", "brought"

    def settle(self, given: list[Reply]) -> None:
        """Let people go to their seats, one with what her phone has not handed over yet."""
        for arrived in cast("list[CameOver]", given):
            course = arrived["session"]["course"]
            bag = bag_of(self.get_body_argument("bag", ""), arrived["seat"], course)
            if bag and (bag["outbox"] or bag["drafts"]):
                told = json.dumps({"seat": arrived["seat"], "room": ROOM_PAGE, **bag})
                self.show("settle.html", room=ROOM_PAGE, told=told.replace("<", "\\u003c"))
                return
        super().settle(given)


class Return(_Back):
    """`/return/CODE`: takes a return word."""

    TEMPLATE, COMMAND, FIELD, TOLD = "return.html", "come_back", "word", "word"
