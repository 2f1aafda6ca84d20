"""What an invented person proposes in a quarter: what pays her, or what her team proposes."""

import math
import time
from collections.abc import Iterator
from random import Random
from typing import cast

from workshop.commands.rehearse.hosts import At
from workshop.contracts.looks import PhoneLook
from workshop.contracts.plays import Firm, Plan
from workshop.contracts.replies import Command
from workshop.host.client import understood
from workshop.questions.play import Play

CARE = 8.0
"""How seldom somebody slips: as `models.choosing.slipped` has it."""

MILLE = 1000

PATIENCE, EVERY = 3.0, 0.1
"""Seconds for which what plans would pay is waited for, and between two looks."""


def proposed(host: At, looking: Command, play: Play, listens: float, rng: Random) -> Plan | None:
    """Return the plan that somebody proposes; None where she plays in no firm.

    Args:
        host: where the session is.
        looking: the command that tells what her phone shows.
        play: the game.
        listens: how often she joins the first proposal of her team, in [0, 1].
        rng: her chance in this quarter.
    """
    firm = _firm(host, looking)
    if firm is None:
        return None
    if firm["proposals"] and rng.random() < listens:
        return firm["proposals"][0]["plan"]
    every = list(plans(play.tasks, play.most))
    offers = firm["offers"] or [0] * len(every)
    return max(zip(offers, every, strict=True), key=lambda one: _liked(one[0], rng))[1]


def _liked(offer: int, rng: Random) -> float:
    """Return how much a plan is liked this time: a logit, by the noise of Gumbel."""
    return CARE * offer / MILLE - math.log(-math.log(rng.uniform(1e-12, 1 - 1e-12)))


def _firm(host: At, looking: Command) -> Firm | None:
    """Return where she plays, with what her plans would pay, if that comes in time."""
    until = time.monotonic() + PATIENCE
    while True:
        (reply,) = host.ask_all([looking])
        firm = cast("PhoneLook", understood(reply))["me"]["firm"]
        if firm is None or firm["offers"] is not None or time.monotonic() > until:
            return firm
        time.sleep(EVERY)


def plans(tasks: int, most: int) -> Iterator[Plan]:
    """Yield all plans of so many tasks that come to at most so much, in lexicographic order."""
    if not tasks:
        yield []
        return
    for first in range(most + 1):
        for rest in plans(tasks - 1, most - first):
            yield [first, *rest]
