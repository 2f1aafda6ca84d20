"""A pause and a nudge, as phones and wall tell of them."""

from typing import NotRequired, TypedDict

from workshop.content.texts import Texts
from workshop.contracts.looks import CommonView, SharedLook
from workshop.contracts.running import NudgeLine, PauseWords


class RunningWords(TypedDict):
    """What a phone is told of how the room is; see `SharedPhone`."""

    paused: NotRequired[PauseWords]
    nudge: NotRequired[NudgeLine]


def running_words(look: CommonView, ui: Texts) -> RunningWords:
    """Return that the room stands still, or that answers are waited for; mostly nothing."""
    if look["session"]["paused"]:
        return {"paused": {"title": ui("run.pause.title"), "lead": ui("run.pause.lead")}}
    if look["nudge"]:
        return {"nudge": {"id": look["nudge"], "text": ui("run.nudge.line")}}
    return {}


def wall_pause(look: SharedLook, ui: Texts) -> PauseWords | None:
    """Return what the wall shows while the room stands still; None while it goes on."""
    if not look["session"]["paused"]:
        return None
    return {"title": ui("run.pause.title"), "lead": ui("run.pause.wall")}
