"""The names by which we may be asked; a page of a stranger's that has its name lead here may not.

A page from anywhere could have its own name point at this laptop, and its scripts would then
speak to us as if they were ours. Numbers cannot be made to point elsewhere, and neither can
names that nobody can buy.
"""

import ipaddress
import socket
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from tornado.httputil import HTTPServerRequest
from tornado.routing import Matcher, Rule
from tornado.web import Application

from workshop.content.texts import interface
from workshop.server.parts import ServerParts
from workshop.server.plain_page import Page

_OF_A_HOUSE = (
    "localhost", "local", "lan", "home", "internal", "intranet", "corp", "private", "localdomain",
    "home.arpa", "test",
)  # fmt: skip
"""Ends of names that no registry sells: they are given by routers and by machines themselves."""

AFTER = 6
"""Seconds in which a page that says where we are is read, before it leads there."""


class Names:
    """What we are called.

    Args:
        bases: the addresses that we tell people, such as `http://192.168.1.7:8866`.
    """

    def __init__(self, bases: Iterable[str]) -> None:
        told = {urlsplit(base).hostname or "" for base in bases}
        self._ours = {name.lower() for name in (*told, socket.gethostname())}

    def are_ours(self, host: str) -> bool:
        """Whether a browser may call us so; `host` comes without its port."""
        name = host.lower().strip("[]").rstrip(".")
        return name in self._ours or "." not in name or _is_address(name) or _is_of_a_house(name)


class _Strange(Matcher):
    """Matches requests by a name that is not ours, but for those that a trusted proxy passes on."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        context = getattr(request.connection, "context", None)
        trusted = getattr(context, "trusted", False)
        return None if trusted or self._names.are_ours(request.host_name) else {}


class Elsewhere(Page):
    """What is answered to a name that is not ours: where we are, and nothing else."""

    def prepare(self) -> None:
        """Answer every method alike."""
        home = f"{self.server.base}/"
        self.set_header("Refresh", f"{AFTER}; url={home}")
        sentence = interface(self.language)("errors.elsewhere", address=home)
        self.sorry("elsewhere", sentence, 421, home)


def guard(app: Application, server: ServerParts, bases: Iterable[str]) -> None:
    """Let an application answer to its own names only, whatever is asked for."""
    rule = Rule(_Strange(Names(bases)), Elsewhere, {"server": server})
    app.default_router.rules.insert(0, rule)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True


def _is_of_a_house(name: str) -> bool:
    return name.endswith(tuple(f".{end}" for end in _OF_A_HOUSE))
