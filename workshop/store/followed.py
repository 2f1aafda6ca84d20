"""What a store remembers of how a session is followed up."""

from dataclasses import dataclass, field
from datetime import datetime

from workshop.contracts.pulse import Pulse, Sums, Taken
from workshop.contracts.tallies import Tally


@dataclass(frozen=True)
class IndicatorRecord:
    """A behaviour that was agreed to be counted, `workshop.contracts.pulse.Indicator`.

    Attributes:
        number: its place among the session's, from 1.
        taken: its values by when they were taken.
    """

    session: str
    id: str
    number: int
    known: str
    text: str
    unit: str
    better: str
    taken: dict[str, Taken] = field(default_factory=dict)


@dataclass(frozen=True)
class PulseRecord:
    """One pulse of a session: what it asks, what came in so far, and what was told of it.

    Attributes:
        which: `two` or `six`.
        pulse: what it asks; both pulses of a session ask the same.
        counted: codes by department.
        sums: what they said together; empty again once it is closed, when only `told` is left.
        closed: when it was closed; None before.
        told: tallies by question, as they were told when it was closed.
    """

    session: str
    which: str
    pulse: Pulse
    counted: dict[str, int] = field(default_factory=dict)
    sums: Sums = field(default_factory=dict)
    closed: datetime | None = None
    told: dict[str, Tally] = field(default_factory=dict)
