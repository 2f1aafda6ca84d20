"""Items of a team's own in the place of a question's: its leads before the court."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop.content.texts import interface

if TYPE_CHECKING:
    from workshop.contracts.looks import OwnItems

LONGEST, SHORTEST = 160, 40
"""Characters of what an item is, and of its name where there is little room."""

FEWEST = 2
"""Of one thing alone there is nothing to compare."""


@dataclass(frozen=True)
class OwnItem:
    """An item of a team's own.

    Attributes:
        number: its place in the file, from 1; answers belong to it.
        text: what it is; empty where nobody remembers that any more.
        short: its name where there is little room; empty where the text is its name.
    """

    number: int
    text: str = ""
    short: str = ""

    def item(self, language: str) -> str:
        """Return what stands on a card; where what it was is gone, its number."""
        return self.text or interface(language)("own_items.numbered", n=self.number)

    def brief(self, language: str) -> str:
        """Return its name on a chart."""
        name = self.short or self.item(language)
        return name if len(name) <= SHORTEST else f"{name[: SHORTEST - 1].rstrip()}…"


def items_of(told: "OwnItems") -> Sequence[OwnItem]:
    """Return the items of which a look tells: those that are remembered, or their numbers."""
    said = [(one["text"], one["short"]) for one in told["items"]] or [("", "")] * told["number"]
    return [OwnItem(number, *one) for number, one in enumerate(said, 1)]
