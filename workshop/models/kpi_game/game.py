"""The KPI game: two departments, their bonuses, and what becomes of the firm.

Eight people in marketing and eight in sales each choose what to work on. A contract pays each
department for its KPIs; both answer it, and each other, as well as they can. What follows is
compared with what would be best for the owner. A constructed firm, not a forecast.

Sources: Holmström (1982), Moral hazard in teams, Bell Journal of Economics 13, 324-340; Baker
(1992), Incentive contracts and performance measurement, Journal of Political Economy 100,
598-614; Kerr (1975), On the folly of rewarding A, while hoping for B, Academy of Management
Journal 18, 769-783.
"""

from dataclasses import dataclass, fields
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from workshop.models.frames import one_row
from workshop.models.kpi_game.contracts import CONTRACTS, Contract, bonus, contract_of
from workshop.models.kpi_game.months import Array, media
from workshop.models.kpi_game.outcomes import KPIS
from workshop.models.kpi_game.plans import first_best, plans
from workshop.models.kpi_game.settling import Settled, Side, settle, side
from workshop.models.kpi_game.world import Marketing, Sales, World, efforts, firm_of

if TYPE_CHECKING:
    from workshop.models.frames import Frame

__all__ = [
    "CONTRACTS", "KPIS", "Contract", "Marketing", "Outcome", "Sales", "World", "best_plan",
    "captured_map", "idle_value", "play", "silo_plans", "weight_map",
]  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """What a pair of plans brings; money in thousand kroner.

    Attributes:
        marketing: people on reach, quality and brand.
        sales: people on new customers, nurturing and pressure.
        leads: leads a month.
        fit: share of leads that fit.
        fitleads: leads a month that fit.
        new_customers: new customers a month.
        revenue: revenue a month.
        profit: profit a month.
        brand: goodwill at the end of the bonus months, a share.
        arpu: revenue per customer and month at the end of the bonus months.
        retention: share of customers who stay a month, at the end of the bonus months.
        pool: warm fit leads at the end of the bonus months.
        misfit_share: share of new customers who do not fit; 0 where there are none.
        acquisition_cost: wages, media and handling of leads per new customer; infinite where
            there are none.
        lifetime_ratio: lifetime value of a customer over that cost; infinite where nobody leaves
            or customers cost nothing, 0 where there are none.
        owner_value: mean monthly profit over the owner's horizon.
        customers_at_horizon: customers at the end of that horizon.
        captured: share of what the owner could gain beyond idleness; 1 for the best plan.
        share: `owner_value` in shares of the best plan's.
        loss: what it lacks to the best plan's.
        equilibria: pairs of plans in which neither department gains by changing alone; 0 for
            the best plan, which nobody is paid for.
        regret: the most that a department could still gain by changing alone.
        flagged: there is no such pair; this is where regret is least.

    Leads to profit, and the figures made of them, are means of the bonus months.
    """

    marketing: Marketing
    sales: Sales
    leads: float
    fit: float
    fitleads: float
    new_customers: float
    revenue: float
    arpu: float
    retention: float
    profit: float
    brand: float
    pool: float
    misfit_share: float
    acquisition_cost: float
    lifetime_ratio: float
    owner_value: float
    customers_at_horizon: float
    captured: float
    share: float
    loss: float
    equilibria: int
    regret: float
    flagged: bool

    @property
    def customers(self) -> float:
        """The customers at the end of the owner's horizon."""
        return self.customers_at_horizon

    def to_frame(self) -> "Frame":
        """Return one row, a column for each attribute.

        What people do stands in columns of whole persons, such as `marketing_reach`.
        """
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        work = {
            f"{side}_{task}": n
            for side in ("marketing", "sales")
            for task, n in values.pop(side)._asdict().items()
        }
        return one_row({**work, **values})

    def __repr__(self) -> str:
        work = f"marketing {tuple(self.marketing)}, sales {tuple(self.sales)}"
        return f"Outcome({work}, {self.captured:.1%} of what is possible)"


def play(world: World, contract: Contract | str) -> Outcome:
    """Return what becomes of a firm when both departments answer a contract.

    Args:
        world: the firm.
        contract: one of `CONTRACTS` or its name, or your own.

    Raises:
        Misnamed: it is neither a contract nor the name of one, or the firm is none.
    """
    world, contract = firm_of(world), contract_of(contract)
    if contract.kind == "marketing_by_sales":
        return _outcome(world, _led_by_sales(world, contract))
    silo = silo_plans(world)
    return _outcome(world, settle(*_sides(world, contract, silo), start=silo[1]))


