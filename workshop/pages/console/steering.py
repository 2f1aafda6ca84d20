"""What all parts of the facilitator's page share: the session, the host, and what it refused."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from workshop.content.texts import Texts, interface
from workshop.contracts.actions import Action
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.replies import Reply
from workshop.contracts.tallies import Value
from workshop.errors import Refused
from workshop.pages.console.asked import Asked
from workshop.pages.following.live import Live, own_words
from workshop.pages.parts import why

Handlers = Mapping[str, Callable[[Action], Awaitable[None]]]
"""What a part of the page does, by action."""


class Part(Protocol):
    """A part of the page with actions of its own."""

    @property
    def handlers(self) -> Handlers:
        """Return what it does, by action."""


class Steering:
    """Asks the host about the session that is steered.

    Attributes:
        live: the page, kept in step.
        language: the facilitator's.
        wrong: why what she did last was refused, by what it was about.
    """

    def __init__(self, live: Live[FacilitatorLook]) -> None:
        self.live = live
        self.language = own_words().language
        self.wrong: dict[str, str] = {}

    @property
    def seen(self) -> FacilitatorLook | None:
        """What the facilitator sees of the session; None before the first look."""
        return self.live.seen

    @property
    def ui(self) -> Texts:
        """The words in her language."""
        return interface(self.language)

    async def ask(self, do: str, **fields: Value) -> Reply:
        """Ask the host about this session, and show what it did.

        Raises:
            Refused: by the host.
        """
        reply = await self.live.client.ask(do, **self.live.question, **fields)
        self.live.refresh()
        return reply

    async def carry_out(self, asked: Asked, action: Action) -> None:
        """Ask the host for what an action stands for.

        Raises:
            Refused: by the host, where nothing on the page says why.
        """
        if asked.beside is None:
            await self.ask(asked.do, **asked.handed(action))
            return
        await self.ask_or_tell(asked.beside(action), asked.do, **asked.handed(action))

    async def ask_or_tell(self, about: str, do: str, **fields: Value) -> None:
        """Ask the host; why it refuses stands beside what it is about, until it does not."""
        with self.telling(about):
            await self.ask(do, **fields)

    @contextmanager
    def telling(self, about: str, said: Callable[[Refused, str], str] = why) -> Iterator[None]:
        """Let a refusal of what is done inside stand beside what it is about, until there is none.

        Args:
            about: what it is about.
            said: returns it as a sentence, in a language.
        """
        try:
            yield
            self.wrong.pop(about, None)
        except Refused as refusal:
            self.wrong[about] = said(refusal, self.language)
        self.live.redraw()
