"""How the room is reached from outside: its public address, and the proxies before us."""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from workshop.errors import WorkshopError
from workshop.server.hosts import address_of, in_link, is_host

_Network = ipaddress.IPv4Network | ipaddress.IPv6Network

LOOPBACK = ("127.0.0.0/8", "::1")
"""The proxies that are trusted where a public address is given and none is named: tunnels and
proxies on this machine, which nobody else can pass himself off as."""

_LONGEST_CHAIN = 50


@dataclass(frozen=True)
class Outside:
    """What the command line was told of the world outside.

    Attributes:
        public_url: address that everybody uses, such as `https://workshop.example`, or nothing.
        proxies: networks whose word is taken for where a request came from.
    """

    public_url: str = ""
    proxies: tuple[_Network, ...] = ()

    @classmethod
    def told(cls, public_url: str | None, proxies: Iterable[str]) -> "Outside":
        """Read what the command line was told.

        Raises:
            WorkshopError: it is no address of a site, or no address of a proxy.
        """
        named = tuple(proxies) or (LOOPBACK if public_url else ())
        url = _checked_url(public_url) if public_url else ""
        return cls(url, tuple(_network(proxy) for proxy in named))

    @property
    def is_https(self) -> bool:
        """Whether everybody comes by HTTPS, so that cookies need never travel in the open."""
        return self.public_url.startswith("https://")

    def trusts(self, address: str) -> bool:
        """Whether an address is a proxy's that was named."""
        known = address_of(address)
        return known is not None and any(known in network for network in self.proxies)

    def sender(self, peer: str, forwarded: str) -> str:
        """Return where a request came from.

        Args:
            peer: the address at the other end of the connection.
            forwarded: what `X-Forwarded-For` says; anybody may write anything there, but what a
                trusted proxy added, at its end, is true.
        """
        here = peer
        for before in reversed(forwarded.split(",")[-_LONGEST_CHAIN:]):
            known = address_of(before)
            if known is None or not self.trusts(here):
                break
            here = str(known)
        return here

    def origin_ok(self, host: str, origin: str) -> bool:
        """Whether a page from an origin may open a line here: ours may, and nobody else's."""
        here = origin.lower().rstrip("/")
        ours = {f"http://{host.lower()}", f"https://{host.lower()}"} if host else set()
        return here in ours | ({self.public_url} - {""})


def _network(text: str) -> _Network:
    try:
        return ipaddress.ip_network(text.strip(), strict=False)
    except ValueError:
        raise WorkshopError(
            f"{text} is not the address of a proxy: give --trusted-proxy an address such as "
            "192.0.2.7 or a network such as 192.0.2.0/24."
        ) from None


def _checked_url(text: str) -> str:
    """Return the address of a site in the form that browsers write it in `Origin`."""
    told = text.strip()
    try:
        parts = urlsplit(told)
        port = parts.port
    except ValueError:
        raise _no_url(text) from None
    plain = parts.path in ("", "/") and "?" not in told and "#" not in told and "@" not in told
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not plain or not is_host(host):
        raise _no_url(text)
    usual = port is None or port == {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{in_link(host)}" + ("" if usual else f":{port}")


def _no_url(text: str) -> WorkshopError:
    return WorkshopError(
        f"{text} is not the address of a site: give --public-url one such as "
        "https://workshop.example, without a path."
    )
