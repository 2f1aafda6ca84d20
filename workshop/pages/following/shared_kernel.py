"""Many pages in one kernel follow the host together: one bell, one command tells all of them."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from typing import cast

from workshop.contracts.looks import PhoneLook
from workshop.contracts.replies import Looks, Reply, Seated, Stamps, Unseated
from workshop.contracts.tallies import Value
from workshop.errors import Refused, Unreachable
from workshop.host.client import Client
from workshop.pages.following.live import Live, complain
from workshop.widgets import telling

log = logging.getLogger(__name__)

HEAL = 2.0
"""Seconds after which the host is asked even though no bell rang."""
TOGETHER = 100
"""Pages that one command asks for; more would let a single answer wait behind it."""
TURN = 10
"""Pages drawn before whatever else waits in the kernel has its turn."""
_NOT_YET = {"unbound"}
"""What a host says that has just begun anew and is about to be told who is who."""


class SharedKernel:
    """Follows the host for all pages of this kernel.

    Args:
        client: asks the host.
        tell: called with what happened and a ticket: `seated` once its page has had its first
            look, `gone` where the host knows its owner no longer.
    """

    def __init__(self, client: Client, tell: Callable[[str, str], None]) -> None:
        self._client = client
        self._tell_server = tell
        self._pages: dict[str, Live[PhoneLook]] = {}
        self._stamps: dict[str, tuple[str, str]] = {}  # by ticket: session and its stamp
        self._hearers: dict[str, set[str]] = defaultdict(set)  # by topic: tickets
        self._due: dict[str, None] = {}
        self._wake = asyncio.Event()
        self._bell = client.bell()

    async def run(self) -> None:
        """Follow the host for as long as the kernel lives."""
        await asyncio.gather(_go_on(self._hear), _go_on(self._look))

    def seat(self, ticket: str) -> "SeatLine":
        """Return the way to the host of the page with this ticket."""
        return SeatLine(self, ticket)

    async def ask(self, ticket: str, do: str, **fields: Value) -> Reply:
        """Carry out a command for the owner of a ticket."""
        return await self._client.ask(do, ticket=ticket, **fields)

    def follow(self, ticket: str, live: Live[PhoneLook]) -> None:
        """Look for a page from now on."""
        self._pages[ticket] = live
        self.look_for(ticket)

    def look_for(self, ticket: str) -> None:
        """Look for a page soon."""
        self._due[ticket] = None
        self._wake.set()

    def leave(self, ticket: str) -> None:
        """Look for a page no more, and close its widget."""
        live = self._pages.pop(ticket, None)
        self._stamps.pop(ticket, None)
        self._due.pop(ticket, None)
        for tickets in self._hearers.values():
            tickets.discard(ticket)
        if live is not None:
            live.stop()
            live.widget.close()

    async def _hear(self) -> None:
        async for topic in self._bell.rings(HEAL):
            if topic:
                self._all_due(self._hearers.get(topic, ()))
            else:
                await self._heal()

    async def _heal(self) -> None:
        """Find out whether a bell was missed; what this costs does not grow with the people."""
        sessions = {session for session, _ in self._stamps.values()}
        self._all_due(ticket for ticket in self._pages if ticket not in self._stamps)
        if not sessions:
            return
        try:
            reply = await self._client.ask("stamps", sessions=sorted(sessions), patience=HEAL)
        except (Refused, Unreachable):
            return
        now = cast("Stamps", reply)["stamps"]
        self._all_due(
            t for t, (session, stamp) in self._stamps.items() if now.get(session) != stamp
        )

    def _all_due(self, tickets: Iterable[str]) -> None:
        self._due |= dict.fromkeys(tickets)
        if self._due:
            self._wake.set()

    async def _look(self) -> None:
        """Look for those who are due, and ask for the next ones while these are being drawn."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            coming = self._ask_next()
            while coming is not None:
                tickets, told = await coming
                coming = self._ask_next()
                await self._tell(tickets, told)

    def _ask_next(self) -> "asyncio.Task[tuple[list[str], Looks | None]] | None":
        """Begin to look for some who are due; None where nobody is."""
        tickets = list(self._due)[:TOGETHER]
        for ticket in tickets:
            del self._due[ticket]
        return asyncio.create_task(self._asked(tickets)) if tickets else None

    async def _asked(self, tickets: list[str]) -> tuple[list[str], Looks | None]:
        try:
            return tickets, cast("Looks", await self._client.ask("looks", tickets=tickets))
        except (Refused, Unreachable) as error:
            log.warning("the host does not answer: %s", error)
            await asyncio.sleep(HEAL / 10)
            return tickets, None

    async def _tell(self, tickets: list[str], told: Looks | None) -> None:
        if told is None:
            self._all_due(tickets)
            return
        entries = list(zip(tickets, told["seats"], strict=True))
        for at in range(0, len(entries), TURN):
            with telling.together():
                for ticket, entry in entries[at : at + TURN]:
                    live = self._pages.get(ticket)
                    if live is not None:
                        self._give(ticket, live, entry, told)
            await asyncio.sleep(0)

    def _give(
        self,
        ticket: str,
        live: Live[PhoneLook],
        entry: Seated | Unseated,
        told: Looks,
    ) -> None:
        try:
            if "refused" in entry:
                language = {"language": one} if (one := entry.get("language")) else {}
                self._refuse(ticket, live, Refused(entry["refused"], **language))
            else:
                self._show(ticket, live, _seen(entry, told))
        except Exception as error:
            # One page that cannot be drawn must not stop the pages after it.
            complain(error)
            self._tell_server("seated", ticket)

    def _refuse(self, ticket: str, live: Live[PhoneLook], refusal: Refused) -> None:
        if refusal.code in _NOT_YET:
            asyncio.get_running_loop().call_later(HEAL / 10, self.look_for, ticket)
            return
        live.refused(refusal)
        # Whose room has broken content keeps her seat: it may be mended.
        self._tell_server("seated" if refusal.code == "content" else "gone", ticket)

    def _show(self, ticket: str, live: Live[PhoneLook], look: PhoneLook) -> None:
        session = look["session"]["id"]
        first = ticket not in self._stamps
        self._stamps[ticket] = (session, look["stamp"])
        for topic in live.topics(look):
            if topic not in self._hearers:
                self._bell.listen(*self._hearers, topic)
            self._hearers[topic].add(ticket)
        live.take(look)
        if first:
            self._tell_server("seated", ticket)


