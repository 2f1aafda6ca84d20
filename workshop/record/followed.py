"""What became of a session: promises as both sides see them kept, and indicators before and after.

What people say of a promise is told as what more than half of each side says: a rule, as in a vote,
and no inference. Beside it stands between which shares the same people would lie on another day
(Wilson), whichever of the possible counts was coarsened. Indicators are compared by intervals:
shares by Newcombe's, counts by the ratio of their rates (`workshop.charts.rates`). They share one
level with what a pulse asked in the words of the session, so that where nothing has changed, at
most one report in ten names anything.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from workshop.charts.certainty import WHOLE, Certainty, Interval
from workshop.contracts.pulse import PULSES, Asked, Followed, Indicator, Pulse, PulseState, Taken
from workshop.contracts.record import Took
from workshop.contracts.tallies import Tally
from workshop.pulse.asking import known_kinds, question_of
from workshop.questions.tally import ALL
from workshop.record.changes import Change, comparable, judged, possible_counts, things
from workshop.record.pairing import Counted, Pair, counted_in

KEPT, PARTLY, BROKEN, UNSURE = "kept", "partly", "broken", "unsure"
APART, CANNOT_TELL = "apart", "cannot-tell"
"""The sides see it otherwise; and it cannot be told."""

BETTER, WORSE, MISSING = "better", "worse", "missing"
"""Which way an indicator surely went; and that one of the two numbers is missing."""

SHARES = {"indicators": 0.5, "asked": 0.5}
"""How what may be wrongly named is shared out: to indicators, and to what a pulse asked again."""


class Side(NamedTuple):
    """What a side says of a promise.

    Attributes:
        group: a department; `all` where no side can be told by itself.
        kept: people who say that it is kept, as it was told.
        n: those who could tell.
        interval: of the share of those who say so; None of a side that answered together.
        says: what more than half of them say: `kept`, `partly`, `broken`; empty where none is.
        about: whether the count may be off by one or two people.
    """

    group: str
    kept: int
    n: int
    interval: Interval | None
    says: str
    about: bool


class Became(NamedTuple):
    """What became of a promise, as a pulse tells it.

    Attributes:
        which: the pulse.
        promise: its id.
        sides: what each side says.
        verdict: `kept`, `partly`, `broken`, `apart` or `cannot-tell`.
    """

    which: str
    promise: str
    sides: Sequence[Side]
    verdict: str


class Went(NamedTuple):
    """How an indicator went since before.

    Attributes:
        indicator: which one.
        until: when the later value was taken, one of `PULSES`.
        interval: of a share its change; of a count how many times as many a week; else None.
        verdict: `better`, `worse`, `cannot-tell` or `missing`.
    """

    indicator: Indicator
    until: str
    interval: Interval | None
    verdict: str


def closed(told: Followed | None) -> list[PulseState]:
    """Return the pulses that were closed, of whose questions this kit has the kinds."""
    pulse = told["pulse"] if told else None
    if told is None or pulse is None or not known_kinds(pulse["asked"]):
        return []
    return [state for state in told["pulses"] if state["closed"]]


def became(told: Followed | None) -> Iterator[Became]:
    """Yield what became of each promise, pulse by pulse."""
    for state in closed(told):
        pulse = told["pulse"] if told else None
        for one in pulse["asked"] if pulse else ():
            if one["about"] == "promises" and pulse:
                counted = counted_of(pulse, one, state["told"][one["id"]])
                for item in one["items"]:
                    yield _became(state["which"], item["id"], counted, together=pulse["teams"])


def counted_of(pulse: Pulse, one: Asked, tally: Tally) -> Counted:
    """Return a question of a pulse as sessions' questions are compared."""
    departments = tuple(side["id"] for side in pulse["departments"])
    slug, _, id = one["of"].partition("/")
    question = replace(question_of(one), id=id or one["id"])
    return Counted(slug or "pulse", question, {**tally, "question": question.id}, departments)


def _became(which: str, promise: str, counted: Counted, *, together: bool) -> Became:
    cells = counted.told["cells"].get(promise, {})
    by_side = [one for one in counted.departments if one in cells]
    missing = {*counted.told["hidden"]}
    groups = by_side if len(by_side) > 1 and not missing else [ALL] if ALL in cells else []
    sides = [_side(counted, promise, group, together=together) for group in groups]
    return Became(which, promise, sides, _verdict(sides))


