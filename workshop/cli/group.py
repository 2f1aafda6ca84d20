"""The command that all others belong to."""

from typing import Any

import click

from workshop import __version__
from workshop.content.texts import interface, refusal_sentence
from workshop.errors import Refused, WorkshopError


class _Commands(click.Group):
    """Turns the kit's errors into one sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except Refused as refusal:
            sentence = refusal_sentence(interface("en"), refusal)
        except WorkshopError as error:
            sentence = str(error)
        click.echo(sentence, err=True)
        raise click.exceptions.Exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Run a workshop for marketing and sales."""
