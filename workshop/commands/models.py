"""`workshop models`: in how many plausible worlds a model's claims hold, and what moves it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from workshop.content import content_root
from workshop.content.parameters import model_words, models, parameters
from workshop.errors import WorkshopError
from workshop.models import claims_of
from workshop.models.kpi_game import chance
from workshop.sampling import keeping, running
from workshop.sampling.claims import caution, claims, sensitivities
from workshop.sampling.kept import sweep_path

# So many parameters are told of each answer.
_STRONGEST = 4


def sweep_to(model: str, worlds: int, seed: int, path: Path | None) -> Path:
    """Play a model in many worlds, showing how far it is, and keep what was counted.

    Args:
        model: such as `kpi-game`.
        worlds: how many, at least 1.
        seed: of the random numbers.
        path: the file to write; without one, that of the kit.

    Returns:
        The file that was written.

    Raises:
        WorkshopError: there is no such model.
    """
    _check(model)

    def watch(rows: Iterator[running.Row]) -> list[running.Row]:
        with click.progressbar(rows, length=worlds, label=model, file=sys.stderr) as shown:
            return list(shown)

    written = path or sweep_path(model)
    keeping.keep(running.sweep(claims_of(model), parameters(model), worlds, seed, watch), written)
    return written


def chance_to(draws: int, seed: int, path: Path | None) -> Path:
    """Play random bonuses by the KPI game, showing how far it is, and keep what they bring.

    Args:
        draws: how many, at least 2.
        seed: of the random numbers.
        path: the file to write; without one, that of the kit.

    Returns:
        The file that was written.
    """

    def watch(captured: Iterator[float]) -> list[float]:
        with click.progressbar(captured, length=draws, file=sys.stderr) as shown:
            return list(shown)

    written = path or chance.chance_path(content_root() / "data" / "models")
    keeping.keep(chance.measured(draws, seed, watch), written, "chance")
    return written


def told(model: str, language: str) -> str:
    """Return what the sweep of a model found, as Markdown.

    Args:
        model: such as `kpi-game`.
        language: one of `LANGUAGES`.

    Returns:
        A list of its claims, what every share must be read with, and a list of what moves its
        answers most, with rank correlations.

    Raises:
        WorkshopError: there is no such model, or no sweep of it.
    """
    _check(model)
    words = model_words(model, language)
    lines = [f"- **{c.claim}** {c.found} *{c.fails}*" for c in claims(model, language)]
    lines += ["", caution(model, language), ""]
    for one in sensitivities(model, language):
        strongest = [f"{d.label} ({words.number(d.correlation, 2)})" for d in one.drivers]
        lines.append(f"- {one.label}: {'; '.join(strongest[:_STRONGEST])}")
    return "\n".join(lines)


def _check(model: str) -> None:
    if model not in models():
        raise WorkshopError(f"There is no model {model!r}; there are {', '.join(models())}.")
