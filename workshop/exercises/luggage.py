"""What a session plays, packed to travel with it: her programme, moments, slides and exercises.

Files are named as they lie in a facilitator's own folder: `agendas/`, `moments/`, `decks/` and
`exercises/`. Exercises of the kit come along too, for another laptop may have another version.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from workshop import __version__
from workshop.content import brought_root, content_root, listed, read_text
from workshop.content.own import is_own, own_root
from workshop.contracts.carrying import Along, Bundle, Content
from workshop.errors import ContentError, Refused
from workshop.exercises.agenda import agenda_path, load_agenda
from workshop.exercises.decks import ABOUT, TYPES, deck_folder, is_deck
from workshop.exercises.exercise import folder_of
from workshop.exercises.own_moments import moment_path, own_moment

MOST = 120 * 10**6
"""Bytes that may come along in all: some three documents of sixty slides."""

TEXTS = (".toml", ".md")
"""The endings of what an exercise is made of."""

Files = Mapping[str, bytes]
"""What comes along, by path."""


def packed(needs: Iterable[str], agenda: str) -> tuple[Content, Files]:
    """Return what is needed to play a session elsewhere.

    What cannot be read here any more is left out, for here it cannot be played either.

    Args:
        needs: the exercises and moments that it plays or may choose.
        agenda: the name of its programme.

    Raises:
        Refused: `carry-heavy`, where it is more than `MOST`.
    """
    slugs = list(dict.fromkeys((*needs, *_in_programme(agenda))))
    files: dict[str, bytes] = {}
    for slug in slugs:
        files |= _moment(slug) if is_own(slug) else _folder(slug)
    if is_own(agenda):
        files |= _text(f"agendas/{agenda}.toml", agenda_path(agenda))
    if (size := sum(map(len, files.values()))) > MOST:
        raise Refused("carry-heavy", n=-(-size // 10**6), limit=MOST // 10**6)
    named: list[Along] = [{"path": path, "size": len(data)} for path, data in files.items()]
    return {"kit": __version__, "hers": [*filter(_is_hers, slugs)], "files": named}, files


def whole(bundle: Bundle) -> bytes:
    """Return a session with all that it plays, ready to be sealed.

    Raises:
        Refused: `carry-heavy`.
    """
    (row,) = bundle["tables"]["sessions"]
    return joined(bundle, *packed(needed(bundle), str(row["agenda"])))


def needed(bundle: Bundle) -> list[str]:
    """Return what has to come along with a session, also to look back on the one before it."""
    earlier = bundle["earlier"]
    promised = earlier["tables"]["promises"] if earlier else []
    return [*bundle["needs"], *(str(one["exercise"]) for one in promised)]


def joined(bundle: Mapping[str, Any], content: Content, files: Files) -> bytes:
    """Return a session and what it plays as one text of JSON, a line's end, and all files."""
    head = json.dumps({**bundle, "content": content}, ensure_ascii=False).encode()
    return b"\n".join((head, b"".join(files.values())))


def print_of(files: Mapping[str, bytes]) -> str:
    """Return by what the files of an exercise are known again, whatever it is called."""
    told = "".join(f"{name}\0{sha256(files[name]).hexdigest()}\0" for name in sorted(files))
    return sha256(told.encode()).hexdigest()


def texts_in(folder: Path) -> dict[str, bytes]:
    """Return the files of an exercise by name, in the same letters and lines on every system.

    Raises:
        ContentError: one cannot be read.
    """
    there = (path for path in listed(folder, "*") if path.suffix in TEXTS and path.is_file())
    return {path.name: read_text(path).encode() for path in there}


def _in_programme(agenda: str) -> Iterator[str]:
    """Yield what a programme of one's own holds: its session may have changed what it plays."""
    if is_own(agenda):
        with suppress(ContentError):
            yield from [item.exercise for item in load_agenda(agenda).choices]


def _text(name: str, path: Path) -> dict[str, bytes]:
    try:
        return {name: read_text(path).encode()}
    except ContentError:
        return {}


def _folder(slug: str) -> dict[str, bytes]:
    folder = folder_of(slug)
    if folder is None:
        return {}
    try:
        texts = texts_in(folder)
    except ContentError:
        return {}
    return {f"{folder.parent.name}/{slug}/{name}": data for name, data in texts.items()}


def _moment(slug: str) -> dict[str, bytes]:
    try:
        deck = own_moment(slug).deck
    except ContentError:
        return {}
    files = _text(f"moments/{slug}.toml", moment_path(slug))
    there = listed(deck_folder(deck), "*") if is_deck(deck) else ()
    shown = (path for path in there if path.name == ABOUT or path.suffix in TYPES)
    return files | {f"decks/{deck}/{path.name}": path.read_bytes() for path in shown}


def _is_hers(slug: str) -> bool:
    """Whether an exercise is none that the kit brings, or says something else than that.

    Of a repository that was cloned nobody can tell: what stands in it is what the kit brings.
    """
    folder = folder_of(slug)
    if is_own(slug) or folder is None:
        return is_own(slug)
    if folder.is_relative_to(own_root()):
        return True
    brought = brought_root() / folder.relative_to(content_root())
    try:
        return not brought.is_dir() or texts_in(brought) != texts_in(folder)
    except ContentError:
        return True
