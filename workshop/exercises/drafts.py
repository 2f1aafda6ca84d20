"""Programmes that are being prepared: from a file to a draft and back, and what is wrong. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from typing import NamedTuple

from workshop.content import LANGUAGES
from workshop.content.own import is_own
from workshop.contracts.prepare import DraftChoice, DraftItem, ProgrammeDraft
from workshop.errors import ContentError
from workshop.exercises.agenda import Agenda, Item
from workshop.exercises.decks import pages_in
from workshop.exercises.exercise import Exercise, exercises, load_exercise
from workshop.exercises.own_moments import (
    LIKES,
    LONGEST,
    SLIDES,
    TALK,
    TEXT_LIMIT,
    TITLE_LIMIT,
    WITH,
    OwnMoment,
    own_moment,
)
from workshop.exercises.short import lacking

MOST_ITEMS = 60
"""More of them nobody plays in a day."""

LONGEST_DAY = 12 * 60
"""Minutes for which people are invited at the most."""

LONGEST_JOINING = 60
"""Minutes to let people in, at the most."""


class Wrong(NamedTuple):
    """One thing that keeps a draft from being saved.

    Attributes:
        place: `title`, `length`, `joining`, `items`, or the id of an item.
        code: names it, in words of `data/ui/prepare`.
        details: by placeholder; `exercise` and `round` are names, whose titles are said.
    """

    place: str
    code: str
    details: Mapping[str, object]


# ---- from a programme to a draft ----


def draft_of(agenda: Agenda, title: str, *, name: str = "", stamp: str = "") -> ProgrammeDraft:
    """Return a programme as somebody changes it.

    Args:
        agenda: it begins with.
        title: what it is called.
        name: of the file that it will replace; empty for a new one.
        stamp: how that file is now.

    Raises:
        ContentError: a moment of one's own cannot be read.
    """
    items = [_item(item, f"i{at}") for at, item in enumerate(agenda.items)]
    return {
        "name": name,
        "stamp": stamp,
        "title": title,
        "length": agenda.length,
        "joining": agenda.joining,
        "items": items,
    }


def _item(item: Item, id: str) -> DraftItem:
    moment = moment_of(item)
    return {
        **_choice(item),
        "exercise": "" if moment else item.exercise,
        "id": id,
        "like": moment.like if moment else "",
        "title": moment.title if moment else "",
        "text": moment.text if moment else "",
        "form": moment.form if moment else "",
        "deck": moment.deck if moment else "",
        "first": moment.first if moment else 0,
        "last": moment.last if moment else 0,
        "others": [_choice(one) for one in item.others],
    }


def _choice(item: Item) -> DraftChoice:
    own = moment_of(item)
    rounds = () if own else item.rounds or _usual(load_exercise(item.exercise))
    return {
        "exercise": item.exercise,
        "minutes": item.minutes,
        "rounds": [*rounds],
        "teams": [*item.teams],
        "without_teams": item.without_teams,
    }


def _usual(exercise: Exercise) -> tuple[str, ...]:
    """Return the rounds that are played where nobody names any."""
    return tuple(round.id for round in exercise.usual)


def moment_of(item: Item) -> OwnMoment | None:
    """Return the moment that an item is, as it can be changed; None of an exercise."""
    if is_own(item.exercise):
        return own_moment(item.exercise)
    return OwnMoment(item.exercise, item.minutes) if item.exercise in LIKES else None


# ---- and back ----


def moments_in(draft: ProgrammeDraft) -> dict[str, OwnMoment]:
    """Return the moments of a draft by the ids of their items."""
    return {one["id"]: moment_in(one) for one in draft["items"] if one["like"]}


def moment_in(one: DraftItem) -> OwnMoment:
    """Return the moment that an item of a draft stands for."""
    form = one["form"] if one["like"] == TALK else ""
    shown = (one["deck"], one["first"], one["last"]) if one["like"] == SLIDES else ("", 0, 0)
    return OwnMoment(one["like"], one["minutes"], one["title"], one["text"], form, *shown)


def agenda_of(draft: ProgrammeDraft, slug: str) -> Agenda:
    """Return the programme that a sound draft stands for."""
    there = moments_in(draft)
    items = tuple(
        Item(there[one["id"]].slug, one["minutes"], without_teams=one["without_teams"])
        if one["like"]
        else _played(one)
        for one in draft["items"]
    )
    title = dict.fromkeys(LANGUAGES, draft["title"])
    return Agenda(slug, items, title, draft["joining"], draft["length"])


def _played(one: DraftItem) -> Item:
    return _of(one, tuple(_of(other) for other in one["others"]))


def _of(one: DraftChoice, others: tuple[Item, ...] = ()) -> Item:
    chosen = tuple(one["rounds"])
    rounds = () if chosen == _usual(load_exercise(one["exercise"])) else chosen
    without = one["without_teams"]
    teams = () if without else tuple(one["teams"])
    return Item(one["exercise"], one["minutes"], rounds, teams, without, others)


def table_of(agenda: Agenda) -> dict[str, object]:
    """Return what stands in the file of a programme."""
    said = {
        "length": agenda.length,
        "joining": agenda.joining,
        "came_with": agenda.came_with,
    }
    items = [_table(item) for item in agenda.items]
    return {**{k: n for k, n in said.items() if n}, "title": agenda.title, "item": items}


def _table(item: Item) -> dict[str, object]:
    told: dict[str, object] = {"exercise": item.exercise, "minutes": item.minutes}
    told |= {key: [*ids] for key, ids in (("rounds", item.rounds), ("teams", item.teams)) if ids}
    told |= {"without_teams": True} if item.without_teams else {}
    return told | ({"or": [_table(one) for one in item.others]} if item.others else {})


def stamp_of(text: str) -> str:
    """Return by what a file is known again that nobody has changed meanwhile."""
    return sha256(text.encode()).hexdigest()[:16]


# ---- what is wrong ----


def wrong(draft: ProgrammeDraft) -> list[Wrong]:
    """Return everything that keeps a draft from being saved, in the order of the page."""
    return [*_wrong_head(draft), *_wrong_items(draft)]


def _wrong_head(draft: ProgrammeDraft) -> Iterator[Wrong]:
    title = draft["title"].strip()
    if not title:
        yield Wrong("title", "no-title", {})
    elif len(title) > TITLE_LIMIT:
        yield Wrong("title", "long-title", {"limit": TITLE_LIMIT, "n": len(title)})
    if not 0 <= draft["length"] <= LONGEST_DAY:
        yield Wrong("length", "bad-length", {"limit": LONGEST_DAY})
    if not 0 <= draft["joining"] <= LONGEST_JOINING:
        yield Wrong("joining", "bad-joining", {"limit": LONGEST_JOINING})


def _wrong_items(draft: ProgrammeDraft) -> Iterator[Wrong]:
    items, seen = draft["items"], set[str]()
    if not items:
        yield Wrong("items", "no-items", {})
    elif all(one["without_teams"] for one in items):
        yield Wrong("items", "nothing-for-teams", {})
    if len(items) > MOST_ITEMS:
        yield Wrong("items", "many-items", {"limit": MOST_ITEMS})
    for one in items:
        yield from _wrong_moment(one) if one["like"] else _wrong_exercise(one, seen)
        if not 1 <= one["minutes"] <= LONGEST:
            yield Wrong(one["id"], "bad-minutes", {"limit": LONGEST})


def _wrong_moment(one: DraftItem) -> Iterator[Wrong]:
    if one["like"] not in LIKES or (one["form"] and one["form"] not in WITH):
        yield Wrong(one["id"], "no-moment", {})
    for key, limit in (("title", TITLE_LIMIT), ("text", TEXT_LIMIT)):
        if len(said := str(one[key])) > limit:  # type: ignore[literal-required]
            yield Wrong(one["id"], f"long-{key}", {"limit": limit, "n": len(said)})
    if one["like"] == SLIDES:
        yield from _wrong_slides(one)


def _wrong_slides(one: DraftItem) -> Iterator[Wrong]:
    there = pages_in(one["deck"])
    if not there:
        yield Wrong(one["id"], "no-deck", {})
    elif not 1 <= one["first"] <= one["last"] <= there:
        yield Wrong(one["id"], "no-pages", {"n": there})


def _wrong_exercise(one: DraftItem, seen: set[str]) -> Iterator[Wrong]:
    for choice in (one, *one["others"]):
        slug = choice["exercise"]
        if not _is_there(slug):
            yield Wrong(one["id"], "no-exercise", {"name": slug})
            continue
        if slug in seen:
            # Answers belong to an exercise of a session: asked again, they would be overwritten.
            yield Wrong(one["id"], "twice", {"exercise": slug})
        seen.add(slug)
        if not choice["rounds"]:
            yield Wrong(one["id"], "no-rounds", {})
        for named in (choice["rounds"], choice["teams"]):
            yield from _wrong_rounds(one["id"], slug, named)


def _is_there(slug: str) -> bool:
    """Whether the kit has an exercise of this name that can be read."""
    with suppress(ContentError):
        return slug in exercises() and bool(load_exercise(slug).rounds)
    return False


def _wrong_rounds(id: str, slug: str, chosen: Sequence[str]) -> Iterator[Wrong]:
    exercise = load_exercise(slug)
    known = [round.id for round in exercise.rounds]
    if [*chosen] != [one for one in known if one in chosen]:
        yield Wrong(id, "strange-rounds", {"exercise": slug})
    elif chosen:
        for missing in dict.fromkeys(round for round, _ in lacking(exercise, chosen)):
            yield Wrong(id, "lacking", {"exercise": slug, "round": missing})
