"""Two floors and one room in many worlds: what is noted of each, and what is claimed."""

from workshop.models.contact.days import WEEK
from workshop.models.contact.house import House
from workshop.models.contact.outcomes import AFTER, HALFWAY
from workshop.models.contact.ways import WAYS, parted, states
from workshop.sampling.counting import Case, Claim, Where, above, below, both, more

__all__ = ["CLAIMS", "DRIVEN", "EXAMPLES", "FIXED", "MEDIANS", "World", "note"]

World = House

FIXED: tuple[str, ...] = ()

EXAMPLES = {
    "default": House(),
    "headphones": House(face=0.3),
    "opponents": House(conditions=-0.4),
}
"""The house of the story, one where people put on headphones, and one where they are opponents."""


def note(world: House) -> dict[str, float]:
    """Return what is noted of a house.

    Returns:
        `apart`, `room`, `swaps`: what is left of the conflict of moving day after eight weeks, with
            `_end` after sixteen; swaps end after eight. `room_gain`: how much less is left after
            sixteen weeks in one room than on two floors. `lasting`: what is left at the end of
            what swaps had brought, as a share of it; 0 where they brought nothing. `trust_more`:
            how much more trust there is after sixteen weeks in one room than on two floors.
    """
    start = parted(world)[-1].conflict
    ways = {name: states(world, WAYS[name].stages) for name in ("apart", "room", "swaps")}
    left = {
        f"{name}{suffix}": days[WEEK * week].conflict / start
        for name, days in ways.items()
        for suffix, week in (("", HALFWAY), ("_end", AFTER))
    }
    brought = left["apart"] - left["swaps"]
    kept = left["apart_end"] - left["swaps_end"]
    return {
        **left,
        "room_gain": left["apart_end"] - left["room_end"],
        "lasting": kept / brought if brought > _NOTHING else 0.0,
        "trust_more": ways["room"][-1].trust - ways["apart"][-1].trust,
    }


_NOTHING = 1e-6
"""Swaps that bring less of the conflict's measure bring nothing."""

LOW, HIGH = (0, 1 / 3), (2 / 3, 1)
"""The lower and the upper third of a range."""

_QUARTER, _FADES = below("room", 0.75), below("lasting", 0.5)
_KEEPS, _TRUST = more("swaps_end", "room_end"), above("trust_more", 0)
_GOOD, _BAD = Where("conditions", *HIGH), Where("conditions", *LOW)
_SILENT = Where("face", *LOW)

CLAIMS = (
    Claim(
        "one_room_heals",
        _QUARTER,
        cases=(
            Case("less", more("apart", "room")),
            Case("half", below("room", 0.5)),
            Case("good", _QUARTER, (_GOOD,)),
            Case("bad", _QUARTER, (_BAD,)),
            Case("silent", _QUARTER, (_SILENT,)),
        ),
    ),
    Claim(
        "swaps_fade",
        _FADES,
        cases=(
            Case("nearly_all", below("lasting", 0.25)),
            Case("forgetful", _FADES, (Where("forgetting", *HIGH),)),
            Case("retentive", _FADES, (Where("forgetting", *LOW), Where("settling", *HIGH))),
        ),
    ),
    Claim(
        "seats_keep",
        _KEEPS,
        cases=(
            Case("both_less", both(_KEEPS, more("apart_end", "room_end"))),
            Case("good", _KEEPS, (_GOOD,)),
            Case("bad", _KEEPS, (_BAD,)),
            Case("silent", _KEEPS, (_SILENT,)),
        ),
    ),
    Claim(
        "contact_heals",
        _TRUST,
        cases=(
            Case("good", _TRUST, (_GOOD,)),
            Case("bad", _TRUST, (_BAD,)),
        ),
    ),
)

MEDIANS = ("room", "room_end", "swaps", "swaps_end", "lasting")
DRIVEN = ("room", "room_gain", "lasting")
"""Answers whose correlation with every parameter is told."""
