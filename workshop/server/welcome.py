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


def greeter(
    bases: list[str], mine: str, database: Path, *, as_json: bool, browser: bool
) -> Callable[[Server], None]:
    """Return what is to be done once the first page can be asked for.

    Args:
        bases: addresses for everybody, the best first.
        mine: address at which the facilitator's browser finds us.
        database: file with the answers.
        as_json: whether a program reads what we say.
        browser: whether to open the facilitator's page.
    """

    def greet(server: Server) -> None:
        links = {
            "landing": f"{bases[0]}/",
            "facilitate": f"{mine}/facilitate#{server.facilitator_key}",
            "facilitator_key": server.facilitator_key,
            "database": str(database),
        }
        with contextlib.suppress(OSError):  # a full disk must not keep people out
            server.leave_note({"base": bases[0]})
        if as_json:
            print(json.dumps(links), flush=True)  # noqa: T201
            return
        with contextlib.suppress(OSError):  # nobody reads the terminal any more
            _say(links, bases)
        if browser and _has_browser():
            # Every user of this machine can read a browser's command line.
            webbrowser.open(f"{mine}/facilitate#{server.opening_key.new()}")

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
    sys.stdout.flush()


def _has_browser() -> bool:
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True
