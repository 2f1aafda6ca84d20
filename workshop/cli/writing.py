"""Commands for those who write: exercises, their checks, and pages made from the code."""

from pathlib import Path
from typing import cast

import click

from workshop.cli.asking import DATABASE, ask
from workshop.cli.group import main
from workshop.content import LANGUAGES
from workshop.contracts.overview import FacilitatorLook
from workshop.session import LARGEST_ROOM, Mode


@main.command()
@click.argument("slug")
@click.option("--kit", type=click.Path(path_type=Path), help="Folder of your own copy of the kit.")
@click.option("--game", default="", metavar="MODEL", help="Played in firms, such as kpi-game.")
def new(slug: str, kit: Path | None, game: str) -> None:
    """Write a new exercise called SLUG, with its notebook, that runs at once."""
    from workshop.commands.new import new_exercise, new_kit
    from workshop.content import OWN_KIT, content_root

    root = new_kit(kit) if kit else content_root()
    for path in new_exercise(slug, root, game):
        click.echo(path)
    if kit:
        click.echo(f"Start the workshop with {OWN_KIT}={kit.resolve()}")
    click.echo(f"Try it: workshop study, or workshop open --exercises {slug}")


@main.command()
def check() -> None:
    """Report every mistake in data/, with file, line and key."""
    from workshop.commands.check import mistakes

    found = mistakes()
    for mistake in found:
        click.echo(mistake)
    if found:
        click.echo("1 mistake in data/." if len(found) == 1 else f"{len(found)} mistakes in data/.")
        raise click.exceptions.Exit(1)
    click.echo("No mistakes in data/.")


@main.command()
@click.argument("names", nargs=-1)
@click.option("--people", type=click.IntRange(1, LARGEST_ROOM), help="14, or phones of teams: 2.")
@click.option("--teams", is_flag=True, help="Where each side agrees on one phone.")
@click.option("--session", "code", metavar="CODE", help="Of what that session plays.")
@DATABASE
def minutes(
    names: tuple[str, ...], people: int | None, code: str | None, url: str | None, *, teams: bool
) -> None:
    """Tell how many words and minutes programmes and exercises take; all, or those of NAMES."""
    from workshop.commands.minutes import minutes, minutes_of_session

    if code is not None:
        there = cast("FacilitatorLook", ask(url, "look", code=code))["session"]
        click.echo(minutes_of_session(there["name"], there["course"], there["mode"]), nl=False)
        return
    click.echo(minutes(names, people or 0, Mode.TEAMS if teams else Mode.PEOPLE), nl=False)


@main.command()
def reference() -> None:
    """Tell which kinds of question and which charts there are, as Markdown."""
    from workshop.commands.reference import reference

    click.echo(reference(), nl=False)


@main.command()
@click.option("--language", default="en", show_default=True, type=click.Choice(LANGUAGES))
def kit(language: str) -> None:
    """Tell what is agreed and asked before the day, as Markdown; your page prints it too."""
    from workshop.content.kit import whole_kit

    click.echo(whole_kit(language), nl=False)


@main.command()
def contracts() -> None:
    """Tell what pages, replies and actions hold, as Markdown."""
    from workshop.commands.contracts import document

    click.echo(document(), nl=False)
