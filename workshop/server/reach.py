"""How people reach the server: the addresses that QR codes, links and the terminal tell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from workshop.errors import WorkshopError
from workshop.server.addresses import EVERY_IPV4, EVERY_IPV6, listening
from workshop.server.hosts import Address, address_of, base, is_host
from workshop.server.networks import Network, lan_addresses, own_addresses

_OWN = (("127.0.0.1", EVERY_IPV4), ("::1", EVERY_IPV6))
"""The addresses by which a machine reaches itself, and what else listens there."""


@dataclass(frozen=True)
class Reach:
    """How people reach the server.

    Attributes:
        heard: addresses in numbers on which it listens.
        port: TCP port.
        told: host that phones are sent to whatever this machine's addresses are, or nothing.
        public_url: address that everybody uses, or nothing.
    """

    heard: tuple[str, ...]
    port: int
    told: str = ""
    public_url: str = ""

    @classmethod
    def of(cls, host: str, port: int, lan_address: str | None, public_url: str = "") -> "Reach":
        """Read what the command line was told, and make sure that a server may listen there.

        Raises:
            WorkshopError: the port is taken, an address is not this machine's, or phones would
                be sent to one at which nobody listens.
        """
        heard = listening(host, port)
        told = lan_host(lan_address) if lan_address is not None else ""
        if told and not _hears(heard, told):
            raise WorkshopError(
                f"With --host {host} nobody would listen at {told}: leave out --host, "
                "or give --lan-address another address."
            )
        return cls(heard, port, told, public_url)

    @property
    def is_fixed(self) -> bool:
        """Whether people use an address that stays, whichever networks this machine is in."""
        return bool(self.public_url or self.told)

    @property
    def mine(self) -> str:
        """The address at which this machine's own browser finds the server."""
        if self.public_url:
            return self.public_url
        for own, every in _OWN:
            if own in self.heard or every in self.heard:
                return base(own, self.port)
        return base(self.heard[0], self.port)

    def bases(self, found: Sequence[Network], before: Sequence[str] = ()) -> list[str]:
        """Return the beginnings of links for everybody, the best first.

        Args:
            found: the networks this machine is in.
            before: what was returned the last time: an address that is as good as another and
                that people have seen stays in front of it.
        """
        if self.public_url:
            return [self.public_url]
        hosts = [self.told] if self.told else self._hosts(found)
        made = [base(host, self.port) for host in hosts]
        if self.told or not before or before[0] not in made:
            return made
        kinds = {base(str(n.address), self.port): n.kind for n in found}
        if kinds.get(before[0]) == kinds.get(made[0]):
            made.sort(key=lambda link: link != before[0])
        return made

    def reachable(self, found: Sequence[Network]) -> list[str]:
        """Return the addresses of this machine that others may reach and we listen at."""
        return [str(n.address) for n in found if _listens(self.heard, n.address)]

    def _hosts(self, found: Sequence[Network]) -> list[str]:
        alone = [here for here, every in _OWN if every in self.heard][:1]
        return self.reachable(found) or alone or list(self.heard)

    def trouble(self, found: Sequence[Network]) -> str:
        """Return why no phone can come: `only-here`, `offline`, or nothing."""
        if self.is_fixed or self.reachable(found):
            return ""
        here = [known for text in self.heard if (known := address_of(text))]
        return "only-here" if all(address.is_loopback for address in here) else "offline"


def _hears(heard: Iterable[str], host: str) -> bool:
    """Whether a server that listens there may be reached at a host.

    Others may pass on to us what comes to an address that is not this machine's.
    """
    known = address_of(host)
    if known is None or (known not in own_addresses() and not known.is_loopback):
        return True
    return _listens(heard, known)


def _listens(heard: Iterable[str], own: Address) -> bool:
    every = EVERY_IPV6 if own.version == 6 else EVERY_IPV4
    return any(text == every or address_of(text) == own for text in heard)


def lan_host(text: str) -> str:
    """Return the host that phones are sent to.

    Raises:
        WorkshopError: it is no address and no name of a machine.
    """
    host = text.strip().removeprefix("[").removesuffix("]")
    if not is_host(host):
        raise WorkshopError(
            f"{text} is not the address of a machine: give --lan-address one such as "
            "192.168.1.20 or a name such as laptop.local, without http:// and without a port."
        )
    known = address_of(host)
    return str(known) if known else host.lower()


def expected_base(last: str, port: int) -> str:
    """Return the base address that a server will probably have.

    Args:
        last: the one a server of this database had last, or nothing: it is the best guess, unless
            this machine is in another network now.
        port: TCP port where nothing is known.
    """
    parts = urlsplit(last)
    known, now = address_of(parts.hostname or ""), lan_addresses()
    if last and (known is None or known in own_addresses()):
        return last
    return base(now[0], parts.port or port)
