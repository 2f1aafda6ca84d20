"""What a model computes of a room's answers: as the host keeps it, and pages show it."""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

Parameters = Mapping[str, object]
"""What a model is told, ready for JSON; the `run` of the model says what stands in it."""

Outcome = Mapping[str, object]
"""What a model gave, ready for JSON; the `run` of the model says what stands in it."""


class RunState(TypedDict):
    """A run of the present reveal.

    Attributes:
        state: it is there, is being computed, or could not be.
        outcome: what the model makes of the room's answers, once it is there.
        played: what it makes of what the facilitator set last, where she did.
        teams: that the room is played as teams; it is left out elsewhere.
    """

    state: Literal["ready", "pending", "failed"]
    outcome: NotRequired[Outcome]
    played: NotRequired[Outcome]
    teams: NotRequired[bool]


class LedgerEntry(TypedDict):
    """A run with all that its model was told.

    Attributes:
        op: its operation.
        session: the session's id.
        exercise: the exercise's slug.
        run: its id in the exercise.
        model: which model.
        parameters: what it was told.
        outcome: what it gave.
        at: when, in ISO 8601.
        played: whether the facilitator asked for it; else it comes from the room's answers.
    """

    op: str
    session: str
    exercise: str
    run: str
    model: str
    parameters: Parameters
    outcome: Outcome
    at: str
    played: bool
