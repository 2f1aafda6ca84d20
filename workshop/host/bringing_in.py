"""The way of a saved session to a host that takes it in: what came along is checked first.

It is done beside the host, which answers phones meanwhile, by whoever opened the file.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from workshop.content.own import OWN_FOLDER
from workshop.content.texts import interface
from workshop.contracts.tallies import Value
from workshop.errors import ContentError, Refused
from workshop.exercises import arriving, laying
from workshop.exercises.exercise import load_exercise
from workshop.exercises.unpacking import SEPARATOR, TEXT, Luggage, taken_out
from workshop.host.parting import parts_of

CHECK = (sys.executable, "-m", "workshop.commands.check.arrived")
PARSE = (sys.executable, "-m", "workshop.commands.check.parsed")
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
    _parse(luggage)
    arrival = arriving.arrived(luggage)
    try:
        _check(str(arrival.folder))
        parts = list(parts_of(rows))
        parts[-1]["arrival"] = arrival.folder.name
        yield Brought(parts, arrival.differs)
    finally:
        laying.take_away(arrival.folder)


def _parse(luggage: Luggage) -> None:
    """Have what is read here parsed once in a process of its own: some TOML takes hours."""
    texts = [data for data in luggage.texts() if len(data) <= TEXT]
    if texts:
        _run(PARSE, {}, SEPARATOR.join(texts))


def _check(folder: str) -> None:
    """Have `workshop check` read it, in a process of its own."""
    try:
        mistakes = json.loads(_run(CHECK, {OWN_FOLDER: folder}))
    except ValueError:
        raise Refused("damaged-session-file") from None
    if mistakes:
        raise Refused("carry-broken", mistake=mistakes[0])


def _run(program: Sequence[str], env: Mapping[str, str], told: bytes = b"") -> bytes:
    """Return what a process of ours says that has limits; refuse the file where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            program,
            input=told,
            env=os.environ | env,
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        raise Refused("damaged-session-file") from None
    return done.stdout
