"""Commands about sessions: opened, moved, looked into."""

import json
from typing import cast

import click

from workshop.cli.asking import DATABASE, JSON, PORT, ask, listed, printed
from workshop.cli.group import main
from workshop.content.texts import interface
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.replies import Ledger, SessionReply, SignedOut
from workshop.errors import Refused, WorkshopError
from workshop.session import Mode

_INNER = ("op", "session", "outcome")
"""What of a run is of no use to a reader of the ledger."""

_PLACE = ("code", "phase", "step", "exercise", "round")
"""What of a session says where it is."""


@main.command("open")
@click.option("--agenda", help="Programme; else first-session.")
@click.option(
    "--exercises", help="Exercises instead of a programme, in their order, separated by commas."
)
@click.option(
    "--departments", default="sales,marketing", show_default=True, help="Ids, separated by commas."
)
@click.option(
    "--called", multiple=True, metavar="ID=NAME", help="What a department calls itself; repeatable."
)
@click.option("--expect", type=int, help="People expected, else 40; phones with --teams, else 2.")
@click.option("--teams", is_flag=True, help="One phone a side; what it says is shown as it is.")
@click.option(
    "--own-pace", is_flag=True, help="Each at their own pace; results come once all are done."
)
@click.option("--consent", is_flag=True, help="Both heads agreed to be asked about.")
@click.option("--name", default=None, help="Name of the session.")
@click.option("--language", default="en", show_default=True, help="Language on the wall: en or nb.")
@click.option(
    "--after", metavar="CODE", help="Session whose promises are asked about: kept or not?"
)
@DATABASE
@JSON
def open_session(
    agenda: str | None,
    exercises: str | None,
    departments: str,
    called: tuple[str, ...],
    expect: int | None,
    teams: bool,
    own_pace: bool,
    consent: bool,
    name: str | None,
    language: str,
    after: str | None,
    url: str | None,
    as_json: bool,
) -> None:
    """Open a session without the facilitator's page; prints code, join and wall."""
    from workshop.host.client import new_op

    if agenda is not None and exercises is not None:
        raise WorkshopError("Say either --agenda or --exercises: both choose what is played.")
    chosen = None if exercises is None else listed(exercises)
    check_what_is_opened(agenda or "first-session", chosen)
    opened = ask(
        url,
        "open",
        op=new_op(),
        name=interface(language)("console.name_default") if name is None else name,
        agenda=agenda or "first-session",
        exercises=chosen,
        departments=listed(departments),
        names={id.strip(): name for id, _, name in (one.partition("=") for one in called)},
        language=language,
        expected=(2 if teams else 40) if expect is None else expect,
        mode=Mode.TEAMS if teams else Mode.PEOPLE,
        own_pace=own_pace,
        after=after,
        consent=consent,
    )
    code = cast("SessionReply", opened)["session"]["code"]
    base = opened.get("base") or _base_without_server(url)
    wall = f"{base}/wall/{code}#{_wall_pass(url, code)}"
    printed({"code": code, "join": f"{base}/join/{code}", "wall": wall}, as_json)


def check_what_is_opened(agenda: str, exercises: list[str] | None) -> None:
    """Refuse what is broken before a server is asked, which may not have looked yet."""
    from workshop.commands.check import checked
    from workshop.exercises.agenda import agendas, chosen, only, problem

    slug = agenda if exercises is None else only(exercises)
    broken = checked(deep=False).broken
    named = {f"exercises/{name}" for name in chosen(slug)}
    if (slug in agendas() or named & broken.keys()) and (mistake := problem(slug, broken)):
        raise Refused("broken-agenda", mistake=mistake)


def _base_without_server(url: str | None) -> str:
    """Return where people will probably reach the server once it runs, and say that it does not."""
    from workshop.host.place import read_note
    from workshop.server.reach import expected_base
    from workshop.store.places import database_path, default_url

    note = read_note(database_path(url or default_url())) or {}
    base = expected_base(note.get("base", ""), PORT)
    click.echo(f"No workshop is running here: people reach {base} once one is started.", err=True)
    return base


def _wall_pass(url: str | None, code: str) -> str:
    """Return the pass to a wall: whoever may read the database's folder may open it."""
    from workshop.server.walls import wall_pass, wall_secret
    from workshop.store.places import database_path, default_url

    return wall_pass(wall_secret(database_path(url or default_url())), code)


@main.command("sign-out")
@DATABASE
@JSON
def sign_out(url: str | None, as_json: bool) -> None:
    """Let in no facilitator's browser again that was let in before; the newest link still does."""
    gone = cast("SignedOut", ask(url, "sign_out"))["signed_out"]
    printed({"signed out": gone}, as_json)


@main.command()
@click.argument("code")
@click.option(
    "--to",
    type=click.Choice(["asking", "closed", "revealed", "next"]),
    help="Where to; else the next.",
)
@DATABASE
@JSON
def advance(code: str, to: str | None, url: str | None, as_json: bool) -> None:
    """Move a session on."""
    from workshop.host.client import new_op

    moved = ask(url, "advance", op=new_op(), code=code, to=to)
    session = cast("SessionReply", moved)["session"]
    place = {n: v for n, v in session.items() if n in _PLACE}
    printed(place, as_json)


@main.command()
@click.argument("code")
@click.argument("exercise", required=False)
@click.option("--instead", is_flag=True, help="In the place of the next exercise.")
@click.option("--choose", is_flag=True, help="In the slot of the programme that offers it.")
@DATABASE
@JSON
def reroute(
    code: str,
    exercise: str | None,
    url: str | None,
    *,
    instead: bool,
    choose: bool,
    as_json: bool,
) -> None:
    """Put an EXERCISE next in a session; without one, tell what its results speak for."""
    from workshop.host.client import new_op

    if exercise is None:
        _tell_what_could_come(url, code, as_json=as_json)
        return
    where = "slot" if choose else "instead" if instead else "next"
    asked = ask(url, "reroute", op=new_op(), code=code, exercise=exercise, where=where)
    course = cast("SessionReply", asked)["session"]["course"]
    printed({"code": code, "plays": ", ".join(dict.fromkeys(one[0] for one in course))}, as_json)


def _tell_what_could_come(url: str | None, code: str, *, as_json: bool) -> None:
    from workshop.pages.console.coming import told

    lines = told(cast("FacilitatorLook", ask(url, "look", code=code)), "en")
    if as_json:
        click.echo(json.dumps({"could": lines}))
        return
    for line in lines or ["Nothing hangs on what the room sees now."]:
        click.echo(line)


@main.command()
@click.argument("code")
@click.option("--again", is_flag=True, help="Compute every run once more, and compare.")
@DATABASE
@JSON
def ledger(code: str, again: bool, url: str | None, as_json: bool) -> None:
    """List what the models were told in a session, and what they gave."""
    from workshop.host.runs import can_be_again, computed_again

    kept = cast("Ledger", ask(url, "ledger", code=code))["runs"]
    tried = [again and can_be_again(run) for run in kept]
    same = [
        {"same": computed_again(run)} if once_more else {}
        for run, once_more in zip(kept, tried, strict=True)
    ]
    runs = [{**run, **told} for run, told in zip(kept, same, strict=True)]
    for run in runs:
        printed(run if as_json else {n: run[n] for n in run if n not in _INNER}, as_json)
    if not all(run.get("same", True) for run in runs):
        raise click.exceptions.Exit(1)
