"""The KPI game in many worlds: what is noted of each, and what is claimed."""

from dataclasses import replace

from workshop.models.kpi_game.game import CONTRACTS, Outcome, World, best_plan, captured_map, play
from workshop.sampling.counting import Case, Claim, Where, above, below, both, more

EXAMPLES = {"default": World()}
FIXED = ("bonus_months",)
"""Parameters that are not varied although they have a range: each world is played with a bonus a
year, and again with a bonus a quarter and one every two years."""

PERIODS = {"quarter": 3, "two_years": 24}
CHANGES = {
    "unnoisy": {"risk_aversion": 0},
    "clear": {"line_of_sight": 1},
    "effortless": {"effort_cost": 0},
    "frictionless": {"risk_aversion": 0, "line_of_sight": 1, "effort_cost": 0, "overload": 0},
    "without_hr": {"hr_competence": 0},
    "with_hr": {"hr_competence": 1},
}
"""What the crossed bonus is played without, or with, in each world."""


def note(world: World) -> dict[str, float]:
    """Return what is noted of a firm.

    Returns:
        `captured_X`: share of the possible gain that contract X captures.
        `silo_leads`: how many more leads the silo has than the best plan, as a share;
            `silo_lost_customers`: how many fewer customers.
        `X_leads`, `X_customers`: how many more contract X has than the silo, as a share.
        `silo_pressing`, `best_pressing`: people of sales on discount pressure.
        `by_sales_brand`: how much more goodwill marketing run by sales has than the silo.
        `X_equilibria`: stable pairs of plans under contract X.
        `idle`: share of people who idle under a bonus on profit for everyone.
        `cross_gain_X`: how much more the crossed bonus captures than the silo does after a
            change X of the world; for `own_range`, where each bonus counts within a
            department's own range. `profit_gain_X`: the same of a bonus on profit for everyone.
        `cross_by_hr`: how much more the crossed bonus captures with the best HR than with none.
        `map_best`: what the best mix of both crossed bonuses captures; `map_marketing`,
            `map_sales`: where it lies, shares of each bonus; `map_marketing_alone`,
            `map_sales_alone`: what the best mix of one crossed bonus captures.
    """
    played = {name: play(world, contract) for name, contract in CONTRACTS.items()}
    noted = {f"captured_{name}": outcome.captured for name, outcome in played.items()}
    noted |= _plans(played | {"best": best_plan(world)})
    noted["idle"] = _idle(world, played["all_on_profit"])
    return noted | _gains(world) | _on_the_map(world)


def _plans(played: dict[str, Outcome]) -> dict[str, float]:
    silo, best = played["silo"], played["best"]
    by_sales = played["marketing_by_sales"]
    noted = {
        "silo_leads": silo.leads / best.leads - 1,
        "silo_lost_customers": 1 - silo.customers / best.customers,
        "silo_pressing": silo.sales.pressure,
        "best_pressing": best.sales.pressure,
        "by_sales_brand": by_sales.brand - silo.brand,
    }
    for name in ("cross", "cross_q"):
        noted[f"{name}_leads"] = played[name].leads / silo.leads - 1
        noted[f"{name}_customers"] = played[name].customers / silo.customers - 1
    many = ("cross", "all_on_profit", "mbo")
    return noted | {f"{name}_equilibria": played[name].equilibria for name in many}


def _idle(world: World, outcome: Outcome) -> float:
    return 1 - (sum(outcome.marketing) + sum(outcome.sales)) / (2 * world.people)


def _gains(world: World) -> dict[str, float]:
    noted = {"cross_gain_own_range": _gain(world, scale="own range")}
    for name, changes in CHANGES.items():
        noted[f"cross_gain_{name}"] = _gain(replace(world, **changes))
    hr = [replace(world, hr_competence=level) for level in (0, 1)]
    without, full = (play(each, CONTRACTS["cross"]).captured for each in hr)
    noted["cross_by_hr"] = full - without
    for name, months in PERIODS.items():
        other = replace(world, bonus_months=months)
        noted[f"cross_gain_{name}"] = _gain(other)
        noted[f"profit_gain_{name}"] = _gain(other, "all_on_profit")
        noted[f"silo_pressing_{name}"] = play(other, CONTRACTS["silo"]).sales.pressure
    return noted


def _gain(world: World, name: str = "cross", scale: str = "plans") -> float:
    """Return how much more a contract captures than the silo of the usual scale."""
    captured = play(world, replace(CONTRACTS[name], scale=scale)).captured
    return captured - play(world, CONTRACTS["silo"]).captured


def _on_the_map(world: World) -> dict[str, float]:
    captured = captured_map(world)
    row, column = divmod(int(captured.argmax()), len(captured))
    most = len(captured) - 1
    return {
        "map_best": float(captured.max()),
        "map_marketing": row / most,
        "map_sales": column / most,
        "map_marketing_alone": float(captured[:, 0].max()),
        "map_sales_alone": float(captured[0].max()),
    }


