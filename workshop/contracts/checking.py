"""Before the session: what fails in rooms is tried, and each line says what to do about it."""

from typing import Literal, NotRequired, TypedDict

State = Literal["good", "open", "bad"]
"""Of a line: it works, it was not tried yet, it does not work."""


class TrialView(TypedDict):
    """How far the trial of phones is.

    Attributes:
        walls: pages of this session's wall that are open.
        running: whether phones in the lobby are asked whether they are heard.
        here: phones in the lobby that have a line at this moment.
        heard: how many of them have answered since phones were asked last.
    """

    walls: int
    running: bool
    here: int
    heard: int


class Tried(TypedDict):
    """To `trial` and `tried`: whether phones are asked; nothing of it is written down."""

    running: bool


class CheckLine(TypedDict):
    """A line of the list.

    Attributes:
        id: names it.
        state: how it stands.
        state_text: that in words, for a screen reader.
        text: what is so.
        todo: what to do where it is not good; empty where it is.
        act: the button that tries it.
    """

    id: str
    state: State
    state_text: str
    text: str
    todo: str
    act: NotRequired[str]


class Checklist(TypedDict):
    """The list, in the lobby.

    Attributes:
        title: the heading.
        lead: how many of its lines are good.
        lines: in the order in which they are gone through.
        running: whether phones are asked at present.
        heard: the label of the box that says that the sound was heard.
        was_heard: what is so then.
    """

    title: str
    lead: str
    lines: list[CheckLine]
    running: bool
    heard: str
    was_heard: str


class PhoneTrial(TypedDict):
    """What a phone in the lobby asks while phones are tried.

    Attributes:
        text: the question, or once it was heard, that it was.
        button: the answer; empty once it was heard.
    """

    text: str
    button: str
