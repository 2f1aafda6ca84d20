"""The addresses under which phones reach this machine."""

import ipaddress
import socket

from jupyter_client import localinterfaces


def lan_addresses() -> list[str]:
    """Return this machine's IPv4 addresses, the likeliest for a room first.

    The address of the default route comes first, then private ones; this machine's own
    loopback is there only when there is nothing else.
    """
    found = dict.fromkeys([_default_route(), *localinterfaces.public_ips()])
    usable = [a for a in found if a and _is_ipv4(a) and not _is_unusable(a)]
    return usable or ["127.0.0.1"]


def _default_route() -> str:
    """Return the address this machine would use to reach others; sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return ""


def _is_ipv4(address: str) -> bool:
    try:
        ipaddress.IPv4Address(address)
    except ValueError:
        return False
    return True


def _is_unusable(address: str) -> bool:
    known = ipaddress.IPv4Address(address)
    return known.is_loopback or known.is_link_local or known.is_unspecified


def port_is_free(host: str, port: int) -> bool:
    """Whether a server may listen there."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
