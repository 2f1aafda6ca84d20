"""The command `workshop`."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from workshop import __version__
from workshop.content import LANGUAGES
from workshop.content.texts import interface, refusal_sentence
from workshop.contracts.looks import FacilitatorLook, ListedSession
from workshop.contracts.replies import (
    Command,
    Ledger,
    Overview,
    Reply,
    SessionReply,
    SignedOut,
    Tables,
)
from workshop.contracts.tallies import Value
from workshop.errors import Refused, Unreachable, WorkshopError
from workshop.session import LARGEST_ROOM, Mode

if TYPE_CHECKING:
    from workshop.commands.rehearse.opening import Cast

PORT = 8866

_INNER = ("op", "session", "outcome")
"""What of a run is of no use to a reader of the ledger."""

_PLACE = ("code", "phase", "step", "exercise", "round")
"""What of a session says where it is."""

_DATABASE = click.option(
    "--db", "url", metavar="URL", help="Database, for example sqlite:////folder/file.db."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")


class _Commands(click.Group):
    """Turns the kit's errors into one sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except Refused as refusal:
            sentence = refusal_sentence(interface("en"), refusal)
        except WorkshopError as error:
            sentence = str(error)
        click.echo(sentence, err=True)
        raise click.exceptions.Exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Run a workshop for marketing and sales."""


@main.command()
@click.option(
    "--host", default="::", show_default=True, help="Address to listen on; `::` is all there are."
)
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535))
@_DATABASE
@click.option(
    "--expect",
    default=40,
    show_default=True,
    type=click.IntRange(0, LARGEST_ROOM),
    help="People expected.",
)
@click.option(
    "--most-pages",
    type=click.IntRange(1, 5000),
    help="Pages open at a time, else by memory.",
)
@click.option("--lan-address", metavar="A", help="Address that phones are sent to.")
@click.option(
    "--public-url", metavar="URL", help="Address that everybody uses: of your proxy or tunnel."
)
@click.option(
    "--trusted-proxy",
    "proxies",
    metavar="A",
    multiple=True,
    help="Proxy that tells where people come from; else, with --public-url, those on this machine.",
)
@click.option("--no-browser", is_flag=True, help="Do not open the facilitator's page.")
@_JSON
def serve(
    host: str,
    port: int,
    url: str | None,
    expect: int,
    most_pages: int | None,
    lan_address: str | None,
    public_url: str | None,
    proxies: tuple[str, ...],
    no_browser: bool,
    as_json: bool,
) -> None:
    """Start the server, and print how people and facilitator get in."""
    from workshop.machine import raise_file_limit
    from workshop.server import app, welcome
    from workshop.server.limits import files_wanted
    from workshop.server.outside import Outside
    from workshop.server.reach import Reach
    from workshop.store.opening import database_path, default_url

    interface("en")  # without its English words nothing can be said, and nothing starts
    outside = Outside.told(public_url, proxies)
    reach = Reach.of(host, port, lan_address, outside.public_url)
    database = url or default_url()
    path = database_path(database)
    files = raise_file_limit(files_wanted(expect))
    welcome.warn_of_few_files(files, expect)
    greet = welcome.greeter(path, as_json=as_json, browser=not (no_browser or as_json))
    app.run(
        reach=reach,
        database=database,
        database_path=path,
        on_ready=greet,
        expect=expect,
        most_pages=most_pages,
        outside=outside,
        files=files,
        say=welcome.say_nothing if as_json else welcome.say,
    )


@main.command("open")
@click.option("--agenda", help="Programme; else first-session.")
@click.option(
    "--exercises", help="Exercises instead of a programme, in their order, separated by commas."
)
@click.option(
    "--departments", default="sales,marketing", show_default=True, help="Ids, separated by commas."
)
@click.option("--expect", type=int, help="People expected, else 40; phones with --teams, else 2.")
@click.option("--teams", is_flag=True, help="One phone a side; what it says is shown as it is.")
@click.option("--consent", is_flag=True, help="Both heads agreed to be asked about.")
@click.option("--name", default=None, help="Name of the session.")
@click.option("--language", default="en", show_default=True, help="Language on the wall: en or nb.")
@click.option(
    "--after", metavar="CODE", help="Session whose promises are asked about: kept or not?"
)
@_DATABASE
@_JSON
def open_session(
    agenda: str | None,
    exercises: str | None,
    departments: str,
    expect: int | None,
    teams: bool,
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
    chosen = None if exercises is None else _listed(exercises)
    _check_what_is_opened(agenda or "first-session", chosen)
    opened = _ask(
        url,
        "open",
        op=new_op(),
        name=interface(language)("console.name_default") if name is None else name,
        agenda=agenda or "first-session",
        exercises=chosen,
        departments=_listed(departments),
        language=language,
        expected=(2 if teams else 40) if expect is None else expect,
        mode=Mode.TEAMS if teams else Mode.PEOPLE,
        after=after,
        consent=consent,
    )
    code = cast("SessionReply", opened)["session"]["code"]
    base = opened.get("base") or _base_without_server(url)
    wall = f"{base}/wall/{code}#{_wall_pass(url, code)}"
    _print({"code": code, "join": f"{base}/join/{code}", "wall": wall}, as_json)


def _check_what_is_opened(agenda: str, exercises: list[str] | None) -> None:
    """Refuse what is broken before a server is asked, which may not have looked yet."""
    from workshop.commands.check import checked
    from workshop.exercises.agenda import agendas, chosen, only, problem

    slug = agenda if exercises is None else only(exercises)
    broken = checked(deep=False).broken
    named = {f"exercises/{name}" for name in chosen(slug)}
    if (slug in agendas() or named & broken.keys()) and (mistake := problem(slug, broken)):
        raise Refused("broken-agenda", mistake=mistake)


@main.command()
@click.option("--agenda", default="first-session", show_default=True, help="Programme.")
@click.option("--room", default="polarised", show_default=True, help="Who sits there; see below.")
@click.option("--bots", type=int, help="People, else as many as the room has.")
@click.option("--seed", default=1, show_default=True, type=int, help="The same one, the same room.")
@click.option("--language", default="en", show_default=True, help="Language on the wall: en or nb.")
@click.option("--live", is_flag=True, help="Serve it: you lead, they come in and answer.")
@click.option("--pace", default=1.0, show_default=True, type=click.FloatRange(0.01, 10),
              help="With --live: 0.1 is ten times as fast.")  # fmt: skip
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535),
              help="With --live.")  # fmt: skip
@click.option("--no-browser", is_flag=True, help="With --live: do not open your page.")
@_DATABASE
@click.option("--json", "as_json", is_flag=True, help="Print lines of JSON.")
def rehearse(
    agenda: str,
    room: str,
    bots: int | None,
    seed: int,
    language: str,
    live: bool,
    pace: float,
    port: int,
    no_browser: bool,
    as_json: bool,
    url: str | None,
) -> None:
    """Let invented people play a programme, by themselves or, with --live, led by you.

    Rooms: polarised (the sides see and blame each other badly), harmonious (hardly any gap),
    one-sided (sales are harsh, marketing mild), team (3 + 3). Practice has a database of its own
    unless --db names one, and says everywhere that it is practice. The last line holds the
    session's code and its database, which the other commands take.
    """
    from workshop.commands.rehearse.opening import cast_of
    from workshop.store.opening import practice_url

    _check_what_is_opened(agenda, None)
    cast = cast_of(agenda, room, bots, seed, language)
    database = url or practice_url()
    if live:
        shown = {"browser": not (no_browser or as_json), "as_json": as_json}
        code = _serve_rehearsal(cast, database, pace, port, **shown)
    else:
        code = _play_rehearsal(cast, database, as_json=as_json)
    _print({"code": code, "db": database}, as_json)
    if not as_json:
        click.echo(f"Look at it:  workshop serve --db {database}")
        click.echo(f"Remove it:   workshop remove {code} --db {database}")


def _serve_rehearsal(
    cast: "Cast", url: str, pace: float, port: int, *, browser: bool, as_json: bool
) -> str:
    """Serve a session that somebody leads, with invented people in it; return its code."""
    from workshop.commands.rehearse.hosts import Running
    from workshop.commands.rehearse.living import Visitors
    from workshop.commands.rehearse.opening import crowd, opened
    from workshop.machine import raise_file_limit
    from workshop.server import app, welcome
    from workshop.server.limits import files_wanted
    from workshop.server.reach import Reach
    from workshop.store.opening import database_path

    path = database_path(url)
    greet = welcome.greeter(path, as_json=as_json, browser=browser)
    coming: list[Visitors] = []
    codes: list[str] = []

    def begin(server: app.Server) -> None:
        host = Running(server.supervisor.place, server.supervisor.key)
        codes.append(opened(host, cast)["code"])
        greet(server)  # the page begins with the session that is open
        _print({"code": codes[0], "db": url}, as_json)
        coming.append(Visitors(host, codes[0], crowd(codes[0], cast), pace))
        coming[0].come(None if as_json else click.echo)

    reach, files = Reach.of("::", port, None, ""), raise_file_limit(files_wanted(cast.people))
    app.run(
        reach=reach,
        database=url,
        database_path=path,
        on_ready=begin,
        expect=1,
        files=files,
        say=welcome.say_nothing if as_json else welcome.say,
    )
    for visitors in coming:
        visitors.leave()
    return codes[0]


def _play_rehearsal(cast: "Cast", url: str, *, as_json: bool) -> str:
    """Play a rehearsal to its end, one line for each round; return the session's code."""
    from workshop.commands.rehearse.hosts import host_at
    from workshop.commands.rehearse.playing import line_of, play

    codes: list[str] = []
    with host_at(url) as host:
        for step in play(host, cast, codes.append):
            click.echo(json.dumps(step) if as_json else line_of(step))
    return codes[0]


