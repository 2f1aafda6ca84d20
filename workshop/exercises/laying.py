"""What came along with a session is put where it belongs: all of it or none, and over nothing."""

import json
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from workshop.content import listed
from workshop.content.own import own_root
from workshop.errors import Refused
from workshop.exercises.decks import clear

PART = ".arriving-"
"""Begins the name of the folder in which it waits; nothing else reads a name with such a dot."""

NAMES = "names.json"
_PART = re.compile(re.escape(PART) + r"[A-Za-z0-9_]{1,20}")


@dataclass
class Arrival:
    """What came along, as it waits to be laid.

    Attributes:
        folder: where it waits.
        names: what each exercise, moment and programme is called here, by what it was called there.
        differs: exercises of the kit that read otherwise here.
    """

    folder: Path
    names: dict[str, str] = field(default_factory=dict)
    differs: list[str] = field(default_factory=list)


def take_away(folder: Path) -> None:
    """Take away a folder in which something waited."""
    shutil.rmtree(folder, ignore_errors=True)


def waiting(name: str) -> Arrival | None:
    """Return what waits in a folder of this name; None where nothing does."""
    folder = own_root() / name
    if not _PART.fullmatch(name) or not (folder / NAMES).is_file():
        return None
    return Arrival(folder, json.loads((folder / NAMES).read_bytes()))


class Laid(NamedTuple):
    """What came along, by its place: all of it, and what of it was not here before."""

    there: list[str]
    new: list[str]


def lay(arrival: Arrival) -> Laid:
    """Put everything that waits and is not here yet where it belongs.

    Returns:
        What was laid: where the session is not kept after all, `take_back` it.

    Raises:
        Refused: `carry-disk`, where it cannot be written; then nothing was laid.
    """
    done = Laid([], [])
    try:
        for kind in ("exercises", "moments", "decks", "agendas"):
            for one in listed(arrival.folder / kind, "*"):
                (own_root() / kind).mkdir(exist_ok=True, mode=0o700)
                target = own_root() / kind / one.name
                done.there.append(f"{kind}/{one.name}")
                if not target.exists():
                    one.rename(target)
                    done.new.append(f"{kind}/{one.name}")
    except OSError as error:
        take_back(done)
        raise Refused("carry-disk", why=error.strerror or str(error)) from None
    return done


def take_back(laid: Laid) -> None:
    """Take away what was laid."""
    for one in (own_root() / name for name in laid.new):
        if one.is_dir():
            clear(one)
        else:
            one.unlink(missing_ok=True)
