"""What cells are worth: numbers with their units, shares, kroner, and totals since the start."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from statistics import median

from workshop.models.kpi_game.funnel.asking import Notes
from workshop.models.kpi_game.funnel.columns import Column
from workshop.models.kpi_game.funnel.months import Value
from workshop.models.kpi_game.funnel.numbers import COMMA, POINT, Amount, Style, parted, read_both
from workshop.models.kpi_game.funnel.sheet import Cell, shown
from workshop.models.kpi_game.funnel.workbook import NO_RESULT

MONEY = ("revenue", "first_orders")
SCALES = {"kroner": 0.001, "thousand": 1.0, "million": 1000.0}
"""What makes thousand kroner of money."""

_PAYERS = {"revenue": "customers", "first_orders": "new_customers"}
_PLAUSIBLE = {"revenue": (0.02, 50.0), "first_orders": (0.02, 500.0)}
"""Thousand kroner that one customer pays: outside of them it is asked what the money is in."""

_RUNNING = 6
"""How many months it takes to see that numbers are added up from the first."""

Values = Mapping[str, Sequence[Value]]


@dataclass
class Numbers:
    """A column on its way from cells to numbers.

    Attributes:
        name: of the column, as in `months.NUMBERS`.
        column: where it stands.
        amounts: one for each month; None where a cell is empty or wrong.
    """

    name: str
    column: Column
    amounts: list[Amount | None]

    @property
    def values(self) -> list[Value]:
        """The bare numbers."""
        return [None if one is None else one.value for one in self.amounts]

    @property
    def known(self) -> list[float]:
        """The numbers that there are."""
        return [one.value for one in self.amounts if one is not None]

    @property
    def units(self) -> set[str]:
        """The kinds of unit beside its numbers."""
        return {one.unit for one in self.amounts if one is not None and one.unit}


def amount_in(cell: Cell, style: Style | None) -> tuple[Amount | None, str]:
    """Return a cell's number, and why it has none; an empty cell has neither."""
    if isinstance(cell, Amount):
        return (cell, "") if isfinite(cell.value) else (None, "not-a-number")
    if not isinstance(cell, str):
        return None, "not-a-number"
    if cell == NO_RESULT:
        return None, "no-result"
    found = parted(cell)
    if not cell or found is None:
        return None, "not-a-number" if cell else ""
    point, comma = read_both(found[0])
    value = {POINT: point, COMMA: comma}[style] if style else point
    if value is None:
        return None, "not-a-number" if point == comma else "mixed"
    return Amount(value, found[1]), ""


def settle_money(numbers: Numbers, values: Values, notes: Notes) -> list[Value] | None:
    """Return money in thousand kroner; None where the column is left out.

    A unit in the column's name holds where what a customer pays is then plausible; else it is
    asked what the money is in.
    """
    unit = numbers.column.unit or "".join(sorted(numbers.units)[:1])
    heading = {"column": shown(numbers.column.heading)}
    if unit == "foreign":
        given = notes.ask(f"foreign-{numbers.name}", "foreign", **heading)
        if given in ("", "leave"):
            notes.leave("columns", n=1, columns=[heading["column"]])
            return None
    elif numbers.column.unit and _plausible(numbers, values, SCALES[unit]):
        given = unit
    elif not unit and _plausible(numbers, values, 1.0):
        return numbers.values
    else:
        example = next(iter(numbers.known), 0.0)
        given = notes.ask(f"money-{numbers.name}", "money", **heading, value=float(example))
    if given and given != "thousand":
        notes.tell(given, **heading)
    scale = SCALES[given or "thousand"]
    return [None if one is None else one * scale for one in numbers.values]


def _plausible(numbers: Numbers, values: Values, scale: float) -> bool:
    payers = values.get(_PAYERS[numbers.name], ())
    pairs = [
        (paid, people)
        for paid, people in zip(numbers.values, payers, strict=False)
        if paid is not None and people
    ]
    paid, people = (sum(one) for one in zip(*pairs, strict=True)) if pairs else (0.0, 0.0)
    low, high = _PLAUSIBLE[numbers.name]
    return not paid or not people or low <= scale * paid / people <= high


def share_of(numbers: Numbers) -> float:
    """Return what makes shares of a column that looks like them: 0.01 of percent, 1; else 0."""
    known = [one for one in numbers.known if one]
    if not known:
        return 0.0
    if "percent" in numbers.units:
        return 0.01
    if numbers.column.unit == "percent":
        return 1.0 if max(known) <= 1 else 0.01
    broken = sum(one % 1 != 0 for one in known)
    if max(known) <= 1 and broken:
        return 1.0
    # A percentage with decimals; so is half a lead, which nobody counts.
    return 0.01 if max(known) <= 100 and 2 * broken > len(known) > 1 else 0.0


def settle_shares(
    numbers: Numbers, scale: float, values: Values, notes: Notes
) -> list[Value] | None:
    """Return counts where shares were given, as it is answered; None where they are not used."""
    name, written = numbers.name, "percent" in (*numbers.units, numbers.column.unit)
    details = {"column": shown(numbers.column.heading), "value": numbers.known[0], "wanted": name}
    if name in ("leads", "customers", "sellers"):
        if written:
            notes.refuse("rate", column=details["column"])
            return numbers.values
        code = "thousands"
    else:
        kind = {"new_customers": "-won", "lost_customers": "-lost"}.get(name, "")
        code = f"{'percent' if written else 'share'}{kind}"
    given = notes.ask(f"share-{name}", code, **details)
    if given == "other":
        notes.refuse("rate", column=details["column"])
    if given in ("", "counts", "other"):
        return numbers.values
    notes.tell("reckoned", column=details["column"])
    if given == "thousands":
        return [None if one is None else 1000 * one for one in numbers.values]
    shares = [None if one is None else one * scale for one in numbers.values]
    return _counted(shares, given, values)


def _counted(shares: Sequence[Value], of: str, values: Values) -> list[Value]:
    none: Sequence[Value] = (None,) * len(shares)
    if of != "of_customers":
        wholes = values.get("leads" if of == "of_leads" else "fit_leads", none)
        return [
            None if share is None or whole is None else share * whole
            for share, whole in zip(shares, wholes, strict=True)
        ]
    parts = zip(
        shares, values.get("customers", none), values.get("new_customers", none), strict=True
    )
    # Of those at the start of the month: today's, less the new ones, are those who stayed.
    return [
        None
        if share is None or now is None or new is None or share >= 1
        else max(0.0, now - new) * share / (1 - share)
        for share, now, new in parts
    ]


def settle_running(
    columns: Mapping[str, Column], values: dict[str, list[Value]], notes: Notes
) -> None:
    """Turn columns that are added up from the first month into months, as it is answered."""
    rising = [name for name in columns if _grows_evenly(values[name])]
    if not rising:
        return
    headings = [shown(columns[name].heading) for name in rising]
    given = notes.ask("running", "running", columns=headings)
    for name in rising if given == "running" else ():
        known = [one for one in values[name] if one is not None]
        values[name] = [known[0], *(b - a for a, b in pairwise(known))]
    if given == "running":
        notes.tell("running", columns=headings)


def _grows_evenly(values: Sequence[Value]) -> bool:
    """Return whether each month brings about as much as the first one did."""
    known = [one for one in values if one is not None]
    if len(known) < max(_RUNNING, len(values)):
        return False
    steps = [b - a for a, b in pairwise(known)]
    usual = median(steps)
    even = min(steps) > 0 and max(steps) <= 3 * usual
    return even and 0 < known[0] <= 3 * usual and known[-1] >= known[0] * len(known) / 2
