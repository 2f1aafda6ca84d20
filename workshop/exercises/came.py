"""What an exercise is called that came with a session from another laptop: its name, and a digest.

A folder of such a name never changes; where the same comes again, it is the same.
"""

import re
from collections.abc import Iterable

_NAME = re.compile(r"(.+)-([0-9a-f]{12})")


def came_as(slug: str, digest: str) -> str:
    """Return the name under which an exercise is laid.

    Args:
        slug: what it is called where it was written.
        digest: of what it says, in hexadecimal.
    """
    return f"{slug}-{digest[:12]}"


def came_from(slug: str) -> str:
    """Return what an exercise was called where it was written; empty where it was written here."""
    found = _NAME.fullmatch(slug)
    return found[1] if found else ""


def as_played(slug: str, played: Iterable[str]) -> str:
    """Return the name under which a session plays an exercise: its own copy, where it brought one.

    Args:
        slug: what it is called in other exercises; empty where it is none.
        played: the exercises of the session.
    """
    return next((one for one in played if slug and came_from(one) == slug), slug)
