"""Results that come by themselves, as the host remembers them; in memory only."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass
class Watch:
    """Questions whose results come by themselves once nobody is waited for.

    Attributes:
        version: of where the room is.
        since: since when this host has watched them: who is missing may still come back.
        told: when pages begin to count down; None while somebody is waited for. Not from the last
            answer on, so that nobody sees whose that was.
        said: whether they have been told.
    """

    version: int
    since: datetime
    told: datetime | None = None
    said: bool = False


@dataclass
class Paced:
    """What is remembered of the sessions that go at each one's own pace.

    Attributes:
        watches: of the rooms that are asked, by session.
        due: when to look at a room again although nothing is heard of it, by session.
        led: those that were looked at and go at no pace of their own: nothing of them need be
            read again, whatever is heard, until their pace is another one.
    """

    watches: dict[str, Watch] = field(default_factory=dict)
    due: dict[str, datetime] = field(default_factory=dict)
    led: set[str] = field(default_factory=set)

    def forget(self, session: str) -> None:
        """Forget all of a session."""
        self.watches.pop(session, None)
        self.due.pop(session, None)
        self.led.discard(session)
