"""What the server hands to a kernel: where the host is, and for whose seat a page is made.

Nothing of it stands in the environment, where whatever is started from a kernel could read it.
A kernel in JupyterLab or in plain Voilà is handed nothing: its pages belong to no live session.
"""

import asyncio
import contextlib
import io
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextvars import ContextVar
from pathlib import Path
from types import ModuleType
from typing import Any

from IPython.core.displayhook import CapturingDisplayHook
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.getipython import get_ipython

from workshop.contracts.cards import Cells, MimeBundle
from workshop.host.client import Client
from workshop.host.place import Place
from workshop.pages.following.live import Line, complain
from workshop.pages.following.own_kernel import OwnKernel
from workshop.pages.following.shared_kernel import SharedKernel
from workshop.widgets import linked, telling, working

BEAT = 0.4
"""Seconds between two signs that the kernel's event loop turns."""

_kept = ("In", "Out", "_ih", "_oh", "_dh", "exit", "quit", "get_ipython")
"""What IPython puts into the namespace of whoever runs cells."""

_own: list[OwnKernel[Any]] = []
_shared: list[SharedKernel] = []
_seats: dict[str, ModuleType] = {}
_ticket: ContextVar[str] = ContextVar("ticket", default="")


def connection() -> Line[Any] | None:
    """Return the way to the host of the page being made; None where it has no live session.

    Whose look it brings is known to the notebook, which shows that page.
    """
    if _shared and _ticket.get():
        return _shared[0].seat(_ticket.get())
    return _own.pop() if _own else None


def take(place: Mapping[str, str], ticket: str) -> None:
    """Take a ticket for the one page of this kernel."""
    os.environ[linked.ENVIRONMENT] = "1"
    _own[:] = [OwnKernel(Client(Place(**place), ticket), ticket)]


def begin(place: Mapping[str, str], note: str) -> None:
    """Begin to serve a room: many pages in this kernel.

    Args:
        place: where the host is.
        note: path of the file in which it is noted whose card is worked on.
    """
    os.environ[linked.ENVIRONMENT] = "1"
    working.note_in(Path(note))
    shared = SharedKernel(
        Client(Place(**place), ""), lambda what, ticket: _say(what, ticket=ticket)
    )
    _shared[:] = [shared]
    loop = asyncio.get_running_loop()
    _running[:] = [loop.create_task(shared.run()), loop.create_task(_beat())]


_running: list[asyncio.Task[Any]] = []


def sit(tickets: Sequence[tuple[str, str]], sources: Sequence[str]) -> None:
    """Run a notebook's cells once for each of some seats, in a namespace of its own.

    Args:
        tickets: of each seat its ticket, and the name under which its work is noted.
        sources: the code of the cells.
    """
    for ticket, name in tickets:
        leave([ticket])
        _say("sat", ticket=ticket, **_made(ticket, name, sources))


def leave(tickets: Sequence[str]) -> None:
    """Put seats' pages away."""
    for ticket in tickets:
        _shared[0].leave(ticket)
        _seats.pop(ticket, None)


def _made(ticket: str, name: str, sources: Sequence[str]) -> Cells:
    """Run the cells; return what each shows, and whether something else came of it."""
    given, making = _ticket.set(ticket), working.making.set(name)
    shown: list[list[MimeBundle]] = []
    odd = False
    try:
        with working.on(name), _namespace(ticket) as shell:
            for source in sources:
                with _captured(shell) as (outputs, printed):
                    result = shell.run_cell(source, store_history=False)
                shown.append([output["data"] for output in outputs])
                odd = odd or bool(printed.getvalue())
                if result.error_before_exec or result.error_in_exec:
                    complain(result.error_before_exec or result.error_in_exec)
                    return {"failed": True, "shown": [], "odd": odd}
    finally:
        _ticket.reset(given)
        working.making.reset(making)
    return {"failed": False, "shown": shown, "odd": odd}


@contextlib.contextmanager
def _namespace(ticket: str) -> Iterator[Any]:
    """Let IPython run cells in a module that is one seat's alone."""
    shell: Any = get_ipython()
    module = ModuleType("__main__")
    usual = shell.user_module, shell.user_ns
    module.__dict__.update({name: usual[1][name] for name in _kept if name in usual[1]})
    _seats[ticket] = module
    shell.user_module, shell.user_ns = module, module.__dict__
    try:
        yield shell
    finally:
        shell.user_module, shell.user_ns = usual


@contextlib.contextmanager
def _captured(shell: Any) -> Iterator[tuple[list[dict[str, Any]], io.StringIO]]:
    """Take what cells show and print; IPython's own way to do it costs half of a card's making."""
    if not _publishers:
        _publishers.append(CapturingDisplayPublisher())  # type: ignore[no-untyped-call]
    publisher, outputs = _publishers[0], list[dict[str, Any]]()
    publisher.outputs = outputs
    usual, hook = shell.display_pub, sys.displayhook
    shell.display_pub = publisher
    sys.displayhook = CapturingDisplayHook(shell, outputs)  # type: ignore[no-untyped-call]
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            yield outputs, printed
    finally:
        shell.display_pub, sys.displayhook = usual, hook


_publishers: list[CapturingDisplayPublisher] = []


async def _beat() -> None:
    while True:
        _say("beat")
        await asyncio.sleep(BEAT)


def _say(what: str, **content: object) -> None:
    """Tell the server something that belongs to no page."""
    shell: Any = get_ipython()
    telling.say(shell.kernel, what, content)
