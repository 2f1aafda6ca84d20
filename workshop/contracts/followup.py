"""The facilitator's panel for what comes after: indicators, and the pulses."""

from typing import TypedDict

from workshop.contracts.parts import Option


class KnownIndicator(Option):
    """An indicator of the kit's list; `help`: what is counted, where it is found, and so on."""

    help: list[str]


class DeskValue(TypedDict):
    """A value of an indicator, or the place for one.

    Attributes:
        when: `before`, `two` or `six`.
        title: of its form.
        text: the value in words; empty where none was written down.
        n: how many, as a text; perhaps empty.
        of: of how many, or in how many weeks.
        day: ISO 8601.
        source: where it was found.
    """

    when: str
    title: str
    text: str
    n: str
    of: str
    day: str
    source: str


class DeskIndicator(TypedDict):
    """An indicator on the facilitator's page.

    Attributes:
        unit: `share`, `count` or `time`.
        help: what is counted, where it is found, what it is mistaken for.
        values: before, and after each pulse.
        verdict: how it went since before; empty where that is not known.
        wrong: why what she did last with it was refused.
    """

    id: str
    name: str
    unit: str
    help: list[str]
    values: list[DeskValue]
    verdict: str
    wrong: str


class PulseResult(TypedDict):
    """A line of a closed pulse, and what each group said of it."""

    title: str
    lines: list[str]


class SentOut(TypedDict):
    """A file that is sent out: its address, its name, and what it is."""

    href: str
    text: str
    help: str


class DeskPulse(TypedDict):
    """A pulse on the facilitator's page.

    Attributes:
        which: `two` or `six`.
        title: when it is sent out.
        state: how many codes came.
        warning: what to know before it is closed; perhaps empty.
        files: what is sent out.
        open: whether codes can still be counted.
        read: what became of the codes that she has sent, a sentence each.
        count: the button that counts those that are new; empty where there are none.
        results: what it told, once it was closed.
        wrong: why what she did last with it was refused.
    """

    which: str
    title: str
    state: str
    warning: str
    files: list[SentOut]
    open: bool
    read: list[str]
    count: str
    results: list[PulseResult]
    wrong: str


class FollowPanel(TypedDict):
    """What comes after a session, on the facilitator's page.

    Attributes:
        known: indicators of the kit's list that are not agreed yet.
        indicators: those agreed.
        full: whether no more can be added, or the pulses were made.
        fixed: whether the pulses ask about them, so that they stay.
        units: what kinds of numbers there are.
        ways: which ways one can be meant to go.
        today: the present day, ISO 8601.
        wrong: why the last one was not added; empty where it was.
        asks: what the pulses ask about, or will: promises in words.
        ready: whether the pulses can be made now.
        pulses: the two, once they were made.
        dates: their days for a calendar; None until then.
        unmade: why the pulses were not made; empty where nothing was refused.
        ended: whether the session is over.
        words: all others.
    """

    known: list[KnownIndicator]
    indicators: list[DeskIndicator]
    full: bool
    fixed: bool
    units: list[Option]
    ways: list[Option]
    today: str
    wrong: str
    asks: list[str]
    ready: bool
    pulses: list[DeskPulse]
    dates: SentOut | None
    unmade: str
    ended: bool
    words: dict[str, object]
