"""Plays a model in many worlds, on all cores, and counts."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields
from multiprocessing import get_context, parent_process
from typing import Any

import numpy as np

from workshop import machine
from workshop.content.parameters import Parameter, digest
from workshop.sampling.counting import Claim, count, in_columns, rank_correlation
from workshop.sampling.worlds import Drawn, draw

FIRST = 20
"""So many worlds are kept one by one, so that a test can play them again."""

# Digits of an answer that are kept, and decimals of a correlation.
_DIGITS, _DECIMALS = 6, 3
_AT_A_TIME = 10

Row = dict[str, float]


def sweep(
    swept: Any,
    table: Sequence[Parameter],
    worlds: int,
    seed: int,
    watch: Callable[[Iterator[Row]], Any] = list,
) -> dict[str, Any]:
    """Play a model in many worlds, and count in how many its claims hold.

    The result hangs on the arguments alone, not on how many cores there are.

    Args:
        swept: the module `claims` of a model.
        table: the model's parameters.
        worlds: how many, at least 1.
        seed: of the random numbers.
        watch: takes what is noted of each world as it comes, and returns all of it.

    Returns:
        A table as it is kept in `data/models/MODEL.sweep.toml`.
    """
    drawn = draw(table, worlds, seed, swept.FIXED)
    chosen = worlds_of(swept, drawn, worlds)
    with ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_end_with_parent) as pool:
        with machine.deaf_children():
            noted = pool.map(swept.note, chosen, chunksize=_AT_A_TIME)
        rows = watch(noted)
    head = {"worlds": worlds, "seed": seed, "digest": digest(table)}
    return head | _counted(swept, drawn, list(rows))


def _end_with_parent() -> None:
    """Let a process of the pool end without a word as soon as the one that made it is gone."""
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def worlds_of(swept: Any, drawn: Drawn, first: int) -> list[Any]:
    """Return the first of the worlds that were drawn, as a model takes them."""
    values = {name: column[:first].tolist() for name, column in drawn.values.items()}
    named = [field.name for field in fields(swept.World) if field.name in values]
    each = zip(*(values[name] for name in named), strict=True)
    return [swept.World(**dict(zip(named, world, strict=True))) for world in each]


def _counted(swept: Any, drawn: Drawn, rows: Sequence[Row]) -> dict[str, Any]:
    answers = in_columns(rows)
    return {
        "medians": {name: _short(float(np.median(answers[name]))) for name in swept.MEDIANS},
        "example": [_example(swept, name) for name in swept.EXAMPLES],
        "claim": [told(claim, answers, drawn.places) for claim in swept.CLAIMS],
        "correlation": [
            {
                "id": name,
                "with": {
                    parameter: round(rank_correlation(place, answers[name]), _DECIMALS)
                    for parameter, place in drawn.places.items()
                },
            }
            for name in swept.DRIVEN
        ],
        "first": {name: list(map(_short, column[:FIRST])) for name, column in answers.items()},
    }


def told(claim: Claim, answers: Any, places: Mapping[str, Any]) -> dict[str, Any]:
    """Return the counts of a claim and of its cases, as a table."""
    made = {"id": claim.id} | count(claim, answers, places, FIRST)._asdict()
    cases = [
        {"id": case.id} | count(case, answers, places, FIRST)._asdict() for case in claim.cases
    ]
    return made | ({"case": cases} if cases else {})


def _example(swept: Any, name: str) -> dict[str, Any]:
    noted = swept.note(swept.EXAMPLES[name])
    return {"id": name, "answers": {answer: _short(value) for answer, value in noted.items()}}


def _short(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")
