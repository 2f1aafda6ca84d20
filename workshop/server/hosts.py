"""Hosts in addresses: what browsers can open, and how it is written."""

import ipaddress
import re

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.ASCII | re.IGNORECASE)
_LONGEST = 253


def address_of(text: str) -> Address | None:
    """Return an address written in numbers, as IPv4 where it stands for one; else None."""
    try:
        known = ipaddress.ip_address(text.strip())
    except ValueError:
        return None
    mapped = known.ipv4_mapped if isinstance(known, ipaddress.IPv6Address) else None
    return mapped or known


def is_host(text: str) -> bool:
    """Whether browsers can open this as the host of an address: a name, or one machine's number.

    Browsers take a name whose last part is a number for an address in numbers, and can open no
    address with a zone, such as `fe80::1%eth0`.
    """
    known = address_of(text)
    if known is not None:
        zoned = known.version == 6 and known.is_link_local
        return not (zoned or known.is_unspecified or known.is_multicast)
    labels = text.removesuffix(".").split(".")
    named = len(text) <= _LONGEST and all(_LABEL.fullmatch(label) for label in labels)
    return named and not labels[-1].isdigit()


def in_link(host: str) -> str:
    """Return a host as it stands in a link: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


def base(host: str, port: int) -> str:
    """Return the beginning of every link to a server that speaks HTTP."""
    return f"http://{in_link(host)}" + ("" if port == 80 else f":{port}")