@main.command("sign-out")
@_DATABASE
@_JSON
def sign_out(url: str | None, as_json: bool) -> None:
    """Let in no facilitator's browser again that was let in before; the newest link still does."""
    gone = cast("SignedOut", _ask(url, "sign_out"))["signed_out"]
    _print({"signed out": gone}, as_json)


@main.command()
@click.argument("code")
@click.option(
    "--to",
    type=click.Choice(["asking", "closed", "revealed", "next"]),
    help="Where to; else the next.",
)
@_DATABASE
@_JSON
def advance(code: str, to: str | None, url: str | None, as_json: bool) -> None:
    """Move a session on."""
    from workshop.host.client import new_op

    moved = _ask(url, "advance", op=new_op(), code=code, to=to)
    session = cast("SessionReply", moved)["session"]
    place = {
        n: v for n, v in session.items() if n in ("code", "phase", "step", "exercise", "round")
    }
    _print(place, as_json)


@main.command()
@click.argument("code")
@click.argument("exercise", required=False)
@click.option("--instead", is_flag=True, help="In the place of the next exercise.")
@_DATABASE
@_JSON
def reroute(
    code: str, exercise: str | None, url: str | None, *, instead: bool, as_json: bool
) -> None:
    """Put an EXERCISE next in a session; without one, tell what its results speak for."""
    from workshop.host.client import new_op

    if exercise is None:
        _tell_what_could_come(url, code, as_json=as_json)
        return
    where = "instead" if instead else "next"
    asked = _ask(url, "reroute", op=new_op(), code=code, exercise=exercise, where=where)
    course = cast("SessionReply", asked)["session"]["course"]
    _print({"code": code, "plays": ", ".join(dict.fromkeys(one[0] for one in course))}, as_json)


