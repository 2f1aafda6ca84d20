"""Checks of minutes: the paces they are computed from, and plans that are too short for them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

from workshop.commands.check.agendas import Exercises, choices
from workshop.content import listed
from workshop.content.line_numbers import Trail
from workshop.content.noting import Findings
from workshop.content.tables import Table, meant
from workshop.exercises.agenda import Agenda, Item, played, read_agenda
from workshop.exercises.exercise import SLUG, Exercise
from workshop.exercises.minutes import (
    PEOPLE,
    of_exercise,
    of_joining,
    of_round,
    of_rounds,
    planned_exercise,
)
from workshop.exercises.pace import NEEDED, Pace, read_paces
from workshop.exercises.short import lacking
from workshop.questions.kinds import kinds
from workshop.session import Mode

MOST_ROUNDS = 8
"""Of more rounds not every short form is tried."""


def check_paces(found: Findings, path: Path) -> None:
    """Check that every pace that is needed is there, above 0 and with a reason."""
    table = found.read(path, stops=False)
    if table is None:
        found.noted.add((path, ""))
        return
    wrong: list[str] = []
    top = Table(table, path, wrong)
    there = read_paces(top)
    found.take([*wrong, *top.strangers()], stops=False)
    before = len(found.mistakes)
    _check_values(found, path, top, [one.id for one in there])
    if wrong or len(found.mistakes) > before:
        found.noted.add((path, ""))


def _check_values(found: Findings, path: Path, top: Table, ids: list[str]) -> None:
    known = (*NEEDED, *kinds())
    for id in NEEDED:
        if id not in ids:
            found.add(path, "pace", f"the pace {id!r} is missing: write it.", stops=False)
    for at, pace in enumerate(read_paces(top)):
        trail: Trail = (("pace", at),)
        if pace.id not in known:
            hint = meant(pace.id, known) or f"; there are: {', '.join(known)}."
            told = f"nothing takes the pace {pace.id!r}{hint}"
            found.add(path, "id", told, trail=trail, stops=False)
        elif pace.id in ids[:at]:
            told = f"the pace {pace.id!r} stands there twice: keep one."
            found.add(path, "id", told, trail=trail, stops=False)
        if pace.value <= 0:
            found.add(path, "value", "write a number above 0.", trail=trail, stops=False)
        if not pace.why.strip():
            found.add(path, "why", "say why, in one sentence.", trail=trail, stops=False)
        _check_teams(found, path, pace, trail)


def _check_teams(found: Findings, path: Path, pace: Pace, trail: Trail) -> None:
    if pace.teams < 0:
        found.add(path, "teams", "write a number above 0.", trail=trail, stops=False)
    if pace.teams and not pace.teams_why.strip():
        found.add(path, "teams_why", "say why, in one sentence.", trail=trail, stops=False)


def check_plans(found: Findings, data: Path, exercises: Exercises, moments: Exercises) -> None:
    """Say where the minutes in a file are fewer than what stands there takes.

    That is no mistake that stops anything: the programme runs, it only ends late. Where anything
    else is wrong, that is mended first: one cause, one message.
    """
    everything = {**moments, **exercises}
    there = {
        slug: one for slug, one in everything.items() if one and not _is_named(found, one.folder)
    }
    for exercise in there.values():
        _check_exercise(found, exercise)
    for path in listed(data / "agendas", "*.toml"):
        if SLUG.fullmatch(path.stem) and not _is_named(found, path):
            table = found.read(path)
            agenda = read_agenda(Table(table, path, []), path.stem)
            _check_agenda(found, path, agenda, there)


def _is_named(found: Findings, path: Path) -> bool:
    """Whether anything was found in a file or a folder."""
    place = path.relative_to(found.root).as_posix()
    return any(one.startswith((f"{place}/", f"{place}:")) for one in found.mistakes)


def _check_exercise(found: Findings, exercise: Exercise) -> None:
    path = exercise.folder / "exercise.toml"
    parts = [of_round(exercise, round) for round in exercise.rounds]
    for at, (round, there) in enumerate(zip(exercise.rounds, parts, strict=True)):
        if round.minutes:
            _tell(found, path, round.minutes, there.minutes, (("round", at),))
    usual = exercise.played_by(Mode.PEOPLE).usual
    if not all(round.minutes for round in exercise.rounds):
        _tell(found, path, exercise.minutes, of_exercise(exercise).minutes)
    elif exercise.minutes != (planned := sum(round.minutes for round in usual)):
        sentence = f"the rounds have {planned} minutes together: write that."
        found.add(path, "minutes", sentence, stops=False)


def _check_agenda(
    found: Findings, path: Path, agenda: Agenda, exercises: dict[str, Exercise]
) -> None:
    if agenda.joining:
        _tell(found, path, agenda.joining, of_joining().minutes, key="joining")
    for place, item in choices(agenda):
        if item.exercise in exercises:
            needed = _needed(item, exercises[item.exercise])
            _tell(found, path, item.minutes, needed, place)
    if agenda.length and all(item.exercise in exercises for item in agenda.choices):
        _check_length(found, path, agenda, exercises)


def _needed(item: Item, exercise: Exercise, mode: str = Mode.PEOPLE) -> int:
    return of_rounds(exercise, [one.id for one in played(item, exercise, mode)], mode).minutes


def _check_length(
    found: Findings, path: Path, agenda: Agenda, exercises: dict[str, Exercise]
) -> None:
    """Say where a programme is longer than people are invited for, of people and as teams.

    Whatever is chosen: of each slot the longest counts.
    """
    if agenda.minutes > agenda.length:
        over = agenda.minutes - agenda.length
        sentence = f"{agenda.minutes} minutes are planned: write that, or leave out {over}."
        found.add(path, "length", sentence, stops=False)
    taken = [_longest(item.choices, exercises) for item in agenda.items]
    over = agenda.joining + sum(taken) - agenda.length
    if over > 0:
        told = shorter(agenda, exercises, over) or "name an exercise less"
        sentence = f"teams need {agenda.length + over} minutes, for they agree aloud: {told}."
        found.add(path, "length", sentence, stops=False)


def _taken(item: Item, exercise: Exercise) -> int:
    """Return the minutes that are planned for teams: each round's, begun ones counted."""
    return planned_exercise(exercise, Mode.TEAMS, played(item, exercise, Mode.TEAMS))


