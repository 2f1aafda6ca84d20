"""What the front end sends, where it is well-formed, and what it is told between two pages.

Nothing of an action is believed: Python reads it as `Action` and checks each value.
"""

from collections.abc import Mapping
from typing import Final

from workshop.contracts.actions import (
    admitting,
    answering,
    following,
    moving,
    onpaper,
    opening,
    owning,
    pacing,
    parking,
    posing,
    preparing,
    rehearsing,
    running,
    simulating,
    telling,
    trying,
    writing,
)

Action = Mapping[str, object]
"""An action as it arrives: a table with a text `op`; where a file was sent, `data` is its bytes."""

ACTIONS: Final[tuple[type, ...]] = (
    *answering.SENT,
    *opening.SENT,
    *moving.SENT,
    *admitting.SENT,
    *writing.SENT,
    *trying.SENT,
    *owning.SENT,
    *rehearsing.SENT,
    *simulating.SENT,
    *following.SENT,
    *posing.SENT,
    *parking.SENT,
    *onpaper.SENT,
    *running.SENT,
    *pacing.SENT,
    *preparing.SENT,
)
"""Everything that a page sends."""

MESSAGES: Final[tuple[type, ...]] = (*telling.TOLD, *parking.TOLD)
"""Everything that a page is told without getting another one."""
