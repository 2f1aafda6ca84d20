"""Where databases lie: what a URL names, and those of this user. Nothing is opened here."""

import re
from pathlib import Path

from workshop.content.own import data_folder
from workshop.errors import WorkshopError

_URL = re.compile(
    r"sqlite(\+pysqlite)?:///(?P<file>.+?)(?P<options>\?(\w+=[^?/\\&]*&?)+)?", re.IGNORECASE
)


def default_url() -> str:
    """Return the URL of the database in the user's data folder."""
    return f"sqlite:///{data_folder() / 'workshop.db'}"


def practice_url() -> str:
    """Return the URL of the database of rehearsals: never the one that real answers lie in."""
    return f"sqlite:///{data_folder() / 'practice' / 'practice.db'}"


def database_path(url: str) -> Path:
    """Return the file that a database URL names: what follows `sqlite:///`, letter by letter.

    People write the names of their files there, and a `%` or a `?` may be part of one.

    Raises:
        WorkshopError: the URL is malformed, names another kind of database, or has options.
    """
    found = _URL.fullmatch(url.strip())
    if not found or found["file"] == ":memory:":
        raise WorkshopError(
            f"{url!r} is no database of ours: write --db sqlite:////folder/file.db."
        )
    if found["options"]:
        raise WorkshopError(
            f"{url!r} ends in options, and there are none: leave out {found['options']!r}."
        )
    return Path(found["file"]).expanduser().absolute()
