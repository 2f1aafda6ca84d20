"""What could be chance: a share of the possible gain beside those of bonuses chosen at random."""

from workshop.charts.view import View
from workshop.models.kpi_game.chance import chance


def verdict(captured: float) -> str:
    """Return `above`, `within` or `below` what random bonuses capture in eight cases of ten.

    As it is shown: what rounds to the same percentage is the same.
    """
    whole, known = round(100 * captured), chance()
    if whole > round(100 * known.upper):
        return "above"
    return "below" if whole < round(100 * known.lower) else "within"


def differ(one: float, other: float) -> bool:
    """Whether one of two shares is more than chance, and further ahead than chance goes."""
    ahead = round(100 * abs(one - other)) > round(100 * chance().apart)
    return ahead and verdict(max(one, other)) == "above"


def told(view: View) -> str:
    """Tell what bonuses chosen at random capture."""
    known = chance()
    shares = {"lower": known.lower, "median": known.median, "upper": known.upper}
    return view.tell("ladder.chance", **{name: view.percent(at) for name, at in shares.items()})
