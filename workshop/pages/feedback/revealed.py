"""What is told of one reveal: what the trainee read, what the picture says, and what is true."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workshop.charts import conditions
from workshop.charts.view import capital
from workshop.content.departments import names_in
from workshop.content.texts import Texts
from workshop.contracts.practised import FeedbackLine, FeedbackReveal, Practised, PractisedStep
from workshop.contracts.simulator import SaidThere
from workshop.errors import ContentError
from workshop.exercises.exercise import Reveal
from workshop.exercises.people.rooms import SIDES
from workshop.simulator.drawing import OPEN, Shown, drawn
from workshop.simulator.readings import (
    ALWAYS,
    NONE,
    Reading,
    conditions_elsewhere,
    offered,
    picture,
    questions,
    right,
    room_of,
    sentence,
)
from workshop.simulator.truth import Truth, truth

MOST = 2
"""Things that a picture names of which truth is told."""


@dataclass(frozen=True)
class Told:
    """A reveal that could be read.

    Attributes:
        title: of its round.
        shown: the reveal.
        reveal: the picture that was to be read.
        read: what the trainee said; None where she left it out.
        right: what the picture says.
        truth: what is true of these people; None where their room is there no more.
        fits: whether her question suits what was found; None where she chose none, or one that
            suits any room.
        answered: how many answered the picture's questions, and how many would have.
    """

    title: str
    shown: Shown
    reveal: Reveal
    read: Reading | None
    right: tuple[Reading, ...]
    truth: Truth | None
    fits: bool | None
    answered: tuple[int, int]
    said: SaidThere


def told(practised: Practised, step: PractisedStep, ui: Texts) -> Told | None:
    """Return what is to be told of a step; None where there was nothing to read."""
    course = tuple((slug, round) for slug, round in practised["session"]["course"])
    try:
        shown = Shown.at(course, step["step"])
    except ContentError:
        return None
    reveal = picture(shown) if step["shown"] is not None else None
    return None if reveal is None else _told(practised, step, shown, reveal, ui)


def _told(
    practised: Practised, step: PractisedStep, shown: Shown, reveal: Reveal, ui: Texts
) -> Told:
    who, names = practised["simulated"], names_in(practised["session"])
    nothing: SaidThere = {"step": step["step"], "reading": "", "question": ""}
    said = next((one for one in who["said"] if one["step"] == step["step"]), nothing)
    results, room = step["results"], room_of(who["room"])
    there = shown, reveal, results, ui.language
    read = offered(*there, who["seed"], names)
    found = right(*there, names)
    return Told(
        shown.exercise.texts(ui.language)(f"rounds.{shown.round.id}.title"),
        shown,
        reveal,
        next((one for one in read if one.id == said["reading"]), None),
        tuple(found),
        truth(shown, reveal, room, who["people"], ui.language) if room else None,
        _fits(said["question"], shown, results, ui.language),
        _answered(practised, shown, reveal, results),
        said,
    )


def _holding(
    shown: Shown, results: Mapping[str, object], language: str
) -> Mapping[str, Mapping[str, str]]:
    return conditions(shown.round.reveals, shown.exercise, results, SIDES, language)  # type: ignore[arg-type]


def _fits(id: str, shown: Shown, results: Mapping[str, object], language: str) -> bool | None:
    there = {one.id: one for one in questions(shown, _holding(shown, results, language), language)}
    if not id or (id in there and there[id].when == ALWAYS):
        return None
    return id in there


def _answered(
    practised: Practised, shown: Shown, reveal: Reveal, results: Mapping[str, object]
) -> tuple[int, int]:
    """Return how many answered, and how many would have, of the question that was furthest back."""
    who = practised["simulated"]
    room = room_of(who["room"])
    if room is None:
        return 0, 0
    would = drawn(shown, [reveal], room, who["people"], who["seed"])
    each = [
        (int(there["answered"]), would[id]["answered"])
        for id in reveal.questions
        if isinstance(there := results.get(id), dict) and id in would
    ]
    return min(each, key=lambda one: one[0] - one[1], default=(0, 0))


def lines(one: Told, results: Mapping[str, object], ui: Texts) -> FeedbackReveal:
    """Return what is told of a reveal, line by line."""
    called = ui(f"charts.{one.reveal.chart}.table").partition(":")[0]
    told = {
        "said": [_read(one, ui)],
        "picture": [_sentence(reading, one, ui) for reading in one.right],
        "true": [*_truth(one, ui)],
        "asked": _asked(one, results, ui),
    }
    there: list[FeedbackLine] = [{"id": id, "texts": texts} for id, texts in told.items() if texts]
    return {"title": f"{one.title} · {called}", "lines": there}


def _sentence(reading: Reading, one: Told, ui: Texts) -> str:
    return capital(sentence(reading, one.reveal, ui))


def is_right(one: Told) -> bool:
    """Whether she read what the picture says."""
    return one.read is not None and one.read.id in {other.id for other in one.right}


def _read(one: Told, ui: Texts) -> str:
    if one.read is None:
        return ui("simulator.told.skipped")
    said = _sentence(one.read, one, ui)
    return ui("simulator.told.right", said=said) if is_right(one) else said


def _truth(one: Told, ui: Texts) -> Iterator[str]:
    if one.truth is None:
        return
    named = one.right[:MOST]
    for reading in named:
        found = _true(reading, one, one.truth, ui)
        yield f"{_sentence(reading, one, ui)} {found}" if len(named) > 1 else found
    if one.read and not is_right(one) and one.read.when not in (OPEN, NONE):
        so = one.truth.is_true(one.read)
        n = one.truth.shown.get(one.read.id, 0)
        words = {"people": one.truth.people, "n": n}
        yield ui(f"simulator.truth.{'read_so' if so else 'read_not'}", **words)


def _true(reading: Reading, one: Told, truth: Truth, ui: Texts) -> str:
    """Return whether something is true of the people, and how often a room of theirs shows it."""
    words = {"people": truth.people, "silent": truth.silent, "n": truth.shown.get(reading.id, 0)}
    if reading.when in (OPEN, NONE):
        if not truth.true:
            return ui("simulator.truth.quiet", **words)
        first = max(truth.true, key=lambda other: truth.shown.get(other.id, 0))
        words |= {"n": truth.shown.get(first.id, 0)}
        return ui("simulator.truth.hidden", instead=_sentence(first, one, ui), **words)
    if truth.is_true(reading):
        return ui("simulator.truth.so", **words)
    instead = truth.instead(reading)
    if instead:
        return ui("simulator.truth.other", instead=_sentence(instead, one, ui), **words)
    return ui("simulator.truth.not", **words)


def _asked(one: Told, results: Mapping[str, object], ui: Texts) -> list[str]:
    """Return what her question did."""
    id = one.said["question"]
    if not id:
        return [ui("simulator.question.none")] if one.said["reading"] else []
    there = {
        **conditions_elsewhere(one.shown, ui.language),
        **_holding(one.shown, results, ui.language),
    }
    asked = next((q for q in questions(one.shown, there, ui.language) if q.id == id), None)
    if asked is None:
        return [ui("simulator.question.gone")]
    way = "always" if asked.when == ALWAYS else "fits" if one.fits else "misses"
    return [ui(f"simulator.question.{way}", ask=asked.text)]
