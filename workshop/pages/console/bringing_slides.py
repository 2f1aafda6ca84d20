"""The part of the page that takes a document of slides while a programme is prepared."""

from collections.abc import Callable

from workshop.content.texts import Texts
from workshop.contracts.actions import Action
from workshop.contracts.prepare import SlidesPanel
from workshop.pages.console.steering import Handlers, Steering
from workshop.pages.slides.gathering import PART, Gathering
from workshop.pages.slides.reading import Deck, Unread, read, titled
from workshop.pages.slides.rendering import LARGEST

EVERY = 3
"""Pages after which it is said how far it is."""


class BringingSlides:
    """A document on its way, one at a time.

    Args:
        steering: the page and the host.
        show: shows the page anew.
    """

    def __init__(self, steering: Steering, show: Callable[[], None]) -> None:
        self._steering, self._show = steering, show
        self._gathering = Gathering()
        self._number = 0
        self._busy = False
        self._status: Callable[[Texts], str] = lambda _: ""
        self._deck = Deck("", "", 0)
        self._unread: Unread | None = None

    @property
    def handlers(self) -> Handlers:
        """Return what it does, by action."""
        return {"slides_part": self._take}

    async def _take(self, action: Action) -> None:
        """Take a part; with the last one the document is read, beside everything else."""
        if self._busy:
            return
        title = titled(str(action.get("name", "")))
        if action.get("at") == 0:
            self._unread = None
            self._status = lambda ui: ui("slides.sending", title=title)
            self._show()
        whole = self._gathering.take(action)
        if whole is not None:
            # Whoever was signed out meanwhile writes nothing.
            await self._steering.live.client.ask("sessions")
            self._busy = True
            self._steering.live.spawn(self._read(whole, title))

    async def _read(self, data: bytes, title: str) -> None:
        try:
            found = await read(data, title, lambda done, pages: self._hear(title, done, pages))
        finally:
            self._busy = False
        self._status = lambda _: ""
        if isinstance(found, Unread):
            self._unread = found
        else:
            self._deck = found
            self._number += 1
            self._status = lambda ui: ui.count("slides.ready", found.pages, title=found.title)
        self._show()

    def _hear(self, title: str, done: int, pages: int) -> None:
        if done % EVERY == 1:
            self._status = lambda ui: ui("slides.reading", title=title, n=done, m=pages)
            self._show()

    def panel(self, ui: Texts) -> SlidesPanel:
        """Return how far it is, and what was read last."""
        unread = self._unread
        return {
            "status": self._status(ui),
            "trouble": ui(f"slides.wrong.{unread.code}", **unread.details) if unread else "",
            "number": self._number,
            "deck": self._deck.name,
            "title": self._deck.title,
            "pages": self._deck.pages,
            "limit": LARGEST,
            "part": PART,
            "words": ui.table("slides.panel"),
        }
