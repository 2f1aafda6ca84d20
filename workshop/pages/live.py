"""Keeping a widget in step with the host: look, show, wait for the bell, look again."""

import asyncio
import copy
import locale
import logging
import os
import sys
import traceback
from collections.abc import Callable, Coroutine
from typing import Any

from workshop.content import LANGUAGES
from workshop.errors import Refused, Unreachable
from workshop.host.callers import hashed
from workshop.host.client import Client
from workshop.host.place import TICKET, Place
from workshop.texts import Texts, interface
from workshop.widgets.view import View

log = logging.getLogger(__name__)

HEAL = 2.0
"""Seconds after which a page asks even though no bell rang."""

Look = dict[str, Any]


class Live:
    """A page of a live session.

    Args:
        widget: what the browser shows.
        client: asks the host.
        ticket: this kernel's secret; its own topic of the bell is made of it.
        compose: returns the widget's page from what the host lets us see.
        topics: returns the bell's topics to hear, from the same.
    """

    def __init__(
        self,
        widget: View,
        client: Client,
        ticket: str,
        compose: Callable[[Look], Look],
        topics: Callable[[Look], set[str]],
    ) -> None:
        self.widget = widget
        self.client = client
        self._own = f"you.{hashed(ticket)[:16]}"
        self._compose = compose
        self._topics = topics
        self._bell = client.bell()
        self._again = asyncio.Event()
        self._tasks: set[asyncio.Task[Any]] = set()
        self.seen: Look | None = None
        self.question: Look = {}

    def start(self) -> None:
        """Begin, on the kernel's own event loop."""
        self._bell.listen(self._own)
        self.spawn(self._follow())
        self.spawn(self._hear())

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        """Do something beside; no exception of it reaches the room."""
        task = asyncio.get_running_loop().create_task(_quietly(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def refresh(self) -> None:
        """Look again soon."""
        self._again.set()

    def redraw(self) -> None:
        """Compose the page anew from what was seen last."""
        if self.seen is not None:
            self._show(self.seen)

    async def _hear(self) -> None:
        async for _ in self._bell.rings(HEAL):
            self._again.set()

    async def _follow(self) -> None:
        while True:
            self._again.clear()
            try:
                self._take(await self.client.ask("look", **self.question))
            except Refused as refusal:
                log.debug("the host does not know us yet: %s", refusal)
            except Unreachable:
                log.warning("the host does not answer")
            except Exception as error:
                # One page that cannot be drawn must not stop the pages after it.
                complain(error)
            await self._again.wait()

    def _take(self, look: Look) -> None:
        look.pop("re", None)
        self._bell.listen(self._own, *self._topics(look))
        if look != self.seen:
            self.seen = look
            self._show(look)

    def _show(self, look: Look) -> None:
        page = self._compose(look)
        if worth_sending(page, dict(self.widget.page)):
            self.widget.page = page
        else:
            self.widget.remember(page)


def worth_sending(page: Look, shown: Look) -> bool:
    """Whether a page says anything new: a person's own answers are on her phone already."""
    return _without_values(page) != _without_values(shown)


def _without_values(page: Look) -> Look:
    if "cards" not in page:
        return page
    bare = copy.copy(page)
    bare["cards"] = [{k: v for k, v in card.items() if k != "value"} for card in page["cards"]]
    return bare


async def _quietly(work: Coroutine[Any, Any, Any]) -> None:
    try:
        await work
    except asyncio.CancelledError:
        raise
    except Exception as error:
        complain(error)


def complain(error: Exception) -> None:
    """Note an error where whoever runs the server sees it, and never a participant.

    `sys.stderr` of a kernel is a message to the page, so the process's own is used; a plain
    traceback, because the pretty one costs a kernel half a second and 20 MB.
    """
    traceback.print_exception(error, file=sys.__stderr__)


def connection() -> tuple[Client, str] | None:
    """Return a client for this kernel, or None where it belongs to no live session.

    The ticket is taken out of the environment, so that nothing started from here has it.
    """
    place, ticket = Place.from_environment(), os.environ.pop(TICKET, None)
    return (Client(place, ticket), ticket) if place and ticket else None


def only_live() -> Look:
    """Return a page that says in one sentence that this notebook belongs to a session."""
    ui = own_words()
    return {
        "phase": "message",
        "screen": "message",
        "title": ui("study.live_only"),
        "language": ui.language,
    }


def own_words() -> Texts:
    """Return the words in the language this machine speaks, English where it is not ours."""
    spoken = (locale.getlocale()[0] or "")[:2].replace("no", "nb")
    return interface(spoken if spoken in LANGUAGES else "en")
