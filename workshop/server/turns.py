"""What a browser knows of a device that several people share: their tokens, and whose turn it is.

It stands in a cookie beside the one of a seat, which no script can read; so a server or a host
that was killed has nothing to remember. A device that nobody has brings that cookie alone.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop.host.callers import hashed
from workshop.host.device import MOST

if TYPE_CHECKING:
    from workshop.contracts.device import Held
    from workshop.contracts.tallies import Value

COOKIE = "workshop_device"

_FORM = re.compile(r"(\d)\.(\d)\.(\d{1,9})\.(\d{1,9})((?:\.[\w-]{16,64}){1,8})", re.ASCII)


@dataclass(frozen=True)
class Device:
    """Who shares a device, and who has it.

    Attributes:
        tokens: of all at it, in their order.
        at: the place of whose page is shown, from 1.
        taken: whether she has it; else its page is nobody's.
        given: how many answers of hers were kept when she took it.
        version: of where her room was then.
    """

    tokens: tuple[str, ...]
    at: int
    taken: bool = False
    given: int = 0
    version: int = 0

    @property
    def token(self) -> str:
        """The token of whose page is shown."""
        return self.tokens[self.at - 1]

    @property
    def secret(self) -> str:
        """What stands in the cookie; it names this one turn."""
        told = f"{self.at}.{self.taken:d}.{self.given}.{self.version}"
        return ".".join([told, *self.tokens])

    @property
    def told(self) -> "dict[str, Value]":
        """What the host is told of it with a ticket."""
        at = self.at if self.taken else 0
        mates: list[Value] = [hashed(token) for token in self.tokens]
        return {"mates": mates, "at": at, "given": self.given, "version": self.version}

    def nobodys(self) -> "Device":
        """Return it after it was handed on."""
        return Device(self.tokens, self.at)


@dataclass(frozen=True)
class AtDevice:
    """A seat that a browser has: its token, its room's code, and what else `Held` tells of it."""

    token: str
    room: str
    department: str
    language: str
    given: int
    version: int


def at_device(token: str, held: "Held") -> AtDevice:
    """Return what the host knows of a seat."""
    told = (held["department"], held["language"], held["given"], held["version"])
    return AtDevice(token, held["session"], *told)


def read(secret: str) -> Device | None:
    """Return the device of a cookie; None where it is none, such as the token of one seat."""
    found = _FORM.fullmatch(secret)
    if not found:
        return None
    at, taken, given, version = (int(one) for one in found.groups()[:4])
    tokens = tuple(found[5][1:].split("."))
    if not 1 <= at <= len(tokens) <= MOST or len(set(tokens)) != len(tokens) or taken > 1:
        return None
    return Device(tokens, at, bool(taken), given, version)


def shown(seat: str, device: str) -> str:
    """Return the secret of whose page a browser is shown, from its two cookies.

    The seat's counts: a device of which it is no part is one of another day.
    """
    there = read(device)
    if there is None or (seat and seat not in there.tokens):
        return seat
    if seat == (there.token if there.taken else ""):
        return device
    # One of both is older than the other: nobody's answers are shown before somebody takes it.
    return there.nobodys().secret
