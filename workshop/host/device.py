"""One device for several people: whose turn it is there, and which seats share one. Pure.

Which seats these are, the server tells with each ticket: it has their cookies. Nothing of it is
written down here; a host that has begun anew is told again.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from workshop.errors import Refused

MOST = 8
"""People at one device."""


@dataclass(frozen=True)
class Turn:
    """What a ticket may do that serves a shared device.

    Attributes:
        mates: hashes of the tokens of all at the device, in their order.
        at: whose turn it is, from 1; 0 while nobody has the device.
        given: how many of her answers were kept when she took it; these are hidden and fixed.
        version: of where the room was then.
    """

    mates: tuple[str, ...]
    at: int
    given: int
    version: int


def turn_of(told: object, token_hash: str) -> Turn | None:
    """Return what the server tells of a device with a ticket; None where it is nobody else's.

    Raises:
        Refused: `bad-command`, where that is not in the form that there is.
    """
    if told is None:
        return None
    named = told if isinstance(told, dict) else {}
    mates = _mates(named.get("mates"))
    at, given, version = (_number(named.get(name)) for name in ("at", "given", "version"))
    theirs = mates[at - 1] if 0 < at <= len(mates) else token_hash
    if token_hash not in mates or theirs != token_hash or not 0 <= at <= len(mates):
        raise Refused("bad-command", field="device")
    return Turn(mates, at, max(0, given), version)


def _mates(told: object) -> tuple[str, ...]:
    mates = [one for one in told if isinstance(one, str)] if isinstance(told, list) else []
    if told != mates or len(mates) > MOST or len(set(mates)) != len(mates):
        raise Refused("bad-command", field="device")
    return tuple(mates)


def _number(told: object) -> int:
    if not isinstance(told, int):
        raise Refused("bad-command", field="device")
    return told


@dataclass
class Devices:
    """Which seats share a device, by the hash of each token; in memory only."""

    _mates: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def note(self, token_hash: str, mates: Collection[str]) -> None:
        """Note who shares a device with somebody; with nobody else, that she has one of her own."""
        together = tuple(mates) if len(mates) > 1 else ()
        if not together:
            self._leave(token_hash)
        for one in together:
            if self._mates.get(one) != together:
                self._leave(one)
                self._mates[one] = together

    def _leave(self, token_hash: str) -> None:
        left = tuple(one for one in self._mates.pop(token_hash, ()) if one != token_hash)
        for one in left:
            self._mates.pop(one, None)
            if len(left) > 1:
                self._mates[one] = left

    def with_mates(self, there: Iterable[str]) -> set[str]:
        """Return who is there: whoever's turn it is, and those who wait for theirs beside her."""
        return {mate for one in there for mate in (one, *self._mates.get(one, ()))}

    def device(self, token_hash: str) -> str:
        """Return what names somebody's device: the same for all who share it."""
        return min(self._mates.get(token_hash, (token_hash,)))

    def shared(self, there: Collection[str]) -> tuple[int, int]:
        """Return how many devices are shared by two or more of these, and by how many of them."""
        at = sorted(self.device(one) for one in there if one in self._mates)
        more = [two[0] for two in pairwise(at) if two[0] == two[1]]
        return len(set(more)), len(more) + len(set(more))
