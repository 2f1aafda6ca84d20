"""What commands share: a database and its host, and how an answer is printed."""

import json
from collections.abc import Mapping

import click

from workshop.contracts.replies import Command, Reply
from workshop.contracts.tallies import Value
from workshop.errors import Unreachable

PORT = 8866

DATABASE = click.option(
    "--db", "url", metavar="URL", help="Database, for example sqlite:////folder/file.db."
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")


def ask(url: str | None, do: str, **fields: Value) -> Reply:
    """Carry out a command at the running host of a database, or, with none, on the database."""
    from workshop.host.client import ask_once
    from workshop.host.place import Place, read_note
    from workshop.store.places import database_path, default_url

    database = url or default_url()
    note = read_note(database_path(database))
    if note:
        try:
            answer = ask_once(Place(note["ask"], note["bell"]), note["key"], do, **fields)
            return {**answer, "base": note["base"]}
        except Unreachable:
            pass
    return _ask_store(database, {"do": do, **fields})


def _ask_store(database: str, command: Command) -> Reply:
    from workshop.host.callers import new_token
    from workshop.host.client import understood
    from workshop.host.opening import open_patiently
    from workshop.host.service import Host

    store, key = open_patiently(database), new_token()
    try:
        (answer,) = Host(store, key).run([{**command, "ticket": key}])
    finally:
        store.close()
    return understood(answer)


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
