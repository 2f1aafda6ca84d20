"""The lead pool of a room: how hard it would press, and what that leads to.

Only `outcome` and `played` load the model; everything else needs no numbers library.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from workshop.contracts.runs import Parameters
from workshop.contracts.tallies import Tally, Value
from workshop.models.lead_pool import outcomes
from workshop.models.lead_pool.outcomes import (
    Flaws,
    PolicyParts,
    PolicyRow,
    PoolOutcome,
    PoolParameters,
    PoolPlayed,
    Sales,
    SidePolicies,
    SidePressure,
)
from workshop.models.rounding import rounded
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL, quantile_of_bins

if TYPE_CHECKING:
    from workshop.models.lead_pool.pool import Market, Path, Policy

ITEMS = ("short", "long")
"""The items of a room's question on pressure: for a few months, and for the owner's horizon."""

SHORT, HORIZON, LONGEST = 3, 36, 60
MONTHS = (SHORT, 12, HORIZON, LONGEST)
"""The horizons at which worlds and policies are compared, in months."""

ANSWERS = ("short", "long", "later", "kept")
"""The items of which the model knows the truth."""

TAKES = (Takes(("number",), 1, 0, items=ANSWERS, range=(0, 100)),)
"""The questions that a run starts from."""

FREE, GONE = "free", "gone"
"""The usual market in which the last leads cost nothing extra, and without later sales."""

BIN = 10
"""Pressure is asked in hundredths and counted in tenths of that."""


def parameters(tallies: Sequence[Tally]) -> PoolParameters:
    """Return how hard the room would press, as far as it was asked.

    Args:
        tallies: what the room answered; items that are not in `ITEMS` are guesses only.

    Returns:
        `{"pressure": {"short": share, "long": share}}`, the middle of the answers each. An
        item is there only if enough people answered. In rooms that are played as teams a middle
        would be nobody's: there `sides` hold what each table set.
    """
    if any("said" in tally for tally in tallies):
        return {"pressure": {}, "sides": _sides(tallies)}
    cells = {item: groups for tally in tallies for item, groups in tally["cells"].items()}
    found = {item: cells[item][ALL] for item in ITEMS if cells.get(item, {}).get(ALL)}
    return {"pressure": {item: _middle(cell["counts"]) for item, cell in found.items()}}


def _sides(tallies: Sequence[Tally]) -> list[SidePressure]:
    """Return how hard each table would press, the tables of a side after each other."""
    found: dict[tuple[str, int], dict[str, float]] = {}
    for tally in tallies:
        for side, tables in tally.get("said", {}).items():
            for one in tables:
                set_by = found.setdefault((side, one["table"]), {})
                given = one["value"].items()
                set_by |= {item: rounded(n / 100) for item, n in given if item in ITEMS}
    return [
        {"side": side, "table": table, "pressure": pressure}
        for (side, table), pressure in found.items()
        if pressure
    ]


def _middle(counts: Mapping[str, int]) -> float:
    edges = range(0, 100 + BIN, BIN)
    people = [counts.get(str(low), 0) for low in edges[:-1]]
    return rounded(quantile_of_bins(edges, people, 0.5) / 100)


def outcome(parameters: Parameters) -> PoolOutcome:
    """Return what becomes of the firm under several policies, and in several markets.

    Args:
        parameters: as the function `parameters` returns them.

    Returns:
        A table ready for JSON. `horizons`: the best pressure by `months`, and from `low` to
        `high` what is nearly as good. `policies` by name
        (`all`, `best`, `none`, and of the room `short` and `long`), each with its parts, the
        share `kept` of the best value by horizon, and `sales` a month by origin. `flaws`: the
        share kept by flaw in some markets. `worlds`: best pressure, best flaw and what is left
        when everybody is pressed, by market and horizon. `answers`: the truth of what was
        guessed, by item, in hundredths. `sides`, where they were played as teams: what becomes of
        the pressure that each table set, like `policies`.

    Raises:
        ValueError: a pressure is no share.
    """
    from workshop.models.lead_pool.bands import horizons
    from workshop.models.lead_pool.pool import MARKETS, Policy, best_policy, without_extra_cost
    from workshop.models.lead_pool.without import without_later_sales

    market = MARKETS["default"]
    worlds = {**MARKETS, FREE: without_extra_cost(market), GONE: without_later_sales(market)}
    best = best_policy(market, HORIZON)
    policies = {"all": best._replace(pressure=1.0), "best": best, "none": Policy(0.0, 0.0, 1.0)}
    given = _part(parameters, "pressure")
    room = {item: best._replace(pressure=given[item]) for item in ITEMS if item in given}
    sides: Sequence[SidePressure] = parameters.get("sides", [])  # type: ignore[assignment]
    played = [_played_side(market, best, one) for one in sides]
    found: PoolOutcome = {
        "horizons": horizons(market, range(SHORT, LONGEST + 1)),
        "policies": {name: _row(market, one) for name, one in (policies | room).items()},
        "flaws": {name: _flaws(worlds[name]) for name in ("default", "debated_brand", "commodity")},
        "worlds": {name: _world(one) for name, one in worlds.items()},
        "answers": _answers(market),
        "horizon_months": HORIZON,
    }
    return {**found, "sides": played} if played else found


def _played_side(market: "Market", best: "Policy", one: SidePressure) -> SidePolicies:
    pressures = one["pressure"].items()
    rows = {item: _row(market, best._replace(pressure=share)) for item, share in pressures}
    return {"side": one["side"], "table": one["table"], "policies": rows}


def played(parameters: Parameters) -> PoolPlayed:
    """Return what a policy of somebody's own leads to in one of the markets.

    Args:
        parameters: `{"market": name, "horizon": months, "pressure": share, "flaw": share,
            "nurturing": share}`.

    Returns:
        The parameters, and `kept` (share of the best value at that horizon), `best` (the best
        policy), `nearly` (from which to which pressure it is nearly as good), `curve` (`kept`
        by pressure, with the same flaw and nurturing) and `sales` a month by origin, up to the
        horizon.

    Raises:
        ValueError: the parameters are not of that shape, or the model does not know them.
    """
    from workshop.models.lead_pool.bands import band, curve
    from workshop.models.lead_pool.pool import MARKETS, Policy, best_policy, policy_values, simulate

    policy = Policy(*(_share(parameters, name) for name in Policy._fields))
    name, horizon = _part(parameters, "market"), _part(parameters, "horizon")
    if not isinstance(name, str) or name not in MARKETS:
        raise ValueError(f"the market must be one of {', '.join(MARKETS)}, not {name!r}.")
    if type(horizon) is not int or not SHORT <= horizon <= LONGEST:
        raise ValueError(f"the horizon must be {SHORT} to {LONGEST} months, not {horizon!r}.")
    path = simulate(MARKETS[name], policy, horizon)
    most = float(policy_values(MARKETS[name], horizon)[-1].max())
    return {
        "market": name,
        "horizon": horizon,
        **_parts(policy),
        "kept": rounded(float(path.value[-1]) / most),
        "best": _parts(best_policy(MARKETS[name], horizon)),
        "nearly": list(band(MARKETS[name], horizon)),
        "curve": curve(MARKETS[name], policy, horizon),
        "sales": _sales(path),
    }


def _part(table: Value, name: str) -> Value:
    if not isinstance(table, Mapping) or name not in table:
        raise ValueError(f"the parameters must hold {name!r}.")
    return table[name]


def _share(table: Value, name: str) -> float:
    value = _part(table, name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{name} must be a number, not {value!r}.")
    return float(value)


def _parts(policy: "Policy") -> PolicyParts:
    parts = {name: rounded(share) for name, share in policy._asdict().items()}
    return cast("PolicyParts", parts)


def _row(market: "Market", policy: "Policy") -> PolicyRow:
    from workshop.models.lead_pool.pool import policy_values, simulate

    path, values = simulate(market, policy, LONGEST), policy_values(market, LONGEST)
    kept = {str(n): rounded(float(path.value[n - 1] / values[n - 1].max())) for n in MONTHS}
    return {**_parts(policy), "kept": kept, "sales": _sales(path)}


def _sales(path: "Path") -> Sales:
    origins = {"willing": path.willing, "pressed": path.pressed, "pool": path.converted}
    return {name: [rounded(value) for value in series] for name, series in origins.items()}


def _flaws(market: "Market") -> Flaws:
    """Return what a flaw keeps where everything else is as good as can be, by horizon."""
    from workshop.models.lead_pool.pool import FLAWS, policy_values

    values = policy_values(market, LONGEST)
    kept = {
        str(n): [rounded(value / values[n - 1].max()) for value in values[n - 1].max(axis=(0, 2))]
        for n in MONTHS
    }
    return {"flaws": list(FLAWS), "kept": kept}


def _world(market: "Market") -> outcomes.Market:
    from workshop.models.lead_pool.bands import band
    from workshop.models.lead_pool.pool import best_policy, policy_values

    values = policy_values(market, LONGEST)
    best = {str(n): best_policy(market, n) for n in MONTHS}
    return {
        "pressure": {n: policy.pressure for n, policy in best.items()},
        "nearly": {str(n): list(band(market, n)) for n in MONTHS},
        "flaw": {n: policy.flaw for n, policy in best.items()},
        "all": {str(n): rounded(values[n - 1][-1].max() / values[n - 1].max()) for n in MONTHS},
    }


def _answers(market: "Market") -> dict[str, float]:
    """Return the truth of what rooms guess, in hundredths."""
    from workshop.models.lead_pool.pool import Policy, best_policy, policy_values, simulate

    patient = simulate(market, Policy(0.0, 0.0, 1.0), HORIZON)
    third_year = slice(HORIZON - 12, HORIZON)
    later = patient.converted[third_year].sum() / patient.sales[third_year].sum()
    values = policy_values(market, HORIZON)[-1]
    truths = {
        "short": best_policy(market, SHORT).pressure,
        "long": best_policy(market, HORIZON).pressure,
        "later": float(later),
        "kept": float(values[-1].max() / values.max()),
    }
    return {item: rounded(100 * value) for item, value in truths.items()}
