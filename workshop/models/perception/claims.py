"""Two maps in many worlds: what is noted of each, and what is claimed."""

from workshop.models.perception.mistakes import World, losses
from workshop.sampling.counting import Case, Claim, Where, above, below, more

__all__ = ["CLAIMS", "DRIVEN", "EXAMPLES", "FIXED", "MEDIANS", "World", "note"]

FIXED: tuple[str, ...] = ()

EXAMPLES = {
    "default": World(),
    "independent": World(alike=0.0),
    "alike": World(alike=0.9),
    "one_knows": World(marketing_error=0.5, sales_error=0.1),
}


def note(world: World) -> dict[str, float]:
    """Return what is noted of a world.

    Returns:
        `apart`, `pooled`: what it costs to act on two maps, and on both together, in thousand
            kroner a quarter. `better`, `worse`: to act together on the better and on the worse one.
        `saved`: share of the cost of acting apart that one common map saves.
        `left`: share of it that is left, since even two maps together are wrong.
        `gained`: how much less the common map costs than the better one, as a share of that.
    """
    found = losses(world)
    better, worse = sorted((found.marketing, found.sales))
    return {
        "apart": found.apart,
        "pooled": found.pooled,
        "better": better,
        "worse": worse,
        "saved": 1 - found.pooled / found.apart,
        "left": found.pooled / found.apart,
        "gained": 1 - found.pooled / better if better else 0.0,
    }


LOW, HIGH = (0, 1 / 3), (2 / 3, 1)
"""The lower and the upper third of a range."""

_WORSE, _POOLED = more("apart", "worse"), above("gained", 0)

CLAIMS = (
    Claim(
        "one_plan",
        _WORSE,
        cases=(
            Case("better", more("apart", "better")),
            Case("pooled", more("apart", "pooled")),
            Case("half", above("saved", 0.5)),
            Case(
                "unequal",
                _WORSE,
                (Where("marketing_error", *HIGH), Where("sales_error", *LOW)),
            ),
            Case("wrong_alike", _WORSE, (Where("alike", *HIGH),)),
            Case("idle_costs", _WORSE, (Where("idle", *HIGH), Where("missed", *LOW))),
        ),
    ),
    Claim(
        "two_know_more",
        _POOLED,
        cases=(
            Case("much", above("gained", 0.2)),
            Case("worse_than_better", below("gained", 0)),
            Case("different", _POOLED, (Where("alike", *LOW),)),
            Case("wrong_alike", _POOLED, (Where("alike", *HIGH),)),
            Case(
                "unequal",
                _POOLED,
                (Where("marketing_error", *HIGH), Where("sales_error", *LOW)),
            ),
        ),
    ),
)

MEDIANS = ("saved", "left", "gained")
DRIVEN = ("apart", "saved", "gained")
"""Answers whose correlation with every parameter is told."""