def _side(counted: Counted, promise: str, group: str, *, together: bool) -> Side:
    ways = [*possible_counts(counted, promise, group)]
    if together:
        ways = [dict(counted.told["cells"][promise][group]["counts"])]
    told = [_said(counts) for counts in ways]
    words = {_says(*one) for one in told}
    kept, _, n = told[0]
    # Of a side most of whom cannot tell, the others do not speak for it.
    enough = all(2 * one[2] > sum(counts.values()) for one, counts in zip(told, ways, strict=True))
    says = words.pop() if len(words) == 1 and enough else ""
    interval = None if together or not enough else around((kept, n) for kept, _, n in told)
    return Side(group, kept, n, interval, says, len({*told}) > 1)


def _said(counts: dict[str, int]) -> tuple[int, int, int]:
    """Return how many say kept, how many say partly, and how many could tell."""
    kept, partly = counts.get(KEPT, 0), counts.get(PARTLY, 0)
    return kept, partly, kept + partly + counts.get(BROKEN, 0)


def _says(kept: int, partly: int, n: int) -> str:
    if 2 * kept > n:
        return KEPT
    if 2 * (kept + partly) > n:
        return PARTLY
    return BROKEN if 2 * (n - kept - partly) > n else ""


def around(counts: Iterable[tuple[int, int]]) -> Interval:
    """Return an interval that holds whichever of the possible counts, of how many, it was."""
    found = [WHOLE.share(people, of) for people, of in counts]
    return Interval(min(one.low for one in found), max(one.high for one in found))


def _verdict(sides: Sequence[Side]) -> str:
    said = {side.says for side in sides}
    if not sides or "" in said:
        return CANNOT_TELL
    if len(said) == 1:
        return said.pop()
    return APART if BROKEN in said else PARTLY


# ---- indicators ----


def went(told: Followed | None) -> list[Went]:
    """Return how each indicator went since before, at each later time that has a value."""
    pairs = [
        (one, until)
        for one in (told["indicators"] if told else ())
        for until in PULSES
        if until in one["values"]
    ]
    both = [one for one, _ in pairs if "before" in one["values"] and one["unit"] != "time"]
    certain = WHOLE.part(SHARES["indicators"]).of(len(both))
    return [_went(one, until, certain) for one, until in pairs]


def _went(one: Indicator, until: str, certain: Certainty) -> Went:
    before, after = one["values"].get("before"), one["values"][until]
    if before is None:
        return Went(one, until, None, MISSING)
    interval, still = _between(one["unit"], before, after, certain)
    if interval is None or not interval.without(still):
        return Went(one, until, interval, CANNOT_TELL)
    up = interval.above(still)
    return Went(one, until, interval, BETTER if up == (one["better"] == "up") else WORSE)


def _between(
    unit: str, before: Taken, after: Taken, certain: Certainty
) -> tuple[Interval | None, float]:
    """Return the interval between two values, and what stands for no change.

    Of a time there is none: one number alone does not say how much it moves by itself.
    """
    if unit == "share":
        now, then = ((round(one["n"]), round(one["of"])) for one in (after, before))
        return certain.shares(now, then), 0.0
    if unit == "count":
        return certain.times((after["n"], after["of"]), (before["n"], before["of"])), 1.0
    return None, 0.0


# ---- what the session had asked too ----


def asked_again(took: Took) -> list[tuple[str, Change]]:
    """Return what a pulse asked in the session's own words, beside what was answered then.

    Returns:
        The pulse, and the change since the session. Nothing where sides answered together.
    """
    told = took.get("followed")
    pulse = told["pulse"] if told else None
    if pulse is None or pulse["teams"]:
        return []
    then = counted_in(took)
    found = [
        (state["which"], thing)
        for state in closed(told)
        for one in pulse["asked"]
        if (before := _asked_then(one, then))
        for thing in things(Pair(before, counted_of(pulse, one, state["told"][one["id"]])))
    ]
    those = [thing for _, thing in found]
    certain = WHOLE.part(SHARES["asked"])
    changes = judged(those, certain) if comparable(those) else []
    return [(which, change) for (which, _), change in zip(found, changes, strict=False)]


def _asked_then(one: Asked, then: dict[tuple[str, str], Counted]) -> Counted | None:
    slug, _, id = one["of"].partition("/")
    return then.get((slug, id))
