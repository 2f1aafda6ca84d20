"""What departments call themselves in a session."""

from typing import TypedDict


class Named(TypedDict):
    """To `names`: what they are called from now on, by id; left out is the ordinary name."""

    names: dict[str, str]
