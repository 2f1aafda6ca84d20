"""Keeping a widget in step with the host: look, show, wait for the bell, look again."""

import asyncio
import locale
import logging
import sys
import traceback
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Generic, Protocol, TypeVar

from workshop.content import language_of
from workshop.content.texts import Texts, interface, refusal_sentence
from workshop.contracts.looks import Look
from workshop.contracts.parts import Message
from workshop.contracts.replies import Reply
from workshop.contracts.tallies import Value
from workshop.errors import Refused
from workshop.widgets import working
from workshop.widgets.view import View

log = logging.getLogger(__name__)

Seen = TypeVar("Seen", bound=Look)
"""The look of whoever owns the page: a participant's, the wall's, the facilitator's."""

Page = Mapping[str, object]
"""A page as it is sent, whichever."""


class Line(Protocol[Seen]):
    """A page's way to the host: in a kernel of its own, or in one that many pages share."""

    async def ask(self, do: str, **fields: Value) -> Reply:
        """Carry out a command for the page's owner.

        Raises:
            Refused: the host's answer was no.
            Unreachable: no answer came.
        """

    def follow(self, live: "Live[Seen]") -> None:
        """Give the page a look now, and another whenever the host has rung for it."""

    def again(self, live: "Live[Seen]") -> None:
        """Give the page another look soon."""


class Live(Generic[Seen]):
    """A page of a live session.

    Args:
        widget: what the browser shows.
        client: the page's way to the host.
        compose: returns the widget's page from what the host lets us see.
        topics: returns the bell's topics to hear, from the same.
        apart: returns the page for somebody whom the host no longer knows, from the refusal;
            without it such a page stays as it is.
    """

    def __init__(
        self,
        widget: View,
        client: Line[Seen],
        compose: Callable[[Seen], Page],
        topics: Callable[[Seen], set[str]],
        apart: Callable[[Refused], Page] | None = None,
    ) -> None:
        self.widget = widget
        self.client = client
        self.topics = topics
        self._compose = compose
        self._apart = apart
        self._tasks: set[asyncio.Task[Any]] = set()
        self.underway: set[str] = set()
        self.seen: Seen | None = None
        self.question: dict[str, str] = {}

    def start(self) -> None:
        """Begin, on the kernel's own event loop."""
        self.client.follow(self)

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        """Do something beside; no exception of it reaches the room."""
        task = asyncio.get_running_loop().create_task(_quietly(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def refresh(self) -> None:
        """Look again soon."""
        self.client.again(self)

    def redraw(self) -> None:
        """Compose the page anew from what was seen last."""
        if self.seen is not None:
            self._show(self.seen)

    def take(self, look: Seen) -> None:
        """Show what the host lets us see, where it is anything new."""
        if look != self.seen:
            self.seen = look
            self._show(look)

    def refused(self, refusal: Refused) -> None:
        """Tell somebody whom the host no longer knows what happened."""
        if self._apart is not None:
            self.widget.turn_to(self._apart(refusal))

    def stop(self) -> None:
        """Let go what runs beside."""
        for task in tuple(self._tasks):
            task.cancel()

    def _show(self, look: Seen) -> None:
        with working.on(self.widget.seat):
            page = self._compose(look)
            if worth_sending(page, self.widget.page):
                self.widget.turn_to(page)
            else:
                self.widget.remember(page)


def worth_sending(page: Page, shown: Page) -> bool:
    """Whether a page says anything new: a person's own answers are on her phone already."""
    return _without_values(page) != _without_values(shown)


def _without_values(page: Page) -> Page:
    cards = page.get("cards")
    if not isinstance(cards, list):
        return page
    return {**page, "cards": [{k: v for k, v in one.items() if k != "value"} for one in cards]}


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


def only_live() -> Message:
    """Return a page that says in one sentence that this notebook belongs to a session."""
    ui = own_words()
    return {
        "phase": "message",
        "screen": "message",
        "title": ui("study.live_only"),
        "language": ui.language,
    }


def over(refusal: Refused, shown: View) -> Message:
    """Return the page of somebody whom the host no longer knows, in the language she reads."""
    language = str(shown.page.get("language") or own_words().language)
    title = refusal_sentence(interface(language), refusal)
    return {"phase": "message", "language": language, "words": {}, "title": title}


def own_words() -> Texts:
    """Return the words in the language this machine speaks, English where it is not ours."""
    return interface(language_of(locale.getlocale()[0] or ""))
