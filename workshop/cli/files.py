"""Commands that write files: what a room has written, for spreadsheets."""

import sys
from pathlib import Path
from typing import cast

import click

from workshop.cli.asking import DATABASE, ask
from workshop.cli.erasing import note_file
from workshop.cli.group import main
from workshop.contracts.replies import Tables
from workshop.errors import WorkshopError


@main.command()
@click.argument("code")
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a file.")
@DATABASE
def canvas(code: str, to: Path | None, url: str | None) -> None:
    """Write the tables of a session, as far as they were shown, as comma-separated values."""
    from workshop.exercises.canvas import as_csv

    told = cast("Tables", ask(url, "tables", code=code))
    if not any(table["rows"] for table in told["tables"]):
        raise WorkshopError("This session has no rows that were shown, or they are erased.")
    _put(as_csv(told["tables"], told["language"]), to)
    if to:
        note_file(url, code, "canvas", to)


@main.command()
@click.argument("code")
@click.option(
    "--out",
    "--to",
    "out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it to a file.",
)
@DATABASE
def matrix(code: str, out: Path | None, url: str | None) -> None:
    """Write who answers for which number in a session, as comma-separated values."""
    from workshop.exercises.matrix_csv import as_csv

    told = cast("Tables", ask(url, "tables", code=code))
    if not told["matrices"]:
        raise WorkshopError("Nothing is written into a table of this session: fill one in first.")
    _put(as_csv(told["matrices"], told["language"]), out)
    if out:
        note_file(url, code, "matrix", out)


def _put(written: bytes, to: Path | None) -> None:
    if to is None:
        sys.stdout.buffer.write(written)
    else:
        to.write_bytes(written)
