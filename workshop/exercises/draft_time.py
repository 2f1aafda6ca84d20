"""What the items of a draft are planned with and what they need, saved or not. Pure."""

from collections.abc import Iterator, Sequence

from workshop.contracts.prepare import DraftChoice, DraftItem, ProgrammeDraft
from workshop.errors import ContentError
from workshop.exercises.agenda import Item
from workshop.exercises.drafts import moment_in
from workshop.exercises.exercise import exercises
from workshop.exercises.minutes import Parts, of_exercise, of_item, of_joining, planned_item
from workshop.exercises.own_moments import LIKES
from workshop.session import Mode

BREAKS = ("break", "lunch")
"""Moments after which people can listen again."""


def choices_of(item: DraftItem) -> list[Item]:
    """Return the exercises that may be played as an item, where they are there."""
    there: Sequence[DraftChoice] = () if item["like"] else (item, *item["others"])
    return [
        Item(
            one["exercise"],
            one["minutes"],
            tuple(one["rounds"]),
            tuple(one["teams"]),
            one["without_teams"],
        )
        for one in there
        if one["exercise"] in exercises()
    ]


def planned_in(item: DraftItem) -> int:
    """Return the minutes planned for an item; where something may be chosen, for the longest."""
    return max([item["minutes"], *(other["minutes"] for other in item["others"])])


def seconds_in(item: DraftItem) -> float:
    """Return the seconds that an item needs; a moment of one's own takes what it is given.

    What cannot be read takes none: that it cannot is said beside it.
    """
    try:
        if item["like"]:
            return of_exercise(moment_in(item).exercise()).seconds if item["like"] in LIKES else 0
        return max((of_item(one).seconds for one in choices_of(item)), default=0)
    except ContentError:
        return 0


def teams_in(item: DraftItem) -> int:
    """Return the minutes that an item takes where each side has one phone."""
    if item["without_teams"]:
        return 0
    if item["like"]:
        return item["minutes"]
    try:
        return max((planned_item(one, Mode.TEAMS) for one in choices_of(item)), default=0)
    except ContentError:
        return 0


def planned(draft: ProgrammeDraft) -> int:
    """Return the minutes planned for all of it, joining included."""
    return draft["joining"] + sum(map(planned_in, draft["items"]))


def needed(draft: ProgrammeDraft) -> int:
    """Return the minutes that all of it needs; those who come in are counted where it says so."""
    coming = of_joining().seconds if draft["joining"] else 0
    return Parts(talk=coming + sum(map(seconds_in, draft["items"]))).minutes


def as_teams(draft: ProgrammeDraft) -> int:
    """Return the minutes that all of it takes where each side has one phone."""
    return draft["joining"] + sum(map(teams_in, draft["items"]))


def sittings(draft: ProgrammeDraft) -> Iterator[int]:
    """Yield the minutes between breaks, as they are planned."""
    now = draft["joining"]
    for item in draft["items"]:
        if item["like"] in BREAKS:
            yield now
            now = 0
        else:
            now += planned_in(item)
    yield now
