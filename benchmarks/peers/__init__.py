"""What is measured: the kit, and what a room could use instead, each in one module."""

import asyncio
from pathlib import Path
from typing import Any, Protocol

from benchmarks.peers.pages.question import OPTIONS
from benchmarks.processes import Program
from tests.support.server import free_port

CHOSEN = 2
"""The option that everybody chooses."""
MANY = 500
SPREAD = 10.0
"""Seconds over which a room answers that is not told to answer at once."""

PAGES = Path(__file__).parent / "pages"
_NOT_INSTALLED = "not installed here; `make bench-peers` does that"
ENVIRONMENTS = Path(__file__).parents[2] / ".venv-peers"


class Participant(Protocol):
    """Somebody without a browser who arrives, answers and leaves."""

    async def arrive(self) -> None:
        """Return once the question has arrived with its options."""

    async def answer(self) -> float:
        """Answer, and return the seconds until the page says that the answer is kept."""

    async def leave(self) -> None:
        """Go."""


class Contestant:
    """One program that can ask a room a question.

    Attributes:
        name: what the table calls it.
        crowds: how many arrive at once, in turn.
        together: the crowd that also answers and is weighed.
        peer: the command in an environment of its own, None where ours is used.
        path: where a browser begins.
        option: a selector of the option that it clicks.
    """

    name: str
    crowds: tuple[int, ...] = (1, 20, 100)
    together = 100
    path = "/"
    option = f"text={OPTIONS[CHOSEN]}"
    peer: str | None = None
    program: Program

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()

    @property
    def base(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @classmethod
    def missing(cls) -> str:
        """Return why it cannot be measured here; nothing where it can."""
        return "" if cls.peer is None or program_of(cls.peer).exists() else _NOT_INSTALLED

    def start(self) -> None:
        """Start it; it need not be ready at once."""
        self.program.start()

    async def prepare(self) -> None:
        """Do what has to be done before anybody can arrive."""

    def guest(self, number: int) -> Participant:
        """Return the next participant."""
        raise NotImplementedError

    def family(self) -> list[int]:
        """Return all of its processes."""
        return self.program.family()

    def pages(self) -> list[int]:
        """Return the processes that exist for one page each."""
        return []

    def apart(self) -> list[int]:
        """Return the processes that have nothing to do with these people."""
        return []

    async def enter(self, page: Any, base: str) -> None:
        """Let a browser do what comes before the question, at an address that leads here."""

    async def go(self, page: Any, base: str) -> None:
        """Let a browser go to the question."""
        await page.goto(f"{base}{self.path}", wait_until="commit")

    async def spread(self, people: list[Any]) -> dict[str, Any]:
        """Let people answer one after the other, and return how long each waited."""
        pauses = [SPREAD * number / len(people) for number in range(len(people))]
        return {"spread": await asyncio.gather(*map(_answer_later, people, pauses))}

    async def more(self, people: list[Any], figures: dict[str, float]) -> None:
        """Measure what only this contestant can do, and add it to the figures."""

    def stop(self) -> None:
        """End it and everything it started."""
        self.program.stop()


async def _answer_later(person: Participant, pause: float) -> float:
    await asyncio.sleep(pause)
    return await person.answer()


def program_of(name: str) -> Path:
    """Return the command of a peer, in the environment made for it."""
    return ENVIRONMENTS / name / "bin" / name
