"""What came along with a session, beside what is here already: never over it.

It is first written into a folder of its own, in the form of one's own folder, where `workshop
check` reads it. There each thing has the name that it will have here:

- An exercise that is the same here is the one that is here. Another one goes by its name and what
  it says (`lunch-3f9a0c41d2e7`), as moments do: so two versions lie beside each other, and a
  session never plays words that somebody else wrote under the same name. Only what the kit itself
  brings is played as it is here, as after an upgrade, and that is told.
- Slides that are here already are not kept twice; else they go by what their pictures show.
- A programme keeps its name, or gets the next one that is free.
"""

import json
import tempfile
import time
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import tomli_w

from workshop.content import content_root, listed
from workshop.content.own import own_root
from workshop.content.tables import Table
from workshop.errors import ContentError, Refused
from workshop.exercises.agenda import Agenda, Item, agenda_path, own_agendas, read_agenda
from workshop.exercises.came import came_as, came_from
from workshop.exercises.decks import ABOUT, pages_in
from workshop.exercises.drafts import table_of
from workshop.exercises.exercise import load_exercise
from workshop.exercises.laying import NAMES, PART, Arrival, take_away
from workshop.exercises.luggage import print_of, texts_in
from workshop.exercises.own_moments import OwnMoment, read_moment
from workshop.exercises.programmes import numbered
from workshop.exercises.unpacking import PICTURE, TEXT, Folder, Luggage, measured, text_of

_OLD = 3600
"""Seconds after which a folder that a killed program left is taken away."""


def arrived(luggage: Luggage) -> Arrival:
    """Write what came along into a folder of its own; whoever calls takes that away again.

    Raises:
        Refused: `damaged-session-file`; `carry-version`, where the kit here has not all that the
            session plays; `carry-disk`, where it cannot be written.
    """
    root = own_root()
    try:
        root.mkdir(parents=True, exist_ok=True)
        root.chmod(0o700)
        _sweep(root)
        arrival = Arrival(Path(tempfile.mkdtemp(prefix=PART, dir=root)))
    except OSError as error:
        raise Refused("carry-disk", why=error.strerror or str(error)) from None
    try:
        _write_all(arrival, luggage)
    except OSError as error:
        take_away(arrival.folder)
        raise Refused("carry-disk", why=error.strerror or str(error)) from None
    except Refused:
        take_away(arrival.folder)
        raise
    return arrival


