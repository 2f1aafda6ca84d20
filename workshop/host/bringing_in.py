"""The way of a saved session to a host that takes it in: what came along is checked first.

It is done beside the host, which answers phones meanwhile, by whoever opened the file.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from workshop.content.own import OWN_FOLDER
from workshop.content.texts import interface
from workshop.contracts.tallies import Value
from workshop.errors import ContentError, Refused
from workshop.exercises import arriving, laying
from workshop.exercises.exercise import load_exercise
from workshop.exercises.unpacking import taken_out
from workshop.host.parting import parts_of

CHECK = (sys.executable, "-m", "workshop.commands.check.arrived")
PATIENCE = 120.0


class Brought(NamedTuple):
    """A session that was opened, ready to be handed over.

    Attributes:
        parts: the fields of each command by which a host takes it in, in their order.
        differs: exercises of the kit that read otherwise on this laptop.
    """

    parts: list[dict[str, Value]]
    differs: list[str]

    def titles(self, language: str) -> str:
        """Return those by what they are called, as a list in words."""
        return interface(language).listed([title_of(slug, language) for slug in self.differs])


def title_of(slug: str, language: str) -> str:
    """Return what an exercise is called; its name, where it cannot be read here."""
    try:
        return load_exercise(slug).texts(language)("title")
    except ContentError:
        return slug


@contextmanager
def brought(content: bytes) -> Iterator[Brought]:
    """Write what came along with a session where it waits to be laid, checked; away afterwards.

    Args:
        content: what was sealed.

    Raises:
        Refused: `damaged-session-file`, `carry-version`, `carry-disk`; `carry-broken`, where
            something that came along does not fit here.
    """
    rows, luggage = taken_out(content)
    arrival = arriving.arrived(luggage)
    try:
        _check(str(arrival.folder))
        parts = list(parts_of(rows))
        parts[-1]["arrival"] = arrival.folder.name
        yield Brought(parts, arrival.differs)
    finally:
        laying.take_away(arrival.folder)


def _check(folder: str) -> None:
    """Have `workshop check` read it, in a process of its own."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            CHECK,
            env=os.environ | {OWN_FOLDER: folder},
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
        mistakes = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError, OSError):
        raise Refused("damaged-session-file") from None
    if mistakes:
        raise Refused("carry-broken", mistake=mistakes[0])
