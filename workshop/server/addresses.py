"""Where the server listens: what `--host` says, in numbers."""

import errno
import socket
from collections.abc import Container

from workshop import machine
from workshop.errors import WorkshopError
from workshop.server.hosts import Address, address_of
from workshop.server.networks import own_addresses

EVERY_IPV4, EVERY_IPV6 = "0.0.0.0", "::"  # noqa: S104 - phones must reach it
_EVERY = {"", "*", EVERY_IPV6}


def listening(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses, in numbers, on which a server listens that is told a host.

    `::` is all of this machine's, IPv6 and IPv4, where it has both; `0.0.0.0` is IPv4 alone.

    Raises:
        WorkshopError: the port is taken, or the host is not this machine's.
    """
    possible = _resolved(host)
    taken = tuple(address for address in possible if _is_free(host, address, port))
    if not taken:
        raise _not_ours(host)
    return taken


def _resolved(host: str) -> list[str]:
    text = host.strip().removeprefix("[").removesuffix("]")
    if text in _EVERY:
        return [EVERY_IPV6, EVERY_IPV4]
    try:
        told = socket.getaddrinfo(text, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _not_ours(host) from None
    found = list(dict.fromkeys(str(one[4][0]) for one in told))
    ours = own_addresses()
    usable = [text for text in found if _is_usable(address_of(text), ours)]
    return [EVERY_IPV6, EVERY_IPV4] if EVERY_IPV6 in usable else usable


def _is_usable(address: Address | None, ours: Container[Address]) -> bool:
    """Whether we may listen there and browsers may come: they can open no zone's address."""
    if address is None or (address.version == 6 and address.is_link_local):
        return False
    return address.is_loopback or address.is_unspecified or address in ours


def _is_free(host: str, address: str, port: int) -> bool:
    """Whether a server may listen there; not where this machine has no such address.

    Raises:
        WorkshopError: somebody else listens there.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            machine.take_over_address(probe)
            if family == socket.AF_INET6:
                probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            probe.bind((address, port))
    except OSError as error:
        # IPv6 may be missing, or switched off in one of several ways.
        missing = error.errno == errno.EADDRNOTAVAIL or address == EVERY_IPV6
        if missing and error.errno != errno.EADDRINUSE:
            return False
        raise WorkshopError(port_problem(host, port, error)) from None
    return True


def port_problem(host: str, port: int, error: OSError) -> str:
    """Return one sentence about a port that cannot be had."""
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use: stop the other program or choose another with --port."
    if error.errno == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
        return str(_not_ours(host))
    return f"Port {port} cannot be opened ({error.strerror}): choose another with --port."


def _not_ours(host: str) -> WorkshopError:
    return WorkshopError(
        f"{host} is not an address of this machine: choose another with --host, "
        "without http:// and without a port."
    )