def _seen(entry: Seated, told: Looks) -> PhoneLook:
    """Return the look of one page: what all see, what her team sees, and what is hers."""
    firm = told["firms"][entry["team"]] if entry["team"] >= 0 else None
    return {
        **told["common"][entry["key"]],
        "me": {**entry["me"], "firm": firm},
        "answers": entry["answers"],
        "released": entry["released"],
    }


async def _go_on(work: Callable[[], Awaitable[None]]) -> None:
    """Do something that has no end; what goes wrong once stops nobody's page for good."""
    while True:
        try:
            await work()
        except Exception as error:
            complain(error)
            await asyncio.sleep(HEAL / 10)


class SeatLine:
    """One page's way to the host, in a kernel that it shares."""

    def __init__(self, kernel: SharedKernel, ticket: str) -> None:
        self._kernel, self._ticket = kernel, ticket

    async def ask(self, do: str, **fields: Value) -> Reply:
        """Carry out a command for the page's owner."""
        return await self._kernel.ask(self._ticket, do, **fields)

    def follow(self, live: Live[PhoneLook]) -> None:
        """Give the page a look now, and another whenever the host has rung for it."""
        self._kernel.follow(self._ticket, live)

    def again(self, live: Live[PhoneLook]) -> None:  # noqa: ARG002 - the ticket names it
        """Give the page another look soon."""
        self._kernel.look_for(self._ticket)
