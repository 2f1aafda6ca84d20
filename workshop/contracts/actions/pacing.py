"""The pace of a session, and results that come by themselves."""

from typing import Final, Literal, TypedDict


class ChoosePace(TypedDict):
    """The session is to go at this pace: `led` or `own`."""

    op: Literal["pace"]
    pace: str


class HoldResults(TypedDict):
    """The results of the questions that are open are to wait for whoever leads, or to come."""

    op: Literal["hold"]
    held: bool
    version: int


SENT: Final[tuple[type, ...]] = (ChoosePace, HoldResults)
