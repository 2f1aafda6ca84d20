"""The way through all lessons: what there is, and what is kept of how far somebody came."""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from workshop.contracts.parts import Alone, Words

Keeps = Literal["browser", "file"]
"""Where it is kept how far somebody came: in her browser, or in a file of her own."""

Come = Mapping[str, list[str]]
"""How far somebody came: the rounds that she was shown, by lesson; none where she only began."""


class LessonLine(TypedDict):
    """A lesson in the list of all.

    Attributes:
        slug: its exercise's name.
        file: its notebook's name.
        number: what the notebook's name begins with.
        title: its title.
        about: what it is about, in one sentence.
        time: how long it takes somebody alone, in words; empty where that cannot be told.
        parts: the rounds that she is shown until it is done.
    """

    slug: str
    file: str
    number: str
    title: str
    about: str
    time: str
    parts: list[str]


class PathPage(Alone):
    """The list of all lessons.

    Attributes:
        heading: its title.
        lead: what it is for.
        lessons: all that there are, in the order of their notebooks.
        keeps: where it is kept how far she came.
        come: how far she came, where a file keeps it; a browser looks for itself.
        where: where it is kept, in words.
        words: the others.
    """

    heading: str
    lead: str
    lessons: list[LessonLine]
    keeps: Keeps
    come: Come
    where: str
    words: Words
    language: NotRequired[str]


class CameSoFar(TypedDict):
    """How far somebody came in one lesson, for the browser to keep; empty rounds: only begun."""

    slug: str
    parts: list[str]