def _tell_what_could_come(url: str | None, code: str, *, as_json: bool) -> None:
    from workshop.pages.console.coming import told

    lines = told(cast("FacilitatorLook", _ask(url, "look", code=code)), "en")
    if as_json:
        click.echo(json.dumps({"could": lines}))
        return
    for line in lines or ["Nothing hangs on what the room sees now."]:
        click.echo(line)


@main.command()
@click.argument("code")
@click.option("--yes", is_flag=True, help="Remove it without being asked.")
@_DATABASE
@_JSON
def remove(code: str, yes: bool, url: str | None, as_json: bool) -> None:
    """Remove a session for good, with everything that was answered in it."""
    from workshop.content.removal import removal

    found = _found(url, code)
    if not yes and not _agreed(removal(found, interface("en"))):
        raise WorkshopError("Nothing was removed.")
    _ask(url, "remove", session=found["id"])
    _print({"removed": found["code"]}, as_json)


def _found(url: str | None, code: str) -> ListedSession:
    """Return the session with a code, with what is to be known before it is removed."""
    from workshop.host.callers import clean_code

    there = cast("Overview", _ask(url, "sessions"))["sessions"]
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
        raise WorkshopError("Nothing was removed. With --yes it is removed unasked.") from None


@main.command()
@click.argument("code")
@click.option("--again", is_flag=True, help="Compute every run once more, and compare.")
@_DATABASE
@_JSON
def ledger(code: str, again: bool, url: str | None, as_json: bool) -> None:
    """List what the models were told in a session, and what they gave."""
    from workshop.host.runs import computed_again

    kept = cast("Ledger", _ask(url, "ledger", code=code))["runs"]
    runs = [{**run, **({"same": computed_again(run)} if again else {})} for run in kept]
    for run in runs:
        _print(run if as_json else {n: run[n] for n in run if n not in _INNER}, as_json)
    if not all(run.get("same", True) for run in runs):
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("code")
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a file.")
@_DATABASE
def canvas(code: str, to: Path | None, url: str | None) -> None:
    """Write the tables of a session, as far as they were shown, as comma-separated values."""
    from workshop.exercises.canvas import as_csv

    told = cast("Tables", _ask(url, "tables", code=code))
    if not any(table["rows"] for table in told["tables"]):
        raise WorkshopError("This session has no rows that were shown: show some, and try again.")
    written = as_csv(told["tables"], told["language"])
    if to is None:
        sys.stdout.buffer.write(written)
    else:
        to.write_bytes(written)


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def study(options: tuple[str, ...]) -> None:
    """Open the notebooks in JupyterLab, to explore alone; OPTIONS are JupyterLab's own."""
    from workshop.server.lab import explore

    explore(options)


