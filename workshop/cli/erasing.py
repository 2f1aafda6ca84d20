"""The command that erases a session, and remembering the files in which others saved one."""

import contextlib
import json
from pathlib import Path
from typing import cast

import click

from workshop.cli.asking import DATABASE, JSON, ask
from workshop.cli.group import main
from workshop.content.texts import interface
from workshop.contracts.looks import ListedSession
from workshop.contracts.privacy import Erased
from workshop.contracts.replies import Overview
from workshop.errors import Refused, WorkshopError


@main.command()
@click.argument("code")
@click.option("--yes", is_flag=True, help="Erase it without being asked.")
@DATABASE
@JSON
def erase(code: str, yes: bool, url: str | None, as_json: bool) -> None:
    """Erase a session for good, with everything that was answered in it.

    It leaves the database and the copies that this program made of it. Files in which it was saved
    are named: they are yours to delete.
    """
    from workshop.content.erasure import erased, erasure

    found, ui = _found(url, code), interface("en")
    if not yes and not _agreed("\n".join(erasure(found, ui))):
        raise WorkshopError(ui("privacy.erase.nothing"))
    copies = cast("Erased", ask(url, "erase", session=found["id"]))["copies"]
    if as_json:
        told = {"erased": found["code"], "elsewhere": found["saved"], "copies": copies}
        click.echo(json.dumps(told))
        return
    for line in erased(found, copies, ui):
        click.echo(line)


def _found(url: str | None, code: str) -> ListedSession:
    """Return the session with a code, with what is to be known before it is erased."""
    from workshop.host.callers import clean_code

    there = cast("Overview", ask(url, "sessions"))["sessions"]
    for session in there:
        if session["code"] == clean_code(code):
            return session
    raise Refused("unknown-code")


def _agreed(question: str) -> bool:
    """Ask at the terminal; where nobody can answer, say how to do without."""
    try:
        return click.confirm(question, err=True, prompt_suffix=" ")
    except click.Abort:
        click.echo(err=True)
        raise WorkshopError(interface("en")("privacy.erase.unasked")) from None


def note_file(url: str | None, code: str, kind: str, path: Path) -> None:
    """Let a session know that it was saved in a file; what is no session of ours knows nothing."""
    with contextlib.suppress(WorkshopError):
        ask(url, "saved", code=code, kind=kind, name=str(path.absolute()))
