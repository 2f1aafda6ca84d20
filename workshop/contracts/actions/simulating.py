"""A rehearsal with feedback: what the trainee reads from a picture."""

from typing import Final, Literal, TypedDict


class SayReading(TypedDict):
    """What a picture says, and what she would ask; empty where she leaves that out.

    Attributes:
        step: of the reveal that she has before her.
    """

    op: Literal["say_reading"]
    step: int
    reading: str
    question: str


SENT: Final[tuple[type, ...]] = (SayReading,)
"""What she sends."""
