"""The departments a session may have; their words stand in `data/ui` under `departments`."""

from workshop.content.texts import interface


def departments() -> tuple[str, ...]:
    """Return the ids of all departments, sales and marketing first."""
    return tuple(interface("en").table("departments"))
