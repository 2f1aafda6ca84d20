"""What a trainee overlooked in a rehearsal, and what she did well: from what its session keeps."""

from collections.abc import Iterator, Sequence

from workshop.content.texts import Texts
from workshop.contracts.practised import Practised, PractisedStep
from workshop.errors import ContentError
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Round
from workshop.exercises.promises import worded
from workshop.pages.console.alike import alike_boxes
from workshop.pages.feedback.revealed import Told, is_right
from workshop.session import Mode, Step
from workshop.simulator.drawing import OPEN

MOST, GOOD = 5, 3
"""Sentences on what she overlooked, and on what she did well."""

EACH = 2
"""Sentences of one sort: what is overlooked at every reveal is told twice and not six times."""

SHORT = 15
"""Seconds for which results are seen in vain."""

IDLE = 45
"""Seconds without an answer that a room would rather have talked."""

WOULD = 0.9
"""The part of those who would have answered that is enough."""

TERMS = ("owner", "due")
"""What a promise is not looked at again without: a name, and a day."""


def overlooked(practised: Practised, there: Sequence[Told], ui: Texts) -> list[str]:
    """Return what she overlooked, what matters most first.

    Args:
        practised: the rehearsal.
        there: its reveals that could be read.
        ui: the words.
    """
    steps = list(_steps(practised, ui))
    sorts = (
        _promises(practised, ui),
        (_early(one, ui) for one in there),
        (_unseen(*one, ui) for one in steps),
        (_apart(*one, ui) for one in steps),
        iter([_parked(practised, ui)]),
        (_idle(*one, ui) for one in steps),
        (_hurried(*one, ui) for one in steps),
        (_cut(practised, *one, ui) for one in steps),
    )
    return [text for sort in sorts for text in [one for one in sort if one][:EACH]][:MOST]


def _steps(practised: Practised, ui: Texts) -> Iterator[tuple[PractisedStep, Round, str]]:
    """Yield each step with its round and that one's title; what is gone is left out."""
    for one in practised["steps"]:
        try:
            exercise, round = step_content(Step(one["exercise"], one["round"]), Mode.PEOPLE)
        except ContentError:
            continue
        yield one, round, exercise.texts(ui.language)(f"rounds.{round.id}.title")


def _promises(practised: Practised, ui: Texts) -> Iterator[str]:
    for one in practised["promises"]:
        lacks = [term for term in TERMS if term in one["missing"]]
        if one["adopted"] and lacks:
            exercise, _ = step_content(_step_of(practised, one["exercise"]), Mode.PEOPLE)
            missing = ui.listed([ui(f"simulator.overlooked.terms.{term}") for term in lacks])
            text = worded(exercise, one, ui.language).text
            yield ui("simulator.overlooked.promise", text=text.rstrip("."), missing=missing)


def _step_of(practised: Practised, slug: str) -> Step:
    course = practised["session"]["course"]
    return next(Step(one, round) for one, round in course if one == slug)


def _early(one: Told, ui: Texts) -> str:
    n, of = one.answered
    if n >= WOULD * of:
        return ""
    return ui("simulator.overlooked.early", round=one.title, n=n, of=of)


def _unseen(step: PractisedStep, _: Round, title: str, ui: Texts) -> str:
    texts = step["texts"]
    if len(texts) < EACH or any(one["released"] for one in texts):
        return ""
    return ui("simulator.overlooked.texts", round=title, n=len(texts))


def _apart(step: PractisedStep, _: Round, title: str, ui: Texts) -> str:
    n = len(alike_boxes([one for one in step["texts"] if one["released"]], ui))
    return ui.count("simulator.overlooked.apart", n, round=title) if n else ""


def _parked(practised: Practised, ui: Texts) -> str:
    n = practised["parked"]
    return ui("simulator.overlooked.parked", n=n) if n else ""


def _idle(step: PractisedStep, _: Round, title: str, ui: Texts) -> str:
    idle = step["idle"] or 0
    return ui("simulator.overlooked.idle", round=title, seconds=idle) if idle > IDLE else ""


def _hurried(step: PractisedStep, round: Round, title: str, ui: Texts) -> str:
    shown, pictures = step["shown"], len(round.reveals)
    if shown is None or shown >= SHORT or not pictures:
        return ""
    return ui("simulator.overlooked.reveal", round=title, seconds=shown, n=pictures)


def _cut(practised: Practised, step: PractisedStep, round: Round, title: str, ui: Texts) -> str:
    """Return that a talk was cut short: as long as half of it is at the pace of these people."""
    pace = practised["simulated"]["pace"]
    for talk in round.talks:
        had = step["talked"].get(talk.id)
        if had is not None and had < pace * talk.seconds / 2:
            words = {"round": title, "seconds": had, "planned": talk.seconds}
            return ui("simulator.overlooked.talk", **words)
    return ""


def well(practised: Practised, there: Sequence[Told], ui: Texts) -> list[str]:
    """Return what she did well, one sentence of a sort."""
    steps = list(_steps(practised, ui))
    sorts = (
        ("open", [one.title for one in there if is_right(one) and _is_open(one)]),
        ("read", [one.title for one in there if is_right(one) and not _is_open(one)]),
        ("asked", [one.title for one in there if one.fits]),
        ("texts", [t for step, _, t in steps if any(x["released"] for x in step["texts"])]),
        ("patient", [one.title for one in there if _is_patient(one)]),
        ("calm", [t for step, round, t in steps if _is_calm(step, round)]),
    )
    return [ui(f"simulator.well.{name}", round=ts[0]) for name, ts in sorts if ts][:GOOD]


def _is_open(one: Told) -> bool:
    return one.read is not None and one.read.when == OPEN


def _is_patient(one: Told) -> bool:
    n, of = one.answered
    return of > 0 and n >= of


def _is_calm(step: PractisedStep, round: Round) -> bool:
    return bool(round.reveals) and (step["shown"] or 0) >= SHORT * len(round.reveals)
