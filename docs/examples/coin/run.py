"""The coin of a room: as biased as the room believes."""

from collections.abc import Mapping, Sequence
from typing import Any

from workshop.questions.taking import Takes

Table = dict[str, Any]

TAKES = (Takes(("choice",), options=("heads",)),)
"""The question that a run starts from."""


def parameters(tallies: Sequence[Mapping[str, Any]]) -> Table:
    """Return what the model is told, from the tally of how many believe in heads."""
    cell = tallies[0]["cells"].get("choice", {}).get("all") if tallies else None
    return {"bias": cell["counts"].get("heads", 0) / cell["n"]} if cell else {}


def outcome(parameters: Table) -> Table:
    """Play what the room believes; an ordinary coin where that may not be told."""
    return played({"bias": 0.5} | parameters)


def played(parameters: Table) -> Table:
    """Play what somebody has set."""
    from workshop.models.coin.toss import World, toss

    return {"heads": toss(World(**parameters)).heads}
