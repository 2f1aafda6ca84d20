"""Connections of people who showed who they are are kept when others must go."""

from typing import Any


def prove(request: Any, who: str) -> None:
    """Say that a request brought a valid cookie, so that its connection is somebody's.

    Args:
        request: tornado's request.
        who: names the seat, facilitator or wall; the hash of a token, never the token.
    """
    line = getattr(getattr(request.connection, "context", None), "line", None)
    if line is not None:
        line.prove(who)
