"""Who plays where nobody sits: people of some character, and those who reckon."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import cast

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from workshop.models.playing import PERSONAS, Array, Game, Persona, Plan, Plans, State
from workshop.models.ties import first_highest

Choose = Callable[[State, Plans], Plans]
"""Is given where the firm stands and the last plans, and returns the next ones."""


def chosen(
    game: Game, state: State, seat: str, last: Plans, persona: Persona, care: float, seed: int
) -> Plan:
    """Return the plan of a persona who is more or less careful.

    Args:
        game: the game.
        state: where the firm stands.
        seat: the one she plays.
        last: the plans of the quarter before; before the first one, `game.usual()`.
        persona: one of `PERSONAS`.
        care: 0 or more, as for `slipped`.
        seed: the same seed, seat and quarter give the same choice.

    Raises:
        ValueError: there is no such persona, or care is no number from 0.
    """
    if persona not in PERSONAS:
        raise ValueError(f"a persona must be one of {', '.join(PERSONAS)}, not {persona!r:.60}.")
    if not care >= 0:
        raise ValueError(f"care must be 0 or more, not {care!r}.")
    rng = np.random.default_rng([seed, game.names.index(seat), game.number(state)])
    liked = game.liked(state, seat, last, persona)
    return cast("Plan", game.plans(seat)[int(slipped(liked, care, rng))].tolist())


def slipped(liked: Array, care: float, rng: Generator) -> NDArray[np.int64]:
    """Return which plans are chosen: what is liked more is chosen more often.

    The probability of a plan grows with e ** (care x liking): a logit. Where liking is a share of
    a full bonus, 0 is chance alone, 1 hardly more than that, and at 30 a plan that pays a tenth
    less is chosen twenty times less often.

    Args:
        liked: shape (..., plans).
        care: 0 or more.
        rng: drawn from once for each plan.

    Returns:
        Shape (...).

    Source: Luce (1959), Individual choice behavior; McFadden (1974), Conditional logit analysis of
    qualitative choice behavior.
    """
    found: NDArray[np.int64] = np.argmax(care * liked + rng.gumbel(size=liked.shape), axis=-1)
    return found


def answer(game: Game, state: State, seat: str, last: Plans) -> Plan:
    """Return the plan that pays most if the others repeat theirs; of equal ones the first."""
    (plan,) = answers(game, [state], seat, [last])
    return plan


def answers(game: Game, states: Sequence[State], seat: str, last: Sequence[Plans]) -> list[Plan]:
    """Return the same in each of some firms that are in the same month."""
    every = game.plans(seat)
    at = [first_highest(offered)[0] for offered in game.offers_all(states, seat, last)]
    return cast("list[Plan]", every[at].tolist())


def led(game: Game, choose: Choose) -> list[Plans]:
    """Return the plans of a game, quarter by quarter, in which `choose` decides for all seats."""
    state, last, found = game.start(), game.usual(), []
    for _ in range(game.quarters):
        last = choose(state, last)
        state = game.step(state, last)["state"]
        found.append(last)
    return found


@lru_cache(maxsize=32)
def calculating(game: Game) -> tuple[Plans, ...]:
    """Return what seats do, quarter by quarter, that answer the others' last plans."""
    return tuple(led(game, lambda state, last: {n: answer(game, state, n, last) for n in last}))


@lru_cache(maxsize=32)
def knowing(game: Game) -> tuple[Plans, ...]:
    """Return what seats do, quarter by quarter, that know what the others do in it."""
    return tuple(led(game, game.settled))


def learned(liked: Array, last: NDArray[np.int64], tries: int, rng: Generator) -> NDArray[np.int64]:
    """Return which plans are chosen by teams that learn by trying.

    A team looks at so many plans, whichever come to its mind, and takes the one that it likes best
    of these and of its last one. So it gets better from quarter to quarter, and knows no model.

    Args:
        liked: shape (..., plans).
        last: the plans of the quarter before; shape (...).
        tries: at least 1.
        rng: draws the plans that are looked at.

    Returns:
        Shape (...).
    """
    drawn = rng.integers(liked.shape[-1], size=(*last.shape, tries))
    seen = np.concatenate([last[..., None], drawn], axis=-1)
    best = np.argmax(np.take_along_axis(liked, seen, axis=-1), axis=-1)
    found: NDArray[np.int64] = np.take_along_axis(seen, best[..., None], axis=-1)[..., 0]
    return found
