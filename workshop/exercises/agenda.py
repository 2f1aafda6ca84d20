"""An agenda: the exercises of one workshop, in order, with minutes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from workshop.content import LANGUAGES, content_root, listed, read_toml
from workshop.content.own import PREFIX, is_own, own_root
from workshop.content.tables import Table
from workshop.errors import ContentError
from workshop.exercises.asked import is_asked
from workshop.exercises.came import came_from
from workshop.exercises.exercise import (
    SLUG,
    Exercise,
    Round,
    exercises,
    load_exercise,
    moments,
)
from workshop.session import Mode, Step


@dataclass(frozen=True)
class Item:
    """One entry of an agenda.

    Attributes:
        exercise: its slug, or that of a moment, such as a break.
        minutes: planned.
        rounds: those that are played, in the exercise's own order; empty for all.
        teams: those that teams play, who need longer; empty for the same.
        without_teams: whether teams leave it out altogether.
        others: what may be played in its place, as the facilitator chooses; it makes the item a
            slot, of which this is played where she simply goes on.
    """

    exercise: str
    minutes: int
    rounds: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    without_teams: bool = False
    others: tuple["Item", ...] = ()

    @property
    def choices(self) -> tuple["Item", ...]:
        """What there is to choose from: itself, and what may take its place."""
        return (self, *self.others)


@dataclass(frozen=True)
class Agenda:
    """A workshop's programme.

    Attributes:
        title: the words by language.
        joining: minutes planned to let people in; 0 where they are not of the programme.
        length: minutes for which people are invited; 0 where nobody says.
        came_with: the id of the session with which it came from another laptop; empty for one that
            was written here, or changed since.
    """

    slug: str
    items: tuple[Item, ...]
    title: dict[str, str]
    joining: int = 0
    length: int = 0
    came_with: str = ""

    @property
    def minutes(self) -> int:
        """Planned length, joining included; of a slot the longest choice."""
        longest = (max(one.minutes for one in item.choices) for item in self.items)
        return self.joining + sum(longest)

    @property
    def choices(self) -> tuple[Item, ...]:
        """Everything that may be played, in order: each item, and what may take its place."""
        return tuple(one for item in self.items for one in item.choices)

    def steps(self, mode: str = Mode.PEOPLE, *, agreed: bool = False) -> tuple[Step, ...]:
        """Return the rounds of all exercises, in the order a room of a mode takes them.

        Of a slot the first choice that the mode plays anything of.
        """
        return tuple(s for item in self.items for s in _first_steps(item, mode, agreed=agreed))


def _first_steps(item: Item, mode: str, *, agreed: bool) -> tuple[Step, ...]:
    there = (_steps(one, mode, agreed=agreed) for one in item.choices)
    return next(filter(None, there), ())


def _steps(item: Item, mode: str, *, agreed: bool) -> tuple[Step, ...]:
    there = played(item, load_exercise(item.exercise), mode, agreed=agreed)
    return tuple(Step(item.exercise, round.id, round.course) for round in there)


def played(
    item: Item, exercise: Exercise, mode: str = Mode.PEOPLE, *, agreed: bool = False
) -> tuple[Round, ...]:
    """Return the rounds of an exercise that an item plays in a mode of session.

    Those that need consent only where it is `agreed`, and never where sides share a phone; spare
    ones only where they are named.
    """
    if mode == Mode.TEAMS and item.without_teams:
        return ()
    named = (item.teams if mode == Mode.TEAMS else ()) or item.rounds
    there = exercise.rounds if agreed and mode != Mode.TEAMS else _open(exercise)
    return tuple(r for r in there if (r.id in named if named else not r.spare))


def _open(exercise: Exercise) -> tuple[Round, ...]:
    """Return the rounds that need nobody's consent."""
    return tuple(round for round in exercise.rounds if not round.consent)


def asks_consent(agenda: Agenda) -> bool:
    """Return whether any round of a programme needs the consent of whom it is about."""
    there = (load_exercise(item.exercise) for item in agenda.choices)
    return any(round.consent for exercise in there for round in exercise.rounds)


Course = tuple[tuple[str, str], ...]
"""Exercise and round of each step of a session."""


def course_of(agenda: Agenda, mode: str = Mode.PEOPLE, *, agreed: bool = False) -> Course:
    """Return what a session of an agenda plays if it is opened now.

    Which rounds those are is kept with the session, and with them whether consent was given.
    """
    return tuple((step.exercise, step.round) for step in agenda.steps(mode, agreed=agreed))


