"""The command that follows a session up: files to send out, codes to count, a pulse to close."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from workshop.cli.asking import DATABASE, ask
from workshop.cli.group import main
from workshop.content import LANGUAGES
from workshop.errors import WorkshopError

if TYPE_CHECKING:
    from workshop.content.texts import Texts
    from workshop.contracts.pulse import CodesRead, Followed, FollowedReply, Pulse, PulseState


@main.command()
@click.argument("code")
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write the files to.")
@click.option("--week", type=click.Choice(["2", "6"]), help="Which pulse, to count or to close.")
@click.option(
    "--count",
    "given",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, allow_dash=True),
    help="Count the codes in a text or a mail (.eml); `-`: what is piped in. May be repeated.",
)
@click.option("--close", is_flag=True, help="Close it, and tell what it says: once.")
@click.option("--yes", is_flag=True, help="Do it without being asked.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@DATABASE
def pulse(
    code: str,
    out: Path | None,
    week: str | None,
    given: tuple[Path, ...],
    language: str,
    url: str | None,
    *,
    close: bool,
    yes: bool,
) -> None:
    """Follow a session up, two and six weeks later; without options it says how it stands.

    --out writes a page to send by mail, the same as plain text, and both days for calendars. None
    of it needs a server. What people send back is counted with --count, from whole mails.
    """
    from workshop.content.texts import interface
    from workshop.pulse.codes import after_weeks

    ui, which = interface(language), after_weeks(week) if week else ""
    if (given or close) and week is None:
        raise WorkshopError("Say which pulse: --week 2 or --week 6.")
    if out is not None:
        _write(url, code, out, ui, yes=yes)
    for path in given:
        _count(url, code, which, path, ui, yes=yes)
    if close:
        _close(url, code, which, ui, yes=yes)
    if close or not (out or given):
        _say(_followed(url, code), ui)


def _followed(url: str | None, code: str) -> Followed:
    return cast("FollowedReply", ask(url, "follow", code=code))["followed"]


def _made(url: str | None, code: str, ui: Texts, *, yes: bool) -> Pulse:
    """Return what the pulses ask; where they were not made yet, make them once that is agreed."""
    there = _followed(url, code)["pulse"]
    if there is not None:
        return there
    if not yes and not _agreed(ui("pulse.terminal.make")):
        raise WorkshopError(ui("refused.pulse-missing"))
    made = cast("FollowedReply", ask(url, "pulse", code=code))["followed"]["pulse"]
    click.echo(ui("pulse.terminal.made"), err=True)
    return cast("Pulse", made)


def _agreed(question: str) -> bool:
    try:
        return click.confirm(question, err=True, prompt_suffix=" ")
    except click.Abort:
        return False


def _write(url: str | None, code: str, out: Path, ui: Texts, *, yes: bool) -> None:
    from workshop.host.callers import clean_code
    from workshop.pulse.files import files

    made = _made(url, code, ui, yes=yes)
    written = files(made, clean_code(code), datetime.now(UTC), ui.language)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in written.items():
            (out / name).write_bytes(content)
    except OSError as error:
        raise WorkshopError(f"{out} cannot be written: {error.strerror}.") from error
    click.echo(ui("pulse.terminal.wrote", folder=out, files=ui.listed([*written])))


def _count(url: str | None, code: str, which: str, path: Path, ui: Texts, *, yes: bool) -> None:
    """Say what is found in a file, and count it once that is agreed."""
    from workshop.pulse.codes import only_codes
    from workshop.pulse.mails import text_of

    piped, there = path == Path("-"), _followed(url, code)
    if there["pulse"] is None:
        raise WorkshopError(ui("refused.pulse-missing"))
    content = sys.stdin.buffer.read() if piped else path.read_bytes()
    text = only_codes(there["pulse"], text_of(content, path.name)) or " "

    def read(*, count: bool) -> CodesRead:
        asked = ask(url, "pulse_codes", code=code, which=which, text=text, count=count)
        return cast("CodesRead", asked)

    found = read(count=False)
    fresh = sum(found["fresh"].values())
    if fresh and not yes and not piped:
        _tell(found, there, ui)
        if not _agreed(ui.count("pulse.terminal.count", fresh)):
            raise WorkshopError(f"{ui('pulse.terminal.not_counted')} {ui('pulse.terminal.yes')}")
    _tell(read(count=True) if fresh else found, there, ui)


def _tell(found: CodesRead, there: Followed, ui: Texts) -> None:
    from workshop.pulse.telling import read_lines

    for line in read_lines(found, cast("Pulse", there["pulse"]), ui):
        click.echo(line)


def _close(url: str | None, code: str, which: str, ui: Texts, *, yes: bool) -> None:
    from workshop.pulse.telling import warning

    there = _followed(url, code)
    state = next((one for one in there["pulses"] if one["which"] == which), None)
    if state and not state["closed"]:
        warned = warning(state, cast("Pulse", there["pulse"]), ui)
        if warned:
            click.echo(warned, err=True)
        if not yes and not _agreed(ui("pulse.terminal.close")):
            raise WorkshopError(f"{ui('pulse.terminal.not_closed')} {ui('pulse.terminal.yes')}")
    ask(url, "pulse_close", code=code, which=which)


def _say(there: Followed, ui: Texts) -> None:
    """Say how both pulses stand, and what was told of those that are closed."""
    from datetime import date

    if there["pulse"] is None:
        click.echo(ui("refused.pulse-missing"))
    for state in there["pulses"]:
        when = ui(f"pulse.when.{state['which']}")
        click.echo(f"{when}, {ui.day(date.fromisoformat(state['due']))}")
        _say_one(state, cast("Pulse", there["pulse"]), ui)


def _say_one(state: PulseState, pulse: Pulse, ui: Texts) -> None:
    from workshop.pulse.telling import result_lines, state_line

    click.echo(f"  {state_line(state, pulse, ui)}")
    lines = result_lines(pulse, state["told"], ui) if state["closed"] else []
    for title, said in lines:
        click.echo(f"  {title}")
        for one in said:
            click.echo(f"    {one}")
    if state["closed"] and not lines:
        click.echo(f"  {ui('pulse.told.nothing')}")