@main.command()
@click.argument("slug")
@click.option("--kit", type=click.Path(path_type=Path), help="Folder of your own copy of the kit.")
def new(slug: str, kit: Path | None) -> None:
    """Write a new exercise called SLUG, with its notebook, that runs at once."""
    from workshop.commands.new import new_exercise, new_kit
    from workshop.content import OWN_KIT, content_root

    root = new_kit(kit) if kit else content_root()
    for path in new_exercise(slug, root):
        click.echo(path)
    if kit:
        click.echo(f"Start the workshop with {OWN_KIT}={kit.resolve()}")
    click.echo(f"Try it: workshop study, or workshop open --exercises {slug}")


@main.group()
def models() -> None:
    """Look into the models that a workshop plays."""


@models.command()
@click.argument("name")
@click.option("--worlds", default=2000, show_default=True, type=click.IntRange(1, 100_000))
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0))
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write, else the kit's own.",
)
def sweep(name: str, worlds: int, seed: int, to: Path | None) -> None:
    """Play the model NAME in many plausible worlds, and count in how many its claims hold."""
    from workshop.commands.models import sweep_to

    click.echo(sweep_to(name, worlds, seed, to))


@models.command()
@click.option("--draws", default=2000, show_default=True, type=click.IntRange(2, 100_000))
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0))
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write, else the kit's own.",
)
def chance(draws: int, seed: int, to: Path | None) -> None:
    """Play bonuses chosen at random by the KPI game, and keep what they bring."""
    from workshop.commands.models import chance_to

    click.echo(chance_to(draws, seed, to))


