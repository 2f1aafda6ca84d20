"""Whose the connections are, and which of them go when there are too many."""

import time
from collections import deque
from collections.abc import Iterable
from heapq import nsmallest

from tornado.iostream import IOStream

PER_PERSON = 24
"""Connections of one person that are kept whatever happens; a browser has six for each tab."""
PER_BROWSER = 6
"""Connections a browser opens to a site at a time, before we know whose it is."""
SMALLEST_ROOM = 100
JUST_NOW = 2.0
"""Seconds within which a connection is not said to be silent."""

SILENT, IDLE, NEW, SERVED = range(4)
"""What is lost with a connection: nothing, a greeting, perhaps a request, an answer."""

LOOK_EVERY = 15.0
"""Seconds between two looks for connections that have ended."""


def strangers_allowed(expect: int, files: int) -> int:
    """Return how many connections may be open of which nobody knows whose they are.

    A whole room that arrives at the same instant fits in, unless the machine lets us open too
    few files; those of people who are in the room already are never counted.

    Args:
        expect: people expected.
        files: files that this process may have open.
    """
    people = max(expect, SMALLEST_ROOM)
    # Twice as many may come for a moment.
    return max(64, min(PER_BROWSER * people + 100, (files - 2 * people - 100) // 2))


class Line:
    """One connection: whose it is, and what came over it last."""

    def __init__(self, stream: IOStream, lines: "Lines") -> None:
        self.stream, self.who = stream, ""
        self.since = time.monotonic()
        self.asking = False
        self.asked = 0
        self._lines = lines

    def prove(self, who: str) -> None:
        """Keep the connection: it is this person's."""
        self._lines.keep(self, who)

    def begins(self) -> None:
        """Note that a request has been read up to its body."""
        self.asking, self.since = True, time.monotonic()
        self.asked += 1

    def waits(self) -> None:
        """Note that the next request may come."""
        self.asking, self.since = False, time.monotonic()

    def loss(self, now: float) -> tuple[int, float]:
        """Return the smaller, the less is lost when this connection is closed."""
        if not self.asked:
            return (SILENT if now - self.since > JUST_NOW else NEW), self.since
        return (SERVED if self.asking else IDLE), self.since


class Lines:
    """The connections there are, and those that go when there are too many.

    Args:
        most: how many there may be of which nobody knows whose they are.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.strangers: set[Line] = set()
        self.known: dict[str, deque[Line]] = {}
        self._looked = 0.0

    def add(self, stream: IOStream) -> Line:
        """Take a new connection; where there are too many, those least missed are closed.

        Of those that have just come or are being served, none is closed before there are twice
        as many.
        """
        if len(self.strangers) >= self.most or time.monotonic() - self._looked > LOOK_EVERY:
            self._forget_closed()
        if len(self.strangers) >= self.most:
            self.make_room(1 + self.most // 20, any_of_them=len(self.strangers) >= 2 * self.most)
        line = Line(stream, self)
        self.strangers.add(line)
        return line

    def keep(self, line: Line, who: str) -> None:
        """Count a connection to a person; her oldest is a stranger's again if she has many."""
        if line.who == who or line.stream.closed():
            return
        self._leave(line)
        mine = self.known.setdefault(who, deque())
        mine.append(line)
        line.who = who
        self.strangers.discard(line)
        if len(mine) > PER_PERSON:
            oldest = mine.popleft()
            oldest.who = ""
            self.strangers.add(oldest)

    def drop(self, line: Line) -> None:
        """Forget a connection that ended."""
        self.strangers.discard(line)
        self._leave(line)

    def make_room(self, wanted: int, others: Iterable[Line] = (), *, any_of_them: bool) -> None:
        """Close silent connections, or, where there are none, the one least missed.

        Args:
            wanted: how many silent ones may be closed at once.
            others: connections that may be closed beside those of strangers.
            any_of_them: whether one may go that has just come, or is being served.
        """
        now = time.monotonic()
        losses = {line: line.loss(now) for line in (*self.strangers, *others)}
        silent = [line for line, loss in losses.items() if loss[0] <= IDLE]
        if silent:
            going = nsmallest(wanted, silent, key=losses.__getitem__)
        else:
            going = nsmallest(any_of_them, losses, key=losses.__getitem__)
        for line in going:
            self.drop(line)
            line.stream.close()

    def idle(self) -> list[Line]:
        """Return people's connections over which nothing is asked: browsers open new ones."""
        return [line for lines in self.known.values() for line in lines if not line.asking]

    def _leave(self, line: Line) -> None:
        mine = self.known.get(line.who)
        if mine and line in mine:
            mine.remove(line)
            if not mine:
                del self.known[line.who]
        line.who = ""

    def _forget_closed(self) -> None:
        # Websockets leave tornado's list of connections when they begin, so ended ones are
        # found by looking.
        self._looked = time.monotonic()
        known = [line for lines in self.known.values() for line in lines]
        for line in [*self.strangers, *known]:
            if line.stream.closed():
                self.drop(line)
