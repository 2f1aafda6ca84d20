"""Which kernel serves whom: told to the host by the server, never by a page or a widget."""

import contextlib
from asyncio import Future
from contextvars import ContextVar
from dataclasses import dataclass, field

from workshop.contracts.tallies import Value
from workshop.errors import Refused
from workshop.host.callers import Role, hashed, new_token
from workshop.host.client import Client


@dataclass(frozen=True)
class Visitor:
    """Who asked for a page: a role, and the token or join code that proves it.

    Who studies alone has no role at the host; the secret tells her browser from others.
    """

    role: Role | None
    secret: str

    def fields(self) -> dict[str, str]:
        """Return what the host needs to recognise the visitor."""
        role = self.role.value if self.role else ""
        if self.role is Role.WALL:
            return {"role": role, "code": self.secret}
        return {"role": role, "token_hash": hashed(self.secret)}


# Set while a page is rendered, so that the kernel started for it is bound before it asks.
visiting: ContextVar[Visitor | None] = ContextVar("visiting", default=None)

# Set too: told the kernel as soon as there is one.
given: ContextVar[Future[str] | None] = ContextVar("given", default=None)


@dataclass
class Bindings:
    """The live kernels, their tickets and their visitors."""

    client: Client
    _tickets: dict[str, str] = field(default_factory=dict)
    _visitors: dict[str, Visitor] = field(default_factory=dict)

    def new_ticket(self) -> str:
        """Return a ticket for a kernel that is about to start."""
        return new_token()

    async def bind(self, ticket: str, visitor: Visitor) -> None:
        """Tell the host that the kernel holding this ticket serves a visitor."""
        told: dict[str, Value] = {"ticket_hash": hashed(ticket), **visitor.fields()}
        await self.client.ask("bind", **told)

    def keep(self, kernel: str, ticket: str, visitor: Visitor | None) -> None:
        """Remember whose page a kernel serves, so that it can be bound again to a new host."""
        self._tickets[kernel] = ticket
        if visitor:
            self._visitors[kernel] = visitor

    async def forget(self, kernel: str) -> None:
        """Let a kernel that ended act for nobody."""
        visitor = self._visitors.pop(kernel, None)
        ticket = self._tickets.pop(kernel, None)
        if ticket and visitor and visitor.role:
            await self.client.ask("unbind", ticket_hash=hashed(ticket))

    def visitor(self, kernel: str) -> Visitor | None:
        """Return whom a kernel serves; None where it serves no page."""
        return self._visitors.get(kernel)

    def kernels_of(self, visitor: Visitor | None) -> list[str]:
        """Return the kernels that serve a visitor, the oldest first."""
        return [k for k in self._tickets if self._visitors.get(k) == visitor]

    def kernels_of_role(self, role: Role | None) -> list[str]:
        """Return the kernels that serve visitors of a role."""
        return [k for k, visitor in self._visitors.items() if visitor.role is role]

    async def bind_all_again(self) -> None:
        """Tell a host that has begun anew who is who."""
        for kernel, visitor in list(self._visitors.items()):
            # A browser that was shut out meanwhile keeps nobody else out.
            with contextlib.suppress(Refused):
                if visitor.role:
                    await self.bind(self._tickets[kernel], visitor)
