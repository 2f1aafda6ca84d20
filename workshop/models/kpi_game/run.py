"""The KPI game of a room: its own bonuses beside the well-known ones.

Only `outcome` and `played` load the model; everything else needs no numbers library.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from workshop.contracts.runs import Parameters
from workshop.contracts.tallies import Tally, Value
from workshop.models.kpi_game.outcomes import (
    KPIS,
    Bonuses,
    CapturedMap,
    Competence,
    KpiBeside,
    KpiFirm,
    KpiOutcome,
    KpiParameters,
    KpiPlayed,
    KpiRow,
    Weights,
)
from workshop.models.rounding import rounded
from workshop.questions.question import POINTS
from workshop.questions.taking import Takes

if TYPE_CHECKING:
    from workshop.models.kpi_game.game import Contract, Outcome, World

TAKES = (Takes(("split",), 4, 4, items=KPIS, department=True, few=True),)
"""The questions that a run starts from: both bonuses as given, both as wished."""

ROOM = ("given", "own")
ORDER = (
    "silo", *ROOM, "all_on_profit", "marketing_by_sales", "qualified", "cross", "cross_q", "mbo",
)  # fmt: skip
STEPS = 21
LEVELS = tuple(level / 10 for level in range(11))
WATCHED = ("cross", "qualified", "silo", "given")
NUMBERS = (
    "leads", "fit", "fitleads", "new_customers", "revenue", "arpu", "retention", "profit",
    "owner_value", "customers", "captured",
)  # fmt: skip


def parameters(tallies: Sequence[Tally]) -> KpiParameters:
    """Return the room's own contracts: what one person of each side set, and no mean.

    Args:
        tallies: what the room answered, in this order: the bonus given to marketing and to
            sales, then marketing's own and that of sales.

    Returns:
        `{"contracts": {"given": {"marketing": {kpi: share}, "sales": ...}, "own": ...}}`. A
        contract is there only if a proposal of both sides may be shown.
    """
    shares = [_shares(tally) for tally in tallies]
    pairs = zip(ROOM, shares[::2], shares[1::2], strict=True)
    made = {
        name: {"marketing": marketing, "sales": sales}
        for name, marketing, sales in pairs
        if marketing and sales
    }
    return {"contracts": made}


def _shares(tally: Tally) -> Weights:
    """Return the side's proposal in shares of all its points; nothing where none may be shown."""
    proposal = next(iter(tally.get("proposals", {}).values()), {})
    return {kpi: points / POINTS for kpi, points in proposal.items()}


def outcome(parameters: Parameters) -> KpiOutcome:
    """Return what becomes of the firm under each contract.

    Args:
        parameters: as the function `parameters` returns them.

    Returns:
        A table ready for JSON. `contracts` by name, each with its `weights`, how many people do
        what (`marketing`, `sales`), a month's numbers in the bonus period (money in thousand
        kroner), `owner_value`, `customers` and `captured` over the owner's horizon, and
        `equilibria`. `map` holds the share captured for each mix of the silo with the other's
        numbers, `competence` that share by the competence of HR.

    Raises:
        ValueError: a contract is none that the model knows.
    """
    from workshop.models.kpi_game.game import World

    world = World()
    contracts = _contracts(parameters)
    return {
        **_rows(world, contracts),
        "map": _map(world, contracts),
        "competence": _competence(world, contracts),
    }


def beside(parameters: Parameters) -> KpiBeside:
    """Return what becomes of a firm of somebody's own under each contract, and of ours.

    Args:
        parameters: `{"world": {field of World: value}}`, perhaps with `contracts` as the function
            `parameters` returns them; fields that are missing have their defaults.

    Returns:
        `{"yours": ..., "ours": ...}`, each like an outcome without `map` and `competence`.

    Raises:
        ValueError: the world is none, or a contract is none that the model knows.
    """
    world = _part(parameters, "world")
    contracts = _contracts({"contracts": {}, **parameters})
    return {"yours": _rows(world_from(world), contracts), "ours": _rows(world_from({}), contracts)}


def played(parameters: Parameters) -> KpiPlayed:
    """Return what becomes of the firm under a contract of somebody's own making.

    Args:
        parameters: `{"contract": {"marketing": {kpi: share}, "sales": {kpi: share}},
            "hr_competence": share}`, the contract perhaps with `"kind": "mbo"` and
            perhaps with `"world": {field of World: value}` beside it, a firm of
            somebody's own. HR's competence is always the one beside it.

    Returns:
        `{"row": a row like those of outcome, "hr_competence": share}`.

    Raises:
        ValueError: the parameters are not of that shape, or the model does not know them.
    """
    competence = _part(parameters, "hr_competence")
    world = world_from(parameters.get("world", {}), hr_competence=competence)
    row = _played(world, contract_from(_part(parameters, "contract")))
    return {"row": row, "hr_competence": rounded(competence)}


