"""Two floors, and what may happen on moving day: what is left of the conflict, week by week.

Only `outcome` and `played` load the model; everything else needs the standard library only.
"""

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import TYPE_CHECKING

from workshop.contracts.runs import Parameters
from workshop.contracts.tallies import Tally
from workshop.models.contact.outcomes import (
    AFTER,
    CONDITIONS,
    HALFWAY,
    MOVED,
    ContactOutcome,
    ContactParameters,
    ContactPlayed,
    Course,
)
from workshop.models.rounding import rounded
from workshop.questions.question import DONT_KNOW, RATINGS
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL

if TYPE_CHECKING:
    from workshop.models.contact.days import Stage, State
    from workshop.models.contact.house import House

TAKES = (Takes(("rating",), items=CONDITIONS),)
"""The question that a run starts from: under which conditions both sides meet here."""

SLIDERS = {
    "room": (0, AFTER, 1),
    "seats": (0, 100, 10),
    "swaps": (0, 16, 1),
    "weeks": (0, AFTER, 1),
    "conditions": (-100, 100, 10),
    "face": (0, 100, 10),
}
"""What may be set, from where to where and in which steps: weeks in one room, how far its seats are
mixed in hundredths, swaps a week and weeks of them, conditions and what is left of talk face to
face in hundredths."""


def parameters(tallies: Sequence[Tally]) -> ContactParameters:
    """Return under which conditions both sides meet here, as far as it may be told.

    Returns:
        The mean of all four; where one of them may not be told, nothing.
    """
    if any("said" in one for one in tallies):
        return {"conditions": _by_sides(tallies)}
    cells = {item: by.get(ALL) for one in tallies for item, by in one["cells"].items()}
    counts = [cell["counts"] for item in CONDITIONS if (cell := cells.get(item))]
    means = [mean for one in counts if (mean := _mean(one)) is not None]
    return {"conditions": {ALL: _placed(means)} if len(means) == len(CONDITIONS) else {}}


def _by_sides(tallies: Sequence[Tally]) -> dict[str, float]:
    """Return the same of each side that has said all four; of several tables, the first one's."""
    found: dict[str, float] = {}
    for side, tables in (pair for one in tallies for pair in one.get("said", {}).items()):
        ratings = [
            [int(one) for item in CONDITIONS if (one := table["value"].get(item)) in RATINGS]
            for table in tables
        ]
        whole = [one for one in ratings if len(one) == len(CONDITIONS)]
        if whole:
            found[side] = _placed(whole[0])
    return found


def _mean(counts: Mapping[str, int]) -> float | None:
    people = {int(one): n for one, n in counts.items() if one != DONT_KNOW and n}
    n = sum(people.values())
    return sum(rating * times for rating, times in people.items()) / n if n else None


def _placed(ratings: Sequence[float]) -> float:
    """Return ratings from 1 to 5 as conditions from -1 to 1."""
    return rounded((fmean(ratings) - 3) / 2)


def outcome(parameters: Parameters) -> ContactOutcome:
    """Return what is left of the conflict in the story, and under the room's own conditions.

    Args:
        parameters: as the function `parameters` returns them.

    Raises:
        ValueError: conditions outside of [-1, 1].
    """
    from dataclasses import replace

    from workshop.models.contact.house import House
    from workshop.models.contact.ways import ROOM, WAYS

    rated = parameters.get("conditions", {})
    if not isinstance(rated, Mapping):
        raise ValueError("the parameters must hold 'conditions', by whom they were rated.")
    usual = House()
    return {
        "ways": {name: _course(way.house(usual), way.stages) for name, way in WAYS.items()},
        "rated": {
            who: _course(replace(usual, conditions=float(one)), ROOM) for who, one in rated.items()
        },
        "conditions": {who: float(one) for who, one in rated.items()},
    }


def _course(house: "House", stages: Sequence["Stage"]) -> Course:
    from workshop.models.contact.ways import told

    line = told(house, stages)
    return {
        "line": [rounded(one) for one in line],
        "halfway": rounded(line[MOVED + HALFWAY]),
        "end": rounded(line[-1]),
    }


def played(parameters: Parameters) -> ContactPlayed:
    """Return what somebody's own way of moving leads to.

    Args:
        parameters: a whole number for each of `SLIDERS`.

    Raises:
        ValueError: one is missing, or outside of its range.
    """
    from dataclasses import replace

    from workshop.models.contact.house import House
    from workshop.models.contact.ways import WAYS, set_by_hand, states

    values = {name: _whole(parameters, name) for name in SLIDERS}
    house = replace(House(), conditions=values["conditions"] / 100, face=values["face"] / 100)
    stages = set_by_hand(values["room"], values["seats"] / 100, values["swaps"], values["weeks"])
    last: State = states(house, stages)[-1]
    return {
        "set": values,
        "course": _course(house, stages),
        "apart": _course(house, WAYS["apart"].stages),
        "trust": rounded(last.trust),
        "known": rounded(last.known),
    }


def _whole(table: Mapping[str, object], name: str) -> int:
    value = table.get(name)
    low, high, _ = SLIDERS[name]
    if type(value) is not int or not low <= value <= high:
        raise ValueError(f"{name} must be a whole number from {low} to {high}, not {value!r}.")
    return value
