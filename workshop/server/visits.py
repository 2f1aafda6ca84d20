"""Whether another device has reached this machine: firewalls that let none through are silent."""

from collections.abc import Callable

from workshop.server.hosts import address_of
from workshop.server.networks import own_addresses


class Visits:
    """Notes whether somebody came from another device; not who.

    Args:
        on_first: called once when the first one has come.
    """

    def __init__(self, on_first: Callable[[], None] = lambda: None) -> None:
        self.reached = False
        self._on_first = on_first

    def note(self, address: str) -> None:
        """Take where a request came from; what is no address says nothing."""
        if self.reached:
            return
        known = address_of(address.partition("%")[0])
        if known is None or known.is_loopback or known in own_addresses():
            return
        self.reached = True
        self._on_first()

    def begin_again(self) -> None:
        """Forget it, in another network: its firewall may be another one."""
        self.reached = False
