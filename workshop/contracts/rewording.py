"""Wording a coming question otherwise, on the facilitator's page."""

from typing import TypedDict

from workshop.contracts.parts import Option, Words


class RewordQuestion(TypedDict):
    """A question that may be worded otherwise.

    Attributes:
        id: `EXERCISE/QUESTION`.
        text: its round, and how it begins.
        said: what it asks now, by language.
        changed: whether that is not what its exercise has.
    """

    id: str
    text: str
    said: dict[str, str]
    changed: bool


class RewordPanel(TypedDict):
    """The form in which she does it.

    Attributes:
        title: the heading.
        lead: what it does.
        questions: those that come, in the order of the programme.
        languages: those in which they are asked.
        limit: characters there are for each.
        wrong: why what she sent last was refused; empty where it was not.
        words: of its fields.
    """

    title: str
    lead: str
    questions: list[RewordQuestion]
    languages: list[Option]
    limit: int
    wrong: str
    words: Words
