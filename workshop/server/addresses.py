"""The addresses under which phones reach this machine."""

import errno
import ipaddress
import socket

from jupyter_client import localinterfaces

from workshop.errors import WorkshopError


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


def check_port(host: str, port: int) -> None:
    """Make sure that a server may listen there.

    Raises:
        WorkshopError: the port is taken, or the address is not this machine's.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise WorkshopError(port_problem(host, port, error)) from None


def port_problem(host: str, port: int, error: OSError) -> str:
    """Return one sentence about a port that cannot be had."""
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use: stop the other program or choose another with --port."
    if error.errno == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
        return f"{host} is not an address of this machine: choose another with --host."
    return f"Port {port} cannot be opened ({error.strerror}): choose another with --port."