def best_plan(world: World) -> Outcome:
    """Return the pair of plans with the highest owner value, as if the firm were one."""
    return _outcome(world, Settled(*plans(world).best, 0, 0.0), flagged=False)


def idle_value(world: World) -> float:
    """Return the owner value of a firm in which everybody idles, thousand kroner a month."""
    return float(plans(world).owner_value[0, 0])


@lru_cache(maxsize=64)
def silo_plans(world: World) -> tuple[int, int]:
    """Return the rows of `efforts` that marketing and sales play in the silo."""
    # Marketing's leads do not depend on sales, so the plan that sales begin with is all one.
    settled = settle(*_sides(world, CONTRACTS["silo"]))
    return settled.row, settled.column


def weight_map(world: World, steps: int = 21) -> Array:
    """Return the owner value of the contracts between the silo and each other's KPIs.

    Args:
        world: the firm.
        steps: levels of each weight, from 0 to 1, at least 2.

    Returns:
        Thousand kroner a month, shape (steps, steps). Rows: the share of marketing's bonus
        that rests on profit, the rest on leads. Columns: the share of that of sales which rests
        on new customers and on revenue per customer, half each, the rest on revenue.

    Raises:
        ValueError: fewer than two steps.
    """
    if not isinstance(steps, int) or steps < 2:
        raise ValueError(f"steps must be at least 2, not {steps!r}.")
    silo = silo_plans(firm_of(world))
    levels = [level / (steps - 1) for level in range(steps)]
    sides = [_sides(world, _mixed(level), silo) for level in levels]
    value = plans(world).owner_value
    settled = [[settle(rows, columns, silo[1]) for _, columns in sides] for rows, _ in sides]
    return np.array([[value[cell.row, cell.column] for cell in line] for line in settled])


def captured_map(world: World, steps: int = 21) -> Array:
    """Return `weight_map` in shares of what the owner could gain beyond idleness."""
    return _captured(world, weight_map(world, steps))


def _mixed(level: float) -> Contract:
    return Contract(
        {"leads": 1 - level, "profit": level},
        {"revenue": 1 - level, "newcust": level / 2, "arpu": level / 2},
    )


def _sides(
    world: World, contract: Contract, silo: tuple[int, int] | None = None
) -> tuple[Side, Side]:
    return (
        side(bonus(world, contract, "marketing", silo), own_axis=0),
        side(bonus(world, contract, "sales", silo), own_axis=1),
    )


def _led_by_sales(world: World, contract: Contract) -> Settled:
    """Let sales choose both plans, as far as marketing's people follow."""
    worth = bonus(world, contract, "sales", silo_plans(world))
    obeyed = efforts(world.people).sum(axis=1) <= world.obedience * world.people + 1e-9
    row, column = first_best(np.where(obeyed[:, None], worth, -np.inf))
    return Settled(row, column, 1, 0.0)


def _captured(world: World, value: Array) -> Array:
    found = plans(world)
    idle, best = idle_value(world), found.owner_value[found.best]
    if best <= idle:
        # Nothing can be gained: then only losing counts.
        return np.where(value >= best, 1.0, 0.0)
    captured: Array = (value - idle) / (best - idle)
    return captured


def _outcome(world: World, settled: Settled, flagged: bool | None = None) -> Outcome:
    found = plans(world)
    at = settled.row, settled.column
    kpis = {name: float(found.kpis[name][at]) for name in KPIS}
    new = kpis.pop("newcust")
    value, best = float(found.owner_value[at]), float(found.owner_value[found.best])
    paid = 2 * world.people * world.wage + float(media(world)[at[0]])
    cost = _over(paid + world.lead_handling_cost * kpis["leads"], new)
    lifetime = _over(kpis["arpu"] - world.serving_cost, 1 - kpis["retention"])
    return Outcome(
        marketing=Marketing(*efforts(world.people)[at[0]].tolist()),
        sales=Sales(*efforts(world.people)[at[1]].tolist()),
        new_customers=new,
        pool=float(found.pool[at]),
        misfit_share=float(found.misfits[at]) / new if new else 0.0,
        acquisition_cost=cost,
        lifetime_ratio=_over(lifetime, cost) if new else 0.0,
        owner_value=value,
        customers_at_horizon=float(found.customers[at]),
        captured=float(_captured(world, found.owner_value[at])),
        share=_over(value, best),
        loss=best - value,
        equilibria=settled.equilibria,
        regret=settled.regret,
        flagged=settled.equilibria == 0 if flagged is None else flagged,
        **kpis,
    )


def _over(above: float, below: float) -> float:
    return above / below if below else inf
