"""Checks of `data/agendas`: exercises that exist, each once, with rounds that need no others."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from workshop.content import LANGUAGES, listed
from workshop.content.line_numbers import Trail
from workshop.content.noting import Findings
from workshop.content.tables import Table, meant, unknown_key
from workshop.exercises.agenda import Agenda, Item, read_agenda
from workshop.exercises.exercise import MOST_MINUTES, SLUG, Exercise
from workshop.exercises.short import lacking

Exercises = Mapping[str, Exercise | None]
"""The exercises by name; None for one that cannot be read."""


def check_agendas(
    found: Findings, folder: Path, exercises: Exercises, moments: Exercises = MappingProxyType({})
) -> None:
    """Check every agenda; what is wrong with an exercise is wrong with the agendas that name it."""
    for path in listed(folder, "*.toml"):
        if SLUG.fullmatch(path.stem):
            _check_agenda(found, path, exercises, moments)


def _check_agenda(found: Findings, path: Path, exercises: Exercises, moments: Exercises) -> None:
    table = found.read(path)
    if table is None:
        return
    wrong: list[str] = []
    top = Table(table, path, wrong)
    agenda = read_agenda(top, path.stem)
    if not wrong:
        _check_title(found, path, agenda)
        _check_items(found, path, agenda, exercises, moments)
        _check_teams(found, path, agenda)
        _check_by_itself(found, path, agenda, moments)
    found.take([*wrong, *top.strangers()])
    # What may take the place of an item is only not offered where it is broken.
    for item in agenda.items:
        for kind in ("exercises", "moments"):
            found.follow(f"agendas/{path.stem}", f"{kind}/{item.exercise}")


def _check_title(found: Findings, path: Path, agenda: Agenda) -> None:
    for language in LANGUAGES:
        if not agenda.title.get(language, "").strip():
            found.add(path, f"title.{language}", "the title is missing.")
    for language in agenda.title.keys() - set(LANGUAGES):
        found.add(path, f"title.{language}", unknown_key(language, LANGUAGES))


def _check_items(
    found: Findings, path: Path, agenda: Agenda, exercises: Exercises, moments: Exercises
) -> None:
    if not agenda.items:
        found.add(path, "item", "name at least one exercise, under [[item]].")
    if not 0 <= agenda.joining <= MOST_MINUTES:
        found.add(path, "joining", f"write 0 to {MOST_MINUTES} minutes.")
    if not 0 <= agenda.length <= MOST_MINUTES:
        found.add(path, "length", f"write 0 to {MOST_MINUTES} minutes.")
    seen: set[str] = set()
    everything = {**exercises, **moments}
    for place, item in choices(agenda):
        if item.exercise not in everything:
            known = f"; there are: {', '.join(everything)}."
            sentence = f"there is no exercise {item.exercise!r}"
            hint = meant(item.exercise, everything) or known
            found.add(path, "exercise", sentence + hint, trail=place)
        elif item.exercise in seen and item.exercise not in moments:
            # Answers belong to an exercise of a session: asked again, they would be overwritten.
            sentence = f"{item.exercise!r} stands there twice: name an exercise once."
            found.add(path, "exercise", sentence, trail=place)
        seen.add(item.exercise)
        if not 1 <= item.minutes <= MOST_MINUTES:
            found.add(path, "minutes", f"write 1 to {MOST_MINUTES} minutes.", trail=place)
        _check_rounds(found, path, item, everything.get(item.exercise), place)
    _check_slots(found, path, agenda, moments)


def choices(agenda: Agenda) -> Iterator[tuple[Trail, Item]]:
    """Yield everything that may be played, each with where it stands in the file."""
    for at, item in enumerate(agenda.items):
        yield (("item", at),), item
        yield from (((("item", at), ("or", n)), one) for n, one in enumerate(item.others))


def _check_slots(found: Findings, path: Path, agenda: Agenda, moments: Exercises) -> None:
    """Check that only exercises are to be chosen from: a break or a closing never gives way."""
    slots = {at for at, item in enumerate(agenda.items) if item.others}
    for place, item in choices(agenda):
        if item.exercise in moments and place[0][1] in slots:
            sentence = f"{item.exercise!r} is no exercise: only those are chosen from."
            found.add(path, "exercise", sentence, trail=place)


def _check_by_itself(found: Findings, path: Path, agenda: Agenda, moments: Exercises) -> None:
    for place, item in choices(agenda):
        there = moments.get(item.exercise)
        if there and there.looks_back:
            sentence = f"{item.exercise!r} comes by itself where a session goes on from another one"
            found.add(path, "exercise", f"{sentence}: leave it out.", trail=place)


def _check_teams(found: Findings, path: Path, agenda: Agenda) -> None:
    for place, item in choices(agenda):
        if item.without_teams and item.teams:
            sentence = "teams leave this out, and play rounds of it: write one of the two."
            found.add(path, "without_teams", sentence, trail=place)
    if agenda.items and all(item.without_teams for item in agenda.choices):
        found.add(path, "item", "teams leave out everything: leave them something to play.")


def _check_rounds(
    found: Findings, path: Path, item: Item, exercise: Exercise | None, place: Trail
) -> None:
    # Of an exercise that is broken something was said: one cause, one message.
    sound = f"exercises/{item.exercise}" not in found.broken
    for key, ids in (("rounds", item.rounds), ("teams", item.teams)):
        for sentence in _wrong_rounds(ids, exercise if sound else None):
            found.add(path, key, sentence, trail=place)


def _wrong_rounds(ids: Sequence[str], exercise: Exercise | None) -> Iterator[str]:
    """Yield what is wrong with the rounds that an item names."""
    if exercise is None:
        if len({*ids}) < len(ids):
            yield "a round stands there twice: name it once."
        return
    if not ids:
        return
    known = [round.id for round in exercise.rounds]
    strange = [id for id in ids if id not in known]
    for id in strange:
        hint = meant(id, known) or f"; there are: {', '.join(known)}."
        yield f"{exercise.slug!r} has no round {id!r}{hint}"
    if not strange and list(ids) != [id for id in known if id in ids]:
        ordered = ", ".join(id for id in known if id in ids)
        yield f"name each round once, in the order of the exercise: {ordered}."
    elif not strange:
        yield from (told for _, told in lacking(exercise, ids))