def shorter(agenda: Agenda, exercises: Mapping[str, Exercise], over: int) -> str:
    """Return the short form of one exercise that saves teams enough and no more; or nothing."""
    forms = (one for item in agenda.items for one in _shorter(item, exercises))
    saved, ids, slug = min((form for form in forms if form[0] >= over), default=(0, (), ""))
    named = ", ".join(f'"{id}"' for id in ids)
    return f"write teams = [{named}] for {slug!r}, which saves {saved}" if slug else ""


def _longest(choices: Iterable[Item], exercises: Mapping[str, Exercise]) -> int:
    """Return the minutes that teams need for the longest of some choices."""
    return max((_taken(one, exercises[one.exercise]) for one in choices), default=0)


def _shorter(
    item: Item, exercises: Mapping[str, Exercise]
) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """Yield the short forms of an item; of a slot those of its longest choice, as far as they help.

    A slot takes no less time than the longest of its other choices.
    """
    longest = max(item.choices, key=lambda one: _taken(one, exercises[one.exercise]))
    others = _longest((one for one in item.choices if one is not longest), exercises)
    most = _taken(longest, exercises[longest.exercise]) - others
    for saved, ids, slug in _short_forms(longest, exercises[longest.exercise]):
        yield min(saved, most), ids, slug


def _short_forms(item: Item, exercise: Exercise) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """Yield the minutes that a short form saves teams, its rounds, and the exercise."""
    rounds = played(item, exercise, Mode.TEAMS)
    whole = planned_exercise(exercise, Mode.TEAMS, rounds)
    for size in range(1, min(len(rounds), MOST_ROUNDS)):
        for some in combinations(rounds, size):
            ids = tuple(round.id for round in some)
            if not any(lacking(exercise, ids)):
                yield whole - planned_exercise(exercise, Mode.TEAMS, some), ids, exercise.slug


def _tell(
    found: Findings,
    path: Path,
    planned: int,
    needed: int,
    trail: Trail = (),
    key: str = "minutes",
) -> None:
    if planned < needed:
        sentence = (
            f"{planned} planned, and {PEOPLE} people need {needed}: "
            f"write {needed}, or leave something out (`workshop minutes` shows the sums)."
        )
        found.add(path, key, sentence, trail=trail, stops=False)