def world_from(given: Value, **fixed: Value) -> "World":
    """Return a firm from a table of its fields' values; those that are missing are as usual.

    Raises:
        ValueError: it is no table, or a field is none or out of its range.
    """
    from dataclasses import fields

    from workshop.models.kpi_game.game import World

    if not isinstance(given, Mapping):
        raise ValueError(f"a world must be a table of values by field, not {given!r}.")
    for name in given.keys() - {field.name for field in fields(World)}:
        raise ValueError(f"a world has no field {name!r}.")
    return World(**{**given, **fixed})


def _rows(world: "World", contracts: "Mapping[str, Contract]") -> KpiFirm:
    from workshop.models.kpi_game.game import best_plan

    rows = {name: _played(world, contract) for name, contract in contracts.items()}
    return {
        "contracts": rows | {"best": _row(best_plan(world), None)},
        "people": world.people,
        "months": world.horizon_months,
        "bonus_months": world.bonus_months,
        "hr_competence": world.hr_competence,
    }


def _contracts(parameters: Parameters) -> "dict[str, Contract]":
    from workshop.models.kpi_game.game import CONTRACTS

    given = _part(parameters, "contracts")
    known = {**CONTRACTS, **{name: contract_from(given[name]) for name in ROOM if name in given}}
    return {name: known[name] for name in ORDER if name in known}


def contract_from(table: Value) -> "Contract":
    """Return a contract from `{"marketing": {kpi: share}, "sales": {kpi: share}}`.

    It may have `"kind": "mbo"`.

    Raises:
        ValueError: it is not of that shape, or the weights are none.
    """
    from workshop.models.kpi_game.game import Contract

    weights = [_part(table, department) for department in ("marketing", "sales")]
    for one in weights:
        if not isinstance(one, Mapping):
            raise ValueError(f"weights must be a table of shares by KPI, not {one!r}.")
    kind = table.get("kind", "plain") if isinstance(table, Mapping) else "plain"
    if kind not in ("plain", "mbo"):
        raise ValueError(f"the kind of a contract must be plain or mbo, not {kind!r}.")
    marketing, sales = weights
    return Contract(marketing, sales, kind=str(kind))


def _part(table: Value, name: str) -> Value:
    if not isinstance(table, Mapping) or name not in table:
        raise ValueError(f"the parameters must hold {name!r}.")
    return table[name]


def _played(world: "World", contract: "Contract") -> KpiRow:
    from workshop.models.kpi_game.game import play

    return _row(play(world, contract), contract)


def _row(outcome: "Outcome", contract: "Contract | None") -> KpiRow:
    numbers = {name: rounded(getattr(outcome, name)) for name in NUMBERS}
    row = {
        "weights": _weights(contract) if contract else {},
        "marketing": list(outcome.marketing),
        "sales": list(outcome.sales),
        **numbers,
        "equilibria": outcome.equilibria,
        "flagged": outcome.flagged,
    }
    return cast("KpiRow", row)


def _weights(contract: "Contract") -> Bonuses:
    both = {"marketing": contract.marketing, "sales": contract.sales}
    return {d: {kpi: rounded(share) for kpi, share in of.items()} for d, of in both.items()}


def _map(world: "World", contracts: "Mapping[str, Contract]") -> CapturedMap:
    from workshop.models.kpi_game.game import captured_map

    captured = captured_map(world, STEPS).tolist()
    highest = max(max(line) for line in captured)
    row = next(number for number, line in enumerate(captured) if highest in line)
    shown = {name: _cell(contracts[name]) for name in ("silo", *ROOM) if name in contracts}
    return {
        "steps": STEPS,
        "captured": [[rounded(value) for value in line] for line in captured],
        "cells": shown,
        "best": [row, captured[row].index(highest)],
    }


def _cell(contract: "Contract") -> list[int]:
    """Return the cell of the map that is nearest to a contract."""
    crossed = (
        contract.marketing.get("profit", 0.0),
        contract.sales.get("newcust", 0.0) + contract.sales.get("arpu", 0.0),
    )
    return [int((STEPS - 1) * share + 0.5) for share in crossed]


def _competence(world: "World", contracts: "Mapping[str, Contract]") -> Competence:
    from dataclasses import replace

    from workshop.models.kpi_game.game import play

    worlds = [replace(world, hr_competence=level) for level in LEVELS]
    return {
        "levels": list(LEVELS),
        "captured": {
            name: [rounded(play(one, contracts[name]).captured) for one in worlds]
            for name in WATCHED
            if name in contracts
        },
    }
