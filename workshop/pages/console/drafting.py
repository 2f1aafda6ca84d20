"""What the page says of a programme that is being prepared: its items, its time, what is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from math import ceil

from workshop.content.texts import Texts
from workshop.contracts.prepare import DraftItem, DraftRow, DraftSum, Fit, ProgrammeDraft
from workshop.errors import ContentError
from workshop.exercises.agenda import Item, played
from workshop.exercises.draft_time import (
    as_teams,
    choices_of,
    needed,
    planned,
    planned_in,
    seconds_in,
    sittings,
)
from workshop.exercises.drafts import Wrong, wrong
from workshop.exercises.exercise import exercises, load_exercise
from workshop.exercises.minutes import PEOPLE
from workshop.exercises.own_moments import LIKES
from workshop.pages.parts import step_title
from workshop.session import Mode

LONGEST_SITTING = 100
"""Minutes without a break that are said to be many."""


def errors_of(draft: ProgrammeDraft, ui: Texts) -> dict[str, str]:
    """Return what keeps a draft from being saved, in sentences by place."""
    said: dict[str, list[str]] = {}
    for one in wrong(draft):
        said.setdefault(one.place, []).append(_sentence(one, ui))
    return {place: " ".join(dict.fromkeys(some)) for place, some in said.items()}


def _sentence(one: Wrong, ui: Texts) -> str:
    details = dict(one.details)
    slug = str(details.get("exercise", ""))
    if slug:
        details["title"] = load_exercise(slug).texts(ui.language)("title")
    if "round" in details:
        exercise = load_exercise(slug)
        round = exercise.round(str(details["round"]))
        details["round"] = step_title(exercise, round, ui.language)
    return ui(f"prepare.wrong.{one.code}", **details)


def rows_of(draft: ProgrammeDraft, errors: Mapping[str, str], ui: Texts) -> list[DraftRow]:
    """Return what is known of each item of a draft."""
    return [_row(one, errors.get(one["id"], ""), ui) for one in draft["items"]]


def _row(item: DraftItem, problem: str, ui: Texts) -> DraftRow:
    need = ceil(round(seconds_in(item) / 60, 6))
    plan = planned_in(item)
    short = {"planned": plan, "people": PEOPLE, "n": need}
    return {
        "id": item["id"],
        "title": title_of(item, ui),
        "needed": need,
        "short": ui("prepare.says.short", **short) if plan < need else "",
        "wrong": problem,
        "instead": _instead(item, ui),
        "teams": _teams(item, ui),
    }


def title_of(item: DraftItem, ui: Texts) -> str:
    """Return what an item goes by: a moment's own title, or that of the kit."""
    slug = item["like"] or item["exercise"]
    if item["title"] and item["like"]:
        return item["title"]
    return _kits(slug, ui) if slug in (*LIKES, *exercises()) else slug


def _kits(slug: str, ui: Texts) -> str:
    try:
        return load_exercise(slug).texts(ui.language)("title")
    except ContentError:
        return slug


def _instead(item: DraftItem, ui: Texts) -> str:
    titles = [_kits(one.exercise, ui) for one in choices_of(item)[1:]]
    return ui("prepare.says.instead", titles=ui.listed(titles, either=True)) if titles else ""


def _teams(item: DraftItem, ui: Texts) -> str:
    """Return what teams play of an item, where it is not what single people do."""
    if item["without_teams"]:
        return ui("prepare.says.without_teams")
    told = []
    with suppress(ContentError):
        told = [*_other_rounds(choices_of(item)[:1], ui)]
    return ui("prepare.says.teams", titles=ui.listed(told)) if told else ""


def _other_rounds(items: Iterable[Item], ui: Texts) -> Iterator[str]:
    for item in items:
        exercise = load_exercise(item.exercise)
        theirs = played(item, exercise, Mode.TEAMS)
        if theirs != played(item, exercise):
            yield from (step_title(exercise, one, ui.language) for one in theirs)


# ---- the time ----


def sum_of(draft: ProgrammeDraft, ui: Texts) -> DraftSum:
    """Return the time of a draft, and whether it is enough."""
    return {
        "planned": _minutes(planned(draft), ui),
        "needed": _minutes(needed(draft), ui),
        "teams": _minutes(as_teams(draft), ui),
        "told": [*_fits(draft, ui)] if draft["items"] else [],
    }


def _minutes(n: int, ui: Texts) -> str:
    return ui.count("prepare.says.minutes", n)


def _fits(draft: ProgrammeDraft, ui: Texts) -> Iterator[Fit]:
    plan, length = planned(draft), draft["length"]
    if length and plan == length:
        yield {"text": ui("prepare.fit.exact"), "fits": True}
    elif length:
        key = "spare" if plan < length else "over"
        yield {"text": ui.count(f"prepare.fit.{key}", abs(length - plan)), "fits": plan < length}
    late = needed(draft) - plan
    if late > 0:
        yield {"text": ui.count("prepare.fit.late", late), "fits": False}
    else:
        yield {"text": ui("prepare.fit.enough"), "fits": True}
    longest = max(sittings(draft))
    if longest > LONGEST_SITTING:
        yield {"text": ui("prepare.fit.sitting", n=longest), "fits": False}
