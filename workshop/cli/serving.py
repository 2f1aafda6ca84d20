"""Commands that serve: the room, a rehearsal, the notebooks."""

import json
from typing import TYPE_CHECKING

import click

from workshop.cli.asking import DATABASE, JSON, PORT, printed
from workshop.cli.group import main
from workshop.cli.sessions import check_what_is_opened
from workshop.content.texts import interface
from workshop.session import KEEP_DAYS, LARGEST_ROOM

if TYPE_CHECKING:
    from workshop.commands.rehearse.opening import Cast


@main.command()
@click.option(
    "--host", default="::", show_default=True, help="Address to listen on; `::` is all there are."
)
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535))
@DATABASE
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
@click.option(
    "--keep-days",
    default=KEEP_DAYS,
    show_default=True,
    type=click.IntRange(1, 3650),
    help="Days until what single people said is erased, in sessions that begin from now on.",
)
@click.option("--no-browser", is_flag=True, help="Do not open the facilitator's page.")
@JSON
def serve(
    host: str,
    port: int,
    url: str | None,
    expect: int,
    most_pages: int | None,
    lan_address: str | None,
    public_url: str | None,
    proxies: tuple[str, ...],
    keep_days: int,
    no_browser: bool,
    as_json: bool,
) -> None:
    """Start the server, and print how people and facilitator get in."""
    from workshop.machine import raise_file_limit
    from workshop.server import app, welcome
    from workshop.server.limits import files_wanted
    from workshop.server.outside import Outside
    from workshop.server.reach import Reach
    from workshop.store.places import database_path, default_url

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
        keep_days=keep_days,
        outside=outside,
        files=files,
        say=welcome.say_nothing if as_json else welcome.say,
    )


@main.command()
@click.option("--agenda", default="first-session", show_default=True, help="Programme.")
@click.option("--choose", multiple=True, metavar="EXERCISE",
              help="In the place of the first one of its slot; several times.")  # fmt: skip
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
@click.option("--join", "code", metavar="CODE", help="Come into practice that is open already.")
@DATABASE
@click.option("--json", "as_json", is_flag=True, help="Print lines of JSON.")
def rehearse(
    agenda: str,
    choose: tuple[str, ...],
    room: str,
    bots: int | None,
    seed: int,
    language: str,
    live: bool,
    pace: float,
    port: int,
    no_browser: bool,
    code: str | None,
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
    from workshop.store.places import practice_url

    if code is not None:
        _join(code, room, bots, seed, pace, url)
        return
    check_what_is_opened(agenda, None)
    cast = cast_of(agenda, room, bots, seed, language, choose)
    database = url or practice_url()
    if live:
        shown = {"browser": not (no_browser or as_json), "as_json": as_json}
        code = _serve_rehearsal(cast, database, pace, port, **shown)
    else:
        code = _play_rehearsal(cast, database, as_json=as_json)
    printed({"code": code, "db": database}, as_json)
    if not as_json:
        click.echo(f"Look at it:  workshop serve --db {database}")
        click.echo(f"Erase it:    workshop erase {code} --db {database}")


def _join(code: str, room: str, bots: int | None, seed: int, pace: float, url: str | None) -> None:
    """Let invented people take part in practice that is open at a running workshop."""
    from workshop.commands.rehearse.hosts import running_at
    from workshop.commands.rehearse.joining import visitors
    from workshop.store.places import default_url

    visitors(running_at(url or default_url()), code, room, bots, seed, pace).stay()


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
    from workshop.store.places import database_path

    path = database_path(url)
    greet = welcome.greeter(path, as_json=as_json, browser=browser)
    coming: list[Visitors] = []
    codes: list[str] = []

    def begin(server: app.Server) -> None:
        host = Running(server.supervisor.place, server.supervisor.key)
        codes.append(opened(host, cast)["code"])
        greet(server)  # the page begins with the session that is open
        printed({"code": codes[0], "db": url}, as_json)
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


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def study(options: tuple[str, ...]) -> None:
    """Open the notebooks in JupyterLab, to explore alone; OPTIONS are JupyterLab's own."""
    from workshop.server.lab import explore

    explore(options)
