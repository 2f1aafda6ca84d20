"""Opening the database for a host, and saying who else has it open."""

import contextlib
import time

from workshop.errors import Refused, Unreachable, WorkshopError
from workshop.host.client import ask_once
from workshop.host.place import Place, read_note
from workshop.store.database import DatabaseStore
from workshop.store.opening import open_store
from workshop.store.places import database_path
from workshop.store.soundness import InUse

TRIES, PAUSE = 3, 0.25
"""How often, and with how many seconds between, somebody is waited for who is just ending."""
ANSWER = 2.0
"""Seconds in which a workshop that runs says something."""


def open_patiently(url: str) -> DatabaseStore:
    """Open the database; a predecessor that is just ending gets a few seconds to let go.

    Raises:
        WorkshopError: it cannot be used; as `workshop.store.opening.open_store`, and where a
            workshop has it open, this is said.
    """
    for _ in range(TRIES):
        with contextlib.suppress(InUse):
            return open_store(url)
        time.sleep(PAUSE)
    try:
        return open_store(url)
    except InUse:
        if not is_served(url):
            raise
    raise WorkshopError(
        f"{database_path(url)} is in use by a running workshop: use that one, stop it, "
        "or name another file with --db."
    )


def is_served(url: str) -> bool:
    """Whether a workshop runs on a database: its note lies there, and somebody answers."""
    note = read_note(database_path(url))
    if note is None:
        return False
    try:
        ask_once(Place(note["ask"], note["bell"]), note["key"], "sessions", wait=ANSWER)
    except Refused:
        return True
    except (Unreachable, KeyError):
        return False
    return True
