"""What a game is set to: the firm, and its bonus, by name or as two sides agreed on it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from workshop.models.kpi_game.contracts import Contract
from workshop.models.kpi_game.paying import BONUSES
from workshop.models.kpi_game.run import contract_from, world_from
from workshop.models.kpi_game.world import World
from workshop.models.playing import MONTHS

USUAL = "each"
QUARTERS = 4
MOST_QUARTERS = 8
MOST_NUMBERS = 3
"""What people keep in mind, and what the cards let them choose."""


class Agreed(NamedTuple):
    """What is played."""

    world: World
    contract: Contract
    quarters: int


def agreed(setting: Mapping[str, Any]) -> Agreed:
    """Return what is played.

    Args:
        setting: as `playing.game` has it.

    Raises:
        ValueError: it is not of that shape.
    """
    known = ("bonus", "quarters", "world")
    for name in setting:
        if name not in known:
            raise ValueError(f"a setting has {', '.join(known)}, and no {name!r}.")
    world = world_from(setting.get("world", {}))
    quarters = setting.get("quarters", QUARTERS)
    most = min(MOST_QUARTERS, world.horizon_months // MONTHS)
    if type(quarters) is not int or not 1 <= quarters <= most:
        raise ValueError(f"quarters must be a whole number from 1 to {most}, not {quarters!r}.")
    return Agreed(world, _contract(setting.get("bonus", USUAL)), quarters)


def _contract(bonus: object) -> Contract:
    if isinstance(bonus, str) and bonus in BONUSES:
        return BONUSES[bonus]
    if not isinstance(bonus, Mapping):
        raise ValueError(
            f"a bonus is one of {', '.join(BONUSES)}, or weights by department, not {bonus!r:.60}."
        )
    made = contract_from(bonus)
    for seat in ("marketing", "sales"):
        many = sum(1 for weight in getattr(made, seat).values() if weight)
        if many > MOST_NUMBERS:
            raise ValueError(f"{seat}: a bonus has at most {MOST_NUMBERS} numbers, not {many}.")
    return made
