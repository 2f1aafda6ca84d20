"""The lead pool in many worlds: what is noted of each, and what is claimed."""

from dataclasses import replace

import numpy as np

from workshop.models.lead_pool.months import Array
from workshop.models.lead_pool.pool import (
    MARKETS,
    Market,
    best_policy,
    policy_values,
    without_extra_cost,
)
from workshop.models.lead_pool.without import without_later_sales, without_talk
from workshop.sampling.counting import Case, Claim, Where, above, alike, below, more

QUARTER, OWNER, FIVE_YEARS = 3, 36, 60
HORIZONS = {"quarter": QUARTER, "year": 12, "three_years": OWNER, "five_years": FIVE_YEARS}
"""Months that may count, by name; the owner looks three years ahead."""

World = Market
FIXED: tuple[str, ...] = ()
"""Parameters that are not varied although they have a range."""

EXAMPLES = MARKETS


def note(world: Market) -> dict[str, float]:
    """Return what is noted of a market.

    Returns:
        `pressure_H`, `flaw_H`, `nurturing_H`: the best policy for each of `HORIZONS`.
        `sell_all_loss`: share of the best value of three years that is lost by pressing all.
        `no_flaw_loss`: share of it that is lost without a flaw.
        `short_sight_loss`: share of it that is lost by what is best for three months.
        `free_pressure_H`: the best pressure where the last leads cost nothing extra.
        `gone_pressure_H`, `silent_pressure_H`: the best pressure where nobody buys later, and
            where those who have not bought do not talk; for three months and three years.
        `undebated_flaw`: the best flaw for three years where nobody debates it.
    """
    noted: dict[str, float] = {}
    for name, months in HORIZONS.items():
        best = best_policy(world, months)
        noted |= {f"{part}_{name}": share for part, share in best._asdict().items()}
    noted |= _losses(policy_values(world, FIVE_YEARS))
    free = without_extra_cost(world)
    for name in ("three_years", "five_years"):
        noted[f"free_pressure_{name}"] = best_policy(free, HORIZONS[name]).pressure
    for kind, changed in (("gone", without_later_sales(world)), ("silent", without_talk(world))):
        for name in ("quarter", "three_years"):
            noted[f"{kind}_pressure_{name}"] = best_policy(changed, HORIZONS[name]).pressure
    noted["undebated_flaw"] = best_policy(replace(world, debate_talk=0), OWNER).flaw
    return noted


def _losses(values: Array) -> dict[str, float]:
    soon, owner = values[QUARTER - 1], values[OWNER - 1]
    best, at_once = float(owner.max()), np.unravel_index(np.argmax(soon), soon.shape)
    kept = {
        "sell_all_loss": owner[-1].max(),
        "no_flaw_loss": owner[:, 0].max(),
        "short_sight_loss": owner[at_once],
    }
    return {name: (best - float(value)) / abs(best) for name, value in kept.items()}


LOW, HIGH = (0, 1 / 3), (2 / 3, 1)
"""The lower and the upper third of a range."""

_LEAVES_SOME, _FLAWED = below("pressure_three_years", 1), above("flaw_three_years", 0)
_LESS, _MORE = (
    more("pressure_quarter", "pressure_three_years"),
    more("pressure_three_years", "pressure_quarter"),
)

CLAIMS = (
    Claim(
        "not_every_lead_now",
        _LEAVES_SOME,
        cases=(
            Case("costs", above("sell_all_loss", 0.05)),
            Case("cheap_last_leads", _LEAVES_SOME, (Where("last_discount", *LOW),)),
            Case(
                "like_a_commodity",
                _LEAVES_SOME,
                (Where("last_discount", *LOW), Where("pressed_churn", *LOW)),
            ),
            Case("dear_last_leads", _LEAVES_SOME, (Where("last_discount", *HIGH),)),
            Case("little_nurturing", _LEAVES_SOME, (Where("nurtured_conversion", *LOW),)),
            Case("gone_for_good", below("gone_pressure_three_years", 1)),
            Case("silent", below("silent_pressure_three_years", 1)),
        ),
    ),
    Claim(
        "talk_is_why",
        below("free_pressure_three_years", 1),
        cases=(Case("five_years", below("free_pressure_five_years", 1)),),
    ),
    Claim(
        "strategist_presses_less",
        _LESS,
        cases=(
            Case("equally", alike("pressure_three_years", "pressure_quarter")),
            Case("more", _MORE),
            Case("five_years", more("pressure_quarter", "pressure_five_years")),
            Case("gone_for_good", more("gone_pressure_quarter", "gone_pressure_three_years")),
            Case("silent", more("silent_pressure_quarter", "silent_pressure_three_years")),
            Case("short_sight", above("short_sight_loss", 0.05)),
            Case("short_sight_much", above("short_sight_loss", 0.20)),
        ),
    ),
    Claim(
        "flaw_pays",
        _FLAWED,
        cases=(
            Case("noticeably", above("no_flaw_loss", 0.02)),
            Case("quarter", above("flaw_quarter", 0)),
            Case("undebated", above("undebated_flaw", 0)),
            Case("talked_about", _FLAWED, (Where("talk_reach", *HIGH),)),
            Case("seldom_mentioned", _FLAWED, (Where("talk_reach", *LOW),)),
            Case(
                "like_a_debated_brand",
                _FLAWED,
                (Where("talk_reach", *HIGH), Where("debate_talk", *HIGH)),
            ),
            Case("costs_many_sales", _FLAWED, (Where("flaw_loss", *HIGH),)),
        ),
    ),
)

MEDIANS = ("sell_all_loss", "no_flaw_loss", "short_sight_loss")
DRIVEN = ("pressure_three_years", "flaw_three_years", "pressure_quarter", "sell_all_loss")
"""Answers whose correlation with every parameter is told."""
