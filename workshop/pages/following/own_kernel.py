"""A page with a kernel of its own follows the host: the wall's, the facilitator's."""

import asyncio
import logging
from typing import Generic, cast

from workshop.contracts.replies import Reply
from workshop.contracts.tallies import Value
from workshop.errors import Refused, Unreachable
from workshop.host.callers import hashed
from workshop.host.client import Client
from workshop.pages.following.live import Live, Seen, complain

log = logging.getLogger(__name__)

HEAL = 2.0
"""Seconds after which a page asks even though no bell rang."""

_FOR_GOOD = {"unknown-session", "content"}
"""What the host says of a session that is no more, or whose exercises are not."""


class OwnKernel(Generic[Seen]):
    """The way to the host of the one page in this kernel.

    Args:
        client: asks the host.
        ticket: the page's secret; its own topic of the bell is made of it.
    """

    def __init__(self, client: Client, ticket: str) -> None:
        self._client = client
        self._own = f"you.{hashed(ticket)[:16]}"
        self._bell = client.bell()
        self._again = asyncio.Event()

    async def ask(self, do: str, **fields: Value) -> Reply:
        """Carry out a command for the page's owner."""
        return await self._client.ask(do, **fields)

    def follow(self, live: Live[Seen]) -> None:
        """Look now and whenever the bell rings."""
        self._bell.listen(self._own)
        live.spawn(self._look(live))
        live.spawn(self._hear())

    def again(self, live: Live[Seen]) -> None:  # noqa: ARG002 - there is only one
        """Look again soon."""
        self._again.set()

    async def _hear(self) -> None:
        async for _ in self._bell.rings(HEAL):
            self._again.set()

    async def _look(self, live: Live[Seen]) -> None:
        while True:
            self._again.clear()
            try:
                self._take(live, await self.ask("look", **live.question))
            except Refused as refusal:
                if refusal.code in _FOR_GOOD:
                    live.refused(refusal)
                log.debug("the host does not know us yet: %s", refusal)
            except Unreachable:
                log.warning("the host does not answer")
            except Exception as error:
                # One page that cannot be drawn must not stop the pages after it.
                complain(error)
            await self._again.wait()

    def _take(self, live: Live[Seen], reply: Reply) -> None:
        told = {name: value for name, value in reply.items() if name != "re"}
        look = cast("Seen", told)  # the host knows whose ticket it is
        self._bell.listen(self._own, *live.topics(look))
        live.take(look)