def steps_in(course: Iterable[Sequence[str]]) -> tuple[Step, ...]:
    """Return the steps of a course; those that there are no more are `gone`.

    Raises:
        ContentError: an exercise cannot be read.
    """
    return tuple(_step(exercise, round) for exercise, round in course)


@cache
def _step(slug: str, id: str) -> Step:
    known = slug in (*exercises(), *moments()) or is_asked(slug)
    there = load_exercise(slug).rounds if known else ()
    return Step(slug, id, next((round.course for round in there if round.id == id), ()))


def step_content(step: Step, mode: str = Mode.PEOPLE) -> tuple[Exercise, Round]:
    """Return the exercise and the round that a step stands for, as a mode of session plays them."""
    # What a session plays was settled when it was opened: a step that needs consent has it.
    exercise = load_exercise(step.exercise).played_by(mode, agreed=True)
    return exercise, exercise.round(step.round)


# A session keeps the name of its agenda, so the choice itself is the name: it needs no table of
# its own, and a room that was opened by an earlier kit with `only.SLUG` goes on.
_ONLY, _AND, _OF = "only.", "+", ":"


def only(exercises: Sequence[str]) -> str:
    """Return the name of the agenda that has these exercises, in this order, and nothing else.

    Args:
        exercises: their names, each perhaps with the rounds that are played of it (`in_short`).
    """
    return f"{_ONLY}{_AND.join(exercises)}"


def in_short(exercise: str, rounds: Sequence[str]) -> str:
    """Return how some rounds of an exercise are listed in `only`."""
    return _OF.join((exercise, *rounds))


def chosen(slug: str) -> tuple[str, ...]:
    """Return the exercises that such a name lists; any other name stands for itself."""
    return tuple(one.partition(_OF)[0] for one in _listed_in(slug))


def _listed_in(slug: str) -> list[str]:
    return slug.removeprefix(_ONLY).split(_AND)


def alone(exercise: str) -> str:
    """Return the name of the agenda that has one exercise and nothing else."""
    return only([exercise])


def load_agenda(slug: str) -> Agenda:
    """Read one agenda, or make the one of chosen exercises (`only`).

    Those of one's own are read each time: they are changed while the kit runs.

    Raises:
        ContentError: there is none of that name, or it cannot be read.
    """
    return _read_one(slug) if is_own(slug) else _lasting(slug)


@cache
def _lasting(slug: str) -> Agenda:
    return _of_only(slug, _listed_in(slug)) if slug.startswith(_ONLY) else _read_one(slug)


def agenda_path(slug: str) -> Path:
    """Return where an agenda is kept: one's own apart from those that the kit brings."""
    folder = own_root() if is_own(slug) else content_root() / "data"
    return folder / "agendas" / f"{slug}.toml"


def _read_one(slug: str) -> Agenda:
    path = agenda_path(slug)
    if not SLUG.fullmatch(slug) or not path.is_file():
        raise ContentError([f"There is no agenda {slug!r}; there are: {', '.join(agendas())}."])
    return parse_agenda(path, read_toml(path))


def _of_only(slug: str, listed: Sequence[str]) -> Agenda:
    """Make the agenda of chosen exercises, each with the minutes it says of itself."""
    # Answers are kept by exercise: played twice, the second time would begin with the first's.
    asking = [name for name in chosen(slug) if name not in moments()]
    if len(set(asking)) < len(asking):
        raise ContentError([f"There is no agenda {slug!r}: each exercise stands in it once."])
    items = tuple(_item(slug, *one.split(_OF)) for one in listed)
    there = [load_exercise(item.exercise) for item in items]
    titles = {
        language: " → ".join(exercise.texts(language)("title") for exercise in there)
        for language in LANGUAGES
    }
    return Agenda(slug, items, titles)


def _item(slug: str, name: str, *rounds: str) -> Item:
    """Return what such an agenda plays of an exercise: all of it, or the rounds that are named."""
    exercise = load_exercise(name)
    known = [round.id for round in exercise.rounds]
    if list(rounds) != [id for id in known if id in rounds]:
        there = ", ".join(known)
        raise ContentError([f"There is no agenda {slug!r}: rounds of {name!r} are {there}."])
    minutes = sum(exercise.round(id).minutes for id in rounds)
    return Item(name, minutes or exercise.minutes, rounds)


