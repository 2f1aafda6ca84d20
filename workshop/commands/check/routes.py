"""Checks of routes: findings that there are, ways that are told of, exercises that play them."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from workshop.charts import charts
from workshop.commands.check.agendas import Exercises
from workshop.commands.check.conditions import findings
from workshop.content import read_toml
from workshop.content.line_numbers import Trail
from workshop.content.noting import Findings, leaves
from workshop.content.tables import Table, meant
from workshop.errors import ContentError
from workshop.exercises.exercise import ID, SLUG, Exercise, Reveal
from workshop.exercises.routing import Route, Way, Ways, read_ways, ways_path


def check_routes(found: Findings, exercises: Exercises, moments: Exercises) -> None:
    """Check the ways, and every route of every exercise; a moment finds nothing to hang one on."""
    path = ways_path(found.root)
    written = [one for one in (*exercises.values(), *moments.values()) if one and one.routes]
    if not path.is_file() and not written:
        return
    ways = _read(found, path)
    if ways is not None:
        _check_ways(found, path, ways, exercises)
    for exercise in written:
        for at, route in enumerate(exercise.routes):
            file = exercise.folder / "exercise.toml"
            trail: Trail = (("route", at),)
            for key, sentence in _wrong(exercise, route, ways):
                found.add(file, key, sentence, trail=trail)


def _read(found: Findings, path: Path) -> Ways | None:
    """Return the ways; None where they cannot be read, of which enough was said then."""
    table = found.read(path, stops=False)
    if table is None:
        return None
    wrong: list[str] = []
    top = Table(table, path, wrong)
    ways = read_ways(top)
    found.take([*wrong, *top.strangers()], stops=False)
    return None if wrong else ways


def _check_ways(found: Findings, path: Path, ways: Ways, exercises: Collection[str]) -> None:
    file, seen = found.root / "data" / "ui" / "routes.en.toml", set[str]()
    words = _words(file)
    # Of words that another language has something was said.
    told = {f"ways.{way.id}" for way in ways if found.told_of(file, f"ways.{way.id}")}
    for at, way in enumerate(ways):
        trail: Trail = (("way", at),)
        for key, sentence in _wrong_way(way, ways.planned, exercises, words and {*words, *told}):
            found.add(path, key, sentence, trail=trail, stops=False)
        if way.id in seen:
            found.add(path, "id", f"{way.id!r} stands twice: rename one.", trail=trail, stops=False)
        seen.add(way.id)
    for name in ways.planned:
        if not SLUG.fullmatch(name):
            sentence = f"{name!r}: use small letters, digits and hyphens."
            found.add(path, "planned", sentence, stops=False)


def _words(path: Path) -> dict[str, Any] | None:
    """Return the words of the ways by key; None of a file that cannot be read: that is enough."""
    try:
        return dict(leaves(read_toml(path)))
    except ContentError:
        return None


def _wrong_way(
    way: Way,
    planned: Collection[str],
    exercises: Collection[str],
    words: Collection[str] | None,
) -> Iterator[tuple[str, str]]:
    """Yield the key and the sentence of what is wrong with a way."""
    if not ID.fullmatch(way.id):
        yield "id", f"{way.id!r} is no id: use small letters, digits and hyphens."
    elif words is not None and f"ways.{way.id}" not in words:
        yield "id", f"it has no words: write ways.{way.id} in data/ui/routes.en.toml."
    if len({*way.exercises}) < len(way.exercises):
        yield "exercises", "an exercise stands there twice: name it once."
    for name in dict.fromkeys(way.exercises):
        if name not in exercises and name not in planned:
            hint = (
                meant(name, [*exercises, *planned]) or "; if it is yet to come, name it in planned."
            )
            yield "exercises", f"there is no exercise {name!r}{hint}"


def _wrong(exercise: Exercise, route: Route, ways: Ways | None) -> Iterator[tuple[str, str]]:
    """Yield the key and the sentence of what is wrong with a route."""
    rounds = {round.id: round for round in exercise.rounds}
    if ways is not None and route.way not in (known := [way.id for way in ways]):
        yield "way", f"there is no way {route.way!r} in data/routes.toml{_hint(route.way, known)}"
    if route.round not in rounds:
        yield "round", f"there is no round {route.round!r}{_hint(route.round, rounds)}"
        return
    if rounds[route.round].consent:
        # Whom it is about could be named: what she is said to do is no reason for a programme.
        yield "round", f"{route.round!r} is about somebody who can be named: no route hangs on it."
    there = findings(exercise, route.round)
    if route.when not in there:
        shown = f"nothing that {route.round!r} shows finds {route.when!r}"
        yield "when", f"{shown}{_hint(route.when, there)}"
    elif route.of:
        yield from (("of", sentence) for sentence in _wrong_thing(exercise, route))


def _wrong_thing(exercise: Exercise, route: Route) -> Iterator[str]:
    shown = exercise.round(route.round).reveals
    tells = [one for one in shown if one.chart in charts() and route.when in charts()[one.chart].of]
    if not tells:
        yield f"{route.when!r} is not found of a question, an item or an option: remove of."
        return
    known = [id for reveal in tells for id in _things(exercise, reveal)]
    if route.of not in known:
        yield f"{route.of!r} is none of what is asked there{_hint(route.of, known)}"


def _things(exercise: Exercise, reveal: Reveal) -> Iterator[str]:
    """Yield the questions, items and options of a reveal, but those about people with a name."""
    named = {q.id for round in exercise.rounds if round.consent for q in round.questions}
    asked = [q for round in exercise.rounds for q in round.questions]
    for question in asked:
        if question.id in reveal.questions and question.id not in named:
            yield from (question.id, *question.items, *question.options)


def _hint(name: str, known: Collection[str]) -> str:
    names = list(dict.fromkeys(known))
    return meant(name, names) or (f"; there are: {', '.join(names)}." if names else ".")
