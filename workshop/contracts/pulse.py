"""The pulse: what is asked two and six weeks after a session, and what came of it."""

from typing import Final, Literal, NotRequired, TypedDict

from workshop.contracts.tallies import Tally, Value

ByLanguage = dict[str, str]
"""The same words by language."""

PULSES: Final = {"two": 14, "six": 42}
"""The pulses of a session, and on which day after it each of them is sent out."""

Which = Literal["two", "six"]

ABOUT: Final = ("promises", "indicator", "")
"""What a question of the pulse is about that differs from session to session."""


class InWords(TypedDict):
    """Something with an id, in words of each language."""

    id: str
    text: ByLanguage


class Asked(TypedDict):
    """A question of the pulse, in the words in which a session asks it both times.

    Attributes:
        id: unique in the pulse.
        kind: of question.
        prompt: by department and language; a department that is not asked is missing.
        help: below it; perhaps empty.
        items: what is asked about, one line each; a choice has none.
        options: the answers there are. Of `several` the last one stands for none of the others.
        ends: of a scale, what its low and its high end mean; else empty.
        whole_room: whether it is told of everybody together and never by department.
        of: the exercise and the question whose words it has, `open-space/spoke`, so that both can
            be laid side by side; empty where it is asked in a pulse alone.
        about: one of `ABOUT`.
    """

    id: str
    kind: str
    prompt: dict[str, ByLanguage]
    help: ByLanguage
    items: list[InWords]
    options: list[InWords]
    ends: list[ByLanguage]
    whole_room: bool
    of: str
    about: str


class Pulse(TypedDict):
    """What both pulses of a session ask; it stays as it is once it was made.

    Attributes:
        key: names it; check digits are made of it, so that no other pulse's code fits.
        name: of the session.
        day: of the session, ISO 8601.
        teams: whether each side answers together, in public.
        departments: those of the session.
        asked: the questions, in their order.
    """

    key: str
    name: str
    day: str
    teams: bool
    departments: list[InWords]
    asked: list[Asked]


Sums = dict[str, dict[str, dict[str, int]]]
"""What codes have said, by department, by line (`kept/p1`), by option; "" counts who answered."""


class CodeSays(TypedDict):
    """What one code says: its pulse, its department, and a value for each question answered."""

    which: str
    department: str
    values: dict[str, Value]


class PulseState(TypedDict):
    """One pulse of a session.

    Attributes:
        which: `two` or `six`.
        due: the day on which it is sent out, ISO 8601.
        counted: codes by department, in the session's order.
        seats: people that each department had in the session.
        closed: when it was closed, ISO 8601; empty until then.
        told: the tallies by question, as they were told when it was closed; empty until then.
    """

    which: str
    due: str
    counted: dict[str, int]
    seats: dict[str, int]
    closed: str
    told: dict[str, Tally]


class Taken(TypedDict):
    """A value of an indicator.

    Attributes:
        day: of which day, ISO 8601.
        n: how many there were; of a time, how long.
        of: of how many, or in how many weeks; 0 of a time.
        source: where the number was found.
    """

    day: str
    n: float
    of: float
    source: str


class Indicator(TypedDict):
    """A behaviour that was agreed to be counted.

    Attributes:
        id: unique in its session.
        known: the indicator of the kit's list that it is; empty for one of the team's own.
        text: what is counted, in the team's own words; empty where it is a known one.
        unit: `share` (so many of so many), `count` (so many in so many weeks) or `time` (hours).
        better: `up` or `down`: which way it is meant to go.
        values: by when they were taken: `before`, `two`, `six`.
    """

    id: str
    known: str
    text: str
    unit: str
    better: str
    values: dict[str, Taken]


UNITS: Final = ("share", "count", "time")
WAYS: Final = ("up", "down")
WHEN: Final = ("before", "two", "six")


class Followed(TypedDict):
    """What follows a session up: indicators, and its pulses once they were made.

    Attributes:
        day: of the session, from which the weeks are counted, ISO 8601.
        indicators: those agreed, in their order.
        pulse: what the pulses ask; None until they were made.
        pulses: the two of them.
    """

    day: str
    indicators: list[Indicator]
    pulse: Pulse | None
    pulses: list[PulseState]


class FollowedReply(TypedDict):
    """To `follow` and what changes it: what follows a session up.

    `indicator`: the one that was put in, of `indicate`.
    """

    followed: Followed
    indicator: NotRequired[str]


class CodesRead(TypedDict):
    """To `pulse_codes`: what was found in a text.

    Attributes:
        which: of which pulse the codes were.
        fresh: codes that were not counted before, by department.
        again: how many were counted before, or stood there twice.
        late: how many came after their pulse was closed.
        second: how many came from a side that had answered already, where sides answer together.
        other: how many belong to the session's other pulse.
        wrong: what looked like a code and is none of this session's, as it stood there.
        counted: whether the fresh ones are counted now.
    """

    which: str
    fresh: dict[str, int]
    again: int
    late: int
    second: int
    other: int
    wrong: list[str]
    counted: bool