LOWER, UPPER = (0.0, 0.5), (0.5, 1.0)
LOWEST, HIGHEST = (0.0, 0.2), (0.8, 1.0)
FIRST_THIRD, LAST_THIRD = (0.0, 1 / 3), (2 / 3, 1.0)
"""Parts of a parameter's range."""

_SILO_COSTS = below("captured_silo", 0.75)
_MORE_BUT_FEWER = both(above("silo_leads", 0), above("silo_lost_customers", 0))
_CROSS_WINS = more("captured_cross", "captured_silo")
_MBO_WINS = more("captured_mbo", "captured_silo")
_BY_SALES_LOSES = more("captured_qualified", "captured_marketing_by_sales")


def _hr(part: tuple[float, float]) -> tuple[Where, ...]:
    return (Where("hr_competence", *part),)


def _effort_and_hr(effort: tuple[float, float], hr: tuple[float, float]) -> tuple[Where, ...]:
    return (Where("effort_cost", *effort), *_hr(hr))


CLAIMS = (
    Claim(
        "silo_costs",
        _SILO_COSTS,
        cases=(
            Case("well_qualified", _SILO_COSTS, (Where("base_fit", *LAST_THIRD),)),
            Case("poorly_qualified", _SILO_COSTS, (Where("base_fit", *FIRST_THIRD),)),
        ),
    ),
    Claim(
        "more_leads_fewer_customers",
        _MORE_BUT_FEWER,
        cases=(Case("well_qualified", _MORE_BUT_FEWER, (Where("base_fit", *LAST_THIRD),)),),
    ),
    Claim(
        "discounts_in_silo",
        above("silo_pressing", 0),
        cases=(
            Case("quarter", above("silo_pressing_quarter", 0)),
            Case("two_years", above("silo_pressing_two_years", 0)),
            Case("best_plan", above("best_pressing", 0)),
        ),
    ),
    Claim(
        "cross_beats_silo",
        _CROSS_WINS,
        cases=(
            Case("own_range", above("cross_gain_own_range", 0)),
            Case("some_mix", more("map_best", "captured_silo")),
            Case("marketing_alone", more("map_marketing_alone", "captured_silo")),
            Case("sales_alone", more("map_sales_alone", "captured_silo")),
            Case("dear_and_weak", _CROSS_WINS, _effort_and_hr(UPPER, LOWER)),
            Case("cheap_and_competent", _CROSS_WINS, _effort_and_hr(LOWER, UPPER)),
            Case("quarter", above("cross_gain_quarter", 0)),
            Case("two_years", above("cross_gain_two_years", 0)),
            Case("unnoisy", above("cross_gain_unnoisy", 0)),
            Case("clear", above("cross_gain_clear", 0)),
            Case("effortless", above("cross_gain_effortless", 0)),
            Case("frictionless", above("cross_gain_frictionless", 0)),
        ),
    ),
    Claim(
        "fewer_leads_more_customers",
        both(below("cross_leads", 0), above("cross_customers", 0)),
        cases=(
            Case("qualified_half", both(below("cross_q_leads", 0), above("cross_q_customers", 0))),
        ),
    ),
    Claim(
        "needs_hr",
        above("cross_by_hr", 0),
        cases=(
            Case("weak", _CROSS_WINS, _hr(LOWEST)),
            Case("competent", _CROSS_WINS, _hr(HIGHEST)),
            Case("never", above("cross_gain_without_hr", 0)),
            Case("always", above("cross_gain_with_hr", 0)),
        ),
    ),
    Claim(
        "profit_for_all",
        more("captured_all_on_profit", "captured_silo"),
        cases=(
            Case("half_idle", above("idle", 0.5)),
            Case("quarter", above("profit_gain_quarter", 0)),
            Case("two_years", above("profit_gain_two_years", 0)),
        ),
    ),
    Claim(
        "qualified_pay",
        more("captured_qualified", "captured_silo"),
        cases=(Case("beats_cross", more("captured_qualified", "captured_cross")),),
    ),
    Claim(
        "by_sales_is_bad",
        _BY_SALES_LOSES,
        cases=(
            Case("beats_silo", more("captured_marketing_by_sales", "captured_silo")),
            Case("less_brand", below("by_sales_brand", 0)),
            Case("obeyed", _BY_SALES_LOSES, (Where("obedience", *HIGHEST),)),
        ),
    ),
    Claim(
        "targets_work",
        _MBO_WINS,
        cases=(
            Case("competent", _MBO_WINS, _hr(HIGHEST)),
            Case("several", above("mbo_equilibria", 1)),
            Case("none", below("mbo_equilibria", 1)),
        ),
    ),
)

MEDIANS = (*(f"captured_{name}" for name in CONTRACTS), "idle", "map_marketing", "map_sales")
DRIVEN = tuple(f"captured_{name}" for name in CONTRACTS)
"""Answers whose correlation with every parameter is told."""
