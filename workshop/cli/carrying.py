"""Commands that save a session into a file, and let one go on here."""

from datetime import date
from pathlib import Path
from typing import cast

import click

from workshop.cli.asking import DATABASE, JSON, printed
from workshop.cli.erasing import note_file
from workshop.cli.group import main
from workshop.contracts.carrying import Continued, SavedWhole
from workshop.errors import WorkshopError

_PASSPHRASE = click.option(
    "--passphrase-file",
    "secret",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Read the passphrase from a file; else it is asked for.",
)
_FILE = click.Path(path_type=Path, dir_okay=False)


@main.command("save")
@click.argument("code")
@click.argument("file", type=_FILE)
@click.option("--move", is_flag=True, help="It goes on elsewhere: no more answers are taken here.")
@_PASSPHRASE
@DATABASE
@JSON
def save_session(
    code: str, file: Path, move: bool, secret: Path | None, url: str | None, as_json: bool
) -> None:
    """Save a session into a FILE that its passphrase opens, to continue it on another laptop."""
    from workshop.exercises.luggage import whole
    from workshop.host.asking import asking
    from workshop.store.sealing import sealed

    if file.exists():
        raise WorkshopError(f"{file} is there already: choose another name.")
    passphrase = _passphrase(secret, twice=True)
    sealed(b"", passphrase, date.max)  # whether it will do, before anything is closed
    with asking(url) as ask:
        # Whether all of it fits is known before anything is closed.
        told = cast("SavedWhole", ask("save", code=code))
        content = whole(told["bundle"])
        if move:
            told = cast("SavedWhole", ask("save", code=code, move=True))
            content = whole(told["bundle"])
    made = sealed(content, passphrase, date.fromisoformat(told["erase"]))
    with file.open("xb") as to:
        to.write(made)
    file.chmod(0o600)
    note_file(url, code, "carried", file)
    printed({"file": str(file), "bytes": len(made), "erase": told["erase"]}, as_json)


@main.command("continue")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@_PASSPHRASE
@DATABASE
@JSON
def continue_session(file: Path, secret: Path | None, url: str | None, as_json: bool) -> None:
    """Continue a session that was saved into a FILE on another laptop."""
    from workshop.host.asking import asking
    from workshop.host.bringing_in import brought
    from workshop.store.sealing import opened

    today = date.today()
    inside = opened(file.read_bytes(), _passphrase(secret, twice=False), today)
    with brought(inside.content) as came, asking(url) as ask:
        for part in came.parts:
            told = cast("Continued", ask("continue", **part))
    session = told["session"]
    assert session is not None  # noqa: S101 - the last part gives it
    differs = {"reads otherwise here": came.titles("en")} if came.differs else {}
    printed({"code": session["code"], "name": session["name"], **differs}, as_json)


def _passphrase(secret: Path | None, *, twice: bool) -> str:
    if secret is not None:
        return secret.read_text(encoding="utf-8").strip()
    asked: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=twice)
    return asked
