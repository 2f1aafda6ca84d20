"""What lies here only because a session brought it: a list knows it, and it goes with the session.

The list is no row of a database, for several databases may have sessions that play the same.
"""

import json
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from workshop.content.cached import write_whole
from workshop.content.own import own_root
from workshop.errors import ContentError
from workshop.exercises.agenda import load_agenda, own_agendas
from workshop.exercises.decks import clear

FILE = "came.json"
SHOWN = ("decks", "agendas")
"""What nothing of a record needs: it goes when a session's answers do."""

LEFT = ""
"""Under it stands what a session left that is no more, for another one plays it."""

Names = set[str]
"""Things by their place, such as `exercises/lunch-3f9a0c41d2e7`."""


def _known() -> dict[str, list[str]]:
    with suppress(OSError, ValueError):
        return dict(json.loads((own_root() / FILE).read_bytes()))
    return {}


def _keep(known: dict[str, list[str]]) -> None:
    file = own_root() / FILE
    known = {session: names for session, names in known.items() if names}
    if known:
        write_whole(file, json.dumps(known).encode())
        file.chmod(0o600)
    else:
        file.unlink(missing_ok=True)


def brought() -> Names:
    """Return all that sessions have brought."""
    return {name for names in _known().values() for name in names}


def note(session: str, there: Iterable[str], laid: Iterable[str]) -> None:
    """Remember what a session has brought.

    Args:
        session: its id.
        there: all that came along; what another session brought belongs to both of them.
        laid: what of it was not here before; what was, and nobody brought, is somebody's own.
    """
    known = _known()
    theirs = {name for names in known.values() for name in names}
    hers = {*laid, *(name for name in there if name in theirs)}
    known[session] = sorted({*known.get(session, []), *hers})
    _keep(known)


def let_go(session: str, needed: Collection[str], *, whole: bool) -> None:
    """Take away what a session has brought and nothing else needs.

    Args:
        session: its id.
        needed: names of exercises, moments and decks that stay; so does a programme that was saved
            here since.
        whole: whether nothing is left of the session; else what its record names stays.
    """
    known = _known()
    mine, left = {*known.pop(session, [])}, {*known.pop(LEFT, [])}
    others = {name for names in known.values() for name in names}
    going = left | {name for name in mine if whole or name.partition("/")[0] in SHOWN}
    stays = {*needed, *own_agendas()} - {*as_they_came(session)}
    kept = {name for name in going if _stem(name) in stays}
    for name in going - others - kept:
        _take_away(own_root() / name)
    _keep(known | {session: sorted(mine - going), LEFT: sorted(kept - others)})


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".toml")


def _take_away(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir():
            clear(path)
        else:
            path.unlink(missing_ok=True)


def as_they_came(session: str) -> list[str]:
    """Return the programmes that a session brought; of those that were saved here since, none."""
    return [slug for slug in own_agendas() if session and _brought_by(slug) == session]


def _brought_by(slug: str) -> str:
    with suppress(ContentError):
        return load_agenda(slug).came_with
    return ""
