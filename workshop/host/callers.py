"""Who asks the host: callers, their roles, and the secrets by which they are known."""

import hashlib
import secrets
from dataclasses import dataclass, field
from enum import StrEnum

from workshop.errors import Refused
from workshop.host.device import Turn

# No 0/O, 1/I/L: a code is read aloud and typed on phones.
CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 6


ELSEWHERE = "elsewhere"
"""The subject of what acted for a seat that has another owner's token now."""


class Role(StrEnum):
    """What a caller may do; the server's key also opens the command line."""

    SERVER = "server"
    FACILITATOR = "facilitator"
    WALL = "wall"
    PARTICIPANT = "participant"


@dataclass(frozen=True)
class Caller:
    """Someone the host has recognised; `subject` is a participant's or a session's id.

    With a `turn` she shares her device with others.
    """

    role: Role
    subject: str = ""
    turn: Turn | None = field(default=None, compare=False)


def new_token() -> str:
    """Return a secret of 192 bits, fit for a cookie."""
    return secrets.token_urlsafe(24)


def hashed(token: str) -> str:
    """Return what is stored of a token. Tokens are random, so a plain hash suffices."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_code() -> str:
    """Return a join code."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def clean_code(typed: str) -> str:
    """Return a join code as people type it (spaces, dashes, small letters), made canonical."""
    return "".join(c for c in typed.upper() if c.isalnum())[:12]


class Register:
    """Which kernel serves whom. Kernels are known by a ticket, the server by its key."""

    def __init__(self, server_key: str) -> None:
        self._callers = {hashed(server_key): Caller(Role.SERVER)}

    def bind(self, ticket_hash: str, caller: Caller) -> None:
        """Let a kernel act for a caller from now on.

        Raises:
            Refused: the ticket already serves somebody else.
        """
        if self._callers.setdefault(ticket_hash, caller) != caller:
            raise Refused("ticket-taken")

    def unbind(self, ticket_hash: str) -> Caller | None:
        """Forget a kernel; return for whom it acted."""
        if self._callers.get(ticket_hash, Caller(Role.SERVER)).role is Role.SERVER:
            return None
        return self._callers.pop(ticket_hash)

    def give_up(self, caller: Caller) -> None:
        """Let whatever acts for somebody act for nobody, and say that her seat is elsewhere."""
        gone = Caller(caller.role, ELSEWHERE)
        known = self._callers.items()
        self._callers = {ticket: gone if one == caller else one for ticket, one in known}

    def unbind_all(self, role: Role, subject: str = "") -> None:
        """Forget every kernel of some role, or, with a subject, of that caller alone."""
        self._callers = {
            ticket: one
            for ticket, one in self._callers.items()
            if one.role != role or (subject and one.subject != subject)
        }

    def many(self, caller: Caller) -> int:
        """Return how many kernels act for a caller."""
        return sum(one == caller for one in self._callers.values())

    def caller(self, ticket: str) -> Caller | None:
        """Return who a ticket or key stands for; None while nobody is bound to it."""
        return self._callers.get(hashed(ticket))
