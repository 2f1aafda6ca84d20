"""Programmes of one's own as files: written, read again, and deleted."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

import tomli_w

from workshop.content import read_text
from workshop.content.cached import write_whole
from workshop.content.own import PREFIX, is_own, own_root
from workshop.contracts.prepare import Draft
from workshop.errors import ContentError, Refused
from workshop.exercises.agenda import agenda_path, load_agenda, own_agendas
from workshop.exercises.decks import sweep_decks
from workshop.exercises.drafts import agenda_of, draft_of, moments_in, stamp_of, table_of, wrong
from workshop.exercises.exercise import moments
from workshop.exercises.own_moments import moment_path, own_moment

NAME_LIMIT = 40
"""Letters of a file's name: sessions keep it."""

_FOLDED = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ł": "l"})
_OTHER = re.compile(r"[^a-z0-9]+")


def opened(slug: str, language: str) -> Draft:
    """Return a programme of one's own as it can be changed.

    Raises:
        ContentError: it is not there, or cannot be read.
    """
    agenda = load_agenda(slug)
    return draft_of(agenda, _title(agenda.title, language), name=slug, stamp=stamp(slug))


def begun(slug: str, language: str) -> Draft:
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


def save(draft: Draft) -> str:
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
    slug = draft["name"] or _free_name(draft["title"])
    if draft["name"]:
        _check_unchanged(slug, draft["stamp"])
    agenda = agenda_of(draft, slug)
    try:
        for moment in moments_in(draft).values():
            if not moment.usual:
                _write(moment_path(moment.slug), moment.toml)
        _write(agenda_path(slug), tomli_w.dumps(table_of(agenda)))
    except OSError as error:
        raise Refused("programme-unsaved", why=error.strerror or str(error)) from None
    return slug


def _check_unchanged(slug: str, known: str) -> None:
    if slug not in own_agendas():
        raise Refused("programme-gone")
    with suppress(ContentError):
        if stamp(slug) == known:
            return
    raise Refused("programme-changed")


def _free_name(title: str) -> str:
    """Return a name that no programme has, made of a title."""
    letters = unicodedata.normalize("NFKD", title.lower().translate(_FOLDED))
    plain = _OTHER.sub("-", letters.encode("ascii", "ignore").decode()).strip("-")
    base = f"{PREFIX}{plain[:NAME_LIMIT].strip('-') or 'programme'}"
    return next(name for name in _numbered(base) if not agenda_path(name).exists())


def _numbered(base: str) -> Iterator[str]:
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
    """Delete a programme of one's own; what only it had is swept away apart.

    Raises:
        Refused: `programme-gone`, where there is none of that name.
    """
    if not is_own(slug) or slug not in own_agendas():
        raise Refused("programme-gone")
    agenda_path(slug).unlink(missing_ok=True)


def sweep(played: Collection[str]) -> None:
    """Take away moments and slides that nothing needs any more.

    Args:
        played: the exercises and moments of all sessions there are.
    """
    needed = {*played, *_named()}
    for slug in moments():
        if is_own(slug) and slug not in needed:
            moment_path(slug).unlink(missing_ok=True)
    sweep_decks({own_moment(slug).deck for slug in _readable()})


def _named() -> Iterator[str]:
    """Yield what programmes of one's own hold; one that cannot be read keeps everything."""
    for slug in own_agendas():
        try:
            yield from (item.exercise for item in load_agenda(slug).choices)
        except ContentError:
            yield from moments()


def _readable() -> Iterator[str]:
    for slug in filter(is_own, moments()):
        with suppress(ContentError):
            own_moment(slug)
            yield slug
