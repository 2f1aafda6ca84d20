"""The command that takes a session home, as a report, a spreadsheet or a notebook."""

import sys
from pathlib import Path

import click

from workshop.cli.asking import DATABASE
from workshop.cli.group import main
from workshop.errors import WorkshopError

FORMATS = ("html", "xlsx", "csv", "ipynb")


@main.command()
@click.argument("code")
@click.option("--format", "form", type=click.Choice(FORMATS), default="html", show_default=True)
@click.option("--language", type=click.Choice(["en", "nb"]), help="Else the session's own.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="File or folder; else a file here, named by the session's code. `-`: the terminal.",
)
@DATABASE
def report(code: str, form: str, language: str | None, out: Path | None, url: str | None) -> None:
    """Write what a session found, decided and promised, as its wall showed it.

    html: one page to read, print and send. xlsx: a sheet for each table. csv: the same as files in
    one .zip. ipynb: a notebook that computes the figures again. What was not shown yet is left out,
    so it can be written at any time.
    """
    from workshop.host.asking import asking
    from workshop.record.formats import file_name, written
    from workshop.record.record import Record

    with asking(url) as ask:
        record = Record.of(ask, code, language, _progress)
    made = written(record, form)
    if out == Path("-"):
        sys.stdout.buffer.write(made)
        return
    there = out or Path()
    path = there / file_name(record, form) if there.is_dir() else there
    try:
        path.write_bytes(made)
    except OSError as error:
        raise WorkshopError(f"{path} cannot be written: {error.strerror}.") from error
    click.echo(path)


def _progress(read: int, of: int) -> None:
    """Say how far it is, where somebody watches: pictures that were never drawn take a while."""
    if sys.stderr.isatty():
        click.echo(f"\r{read} of {of} results", nl=read == of, err=True)
