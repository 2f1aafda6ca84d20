"""The pages on which a room watches its answers arrive: the wall and the facilitator's console."""

import asyncio
import time
from typing import Any

from benchmarks.fullpage import FullPage
from benchmarks.guest import PATIENCE


class Screen(FullPage):
    """A page whose chart shows how many answers there are; it keeps when it learned that.

    Args:
        base: address of the server.
        cards: questions that one participant is asked.
        key: the facilitator's.
    """

    def __init__(self, base: str, cards: int, key: str) -> None:
        super().__init__(base)
        self._cards, self._key = cards, key
        self._learned: list[tuple[float, int]] = []

    async def arrive(self) -> None:
        """Open the page and wait until it shows the room."""
        await self.fill_in("/facilitate", key=self._key)
        await self.open()
        await self.wait_for(lambda page: "answered" in page)

    @property
    def count(self) -> int:
        """How many answers the chart shows: of all that there can be, its share."""
        return round(self.page["answered"]["share"] * self.page["joined"]["total"] * self._cards)

    async def show(self, state: dict[str, Any]) -> None:
        """Take what has changed, and when."""
        await super().show(state)
        if "answered" in self.page:
            self._learned.append((time.perf_counter(), self.count))

    async def delays(self, before: int, sent: list[float]) -> list[float]:
        """Return the seconds after which each answer was in the chart.

        Args:
            before: answers that it showed before the first of them.
            sent: when each was sent, in order.

        Raises:
            TimeoutError: some never came.
        """
        await self.wait_for(lambda _: self.count >= before + len(sent))
        return [self._moment(before + number) - at for number, at in enumerate(sent, 1)]

    def _moment(self, count: int) -> float:
        return next(moment for moment, shown in self._learned if shown >= count)


class Wall(Screen):
    """What the projector shows, from the browser of whoever may let it."""

    def __init__(self, base: str, cards: int, key: str, code: str) -> None:
        super().__init__(base, cards, key)
        self.notebook = f"/voila/render/wall.ipynb?code={code}"


class Console(Screen):
    """The facilitator's page."""

    notebook = "/voila/render/facilitator.ipynb"


async def watching(screens: list[Screen]) -> list[int]:
    """Open the screens and return how many answers each shows."""
    await asyncio.wait_for(asyncio.gather(*(screen.arrive() for screen in screens)), PATIENCE)
    return [screen.count for screen in screens]
