"""Talk steps: what wall, phones and console show while people talk, and the time that runs."""

from typing import NotRequired, TypedDict

from workshop.contracts.parts import Option


class Timer(TypedDict):
    """The time that a room was given.

    Attributes:
        left: seconds from when the page was made; below 0 where they are over.
        total: seconds in all.
        still: whether they stand still: the room has a pause.
    """

    left: int
    total: int
    still: bool


class TalkScene(TypedDict):
    """What people are sent to talk about.

    Attributes:
        form: with whom, in words: pairs, fours, one's own side, the whole room, or alone.
        prompt: what about.
        bring: what to bring back; empty where nothing is.
        rule: how to say it back, where that is asked; empty elsewhere.
        time: how long, in words.
    """

    form: str
    prompt: str
    bring: str
    rule: str
    time: str


class Slide(TypedDict):
    """A page of a facilitator's own document, on the wall.

    Attributes:
        src: where its picture is; empty where it is there no more.
        title: what it is called where it is turned to.
        alt: what it is, for who does not see it; or that it is lost.
    """

    src: str
    title: str
    alt: str


class WallTalk(TalkScene):
    """The same on the wall; `understood`: how many said that they were, where that is asked."""

    understood: str


class PhoneTalk(TalkScene):
    """The same on a phone.

    Attributes:
        notes: what people of this department have to tell, as long as they need it.
        notes_title: what stands above it; empty where there are none.
        find: how to find the others, with places for the group; empty where there are none.
        says_back: whether there is something to tap once one was understood.
    """

    notes: list[str]
    notes_title: str
    find: str
    says_back: bool


class GroupMark(TypedDict):
    """By what people of a group find each other.

    Attributes:
        colour: its name, and the name of its style.
        number: another one for each group, from 1.
        people: how many they are, in words.
        understood: whether the owner of the phone has said that she was.
    """

    colour: Option
    number: int
    people: str
    understood: bool


class ClockPanel(TypedDict):
    """The time on the console.

    Attributes:
        planned: seconds, to start with; 0 where nothing is planned.
        choices: minutes to choose from, where nothing is planned.
        timer: the time that runs, where some does.
    """

    planned: int
    choices: list[int]
    timer: NotRequired[Timer | None]
