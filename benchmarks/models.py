"""How long the models take: `python -m benchmarks.models` prints a table and one JSON line."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from statistics import median
from time import perf_counter

import numpy as np
from numpy.random import Generator

from workshop.contracts.plays import FirmPlans, Plan
from workshop.models.blame import blame
from workshop.models.courses import course, game_of
from workshop.models.firms import finished, underway
from workshop.models.kpi_game.game import CONTRACTS, Contract, World, play, weight_map
from workshop.models.kpi_game.plans import plans
from workshop.models.kpi_game.run import outcome
from workshop.models.lead_pool.pool import Market, Policy, best_policy, policy_values, simulate

REPEATS = 15
EVEN = {
    "marketing": dict.fromkeys(("leads", "fitleads", "brand", "newcust", "profit"), 0.2),
    "sales": dict.fromkeys(("revenue", "newcust", "arpu", "retention", "profit"), 0.2),
}


def milliseconds(work: Callable[[], object], before: Callable[[], object] = tuple) -> float:
    """Return the median time that some work takes, without what is done before each time."""
    work()
    times = []
    for _ in range(REPEATS):
        before()
        begin = perf_counter()
        work()
        times.append(1000 * (perf_counter() - begin))
    return median(times)


def kpi_game() -> dict[str, float]:
    """Return milliseconds by what was done with the KPI game."""
    fresh = _fresh_worlds()
    sliders = _slider_moves()
    contracts = cycle(CONTRACTS.values())
    world = World()
    return {
        "plans of a new firm": milliseconds(lambda: plans(next(fresh))),
        "a contract, plans known": milliseconds(lambda: play(world, next(contracts))),
        "map of 21 x 21 contracts": milliseconds(lambda: weight_map(world)),
        "a slider moves": milliseconds(lambda: play(*next(sliders))),
        "outcome of a room": milliseconds(_room),
        "outcome of a room, new firm": milliseconds(_room, before=lambda: _forget(fresh)),
    }


def played() -> dict[str, float]:
    """Return milliseconds by what was done with games that people play."""
    firm, pair = game_of("kpi-game"), game_of("lead-pool", {"bonus": "three_years"})
    plans = [firm.usual()] * firm.quarters
    return {
        "what all plans would pay": milliseconds(
            lambda: firm.offers(firm.start(), "marketing", firm.usual())
        ),
        "a quarter of a firm": milliseconds(lambda: firm.step(firm.start(), firm.usual())),
        "a whole game": milliseconds(lambda: course(firm, plans)),
        "what a loss is made of": milliseconds(lambda: blame(firm, plans)),
        "what all pressures would pay": milliseconds(
            lambda: pair.offers(pair.start(), "pair", pair.usual())
        ),
    }


FIRMS = 84
"""Firms of six, of five hundred people."""


def firms() -> dict[str, float]:
    """Return milliseconds by what was done with all firms of a large room."""
    drawn = {model: _firms(model) for model in ("kpi-game", "lead-pool")}
    begun = [{**firm, "plans": firm["plans"][:3]} for firm in drawn["kpi-game"]]
    pairs, ended = drawn["lead-pool"], {"play": "plan", "swapped": False}
    return {
        "84 firms, a quarter closes": milliseconds(lambda: underway("kpi-game", {"firms": begun})),
        "84 firms are told": milliseconds(
            lambda: finished("kpi-game", {"games": [{**ended, "firms": drawn["kpi-game"]}]})
        ),
        "84 pairs are told": milliseconds(
            lambda: finished("lead-pool", {"games": [{**ended, "firms": pairs}]})
        ),
    }


def _firms(model: str) -> list[FirmPlans]:
    """Return firms of both usual bonuses, in each tenth of which nobody sits in one seat."""
    rng = np.random.default_rng(1)
    return [_firm(model, number, rng) for number in range(FIRMS)]


def _firm(model: str, number: int, rng: Generator) -> FirmPlans:
    game = game_of(model)
    setting = {"bonus": game.bonuses[number % 2], "quarters": game.quarters}
    plans: list[dict[str, Plan | None]] = [
        {seat: rng.choice(game.plans(seat)).tolist() for seat in game.names}
        for _ in range(game.quarters)
    ]
    if number % 10 == 0:
        plans = [{**one, game.names[0]: None} for one in plans]
    who: FirmPlans = {
        "number": number, "setting": setting, "plans": plans,
        "persona": "calculating", "care": 10, "seed": number,
    }  # fmt: skip
    return who


def lead_pool() -> dict[str, float]:
    """Return milliseconds by what was done with the lead pool."""
    markets = (Market(price=1 + number / 10_000) for number in range(1, 10_000))
    policies = (Policy(step / 1000, 0, 1) for step in cycle(range(1001)))
    market = Market()
    return {
        "all policies of a new market": milliseconds(lambda: policy_values(next(markets), 60)),
        "a policy, 60 months": milliseconds(lambda: simulate(market, next(policies), 60)),
        "the best policy, values known": milliseconds(lambda: best_policy(market, 36)),
    }


def _fresh_worlds() -> Iterator[World]:
    # Each firm differs from all before it, so that nothing is remembered.
    for number in range(1, 10_000):
        yield World(price=4 + number / 10_000)


def _slider_moves() -> Iterator[tuple[World, Contract]]:
    for step in cycle(range(21)):
        marketing = {"leads": 1 - step / 20, "profit": step / 20}
        sales = {"revenue": 1 - step / 20, "retention": step / 20}
        yield replace(World(), hr_competence=step / 20), Contract(marketing, sales)


def _room() -> object:
    return outcome({"contracts": {"given": EVEN}})


def _forget(fresh: Iterator[World]) -> None:
    # Only the last few firms are remembered.
    for _ in range(8):
        plans(next(fresh))


def main() -> None:
    """Measure, and print."""
    found = {"kpi_game_ms": kpi_game(), "lead_pool_ms": lead_pool(), "played_ms": played()}
    found["firms_ms"] = firms()
    for figures in found.values():
        lines = [f"{name:<30}{time:>9.2f} ms\n" for name, time in figures.items()]
        sys.stdout.write("".join(lines))
    told = {
        model: {name: round(time, 3) for name, time in figures.items()}
        for model, figures in found.items()
    }
    sys.stdout.write(f"{json.dumps(told)}\n")


if __name__ == "__main__":
    main()
