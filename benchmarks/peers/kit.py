"""The kit itself: `workshop serve`, with pages made ahead for the people who are expected."""

import asyncio
import time
from pathlib import Path
from typing import Any

from benchmarks.peers import Contestant
from benchmarks.peers.screens import Console, Wall, watching
from benchmarks.visitor import Visitor, stage_change
from tests.support.server import RunningServer
from workshop.host.client import new_op

EXPECTED = 100
_OPENING = {
    "name": "A room",
    "agenda": "first-session",
    "departments": ["sales", "marketing"],
    "language": "en",
    "expected": EXPECTED,
}


class Kit(Contestant):
    """A room whose first questions are open."""

    name = "workshop kit"
    option = ".ws-scene.ws-asking label >> nth=2"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.server = RunningServer(folder, expect=EXPECTED)
        self.port = self.server.port

    def start(self) -> None:
        """Start the server; it says when it is ready."""
        self.server.start()

    async def prepare(self) -> None:
        """Open a session and its first questions."""
        self.code: str = self.server.ask("open", op=new_op(), **_OPENING)["session"]["code"]
        self.server.ask("advance", op=new_op(), code=self.code, to="asking")

    def guest(self, number: int) -> Visitor:
        """Return somebody of one department or the other."""
        return Visitor(self.base, self.code, ("sales", "marketing")[number % 2])

    def family(self) -> list[int]:
        """Return the processes of server, host, kernels and their parents."""
        return self.server.family()

    def pages(self) -> list[int]:
        """Return the kernels, those that wait for somebody among them."""
        return self.server.kernels()

    async def ready_for(self, crowd: int) -> None:
        """Wait until a page waits for everyone: those of the crowd before have ended."""
        deadline = time.monotonic() + 180
        while len(self.pages()) != max(crowd, EXPECTED):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{len(self.pages())} pages are there.")
            await asyncio.sleep(0.5)

    async def enter(self, page: Any, base: str) -> None:
        """Open the link of the code and choose a department."""
        await page.goto(f"{base}/join/{self.code}")
        await page.locator("label.wk-sales").click()

    async def go(self, page: Any, base: str) -> None:  # noqa: ARG002 - the form knows
        """Press the button that gives a seat."""
        await page.locator("button.wk-primary").click(no_wait_after=True)

    async def spread(self, people: list[Any]) -> dict[str, Any]:
        """Let everyone answer in turn, before the eyes of the wall and the facilitator."""
        cards = len(people[0].page["cards"])
        key = self.server.links["facilitator_key"]
        screens = [Wall(self.base, cards, self.code), Console(self.base, cards, key)]
        before = await watching(screens)
        told = await super().spread(people)
        sent = sorted(person.sent for person in people)
        waits = [await screen.delays(n, sent) for screen, n in zip(screens, before, strict=True)]
        for screen in screens:
            await screen.leave()
        return told | {"wall": [max(pair) for pair in zip(*waits, strict=True)]}

    async def more(self, people: list[Any]) -> dict[str, Any]:
        """Move the room on, and measure when the last phone has the next card."""
        return {"stage": await stage_change(people, self.server.url)}

    def stop(self) -> None:
        """Stop the server as its owner would, and see that nothing is left."""
        self.server.stop()
        self.server.assert_nothing_left()