def parse_agenda(path: Path, table: dict[str, Any]) -> Agenda:
    """Build an agenda from its parsed file.

    Raises:
        ContentError: keys are missing or of the wrong type; it names each.
    """
    wrong: list[str] = []
    agenda = read_agenda(Table(table, path, wrong), path.stem)
    if wrong:
        raise ContentError(wrong)
    return agenda


def read_agenda(top: Table, slug: str) -> Agenda:
    """Build an agenda from the table of its file, which notes what does not fit."""
    items = tuple(
        replace(_read_item(item), others=tuple(map(_read_item, item.tables("or"))))
        for item in top.tables("item", needed=True)
    )
    title, joining = top.pairs("title", needed=True), top.number("joining", 0)
    length, came_with = top.number("length", 0), top.text("came_with")
    return Agenda(slug, items, title, joining, length, came_with)


def _read_item(table: Table) -> Item:
    return Item(
        table.text("exercise", needed=True),
        table.number("minutes"),
        table.names("rounds"),
        table.names("teams"),
        table.flag("without_teams"),
    )


def problem(slug: str, broken: Mapping[str, str]) -> str:
    """Return why an agenda cannot be played, one sentence; empty where it can.

    What may take the place of an item is not asked for: what is broken is not offered.

    Args:
        slug: names an agenda that there is.
        broken: what `workshop check` found of the parts of `data`, such as
            `exercises/kpi-tradeoffs`.
    """
    if f"agendas/{slug}" in broken:
        return broken[f"agendas/{slug}"]
    try:
        agenda = load_agenda(slug)
        agenda.steps()
    except ContentError as error:
        return error.mistakes[0]
    parts = (f"{kind}/{i.exercise}" for i in agenda.items for kind in ("exercises", "moments"))
    return next((broken[part] for part in parts if part in broken), "")


def agendas() -> tuple[str, ...]:
    """Return the names of all agendas, in alphabetical order.

    Those of one's own come last. What systems and programs leave beside them is none, nor is a
    file of another form of name.
    """
    return (*_brought(), *own_agendas())


def own_agendas() -> tuple[str, ...]:
    """Return the names of the agendas of one's own, in alphabetical order."""
    return _named(own_root() / "agendas", f"{PREFIX}*.toml")


def _brought() -> tuple[str, ...]:
    """Return the names of the agendas that the kit brings."""
    return _named(content_root() / "data" / "agendas", "*.toml")


def _named(folder: Path, pattern: str) -> tuple[str, ...]:
    return tuple(path.stem for path in listed(folder, pattern) if SLUG.fullmatch(path.stem))


def in_order() -> tuple[str, ...]:
    """Return the names of all exercises: as the longest agenda has them, then by alphabet."""
    there = exercises()
    longest = max(map(_listed, _brought()), key=len, default=())
    return tuple(dict.fromkeys((*(name for name in longest if name in there), *there)))


def choosable() -> tuple[str, ...]:
    """Return what a programme of one's own may hold, in the order of the longest agenda.

    A check-in stands before the exercises, and a closing after all of them.
    """
    kits = (name for name in moments() if not is_own(name) and _can_be_chosen(name))
    here = {*exercises(), *moments()}
    # A copy that came with a session is called as the kit's own: that one is offered.
    there = tuple(name for name in (*exercises(), *kits) if came_from(name) not in here)
    longest = max(map(_listed, _brought()), key=len, default=())
    known = list(dict.fromkeys(name for name in longest if name in there))
    others = [name for name in there if name not in known]
    end = known[-1:] if known and known[-1] in moments() else []
    return (*known[: len(known) - len(end)], *others, *end)


PREPARED = ("talk", "slides")
"""Moments that say little before somebody has prepared them, in a programme of her own."""


def _can_be_chosen(moment: str) -> bool:
    """Whether a moment may be put into a programme as it is; a look back comes by itself."""
    if moment in PREPARED:
        return False
    try:
        return not load_exercise(moment).looks_back
    except ContentError:
        return True


def _listed(slug: str) -> tuple[str, ...]:
    """Return the exercises of an agenda; one that cannot be read has none."""
    try:
        return tuple(item.exercise for item in load_agenda(slug).choices)
    except ContentError:
        return ()
