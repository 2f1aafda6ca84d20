"""Keeping a widget in step with the host: look, show, wait for the bell, look again."""

import asyncio
import locale
import logging
import sys
import traceback
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Generic, Protocol, TypeVar, cast

from workshop.content import language_of
from workshop.content.texts import Texts, interface, refusal_sentence
from workshop.contracts.looks import Look, Me
from workshop.contracts.parts import Message
from workshop.contracts.replies import Reply
from workshop.contracts.tallies import Value
from workshop.errors import ContentError, Refused
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
        apart: returns the page for somebody whom the host no longer knows, or whose room's content
            is broken (`content`), from the refusal; without it such a page stays as it is.
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
        """Tell what happened: the host knows her no longer, or the room's content is broken."""
        if self._apart is not None and (page := self._apart(refusal)) != self.widget.page:
            self.widget.turn_to(page)

    def stop(self) -> None:
        """Let go what runs beside."""
        for task in tuple(self._tasks):
            task.cancel()

    def _show(self, look: Seen) -> None:
        with working.on(self.widget.seat):
            try:
                page = self._compose(look)
            except (ContentError, LookupError, StopIteration) as error:
                # Content that broke since the room opened must not leave a page that waits.
                complain(error)
                self.refused(broken(error, look))
                return
            if worth_sending(page, self.widget.page):
                self.widget.turn_to(page)
            else:
                self.widget.remember(page)


def broken(error: Exception, look: Look) -> Refused:
    """Return the refusal that stands for content which cannot be shown."""
    said = error.mistakes[0] if isinstance(error, ContentError) else repr(error)
    me = cast("Mapping[str, Me]", look).get("me")  # a participant's look has it
    language = me["language"] if me else look["session"]["language"]
    return Refused("content", mistakes=said, language=language)


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
    """Return the page of somebody whom the host no longer knows, or whose room is being mended.

    It is in the language she reads.
    """
    told = refusal.details.get("language") or shown.page.get("language")
    ui = interface(str(told or own_words().language))
    made: Message = {"phase": "message", "language": ui.language, "words": {}, "title": ""}
    if refusal.code == "content":
        return {**made, "title": ui("room.broken_title"), "lead": ui("room.broken_lead")}
    return {**made, "title": refusal_sentence(ui, refusal)}


def own_words() -> Texts:
    """Return the words in the language this machine speaks, English where it is not ours."""
    return interface(language_of(locale.getlocale()[0] or ""))
