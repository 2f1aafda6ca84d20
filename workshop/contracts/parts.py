"""Pieces that several pages hold."""

from typing import NotRequired, TypedDict

Words = dict[str, object]
"""A table of the interface's words as it stands in `data/ui`; the front end asks for some."""


class Option(TypedDict):
    """Something to choose, or a department or language as it is shown."""

    id: str
    text: str


class Run(TypedDict):
    """A stretch of a text, strong or emphasised where it says so."""

    text: str
    strong: NotRequired[bool]
    em: NotRequired[bool]


class Block(TypedDict):
    """A piece of rich text; `type` is `p`, `h`, `li` or `quote`, `id` the name of a heading."""

    type: str
    id: NotRequired[str]
    runs: list[Run]


class Log(TypedDict):
    """A text that is opened with a reveal."""

    title: str
    blocks: list[Block]


class Onward(TypedDict):
    """The lesson in which an exercise goes on for somebody alone.

    Attributes:
        text: the link.
        note: what it is, and that the room stays where it is.
        href: its address on this server.
    """

    text: str
    note: str
    href: str


class ClaimCard(TypedDict):
    """A claim about a model.

    Attributes:
        id: its name.
        claim: what is claimed.
        share: of the invented worlds in which it holds, in [0, 1].
        found: that share in words.
        fails: where it does not hold.
        fails_label: what stands above that.
    """

    id: str
    claim: str
    share: float
    found: str
    fails: str
    fails_label: str


class Claims(TypedDict):
    """Every claim about a model, and what a share of worlds is worth."""

    title: str
    caution: str
    cards: list[ClaimCard]


class WayIn(TypedDict):
    """How people join: the code, the link, its address without `http://`, and its QR code."""

    code: str
    join: str
    address: str
    qr: list[list[int]]


class DepartmentHere(Option):
    """A department, and how many of it are here."""

    n: int


class Headcount(TypedDict):
    """Who is here, in all, of how many, in words, by department; how many of them on paper."""

    total: int
    expected: int
    text: str
    departments: list[DepartmentHere]
    paper: NotRequired[str]


class Progress(TypedDict):
    """How many have answered everything, of how many, how far the room is, and that in words."""

    n: int
    of: int
    share: float
    text: str


class Alone(TypedDict):
    """What every page of a lesson is told besides, and no page of a session.

    Attributes:
        gone: what to say when the kernel is no longer the one that drew the page.
        wrong: why the page is not what it should be.
    """

    gone: NotRequired[str]
    wrong: NotRequired[str]


class Message(TypedDict):
    """A page that says one thing: that it connects, belongs to a session, or is over.

    Attributes:
        title: the sentence.
        phase: `connecting` or `message`, for phone and wall.
        screen: `message`, for the console.
        language: of the sentence.
        words: none.
        lead: what there is to say besides.
        blocks: more of that.
    """

    title: str
    phase: NotRequired[str]
    screen: NotRequired[str]
    language: NotRequired[str]
    words: NotRequired[Words]
    lead: NotRequired[str]
    blocks: NotRequired[list[Block]]
