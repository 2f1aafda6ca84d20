"""The command that plans half days: of a session, or of a file of tickets."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from workshop.cli.asking import DATABASE, ask
from workshop.cli.erasing import note_file
from workshop.cli.group import main
from workshop.contracts.swaps import RulesTable, Timetable, TimetableState
from workshop.errors import WorkshopError

if TYPE_CHECKING:
    from workshop.content.texts import Texts
    from workshop.swaps.dating import Line

Progress = Callable[[float, float | None], None]

PATIENCE = 30.0
"""Seconds until a running host is no longer asked whether it has the timetable."""


@main.command()
@click.argument("what")
@click.option("--out", "--to", "out", type=click.Path(path_type=Path), help="Folder to write to.")
@click.option("--week", type=click.DateTime(["%Y-%m-%d"]), help="A day of the week; of a session.")
@click.option("--visits", type=click.IntRange(1, 3), help="Half days each.")
@click.option("--guests", type=click.IntRange(1, 6), help="Guests with a host at a time.")
@click.option("--home", type=click.IntRange(0, 100), help="Per cent of a side who stay at home.")
@click.option("--partly", is_flag=True, help="As many half days as fit.")
@click.option("--names", type=click.Path(path_type=Path), help="File of yours: ticket, name.")
@click.option("--language", default="", help="Of files and sentences.")
@DATABASE
def timetable(
    what: str,
    out: Path | None,
    week: datetime | None,
    names: Path | None,
    language: str,
    url: str | None,
    **rules: int | None,
) -> None:
    """Plan half days with the others: of a session's code, or of a file of tickets (CSV).

    Without --out it says what it found; with it, it writes a table and calendar files.
    """
    from workshop.content.texts import interface
    from workshop.swaps.reading import read_names

    given = {name: value for name, value in rules.items() if value not in (None, False)}
    known = read_names(names, interface(language)) if names else {}
    if Path(what).suffix.lower() in (".csv", ".txt") or Path(what).is_file():
        _of_file(Path(what), given, known, out, language)
    else:
        _of_session(what, given, known, out, week, language, url)


def _of_file(
    path: Path, rules: Mapping[str, int], names: Mapping[int, str], out: Path | None, language: str
) -> None:
    from workshop.content.texts import interface
    from workshop.swaps.reading import read_tickets
    from workshop.swaps.run import table_of, timetable
    from workshop.swaps.tickets import usual_rules

    ui = interface(language)
    read = read_tickets(path, ui)
    sides = {one.side for one in read.tickets}
    try:
        swap = read.swap(replace(usual_rules(read.hosts, sides), **rules))  # type: ignore[arg-type]
    except ValueError as error:
        raise WorkshopError(f"{path.name}: {error}") from error
    made = timetable(table_of(swap), _progress(language))
    _say(made, ui)
    if out:
        _write(read.lines_of(made), path.stem, names, out, language)


def _of_session(
    code: str,
    rules: Mapping[str, int],
    names: Mapping[int, str],
    out: Path | None,
    week: datetime | None,
    language: str,
    url: str | None,
) -> None:
    from workshop.content.departments import called
    from workshop.swaps.dating import next_monday
    from workshop.swaps.session import lines_of

    state = cast("TimetableState", ask(url, "timetable", code=code))
    if rules or state["state"] == "none":
        state = _planned(code, {**state["rules"], "partly": False, **rules}, language, url)  # type: ignore[typeddict-item]
    ui = called(language or state["language"], state["names"])
    table = state.get("table")
    if table is None:
        raise WorkshopError(ui("swaps.failed"))
    _say(table, ui)
    if out:
        day = week.date() if week else next_monday(datetime.now(UTC).astimezone().date())
        _write(lines_of(state, day, ui), code.upper(), names, out, ui.language)
        note_file(url, code, "timetable", out)


def _planned(code: str, rules: RulesTable, language: str, url: str | None) -> TimetableState:
    """Have the timetable made: by the running host, or here where there is none."""
    from workshop.host.client import new_op

    told = ask(url, "plan", code=code, op=new_op(), **rules)
    if "base" not in told:
        return _made_here(code, rules, language, url)
    until = time.monotonic() + PATIENCE
    while told["state"] == "pending" and time.monotonic() < until:
        time.sleep(0.2)
        told = ask(url, "timetable", code=code)
    return cast("TimetableState", told)


def _made_here(code: str, rules: RulesTable, language: str, url: str | None) -> TimetableState:
    from workshop.host.callers import new_token
    from workshop.host.client import new_op, understood
    from workshop.host.opening import open_patiently
    from workshop.host.runs import calculate
    from workshop.host.service import Host
    from workshop.store.places import default_url

    store, key = open_patiently(url or default_url()), new_token()
    try:
        host, named = Host(store, key), {"ticket": key, "code": code}
        (told,) = host.run([{"do": "plan", "op": new_op(), **named, **rules}])
        for job in host.take_jobs():
            host.finish(job, calculate(job, _progress(language)))
        (told,) = host.run([{"do": "timetable", **named}])
    finally:
        store.close()
    return cast("TimetableState", understood(told))


def _progress(language: str) -> Progress:
    """Return what tells how far the search is, on the terminal."""
    from workshop.content.texts import interface
    from workshop.swaps.tickets import LIMITS

    ui = interface(language)
    click.echo(ui("swaps.terminal.trying", seconds=ui.number(sum(LIMITS))), err=True)

    def tell(_: float, gap: float | None) -> None:
        near = "" if gap is None else ui.percent(gap, 1)
        so_far = ui("swaps.terminal.so_far", gap=near)
        click.echo(so_far if near else ui("swaps.terminal.nothing_so_far"), err=True)

    return tell


def _say(made: Timetable, ui: "Texts") -> None:
    """Say how a timetable stands, or which rule binds and what would do.

    Raises:
        WorkshopError: there is none.
    """
    from workshop.swaps.telling import summary, ways

    for sentence in summary(made, ui):
        click.echo(sentence)
    for way in ways(made, ui):
        click.echo(f"- {way.text}")
    if not made["visits"]:
        raise WorkshopError(ui("swaps.terminal.none"))


def _write(
    lines: "Sequence[Line]", key: str, names: Mapping[int, str], out: Path, language: str
) -> None:
    from workshop.content.texts import interface
    from workshop.swaps.writing import files

    ui = interface(language)
    made = files(lines, key, datetime.now(UTC), ui, names)
    out.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (out / name).write_bytes(content)
    click.echo(ui("swaps.terminal.wrote", folder=out, files=ui.listed([*made])))
