"""Commands that look into the models."""

from pathlib import Path

import click

from workshop.cli.group import main

_SEED = click.option("--seed", default=1, show_default=True, type=click.IntRange(0))
_TO = click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write, else the kit's own.",
)


@main.group()
def models() -> None:
    """Look into the models that a workshop plays."""


@models.command()
@click.argument("name")
@click.option("--worlds", default=2000, show_default=True, type=click.IntRange(1, 100_000))
@_SEED
@_TO
def sweep(name: str, worlds: int, seed: int, to: Path | None) -> None:
    """Play the model NAME in many plausible worlds, and count in how many its claims hold."""
    from workshop.commands.models import sweep_to

    click.echo(sweep_to(name, worlds, seed, to))


@models.command()
@click.option("--draws", default=2000, show_default=True, type=click.IntRange(2, 100_000))
@_SEED
@_TO
def chance(draws: int, seed: int, to: Path | None) -> None:
    """Play bonuses chosen at random by the KPI game, and keep what they bring."""
    from workshop.commands.models import chance_to

    click.echo(chance_to(draws, seed, to))


@models.command()
@click.argument("name")
@click.option("--language", default="en", show_default=True, help="en or nb.")
def show(name: str, language: str) -> None:
    """Tell in how many worlds the claims of the model NAME hold, and what moves it."""
    from workshop.commands.models import told

    click.echo(told(name, language))
