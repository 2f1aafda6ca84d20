"""Where programmes of one's own lie: in the user's data folder, in the form of the kit's `data`.

An upgrade overwrites what the kit brings, so nothing of one's own is written there.
"""

import os
from pathlib import Path

OWN_FOLDER = "WORKSHOP_OWN"
"""The environment variable that names another folder for them."""

PREFIX = "own-"
"""Begins the name of whatever is one's own: nothing that the kit brings is called so."""


def own_root() -> Path:
    """Return the folder that holds `agendas/`, `moments/` and `decks/`; it may not be there yet."""
    named = os.environ.get(OWN_FOLDER)
    return Path(named) if named else data_folder() / "own"


def data_folder() -> Path:
    """Return the folder in which the kit keeps what is this user's."""
    from platformdirs import user_data_path

    return user_data_path("marketing-sales-workshop", appauthor=False)


def is_own(name: str) -> bool:
    """Whether a programme or a moment of this name is one's own."""
    return name.startswith(PREFIX)
