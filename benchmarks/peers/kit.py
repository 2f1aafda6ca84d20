"""The kit itself: `workshop serve`, told how many people are expected."""

from pathlib import Path
from typing import Any

from benchmarks.bare import broadcast
from benchmarks.guest import PATIENCE
from benchmarks.kills import kernel_killed
from benchmarks.peers import MANY, Contestant
from benchmarks.peers.screens import Console, Wall, watching
from benchmarks.processes import megabytes
from benchmarks.visitor import Visitor, stage_change
from tests.support.server import RunningServer
from workshop.host.client import new_op

_OPENING = {
    "name": "A room",
    "agenda": "first-session",
    "departments": ["sales", "marketing"],
    "language": "en",
}


class Kit(Contestant):
    """A room whose first questions are open."""

    name = "workshop kit"
    expected, patience = 100, PATIENCE
    option = ".ws-scene.ws-asking label >> nth=2"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.server = RunningServer(folder, expect=self.expected)
        self.port = self.server.port

    def start(self) -> None:
        """Start the server; it says when it is ready."""
        self.server.start()

    async def prepare(self) -> None:
        """Open a session and its first questions."""
        told = _OPENING | {"expected": self.expected}
        self.code: str = self.server.ask("open", op=new_op(), **told)["session"]["code"]
        self.server.ask("advance", op=new_op(), code=self.code, to="asking")

    def guest(self, number: int) -> Visitor:
        """Return somebody of one department or the other."""
        side = ("sales", "marketing")[number % 2]
        return Visitor(self.base, self.code, side, patience=self.patience)

    def family(self) -> list[int]:
        """Return the processes of server, host, kernels and their parents."""
        return self.server.family()

    def serving(self) -> list[int]:
        """Return the kernel that has the cards of up to 200 people; a spare one is smaller."""
        return [max(self.server.room_kernels(), key=lambda pid: megabytes([pid]))]

    def apart(self) -> list[int]:
        """Return all other kernels: those of wall, console and lessons, and spare ones."""
        return [pid for pid in self.server.kernels() if pid not in self.serving()]

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
        screens = [Wall(self.base, cards, key, self.code), Console(self.base, cards, key)]
        before = await watching(screens)
        told = await super().spread(people)
        sent = sorted(person.sent for person in people)
        waits = [await screen.delays(n, sent) for screen, n in zip(screens, before, strict=True)]
        for screen in screens:
            await screen.leave()
        return told | {"wall": [max(pair) for pair in zip(*waits, strict=True)]}

    async def more(self, people: list[Any], figures: dict[str, float]) -> None:
        """Move the room on beside a bare broadcast of the same, then kill its kernels."""
        await self.move_on(people, figures, "")
        figures |= await kernel_killed(self.server, self.serving(), people)

    async def move_on(self, people: list[Any], figures: dict[str, float], of: str) -> None:
        """Move the room on, and let a bare server tell the same to as many."""
        figures[f"stage{of}"] = await stage_change(people, self.server.url)
        texts = [*people[0].line.texts]
        figures[f"bare{of}"] = await broadcast(texts, len(people))

    def stop(self) -> None:
        """Stop the server as its owner would, and see that nothing is left."""
        self.server.stop()
        self.server.assert_nothing_left()


class Large(Kit):
    """A room for five hundred people."""

    expected, patience = MANY, 60.0

    async def more(self, people: list[Any], figures: dict[str, float]) -> None:
        """Move the room on beside a bare broadcast of the same."""
        await self.move_on(people, figures, f"_{MANY}")
