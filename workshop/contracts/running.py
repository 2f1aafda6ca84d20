"""A room while it runs: whom it waits for, how its phones are connected, and its pauses."""

from typing import NotRequired, TypedDict

from workshop.contracts.parts import Option


class AwaitedSide(TypedDict):
    """How far a department is with the questions that are open.

    Attributes:
        id: the department.
        done: people of it who have answered all that they are asked.
        waits: people with a line who have not.
        of: people of it who are asked anything.
        since: when the last answer came from there, in ISO 8601; when the questions were opened
            where none has since.
        silent: whether none has.
    """

    id: str
    done: int
    waits: int
    of: int
    since: str
    silent: bool


class Awaited(TypedDict):
    """Whom a room waits for while questions are open: how many, and never who.

    Attributes:
        done: people who have answered all that they are asked.
        waits: people with a line who have not.
        away: people who have not and whose phone has no line.
        since: when the last answer came, as in `AwaitedSide`.
        silent: whether none has.
        sides: the same by department; none where one of them is so small that it would say who.
    """

    done: int
    waits: int
    away: int
    since: str
    silent: bool
    sides: list[AwaitedSide]


class Lines(TypedDict):
    """How the phones of a room are connected.

    Attributes:
        here: how many have a line.
        lost: how many had one, and have had none for some seconds.
        since: when the first of those lost it, in ISO 8601; None where that is not known.
        devices: how many of them several people share, one after the other.
        sharing: how many people these are.
    """

    here: int
    lost: int
    since: str | None
    devices: int
    sharing: int


class Nudge(TypedDict):
    """The last time that phones which owe an answer were nudged.

    Attributes:
        id: another one each time.
        at: when, in ISO 8601.
        rest: for so many seconds from then on it is not done again.
    """

    id: str
    at: str
    rest: int


class LeadingBrowser(TypedDict):
    """A browser that leads.

    Attributes:
        id: its public name.
        browser: what it is called, such as `Firefox · Android`; empty where nobody knows.
        since: when it was let in, in ISO 8601.
        mine: whether it is the one that asks.
    """

    id: str
    browser: str
    since: str
    mine: bool


class PauseWords(TypedDict):
    """What phones and wall show while a room stands still."""

    title: str
    lead: str


class NudgeLine(TypedDict):
    """What a phone says that owes an answer; `id` is another one each time."""

    id: str
    text: str


class RunningWords(TypedDict):
    """What a phone is told of how the room is.

    Attributes:
        paused: that the room stands still; the page keeps what it had.
        nudge: what is said where this person owes an answer.
    """

    paused: NotRequired[PauseWords]
    nudge: NotRequired[NudgeLine]


class PauseButton(TypedDict):
    """The button that stops a room or lets it go on.

    Attributes:
        to: what it makes of it: whether the room stands still.
        text: of the button.
        now: that the room stands still, in a sentence; empty while it goes on.
    """

    to: bool
    text: str
    now: str


class NudgeButton(TypedDict):
    """The button of a nudge.

    Attributes:
        text: of the button.
        rest: seconds until it may be pressed again; 0 where at once.
        done: that it was done, in a sentence, as long as that is so.
    """

    text: str
    rest: int
    done: str


class AlikeBox(TypedDict):
    """Texts that say nearly the same.

    Attributes:
        id: of the first one, whose words would stay.
        texts: what they say, the first one first.
        stays: that its words do, in a word.
        join: the button that shows one for all of them.
    """

    id: str
    texts: list[Option]
    stays: str
    join: str


class KeysPanel(TypedDict):
    """Which keys press which buttons.

    Attributes:
        title: the heading, and the button that shows the list.
        list: a key as `id`, and what it does.
        on: the switch by which they are turned off.
        close: the button that puts the list away.
    """

    title: str
    list: list[Option]
    on: str
    close: str


class BrowserRow(TypedDict):
    """A browser that leads.

    Attributes:
        id: its public name.
        text: what it is called.
        when: when it was let in, in words; of the one before which she sits, that it is this one.
        end: the button that shuts it out; empty for the one before which she sits.
        confirm: the question before that.
    """

    id: str
    text: str
    when: str
    end: str
    confirm: str


class LeadingPanel(TypedDict):
    """Who leads besides her.

    Attributes:
        title: the heading.
        rows: the browsers.
        yes: the button that confirms.
        hand: the button that makes a link for another browser.
        hint: what to do with the link.
        cues: the button that makes a link to the cues alone.
        cues_hint: what to do with that one.
        lost: what is said where none could be made.
    """

    title: str
    rows: list[BrowserRow]
    yes: str
    hand: str
    hint: str
    cues: str
    cues_hint: str
    lost: str


class RunningPanel(TypedDict):
    """How the room is while it runs.

    Attributes:
        lines: how the phones are connected, in a sentence; empty before and after.
        awaited: whom the room waits for, a sentence each; none where nobody is asked.
        pause: the button; None where there is nothing to stop.
        nudge: the button; None where nobody is asked, or nobody left.
        keys: the keys that press these buttons and others.
    """

    lines: str
    awaited: list[str]
    pause: PauseButton | None
    nudge: NudgeButton | None
    keys: KeysPanel
