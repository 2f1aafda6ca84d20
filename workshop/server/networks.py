"""The networks this machine is in: which of them a room's phones are likely to share."""

import ipaddress
import re
import socket
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import psutil

from workshop.server.hosts import Address, address_of


class Kind(IntEnum):
    """What a network is, the likeliest for a room first."""

    ROOM = 0
    """Wi-Fi or a cable."""
    TUNNEL = 1
    """A VPN or a mobile network: others in the room are not in it."""
    MACHINES = 2
    """Containers and virtual machines of this machine."""
    UNGIVEN = 3
    """An address that no router gave, which a machine takes by itself."""


@dataclass(frozen=True)
class Network:
    """One address of this machine.

    Attributes:
        address: in numbers, without a zone.
        kind: what network it is in.
        is_default: whether the way to the internet begins there.
    """

    address: Address
    kind: Kind
    is_default: bool = False

    @property
    def place(self) -> tuple[int, int, bool, bool]:
        """Where it stands among others: what phones are likely to reach comes first."""
        return (self.kind, self.address.version, not self.is_default, not self.address.is_private)


# Systems tell no kind of an interface. Linux and macOS have names for it (`wg0`, `utun3`), Windows
# has what its maker or a person called it.
_TUNNELS = re.compile(
    r"(tun|tap|utun|wg|ppp|ipsec|gif|stf|sit|l2tp|gpd|zt|feth|cscotun|clat|wwan|rmnet|pdp_ip)\d*"
    r"|(zt|tailscale|proton|nord|mullvad|outline|warp|tun|tap|wg)[\w-]*"
    r"|.*(vpn|wireguard|tailscale|zerotier|wintun|nordlynx|anyconnect|globalprotect|forti"
    r"|hamachi|cloudflare|teredo|isatap|6to4|tunnel|cellular|mobile broadband|mobilnett|radmin).*"
)
_MACHINES = re.compile(
    r"(docker|br-|veth|virbr|vbox|vmnet|vnet|vmenet|lxc|lxd|incus|cni|flannel|cali|podman|kube"
    r"|nerdctl|dummy|waydroid|multipass|mpqemu|colima|bridge\d{3}).*"
    r"|.*(vethernet|virtualbox|vmware|hyper-v|docker|wsl|host-only|npcap|parallels|bluetooth"
    r"|loopback).*"
)

# On Windows VirtualBox' adapter may be called "Ethernet 2", and a VPN's too: makers of virtual
# hardware number it themselves.
_TUNNEL_HARDWARE = ("00ff", "00059a3c7", "025041000001", "0205857feb80", "00090ffe", "00090faa")
_MACHINES_HARDWARE = ("0a0027", "005056c0")

# Shared between providers' customers and used by Tailscale; what some systems call their own way
# to IPv4; networks for tests, used by some VPNs; tunnels of IPv6 through IPv4.
_TUNNELLED = [
    ipaddress.ip_network(known)
    for known in ("100.64.0.0/10", "192.0.0.0/24", "198.18.0.0/15", "2001::/32", "2002::/16")
]

_NARROWEST = 30
"""Bits of a network in which there is room for two machines at most: no room shares it."""

_ELSEWHERE = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
"""Addresses of nobody: asked for the way to them, a machine names its own end of it."""


def networks() -> list[Network]:
    """Return this machine's addresses that others may reach, the likeliest for a room first.

    Its loopback is never among them, nor are addresses with a zone, which no browser can open.
    """
    return sorted_networks(psutil.net_if_addrs(), psutil.net_if_stats(), default_addresses())


def lan_addresses() -> list[str]:
    """Return this machine's addresses, the likeliest for a room first.

    Its own loopback is there only when there is nothing else.
    """
    return [str(network.address) for network in networks()] or ["127.0.0.1"]


def own_addresses() -> frozenset[Address]:
    """Return every address of this machine, in whatever network and whether it works or not."""
    listed = (one.address for all in psutil.net_if_addrs().values() for one in all)
    found = (address_of(text.partition("%")[0]) for text in listed)
    return frozenset(address for address in found if address is not None)


def default_addresses() -> set[str]:
    """Return the addresses this machine would use to reach others; sends nothing."""
    return {_own_end(family, there) for family, there in _ELSEWHERE.items()} - {""}


def _own_end(family: socket.AddressFamily, there: str) -> str:
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((there, 9))
            return str(probe.getsockname()[0])
    except OSError:
        return ""


def sorted_networks(
    listed: Mapping[str, Sequence[Any]], state: Mapping[str, Any], default: Collection[str]
) -> list[Network]:
    """Return the networks of interfaces in the order of `Network.place`.

    Args:
        listed: addresses by interface, as psutil tells them.
        state: whether an interface works, and its flags, as psutil tells them.
        default: addresses at which the way to the internet begins.
    """
    found: dict[Address, Network] = {}
    for name, addresses in listed.items():
        if name in state and not state[name].isup:
            continue
        flags = state[name].flags.split(",") if name in state else []
        for network in _of_interface(name, addresses, flags, default):
            found.setdefault(network.address, network)
    return sorted(found.values(), key=lambda network: network.place)


def _of_interface(
    name: str, addresses: Sequence[Any], flags: list[str], default: Collection[str]
) -> Iterator[Network]:
    hardware = next((_digits(a.address) for a in addresses if _is_hardware(a.family)), "")
    for one in addresses:
        known = address_of(one.address) if not _is_hardware(one.family) else None
        if known is None or known.is_loopback or known.is_unspecified or "%" in one.address:
            continue
        first = str(known) in default
        kind = _kind(name, flags, hardware)
        if kind is Kind.MACHINES and first:  # a bridge that holds the machine's own card
            kind = Kind.ROOM
        yield Network(known, max(kind, _kind_of_address(known, one.netmask)), first)


def _is_hardware(family: int) -> bool:
    return family not in (socket.AF_INET, socket.AF_INET6)


def _digits(hardware: str) -> str:
    """Return a hardware address without what divides it; nothing where it is nought."""
    digits = re.sub("[^0-9a-f]", "", hardware.lower())
    return digits if digits.strip("0") else ""


def _kind(name: str, flags: list[str], hardware: str) -> Kind:
    called = name.lower()
    if _MACHINES.fullmatch(called) or hardware.startswith(_MACHINES_HARDWARE):
        return Kind.MACHINES
    straight = "pointopoint" in flags or not hardware
    if straight or _TUNNELS.fullmatch(called) or hardware.startswith(_TUNNEL_HARDWARE):
        return Kind.TUNNEL
    return Kind.ROOM


def _kind_of_address(address: Address, netmask: str | None) -> Kind:
    if address.is_link_local:
        return Kind.UNGIVEN
    narrow = address.version == 4 and _bits(netmask) >= _NARROWEST
    if narrow or any(address in known for known in _TUNNELLED):
        return Kind.TUNNEL
    return Kind.ROOM


def _bits(netmask: str | None) -> int:
    known = address_of(netmask or "")
    return int(known).bit_count() if known else 0
