"""Programmes of one's own as files: written, read again, and deleted."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import tomli_w

from workshop.content import read_text
from workshop.content.cached import write_whole
from workshop.content.own import PREFIX, is_own, own_root
from workshop.contracts.prepare import ProgrammeDraft
from workshop.errors import ContentError, Refused
from workshop.exercises.agenda import agenda_path, load_agenda, own_agendas
from workshop.exercises.came_along import brought
from workshop.exercises.decks import sweep_decks
from workshop.exercises.drafts import agenda_of, draft_of, moments_in, stamp_of, table_of, wrong
from workshop.exercises.exercise import SLUG, exercises, moments
from workshop.exercises.own_moments import moment_path, own_moment

NAME_LIMIT = 40
"""Letters of a file's name: sessions keep it."""

_FOLDED = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ł": "l"})
_OTHER = re.compile(r"[^a-z0-9]+")


def opened(slug: str, language: str) -> ProgrammeDraft:
    """Return a programme of one's own as it can be changed.

    Raises:
        ContentError: it is not there, or cannot be read.
    """
    agenda = load_agenda(slug)
    return draft_of(agenda, _title(agenda.title, language), name=slug, stamp=stamp(slug))


def begun(slug: str, language: str) -> ProgrammeDraft:
    """Return a new programme that begins as another one.

    Raises:
        ContentError: that is not there, or cannot be read.
    """
    agenda = load_agenda(slug)
    return draft_of(agenda, _title(agenda.title, language))


def _title(titles: dict[str, str], language: str) -> str:
    return titles.get(language) or titles.get("en", "")


def stamp(slug: str) -> str:
    """Return by what the file of a programme is known again.

    Raises:
        ContentError: it cannot be read.
    """
    return stamp_of(read_text(agenda_path(slug)))


def save(draft: ProgrammeDraft) -> str:
    """Write a draft into a file of its own, over none but the one that it was read from.

    Returns:
        The name of the programme.

    Raises:
        Refused: `bad-draft`, where something in it is wrong; `programme-changed` and
            `programme-gone`, where its file is another one now; `programme-unsaved`, where it
            cannot be written.
    """
    if any(wrong(draft)):
        raise Refused("bad-draft")
    text = tomli_w.dumps(table_of(agenda_of(draft, "")))
    slug = draft["name"] or _free_name(draft["title"], text)
    if draft["name"]:
        _check_unchanged(slug, {draft["stamp"], stamp_of(text)})
    try:
        for moment in moments_in(draft).values():
            if not moment.usual:
                _write(moment_path(moment.slug), moment.toml)
        _write(agenda_path(slug), text)
    except OSError as error:
        raise Refused("programme-unsaved", why=error.strerror or str(error)) from None
    return slug


def _check_unchanged(slug: str, known: Collection[str]) -> None:
    if slug not in own_agendas():
        raise Refused("programme-gone")
    with suppress(ContentError):
        if stamp(slug) in known:
            return
    raise Refused("programme-changed")


def _free_name(title: str, text: str) -> str:
    """Return a name that no other programme has, made of a title.

    One that says the very same is the same: it was sent twice.
    """
    letters = unicodedata.normalize("NFKD", title.lower().translate(_FOLDED))
    plain = _OTHER.sub("-", letters.encode("ascii", "ignore").decode()).strip("-")
    base = f"{PREFIX}{plain[:NAME_LIMIT].strip('-') or 'programme'}"
    return next(name for name in numbered(base) if _is_free(name, text))


def _is_free(name: str, text: str) -> bool:
    if not agenda_path(name).exists():
        return True
    with suppress(ContentError):
        return read_text(agenda_path(name)) == text
    return False


def numbered(base: str) -> Iterator[str]:
    """Yield a name, and then the name with a number behind it, for as long as none is free."""
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def _write(path: Path, text: str) -> None:
    """Write a file that only this user reads; the folders too are hers alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for folder in (own_root(), path.parent):
        folder.chmod(0o700)
    write_whole(path, text.encode())
    path.chmod(0o600)


def delete(slug: str) -> None:
    """Delete a programme of one's own, or find it gone; what only it had is swept away apart.

    Raises:
        Refused: `bad-command`, where such a name is none of one's own.
    """
    if not is_own(slug) or not SLUG.fullmatch(slug):
        raise Refused("bad-command", field="programme")
    agenda_path(slug).unlink(missing_ok=True)


def sweep(played: Collection[str], shown: Collection[str]) -> None:
    """Take away moments and slides that nothing needs any more.

    Args:
        played: the exercises and moments of all sessions there are, whose records name them.
        shown: those of sessions that are not over yet, which still show slides.
    """
    mine, kept = {*named()}, brought()
    for slug in filter(is_own, moments()):
        if slug not in mine and slug not in played and f"moments/{slug}.toml" not in kept:
            moment_path(slug).unlink(missing_ok=True)
    decks = {name.removeprefix("decks/") for name in kept}
    sweep_decks({*decks_of(mine | {*shown}), *decks})


def named(but: Collection[str] = ()) -> Iterator[str]:
    """Yield what programmes of one's own hold; one that cannot be read keeps everything.

    Args:
        but: those that are left out.
    """
    for slug in own_agendas():
        try:
            if slug not in but:
                yield from (item.exercise for item in load_agenda(slug).choices)
        except ContentError:
            yield from (*exercises(), *moments())


def decks_of(slugs: Iterable[str]) -> Iterator[str]:
    """Yield the decks that moments of one's own show."""
    for slug in filter(is_own, slugs):
        with suppress(ContentError):
            yield own_moment(slug).deck
