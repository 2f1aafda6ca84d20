"""What a room's kernel tells the server of the cards that it makes."""

from typing import Final, TypedDict

from workshop.contracts.tallies import Value

MimeBundle = dict[str, Value]
"""What IPython shows of one thing, by media type."""

State = dict[str, Value]
"""What a widget's front end is told, by name."""


class Cells(TypedDict):
    """What came of a notebook's cells.

    Attributes:
        failed: one of them raised.
        shown: of each cell what it showed.
        odd: something was printed, which a lean page cannot show.
    """

    failed: bool
    shown: list[list[MimeBundle]]
    odd: bool


class Sat(Cells):
    """`sat`: the cells were run for the seat of a ticket."""

    ticket: str


class Ticketed(TypedDict):
    """`seated`: a card has had its first look; `gone`: the host knows its owner no longer."""

    ticket: str


class Sign(TypedDict):
    """`beat`: the kernel's event loop turns."""


TOLD: Final[dict[str, type]] = {"sat": Sat, "seated": Ticketed, "gone": Ticketed, "beat": Sign}
"""What a kernel says, by the kind of the message."""
