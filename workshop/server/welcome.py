"""What the terminal says when the server is ready: the way in, and the facilitator's link."""

import contextlib
import json
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path

import segno

from workshop.content.texts import interface
from workshop.server.app import Server
from workshop.server.limits import files_needed
from workshop.server.networks import networks


def greeter(database: Path, *, as_json: bool, browser: bool) -> Callable[[Server], None]:
    """Return what is to be done once the first page can be asked for.

    Args:
        database: file with the answers.
        as_json: whether a program reads what we say.
        browser: whether to open the facilitator's page.
    """

    def greet(server: Server) -> None:
        bases, reach = server.surroundings.bases, server.surroundings.reach
        links = {
            "landing": f"{bases[0]}/",
            "facilitate": f"{reach.mine}/facilitate#{server.facilitator_key}",
            "facilitator_key": server.facilitator_key,
            "database": str(database),
        }
        server.leave_note()
        if as_json:
            print(json.dumps(links), flush=True)  # noqa: T201
            return
        with contextlib.suppress(OSError):  # nobody reads the terminal any more
            _say(links, bases)
            if trouble := reach.trouble(networks()):
                print(interface("en")(f"terminal.{trouble}"))  # noqa: T201
            sys.stdout.flush()
        if browser and _has_browser():
            # Every user of this machine can read a browser's command line.
            webbrowser.open(f"{reach.mine}/facilitate#{server.opening_key.new()}")

    return greet


def warn_of_few_files(files: int, expect: int) -> None:
    """Say so where this machine lets us open too few files for the people expected."""
    needed = files_needed(expect)
    if files < needed:
        told = {"files": files, "expect": expect, "needed": needed}
        print(interface("en")("terminal.few_files", **told), file=sys.stderr)  # noqa: T201


def _say(links: dict[str, str], bases: list[str]) -> None:
    ui = interface("en")
    code = segno.make(links["landing"], error="m", micro=False)
    print()  # noqa: T201
    if (sys.stdout.encoding or "").lower().startswith("utf"):
        code.terminal(compact=True)
    values = {**links, "others": ", ".join(bases[1:])}
    for key in ("join", "others", "facilitate", "database", "stop"):
        if key != "others" or values["others"]:
            print(ui(f"terminal.{key}", **values))  # noqa: T201


def say(key: str, **values: str) -> None:
    """Say something that came up while the server runs."""
    print(interface("en")(f"terminal.{key}", **values), flush=True)  # noqa: T201


def say_nothing(key: str, **values: str) -> None:
    """Say nothing: a program reads what we say, and expects one line."""


def _has_browser() -> bool:
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True
