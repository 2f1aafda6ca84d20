"""The seats of the room as the server knows them: what each page shows, and its open lines."""

import asyncio
import json
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from workshop.contracts.cards import State
from workshop.contracts.tallies import Value
from workshop.host.callers import hashed, new_token
from workshop.server.turns import read
from workshop.widgets import working

if TYPE_CHECKING:
    from workshop.server.room_kernel import RoomKernel

MOST_LINES = 4
"""Tabs one seat may have. One more, and the oldest is told that it is replaced."""
REPLACED = 4001
"""The code with which a line is closed that a newer one of its seat replaces."""

GONE = 4004
"""The code with which a line is closed whose seat or card is there no more."""

SWITCHED = 4005
"""The code with which a line is closed whose device was handed to somebody else."""

MOST_WAITING = 20
"""What a phone says while its card is being made anew is kept, as much as that."""

# What every widget has and no page of ours asks for.
_UNSEEN = {"layout", "tabbable", "tooltip"}


class Hearer(Protocol):
    """An open line to a phone.

    Attributes:
        tab: names the page that opened it; a page may have two for a moment.
        nth: how many lines that page had opened, this one included; 0 where it does not say.
    """

    tab: str
    nth: int

    def tell(self, text: str) -> None:
        """Pass on what the card says."""

    def close(self, code: int) -> None:
        """Hang up."""


class Allowance:
    """How much somebody may still say: so many at once, and so many in the long run.

    Args:
        rate: messages a second.
        burst: messages at once.
    """

    def __init__(self, rate: float, burst: float) -> None:
        self._rate, self._burst = rate, burst
        self._left, self._at = burst, time.monotonic()

    def take(self) -> bool:
        """Whether one more may pass; it is counted."""
        now = time.monotonic()
        self._left = min(self._burst, self._left + self._rate * (now - self._at))
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


@dataclass
class Shown:
    """One widget on a participant's page.

    Attributes:
        comm: by which the kernel knows it; no phone does.
        script: address of its front-end module.
        sheet: address of its style sheet.
        state: what of it a page may see, by name, as JSON.
    """

    comm: str
    script: str
    sheet: str
    state: dict[str, str] = field(default_factory=dict)

    def take(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Take over a change, by name as JSON; return what of it is new to a page."""
        new = {name: text for name, text in texts.items() if self.state.get(name) != text}
        self.state |= new
        return new

    def as_json(self) -> str:
        """Return what a page needs to show it."""
        return (
            f'{{"script":{json.dumps(self.script)},"sheet":{json.dumps(self.sheet)},'
            f'"state":{_table(self.state)}}}'
        )


def visible(state: State) -> dict[str, str]:
    """Return what of a widget's state a page may see, by name as JSON."""
    seen = {n: value for n, value in state.items() if not n.startswith("_") and n not in _UNSEEN}
    return {name: compact(value) for name, value in seen.items()}


def compact(value: Value) -> str:
    """Return a value as short JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _table(texts: Mapping[str, str]) -> str:
    return "{" + ",".join(f"{json.dumps(name)}:{text}" for name, text in texts.items()) + "}"


class Seat:
    """One participant.

    Args:
        secret: what her cookie holds; of a shared device, that of one turn at it.

    Attributes:
        device: which she shares with others; None where she has one of her own.
        token: that proves her seat.
        mark: names her page, of a shared device one turn of it; tells nothing of the secret.
        ticket: by which the kernel that makes her card acts for her.
        name: under which her card's work is noted; tells nothing of the secret.
        shown: the widgets on her page.
        n: number of the state they are in; every change has a higher one.
        ready: set while her card is there and has had its first look.
        told: set when one of her widgets has told what it shows.
        has_said: she has said something since: her answers are on her cards, and not here.
        made: her card has been there before.
        failed: the cells of the notebook raised for her.
        alone: her card has stopped a kernel that others shared.
        stops: kernels that her card has stopped.
    """

    def __init__(self, secret: str) -> None:
        self.secret, self.device = secret, read(secret)
        self.token = self.device.token if self.device else secret
        self.token_hash, self.mark = hashed(self.token), hashed(f"page {secret}")[:16]
        self.ticket = new_token()
        self.name = hashed(self.ticket)[: working.LENGTH]
        self.kernel: RoomKernel | None = None
        self.shown: list[Shown] = []
        self.n = 0
        self.ready, self.told = asyncio.Event(), asyncio.Event()
        self.has_said = False
        self.made = self.failed = self.alone = False
        self.stops = 0
        self.lines: list[Hearer] = []
        self.left = time.monotonic()
        self.allowance = Allowance(rate=10, burst=120)
        self.openings = Allowance(rate=1, burst=60)
        self.waiting: deque[tuple[int, Value, list[bytes]]] = deque(maxlen=MOST_WAITING)

    def join(self, line: Hearer) -> None:
        """Add a line; more than a few tabs, and the oldest goes.

        A tab has one line of each kind, for it may try the other kind beside; of one kind it
        has left the older ones itself. A slow machine may read one that was left after its
        successor: that one goes, and not the one that the tab listens to.
        """
        alike = [one for one in self.lines if one.tab == line.tab and type(one) is type(line)]
        left = sorted([*alike, line], key=lambda one: one.nth)[:-1]
        self.lines.append(line)
        tabs = list(dict.fromkeys(one.tab for one in self.lines))
        too_many = tabs[: max(0, len(tabs) - MOST_LINES)]
        for one in left + [one for one in self.lines if one.tab in too_many]:
            self.lines.remove(one)
            one.close(REPLACED)

    def part(self, line: Hearer) -> None:
        """Take a line away."""
        if line in self.lines:
            self.lines.remove(line)
            self.left = time.monotonic()

    @property
    def word_for(self) -> str:
        """Whose return word her page shows; nobody's while nobody has the device."""
        return "" if self.device and not self.device.taken else self.token

    def hang_up(self, code: int = GONE) -> None:
        """Close all her lines."""
        for line in tuple(self.lines):
            line.close(code)

    def change(self, at: int, texts: Mapping[str, str]) -> None:
        """Take over a change of one of her widgets, by name as JSON; tell her lines what is new."""
        new = self.shown[at].take(texts)
        self.told.set()
        if new:
            self.n += 1
            self.tell(f'{{"n":{self.n},"to":{at},"state":{_table(new)}}}')

    def place(self, shown: list[Shown]) -> None:
        """Put made widgets on her page; where they stood before, only what is new is told.

        A line that was open before there was any card, as on a slow machine, is told of it too.
        """
        before, self.shown = self.shown, shown
        alike = [(one.script, one.sheet) for one in before] == [(s.script, s.sheet) for s in shown]
        if before and alike:
            for one, old in zip(shown, before, strict=True):
                # Its first look is about to come; until then the page keeps what it shows.
                one.state = old.state
        else:
            self.n += 1
            if self.lines:
                self.tell(self.everything())

    def tell(self, text: str) -> None:
        """Say something on all her lines."""
        for line in tuple(self.lines):
            line.tell(text)

    def everything(self) -> str:
        """Return all that her widgets show."""
        return f'{{"n":{self.n},"cards":{self.cards()}}}'

    def cards(self) -> str:
        """Return her widgets as JSON."""
        return "[" + ",".join(one.as_json() for one in self.shown) + "]"