@models.command()
@click.argument("name")
@click.option("--language", default="en", show_default=True, help="en or nb.")
def show(name: str, language: str) -> None:
    """Tell in how many worlds the claims of the model NAME hold, and what moves it."""
    from workshop.commands.models import told

    click.echo(told(name, language))


@main.command()
def reference() -> None:
    """Tell which kinds of question and which charts there are, as Markdown."""
    from workshop.commands.reference import reference

    click.echo(reference(), nl=False)


@main.command()
@click.option("--language", default="en", show_default=True, type=click.Choice(LANGUAGES))
def kit(language: str) -> None:
    """Tell what is agreed and asked before the day, as Markdown; your page prints it too."""
    from workshop.content.kit import whole_kit

    click.echo(whole_kit(language), nl=False)


@main.command()
def contracts() -> None:
    """Tell what pages, replies and actions hold, as Markdown."""
    from workshop.commands.contracts import document

    click.echo(document(), nl=False)


@main.command()
@click.argument("names", nargs=-1)
@click.option("--people", type=click.IntRange(1, LARGEST_ROOM), help="14, or phones of teams: 2.")
@click.option("--teams", is_flag=True, help="Where each side agrees on one phone.")
@click.option("--session", "code", metavar="CODE", help="Of what that session plays.")
@_DATABASE
def minutes(
    names: tuple[str, ...], people: int | None, code: str | None, url: str | None, *, teams: bool
) -> None:
    """Tell how many words and minutes programmes and exercises take; all, or those of NAMES."""
    from workshop.commands.minutes import minutes, minutes_of_session
    from workshop.session import Mode

    if code is not None:
        there = cast("FacilitatorLook", _ask(url, "look", code=code))["session"]
        click.echo(minutes_of_session(there["name"], there["course"], there["mode"]), nl=False)
        return
    click.echo(minutes(names, people or 0, Mode.TEAMS if teams else Mode.PEOPLE), nl=False)


@main.command()
def check() -> None:
    """Report every mistake in data/, with file, line and key."""
    from workshop.commands.check import mistakes

    found = mistakes()
    for mistake in found:
        click.echo(mistake)
    if found:
        click.echo("1 mistake in data/." if len(found) == 1 else f"{len(found)} mistakes in data/.")
        raise click.exceptions.Exit(1)
    click.echo("No mistakes in data/.")


def _base_without_server(url: str | None) -> str:
    """Return where people will probably reach the server once it runs, and say that it does not."""
    from workshop.host.place import read_note
    from workshop.server.reach import expected_base
    from workshop.store.opening import database_path, default_url

    note = read_note(database_path(url or default_url())) or {}
    base = expected_base(note.get("base", ""), PORT)
    click.echo(f"No workshop is running here: people reach {base} once one is started.", err=True)
    return base


def _listed(names: str) -> list[str]:
    """Return what is listed with commas."""
    return [name.strip() for name in names.split(",") if name.strip()]


def _wall_pass(url: str | None, code: str) -> str:
    """Return the pass to a wall: whoever may read the database's folder may open it."""
    from workshop.server.walls import wall_pass, wall_secret
    from workshop.store.opening import database_path, default_url

    return wall_pass(wall_secret(database_path(url or default_url())), code)


def _ask(url: str | None, do: str, **fields: Value) -> Reply:
    """Carry out a command at the running host of a database, or, with none, on the database."""
    from workshop.host.client import ask_once
    from workshop.host.place import Place, read_note
    from workshop.store.opening import database_path, default_url

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


def _print(values: Mapping[str, object], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(dict(values)))
        return
    for name, value in values.items():
        click.echo(f"{name:9} {value}")
