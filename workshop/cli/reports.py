"""The command that takes a session home, as a report, a spreadsheet or a notebook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop.cli.asking import DATABASE
from workshop.cli.erasing import note_file
from workshop.cli.group import main
from workshop.content import LANGUAGES
from workshop.errors import WorkshopError
from workshop.record.formats import FORMATS, file_name, written

if TYPE_CHECKING:
    from workshop.host.asking import Ask
    from workshop.record.record import Record


@main.command()
@click.argument("code")
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="html", show_default=True
)
@click.option("--language", type=click.Choice(LANGUAGES), help="Else the session's own.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="File or folder; else a file here, named by the session's code. `-`: the terminal.",
)
@click.option(
    "--before",
    metavar="CODE_OR_FILE",
    help="An earlier session of the same team, or its .zip of tables: html lays it beside.",
)
@DATABASE
def report(
    code: str,
    form: str,
    language: str | None,
    out: Path | None,
    before: str | None,
    url: str | None,
) -> None:
    """Write what a session found, decided and promised, as its wall showed it.

    html: one page to read, print and send. xlsx: a sheet for each table. csv: the same as files in
    one .zip. ipynb: a notebook that computes the figures again. What was not shown yet is left out,
    so it can be written at any time.
    """
    from workshop.host.asking import asking
    from workshop.record.record import Record

    with asking(url) as ask:
        record = Record.of(ask, code, language, _progress)
        earlier = _earlier(ask, before, record.language) if before else None
    made = written(record, form, earlier)
    if out == Path("-"):
        sys.stdout.buffer.write(made)
        return
    there = out or Path()
    path = there / file_name(record.code, record.language, form) if there.is_dir() else there
    try:
        path.write_bytes(made)
    except OSError as error:
        raise WorkshopError(f"{path} cannot be written: {error.strerror}.") from error
    note_file(url, record.code, "report", path)
    click.echo(path)


def _earlier(ask: Ask, before: str, language: str) -> Record:
    """Return an earlier session, by its code or from a file."""
    from workshop.record.record import Record

    there = Path(before)
    return Record.load(there) if there.is_file() else Record.of(ask, before, language)


@main.command("example-report")
@click.option("--to", type=click.Path(path_type=Path), help="File, else where the kit has it.")
def example_report(to: Path | None) -> None:
    """Play the small session of invented people again whose report shows what one looks like."""
    from workshop.commands.example import written
    from workshop.store import MemoryStore

    click.echo(written(MemoryStore(), to))


def _progress(read: int, of: int) -> None:
    """Say how far it is, where somebody watches: pictures that were never drawn take a while."""
    if sys.stderr.isatty():
        click.echo(f"\r{read} of {of} results", nl=read == of, err=True)
