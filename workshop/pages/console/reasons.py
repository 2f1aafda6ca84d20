"""What the results that a room has seen speak for: routes of which the finding is certain."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from workshop.charts import charts, found
from workshop.charts.finding import Finding
from workshop.content.departments import names_in
from workshop.content.texts import fill
from workshop.contracts.overview import FacilitatorLook, SeenReveal
from workshop.errors import ContentError
from workshop.exercises.exercise import Exercise, exercises, load_exercise
from workshop.exercises.routing import THING, Route
from workshop.pages.parts import with_own

Reasons = Mapping[str, Sequence[str]]
"""By way, what speaks for it: parts of sentences."""


def reasons(look: FacilitatorLook, language: str) -> Reasons:
    """Return by way what speaks for it; nothing where nothing is certain.

    Args:
        look: what the facilitator may see; read are reveals, as the room was shown them.
        language: of the reasons.
    """
    told: dict[str, list[str]] = {}
    for seen in look["seen"]:
        for way, reason in _of_reveal(look, seen, language):
            if reason not in told.setdefault(way, []):
                told[way].append(reason)
    return told


def playable(slug: str) -> Exercise | None:
    """Return an exercise that there is and that can be read; None of any other."""
    try:
        return load_exercise(slug) if slug in exercises() else None
    except ContentError:
        return None


def _of_reveal(look: FacilitatorLook, seen: SeenReveal, language: str) -> Iterator[tuple[str, str]]:
    """Yield the way and the reason of each route that holds in a reveal."""
    session, whole = look["session"], playable(seen["exercise"])
    if whole is None:
        return
    exercise = with_own(look, whole.played_by(session["mode"], agreed=True))
    routes = [route for route in exercise.routes if route.round == seen["round"]]
    shown = [one for round in exercise.rounds if round.id == seen["round"] for one in round.reveals]
    # Several routes hang on one reveal: it is looked into once.
    telling = [one for one in shown if any(r.when in charts()[one.chart].holds for r in routes)]
    told = (seen["results"], session["departments"], language, names_in(session))
    made = [(one.chart, found(one, exercise, *told)) for one in telling]
    for route, (chart, finding) in product(routes, made):
        words = _words(route, finding) if route.when in charts()[chart].holds else None
        if words is not None:
            yield route.way, fill(str(exercise.texts(language)(f"routes.{route.id}")), words)


def _words(route: Route, made: Finding[object]) -> dict[str, str] | None:
    """Return the words of the reason; None where the route does not hold."""
    if not route.of:
        return dict(made.holds[route.when]) if route.when in made.holds else None
    thing = made.about.get(route.when, {}).get(route.of)
    return None if thing is None else {THING: thing}
