"""How far what we claim holds in worlds that we find plausible: a sweep in words.

What is told of it here is about our assumptions; it is no evidence about firms.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from workshop.content.parameters import model_words
from workshop.content.texts import Texts
from workshop.sampling.kept import Share, Sweep, sweep

CLAIM_WORDS = ("claim", "found", "fails")
"""The sentences that a claim has in words."""


@dataclass(frozen=True)
class Claim:
    """A claim in words, with what a sweep says about it.

    Attributes:
        id: its name.
        claim: what is claimed.
        found: in how many worlds it holds.
        fails: where it does not.
        share: the numbers behind `found`.
    """

    id: str
    claim: str
    found: str
    fails: str
    share: Share


class Driver(NamedTuple):
    """A parameter that moves an answer.

    Attributes:
        parameter: its name.
        label: what it is called.
        correlation: its rank correlation with the answer, in [-1, 1].
    """

    parameter: str
    label: str
    correlation: float


class Sensitivity(NamedTuple):
    """What moves an answer of a model.

    Attributes:
        answer: its name.
        label: what it is called.
        drivers: all parameters that were varied, those that move it most first.
    """

    answer: str
    label: str
    drivers: tuple[Driver, ...]


def claims(model: str, language: str) -> tuple[Claim, ...]:
    """Return a model's claims in words, in the order of its sweep.

    Args:
        model: such as `kpi-game`.
        language: one of `LANGUAGES`; an unknown one gives English.

    Raises:
        ContentError: the sweep or the words are missing or cannot be read.
    """
    found, words = sweep(model), model_words(model, language)
    return tuple(in_words(found, words, id) for id in found.claims)


def caution(model: str, language: str) -> str:
    """Return what must stand beside every share of worlds.

    Raises:
        ContentError: as `claims`.
    """
    words = model_words(model, language)
    return words("sweep.caution", worlds=words.number(sweep(model).worlds))


def shares(model: str, language: str) -> dict[str, str]:
    """Return the share of every claim and of its cases as texts may name them.

    Returns:
        Percentages by `CLAIM_share` and `CLAIM_CASE`.

    Raises:
        ContentError: as `claims`.
    """
    found, words = sweep(model), model_words(model, language)
    told = {}
    for id, claim in found.claims.items():
        told[f"{id}_share"] = _told(words, claim.share.share)
        cases = claim.cases.items()
        told |= {f"{id}_{case}": _told(words, counted.share.share) for case, counted in cases}
    return told


def sensitivities(model: str, language: str) -> tuple[Sensitivity, ...]:
    """Return what moves the answers of a model.

    Raises:
        ContentError: as `claims`.
    """
    words = model_words(model, language)
    return tuple(
        Sensitivity(answer, words(f"answers.{answer}"), _drivers(words, by_parameter))
        for answer, by_parameter in sweep(model).correlations.items()
    )


def _drivers(words: Texts, by_parameter: Mapping[str, float]) -> tuple[Driver, ...]:
    strongest = sorted(by_parameter.items(), key=lambda pair: -abs(pair[1]))
    return tuple(Driver(name, words(f"parameters.{name}"), rho) for name, rho in strongest)


def in_words(found: Sweep, words: Texts, id: str) -> Claim:
    """Return a claim of a sweep in words of its model.

    Raises:
        ContentError: one of its sentences is missing.
    """
    values = {name: _told(words, value) for name, value in numbers(found, id).items()}
    share = found.claims[id].share
    values["worlds"] = words.number(found.worlds)
    values["interval"] = _between(words, *share.interval)
    claim, told, fails = (words(f"claims.{id}.{key}", **values) for key in CLAIM_WORDS)
    return Claim(id, claim, told, fails, share)


def numbers(found: Sweep, id: str) -> dict[str, float]:
    """Return the shares that a claim's words may name, by placeholder.

    These are `share`, its cases' ids, `median_ANSWER`, and `WORLD_ANSWER` for each example.
    """
    claim = found.claims[id]
    named = {"share": claim.share.share}
    named |= {case: counted.share.share for case, counted in claim.cases.items()}
    named |= {f"median_{name}": value for name, value in found.medians.items()}
    for world, answers in found.examples.items():
        named |= {f"{world}_{name}": value for name, value in answers.items()}
    return named


def _told(words: Texts, share: float) -> str:
    """Write a share as a percentage, with a decimal only where it would else be none or all."""
    rounded = round(100 * share)
    return words.percent(share, digits=int(rounded in (0, 100) and share not in (0, 1)))


def _between(words: Texts, low: float, high: float) -> str:
    rounded = {round(100 * low), round(100 * high)}
    digits = int(len(rounded) == 1 or bool(rounded & {0, 100}))
    return f"{words.number(round(100 * low, digits), digits)}–{words.percent(high, digits)}"