def _sweep(root: Path) -> None:
    for left in root.glob(f"{PART}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _OLD:
                take_away(left)


def _write_all(arrival: Arrival, luggage: Luggage) -> None:
    for kind in ("exercises", "moments"):
        for slug, files in luggage.of(kind).items():
            arrival.names[slug] = _exercise(arrival, luggage, kind, slug, files)
    decks = {name: _deck(arrival, files) for name, files in luggage.of("decks").items()}
    for slug, files in luggage.of("own").items():
        arrival.names[slug] = _moment(arrival, text_of(files[".toml"]), decks)
    for slug, files in luggage.of("agendas").items():
        arrival.names[slug] = _agenda(arrival, luggage.session, slug, text_of(files[".toml"]))
    _write(arrival.folder / NAMES, json.dumps(arrival.names).encode())


# ---- exercises ----


def _exercise(arrival: Arrival, luggage: Luggage, kind: str, slug: str, files: Folder) -> str:
    """Return what an exercise is called here; where it is not here, it is written."""
    measured(files, TEXT)
    digest = print_of({name: text_of(data).encode() for name, data in files.items()})
    called = came_from(slug) or slug
    there = [root / kind / called for root in (content_root() / "data", own_root())]
    if any(folder.is_dir() and _print_here(folder) == digest for folder in there):
        return called
    if there[0].is_dir() and slug not in luggage.hers:
        _check_rounds(luggage, called, files)
        arrival.differs.append(called)
        return called
    name = came_as(called, digest)
    for file, data in files.items():
        _write(arrival.folder / kind / name / file, data)
    return name


def _print_here(folder: Path) -> str:
    try:
        return print_of(texts_in(folder))
    except ContentError:
        return ""


def _check_rounds(luggage: Luggage, slug: str, files: Folder) -> None:
    """Refuse a session that plays rounds which another version of the kit has and ours has not."""
    told = Table(_toml(files.get("exercise.toml", b"")), Path("exercise.toml"), [])
    there = {one.text("id") for one in told.tables("round")}
    played = {round for exercise, round in luggage.course if exercise == slug}
    try:
        here = {round.id for round in load_exercise(slug).rounds}
    except ContentError:
        here = set()
    if (played & there) - here:
        raise Refused("carry-version", name=slug, version=luggage.kit)


def _toml(data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(text_of(data))
    except (ValueError, RecursionError):
        raise Refused("damaged-session-file") from None


# ---- slides and moments ----


def _deck(arrival: Arrival, files: Folder) -> str:
    """Return what a document's pictures are called here, and write them.

    By the document's own digest they are not called: whoever chooses it here has it read anew.
    """
    about = _toml(files.pop(ABOUT, b""))
    measured(files, PICTURE)
    title, pages = about.get("title"), about.get("pages")
    numbers = [f"{page:03}" for page in range(1, len(files) + 1)]
    if sorted(file[:3] for file in files) != numbers or pages != len(files) or not files:
        raise Refused("damaged-session-file")
    decks = (path for path in listed(own_root() / "decks", "*") if pages_in(path.name))
    same = (path.name for path in decks if _same_pictures(path, files))
    name = next(same, print_of(files)[:16])
    told = {"title": str(title)[:60], "pages": len(files)}
    for file, data in {**files, ABOUT: tomli_w.dumps(told).encode()}.items():
        _write(arrival.folder / "decks" / name / file, data)
    return name


def _same_pictures(folder: Path, files: Folder) -> bool:
    there = {path.name for path in listed(folder, "*")} - {ABOUT}
    return there == {*files} and all(
        (folder / file).read_bytes() == data for file, data in files.items()
    )


def _moment(arrival: Arrival, text: str, decks: Mapping[str, str]) -> str:
    """Return what a moment is called here: by what it says, whatever it was called."""
    moment = _readable(text)
    moment = replace(moment, deck=decks.get(moment.deck, moment.deck))
    if moment.usual:
        return moment.slug
    return _laid(arrival, "moments", moment.slug, moment.toml)


def _readable(text: str) -> OwnMoment:
    wrong: list[str] = []
    try:
        moment = read_moment(Table(tomllib.loads(text), Path("moment.toml"), wrong))
    except (ValueError, RecursionError):
        raise Refused("damaged-session-file") from None
    except ContentError as error:
        raise Refused("carry-broken", mistake=error.mistakes[0]) from None
    if wrong:
        raise Refused("carry-broken", mistake=wrong[0])
    return moment


# ---- programmes ----


def _agenda(arrival: Arrival, session: str, slug: str, text: str) -> str:
    """Return what a programme is called here; it goes again with the session that brought it."""
    wrong: list[str] = []
    agenda = read_agenda(Table(_toml(text.encode()), Path(f"{slug}.toml"), wrong), slug)
    if wrong:
        raise Refused("carry-broken", mistake=wrong[0])
    items = tuple(_renamed(item, arrival.names) for item in agenda.items)
    agenda = replace(agenda, items=items, came_with=session)
    text, hers = _written(agenda), _written(replace(agenda, came_with=""))
    for name in own_agendas():
        if agenda_path(name).read_text(encoding="utf-8") in (text, hers):
            return name
    return _laid(arrival, "agendas", slug, text)


def _written(agenda: Agenda) -> str:
    return tomli_w.dumps(table_of(agenda))


def _renamed(item: Item, names: Mapping[str, str]) -> Item:
    others = tuple(_renamed(one, names) for one in item.others)
    return replace(item, exercise=names.get(item.exercise, item.exercise), others=others)


def _laid(arrival: Arrival, kind: str, slug: str, text: str) -> str:
    """Write a file under the first name that is free, or that says the very same."""
    for name in numbered(slug):
        here, waits = own_root() / kind / f"{name}.toml", arrival.folder / kind / f"{name}.toml"
        there = [path.read_text(encoding="utf-8") for path in (here, waits) if path.is_file()]
        if all(one == text for one in there):
            _write(waits, text.encode())
            return name
    raise AssertionError(slug)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(0o600)
