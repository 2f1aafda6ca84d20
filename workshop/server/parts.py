"""What handlers and kernels use of the server; it and they are checked against this."""

import asyncio
import logging
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from tornado.web import Application, RequestHandler
from traitlets.config import Config

from workshop.host.client import Client
from workshop.server.binding import Bindings
from workshop.server.outside import Outside
from workshop.server.seats import Allowance

if TYPE_CHECKING:
    from workshop.server.channels import Channels
    from workshop.server.codes import Codes
    from workshop.server.kernels import KernelManager
    from workshop.server.limits import Guesses
    from workshop.server.opening import OpeningKey
    from workshop.server.rooms import Rooms
    from workshop.server.supervisor import Supervisor

Done = TypeVar("Done")


class ServerParts(Protocol):
    """The server, as its parts see it.

    Attributes:
        instance: names this start of the server.
        database: its URL.
        facilitator_key: what her link carries.
        opening_key: what the browser is opened with that starts on this machine.
        handing_key: what another browser is let in with that is to lead too.
        form_secret: of which the tokens of forms are made.
        client: asks the host as the server.
        bindings: which kernel serves whom.
        codes: sessions by their code.
        guesses: counts wrong ones.
        outside: the public address and the proxies before us.
        rooms: the participants' seats and cards.
        supervisor: keeps the host alive.
        kernel_manager: starts kernels.
        profile: IPython's folder for kernels.
        most_pages: that may be open at a time.
        most_studies: of those, for people who explore alone.
        channels: lines to kernels of their own, by kernel.
        said: what was said on them, counted by kernel.
    """

    instance: str
    database: str
    facilitator_key: str
    opening_key: "OpeningKey"
    handing_key: "OpeningKey"
    form_secret: bytes
    client: Client
    bindings: Bindings
    codes: "Codes"
    guesses: "Guesses"
    outside: Outside
    rooms: "Rooms"
    supervisor: "Supervisor"
    kernel_manager: "KernelManager"
    profile: Path
    most_pages: int
    most_studies: int
    channels: "dict[str, list[Channels]]"
    said: dict[str, Allowance]

    @property
    def base(self) -> str:
        """The address that people are told first."""

    def wall_pass(self, code: str) -> str:
        """Return the pass by which a browser shows the wall of a session."""

    def wall_link(self, code: str) -> str:
        """Return the link that opens the wall of a session on another computer."""

    def expect_back(self, kernel: str, seconds: float) -> None:
        """End a kernel unless a page is connected to it again within some seconds."""

    def later(self, work: Coroutine[Any, Any, Done]) -> asyncio.Task[Done]:
        """Do something on the loop without waiting for it."""


class VoilaParts(ServerParts, Protocol):
    """The same with what Voilà's renderer wants of the application; Voilà declares no types."""

    root_dir: str
    base_url: str
    app: Application
    log: logging.Logger
    config: Config
    config_manager: object
    contents_manager: object
    kernel_spec_manager: object


def server_of(handler: RequestHandler) -> ServerParts:
    """Return the server of any handler, ours or Voilà's: its settings hold it."""
    return cast("ServerParts", handler.settings["workshop"])
