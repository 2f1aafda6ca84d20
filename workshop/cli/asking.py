"""What commands share: a database and its host, and how an answer is printed."""

import json
from collections.abc import Mapping

import click

from workshop.contracts.replies import Reply
from workshop.contracts.tallies import Value

PORT = 8866

DATABASE = click.option(
    "--db", "url", metavar="URL", help="Database, for example sqlite:////folder/file.db."
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")


def ask(url: str | None, do: str, **fields: Value) -> Reply:
    """Carry out a command at the running host of a database, or, with none, on the database."""
    # Help and version are told without loading any of it.
    from workshop.host.asking import ask as asked

    return asked(url, do, **fields)


def listed(names: str) -> list[str]:
    """Return what is listed with commas."""
    return [name.strip() for name in names.split(",") if name.strip()]


def printed(values: Mapping[str, object], as_json: bool) -> None:
    """Print one line of JSON, or a line for each value."""
    if as_json:
        click.echo(json.dumps(dict(values)))
        return
    for name, value in values.items():
        click.echo(f"{name:9} {value}")
