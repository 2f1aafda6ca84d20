"""Looks around while the server runs: networks come and go, batteries run down, people arrive."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Protocol, cast

from workshop import machine
from workshop.contracts.replies import Going
from workshop.contracts.tallies import Value
from workshop.errors import Refused, Unreachable
from workshop.host.client import Client
from workshop.server.awake import Awake
from workshop.server.networks import Network, networks
from workshop.server.reach import Reach
from workshop.server.visits import Visits

log = logging.getLogger(__name__)

LOOK_EVERY = 5.0
"""Seconds between two looks, unless there is news."""
HOST_PATIENCE = 10.0


class Observed(Protocol):
    """The server, as far as it is told what was seen."""

    client: Client

    def moved(self, bases: list[str]) -> None:
        """Take the addresses under which people reach us now."""


class Surroundings:
    """Looks at networks and battery, tells the host, and keeps the machine awake.

    Args:
        server: is told when people reach us under other addresses.
        reach: how they do.
        say: says something on the terminal, by the key of its words.

    Attributes:
        bases: the beginnings of links for everybody, the best first.
        visits: whether any other device has come.
    """

    def __init__(self, server: Observed, reach: Reach, say: Callable[..., None]) -> None:
        self._server, self.reach, self._say = server, reach, say
        self._news = asyncio.Event()
        self._found: list[Network] = networks()
        self.bases = reach.bases(self._found)
        self.visits = Visits(self._news.set)
        self._awake = Awake(lambda: say("not_kept_awake"))

    async def watch(self) -> None:
        """Look again and again, until the server ends."""
        while True:
            self._news.clear()
            try:
                await self.look()
            except (Refused, Unreachable):
                pass  # a host that is being started again hears of it the next time
            except Exception:
                log.exception("the machine's networks could not be looked at")
                return
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), LOOK_EVERY)

    async def look(self) -> None:
        """Look once."""
        found, battery = await asyncio.to_thread(lambda: (networks(), machine.battery()))
        self._take(found)
        told = self._told(battery)
        answer = await self._server.client.ask("surroundings", patience=HOST_PATIENCE, **told)
        await self._awake.follow(cast("Going", answer)["going"] > 0)

    def _take(self, found: list[Network]) -> None:
        """Take the networks: while there is none, phones are told the last address there was."""
        if found == self._found:
            return
        self._found = found
        first, bases = self.bases[0], self.reach.bases(found, self.bases)
        if bases == self.bases or self.reach.trouble(found):
            return
        self.bases = bases
        self._server.moved(bases)
        if bases[0] != first:
            self.visits.begin_again()
            self._say("moved", landing=f"{bases[0]}/")

    def _told(self, battery: tuple[int, int | None] | None) -> dict[str, Value]:
        percent, minutes = battery or (None, None)
        return {
            "addresses": list(self.bases),
            "system": machine.system(),
            "trouble": self.reach.trouble(self._found),
            # Whoever comes through a tunnel comes from this machine, as far as it can see.
            "reached": self.visits.reached or bool(self.reach.public_url),
            "battery": None if battery is None else {"percent": percent, "minutes": minutes},
        }

    def stop(self) -> None:
        """Let the machine sleep again."""
        self._awake.stop()
