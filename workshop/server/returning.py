"""People's way to their seats on another laptop: with a ticket, or with a return word."""

import contextlib
from typing import cast

from workshop.content.texts import interface, refusal_sentence
from workshop.contracts.carrying import Over
from workshop.errors import Refused
from workshop.host.callers import clean_code, hashed, new_token
from workshop.host.device import MOST
from workshop.host.words import word_of
from workshop.server.plain_page import ROOM_PAGE, Page, whose_page, whose_token
from workshop.server.turns import Device, read


class GoOver(Page):
    """`/over`: leads the owner of a seat to the laptop where her session goes on."""

    async def get(self) -> None:
        """Make a ticket, and go there; it stands behind the #, which no server and no log sees."""
        device, tickets = read(whose_page(self)), list[str]()
        for token in device.tokens if device else (whose_token(self),):
            with contextlib.suppress(Refused):
                told = cast("Over", await self.ask("ticket", token_hash=hashed(token)))
                address, _, ticket = told["address"].partition("#")
                tickets.append(ticket)
        # Those who share a device go over together.
        self.redirect(f"{address}#{','.join(tickets)}" if tickets else "/?gone", status=303)


class _Back(Page):
    """A page by which somebody comes back to a seat."""

    TEMPLATE, COMMAND, FIELD, TOLD = "", "", "", ""

    async def get(self, code: str) -> None:
        """Show the form."""
        self.form(code)

    async def post(self, code: str) -> None:
        """Take what was brought, and give the seat."""
        brought = self.get_body_argument(self.FIELD, "").strip()[: 300 * MOST]
        try:
            await self._take(clean_code(code), brought)
        except Refused as refusal:
            often = self.server.guesses.wrong(f"seat {self.request.remote_ip}")
            told = Refused("too-many-words") if often else refusal
            self.form(code, refusal_sentence(interface(self.language), told), 429 if often else 400)
            return
        self.redirect(ROOM_PAGE, status=303)

    async def _take(self, code: str, brought: str) -> None:
        if not brought:
            raise Refused("no-word")
        tokens = [await self._seat_for(code, one) for one in brought.split(",")[:MOST]]
        if len(tokens) > 1:
            self.keep_device(Device(tuple(tokens), 1))
        else:
            self.keep_seat(tokens[0])

    async def _seat_for(self, code: str, brought: str) -> str:
        """Return the token of the seat that something gives back."""
        token = new_token()
        fields = {"token_hash": hashed(token), "next_word": word_of(token)}
        await self.ask(self.COMMAND, code=code, **{self.TOLD: brought}, **fields)
        return token

    def form(self, code: str, problem: str = "", status: int = 200) -> None:
        """Show the form, perhaps with what was wrong."""
        self.show(self.TEMPLATE, status, code=clean_code(code), problem=problem)


class Arrive(_Back):
    """`/arrive/CODE`: takes a ticket out of the link's fragment, once."""

    TEMPLATE, COMMAND, FIELD, TOLD = "arrive.html", "arrive", "key", "brought"


class Return(_Back):
    """`/return/CODE`: takes a return word."""

    TEMPLATE, COMMAND, FIELD, TOLD = "return.html", "come_back", "word", "word"
