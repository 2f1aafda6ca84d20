"""Firms to draw from, and one firm told plainly: a second, scalar telling of the KPI game."""

import math
from dataclasses import replace
from types import SimpleNamespace

from hypothesis import strategies as st

from workshop.content.parameters import parameters
from workshop.models.kpi_game.game import World

PARAMETERS = parameters("kpi-game")
MONEY = [p.name for p in PARAMETERS if p.unit.startswith("kroner")]


@st.composite
def worlds(draw, people=5):
    """Draw a firm from the ranges of all parameters; a smaller one has fewer plans to compute."""
    ranges = {p.name: (p.low, p.high) for p in PARAMETERS if p.low < p.high}
    months = draw(st.integers(*map(int, ranges.pop("bonus_months"))))
    drawn = {name: draw(st.floats(low, high)) for name, (low, high) in ranges.items()}
    return World(people=people, bonus_months=months, **drawn)


def times(world, factor, names):
    """Return a firm with some parameters multiplied."""
    return replace(world, **{name: factor * getattr(world, name) for name in names})


def response(effort, half, steepness):
    return effort**steepness / (half**steepness + effort**steepness)


def path(world, marketing, sales):
    """Tell one pair of plans month by month, in the symbols of the equations.

    Returns:
        The KPIs, and `owner_value`, `customers` and `served` (the most new customers a month).
    """
    w = SimpleNamespace(**{p.symbol: getattr(world, p.name) for p in PARAMETERS})
    (reach, quality, brand), (new, nurture, pressure) = marketing, sales
    r, q, b, u = (response(e, w.theta, w.eta) for e in (reach, quality, brand, nurture))
    d = response(pressure, w.thd, w.eta)
    fit = (w.x0 + (w.x1 - w.x0) * q) * (1 - w.kappa * r)
    close = min(0.95, w.c0 * (1 + w.cd * d))
    kept, kept_misfit = 1 - w.chi * (1 - w.rho * u), 1 - w.chib
    g, pool, good, bad, good_pays, bad_pays = w.G0, w.W0, w.C0, 0.0, w.p * w.C0, 0.0
    rows, end = [], {}
    for month in range(1, max(w.T, w.H) + 1):
        leads = (w.L0 + w.Lr * r) * (1 + w.gG * g)
        worked = leads * (1 - math.exp(-w.A * new / leads))
        new_good, new_bad = worked * fit * close + w.nu * u * pool, worked * (1 - fit) * w.cm * d
        used = worked * (fit * close + w.psi * d * (fit - fit * close))
        pool = (1 - w.dW) * (1 - w.nu * u) * pool + fit * leads - used
        if new_good + new_bad > w.K:
            scale = w.K / (new_good + new_bad)
            new_good, new_bad = new_good * scale, new_bad * scale
        level = (1 - w.disc * d) * (1 + w.bp * g)
        good, bad = good * kept + new_good, bad * kept_misfit + new_bad
        good_pays = good_pays * kept * (1 + w.mu * u) + new_good * w.p * level
        bad_pays = bad_pays * kept_misfit + new_bad * w.p * level
        sold = new_good + new_bad
        revenue = good_pays + bad_pays + sold * w.F * level
        media = w.mr * reach + w.mq * quality + w.mb * brand
        serving = w.v * (good + w.vb * bad) + (w.o + w.F * w.v / w.p) * sold
        profit = revenue - serving - w.kl * leads - (2 * w.N * w.wage + media)
        g = (1 - w.delta) * g + w.delta * b
        rows.append((leads, fit * leads, sold, revenue, profit))
        if month == w.T:
            arpu = (good_pays + bad_pays) / (good + bad)
            stay = (kept * good + kept_misfit * bad) / (good + bad)
            end = {"arpu": arpu, "retention": stay, "brand": g, "fit": fit}
        if month == w.H:
            end["customers"] = good + bad
    names = ("leads", "fitleads", "newcust", "revenue", "profit")
    means = {n: math.fsum(row[k] for row in rows[: w.T]) / w.T for k, n in enumerate(names)}
    owner_value = math.fsum(row[-1] for row in rows[: w.H]) / w.H
    return means | end | {"owner_value": owner_value, "served": max(row[2] for row in rows)}
