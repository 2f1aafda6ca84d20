"""The value game of a room: what each function may truthfully claim, beside what the room thinks.

Only `outcome` and `played` load the model; everything else needs no numbers library.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from workshop.contracts.runs import Parameters
from workshop.contracts.tallies import Tally
from workshop.models.rounding import rounded
from workshop.models.value_game.outcomes import Shares, ValueOutcome, ValueParameters
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL, quantile_of_bins

if TYPE_CHECKING:
    from workshop.models.value_game.firm import Array, Firm

FUNCTIONS = ("marketing", "sales", "ceo", "support", "hr", "accounting", "legal")

TAKES = (Takes(("number",), items=FUNCTIONS, range=(0, 100)),)
"""The question that a run starts from: what would be missing without each function."""

BIN = 10
"""It is asked in hundredths and counted in tenths of that."""


def parameters(tallies: Sequence[Tally]) -> ValueParameters:
    """Return the middle of what the room says would be missing, as far as it may be told."""
    if any("said" in one for one in tallies):
        # A middle of what sides say would be nobody's.
        return {"guess": {}}
    cells = {item: by[ALL] for one in tallies for item, by in one["cells"].items() if ALL in by}
    there = {item: cells[item]["counts"] for item in FUNCTIONS if item in cells}
    return {"guess": {item: _middle(counts) for item, counts in there.items() if counts}}


def _middle(counts: Mapping[str, int]) -> float:
    edges = range(0, 100 + BIN, BIN)
    people = [counts.get(str(low), 0) for low in edges[:-1]]
    return rounded(quantile_of_bins(edges, people, 0.5))


def outcome(parameters: Parameters) -> ValueOutcome:
    """Return what each function may claim of the invented firm, whatever the room has guessed."""
    return played({"firm": parameters.get("firm", {})})


def played(parameters: Parameters) -> ValueOutcome:
    """Return what each function may claim of a firm that somebody has set.

    Args:
        parameters: `firm`: fields of `Firm` that are not as they are by default.

    Raises:
        ValueError: a field is unknown, or outside of its range.
    """
    from workshop.models.value_game.firm import (
        coalitions,
        credited,
        customers,
        earned,
        gained,
        leads,
        saved,
        together,
        without,
        worth,
    )

    firm, there = _firm(parameters.get("firm", {})), coalitions()
    worths = worth(firm, there)
    total = gained(worths)
    claims = without(worths) / total
    return {
        "total": rounded(total),
        "claims": _by_function(claims),
        "sum": rounded(float(claims.sum())),
        "earned": _by_function(credited(earned(firm, there)) / total),
        "saved": _by_function(credited(saved(firm, there)) / total),
        "leads": _shared(leads(firm, there)),
        "customers": _shared(customers(firm, there)),
        "together": rounded(together(worths, "marketing", "sales") / total),
    }


def _firm(given: object) -> "Firm":
    from workshop.content.parameters import parameters as ranges
    from workshop.models.value_game.firm import Firm

    known = {one.name: one for one in ranges("value-game")}
    if not isinstance(given, Mapping) or not {*given} <= {field.name for field in fields(Firm)}:
        raise ValueError("These are no fields of a firm.")
    for name, value in given.items():
        low, high = known[name].low, known[name].high
        if type(value) not in (int, float) or not low <= value <= high:
            raise ValueError(f"{name} must lie between {low} and {high}.")
    return Firm(**{name: float(value) for name, value in given.items()})


def _by_function(shares: "Array") -> Shares:
    # A credit of nothing is told without the noise of its sums.
    return {
        name: rounded(float(one)) if abs(one) > 1e-12 else 0.0
        for name, one in zip(FUNCTIONS, shares, strict=True)
    }


def _shared(worths: "Array") -> Shares:
    from workshop.models.value_game.firm import credited, gained

    total = gained(worths)
    return _by_function(credited(worths) / total) if total else dict.fromkeys(FUNCTIONS, 0.0)
