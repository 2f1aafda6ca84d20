"""The state in which a team's file and the firm of the model are made to agree.

The file is read as if it showed the plainest silo: all of marketing works on reach, all of sales
on new customers, and the firm's name is as well known as the model says at the start.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.content.parameters import parameters
from workshop.models.kpi_game.funnel.months import Funnel
from workshop.models.kpi_game.funnel.words import MODEL

Values = Mapping[str, float]


@dataclass(frozen=True)
class Today:
    """A team's funnel, and the model's parameters before anything is known of the team.

    Attributes:
        funnel: what the file holds.
        ours: the model's defaults, by field of `World`.
    """

    funnel: Funnel
    ours: Values

    @property
    def lift(self) -> float:
        """How many leads there are for each that would come without goodwill."""
        return 1 + self.ours["goodwill_leads"] * self.ours["initial_goodwill"]

    @property
    def premium(self) -> float:
        """What goodwill makes of a price of 1."""
        return 1 + self.ours["goodwill_price"] * self.ours["initial_goodwill"]

    @property
    def reach(self) -> float:
        """The response to all of marketing working on reach, a share.

        Source: ADBUDG, Little (1970), Models and managers: the concept of a decision calculus,
        Management Science 16, B466-B485.
        """
        relative = self.ours["people"] / self.ours["half_effect"]
        risen = float(relative ** self.ours["effect_steepness"])
        return risen / (1 + risen)

    @property
    def undiluted(self) -> float:
        """The share of qualified leads that so much reach leaves."""
        return 1 - self.ours["reach_dilution"] * self.reach

    @property
    def all_our_leads(self) -> float:
        """The leads a month that our firm has in the same state."""
        return (self.ours["base_leads"] + self.ours["reach_leads"] * self.reach) * self.lift

    @property
    def persons(self) -> float | None:
        """For how many people in sales each one of the model stands; None where nobody says."""
        sellers = self.mean("sellers")
        return sellers / self.ours["people"] if sellers else None

    def mean(self, column: str) -> float | None:
        """Return a column's mean month; None where it has no number."""
        sums = self.funnel.sums(column)
        return sums[column] / sums["months"] if sums else None


def today(funnel: Funnel) -> Today:
    """Return a team's funnel beside the model's defaults."""
    return Today(funnel, {one.name: one.default for one in parameters(MODEL)})
