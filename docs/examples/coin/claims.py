"""The coin in many worlds: what is noted of each, and what is claimed."""

from workshop.models.coin.toss import World, toss

from workshop.sampling.counting import Claim, above

__all__ = ["CLAIMS", "DRIVEN", "EXAMPLES", "FIXED", "MEDIANS", "World", "note"]

FIXED: tuple[str, ...] = ()
EXAMPLES = {"default": World()}
MEDIANS = ("heads",)
DRIVEN = ("heads",)
CLAIMS = (Claim("heads", above("heads", 5.0)),)


def note(world: World) -> dict[str, float]:
    """Return the expected heads of a world."""
    return {"heads": toss(world).heads}
