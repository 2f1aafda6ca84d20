"""The question of the moment on the facilitator's page: the form in which she types it."""

from typing import TypedDict

from workshop.contracts.parts import Option, Words


class FormOption(Option):
    """A way in which a question of the moment may be answered.

    Attributes:
        prompt: what the field is called in which she types what is asked.
        options: how many answers she may type; 0 where there is nothing to choose.
        ends: whether she types what the two ends of the scale mean.
    """

    prompt: str
    options: int
    ends: bool


class MomentPanel(TypedDict):
    """The form of a question of the moment.

    Attributes:
        title: the heading.
        lead: what it is for.
        later: that it comes right after what the room is doing; empty where it comes at once.
        forms: how it may be answered.
        limits: characters there are for `prompt`, `option` and `end`.
        send: what the button says.
        wrong: why what she sent last was refused; empty where it was not.
        words: of its fields.
    """

    title: str
    lead: str
    later: str
    forms: list[FormOption]
    limits: dict[str, int]
    send: str
    wrong: str
    words: Words
