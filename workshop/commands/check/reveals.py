"""Checks of the reveals of an exercise: what is shown exists by then, and the chart can show it."""

from collections.abc import Collection, Iterator
from pathlib import Path

from workshop.charts import charts
from workshop.charts.finding import Chart
from workshop.commands.check.shares import misshared
from workshop.commands.check.swaps import misplanned
from workshop.content.line_numbers import Trail
from workshop.content.noting import Findings
from workshop.content.tables import meant
from workshop.exercises.exercise import Exercise, Reveal
from workshop.exercises.short import needs
from workshop.models import models, run_of
from workshop.questions.question import Question
from workshop.questions.taking import objections


def check_reveals(found: Findings, path: Path, exercise: Exercise) -> None:
    """Check every reveal of an exercise, and the questions that its runs start from."""
    asked: dict[str, Question] = {}
    for at, round in enumerate(exercise.rounds):
        asked |= {question.id: question for question in round.questions}
        for nth, reveal in enumerate(round.reveals):
            trail = (("round", at), ("reveal", nth))
            wrong = {id for file, id in found.noted if file == path}
            sound = not any(asked[id].words in wrong for id in reveal.questions if id in asked)
            told = (*misshared(reveal, asked), *misplanned(reveal, asked))
            misfits = (*_wrong(exercise, reveal, asked, sound=sound), *told)
            for key, sentence in misfits:
                found.add(path, key, sentence, trail=trail)
    _check_runs(found, path, exercise, asked)


def _wrong(
    exercise: Exercise, reveal: Reveal, asked: dict[str, Question], *, sound: bool
) -> Iterator[tuple[str, str]]:
    """Yield the key and the sentence of what is wrong with a reveal.

    Args:
        exercise: the reveal's.
        reveal: which chart, and of what.
        asked: the questions of this round and of those before it.
        sound: whether its questions are; of others it is not said too that they do not suit.
    """
    runs = {run.id: run for run in exercise.runs}
    unknown = [*_unknown(exercise, reveal.questions, asked)]
    yield from (("questions", sentence) for sentence in unknown)
    if reveal.chart not in charts():
        yield "chart", f"there is no chart {reveal.chart!r}{_hint(reveal.chart, charts())}"
    elif not reveal.run and not reveal.questions:
        yield "chart", f"the chart {reveal.chart!r} needs questions or a run."
    elif sound and not unknown:
        yield from (("chart", sentence) for sentence in _unsuited(exercise, reveal, asked))
    # A model that starts from what may be missing does without it, as in a room that is too small.
    mine = needs(exercise, reveal)
    yield from (
        ("perhaps", f"{id!r} is not one of its questions{_hint(id, mine)}")
        for id in sorted({*reveal.perhaps} - {*mine})
    )
    if reveal.run and reveal.run not in runs:
        yield "run", f"there is no run {reveal.run!r}{_hint(reveal.run, runs)}"
    elif reveal.run:
        begins = (*runs[reveal.run].questions, *(f"{id}-1" for id in runs[reveal.run].plays))
        later = [id for id in begins if _is_later(exercise, id, asked)]
        yield from (("run", f"it starts from {id!r}, which is asked later.") for id in later)


def _unknown(exercise: Exercise, ids: tuple[str, ...], asked: dict[str, Question]) -> Iterator[str]:
    """Yield a sentence for each question that there is not, or not yet."""
    for id in dict.fromkeys(ids):
        if _is_later(exercise, id, asked):
            yield f"{id!r} is asked in a later round: show it there."
        elif id not in asked:
            yield f"there is no question {id!r}{_hint(id, asked)}"
    if len(set(ids)) < len(ids):
        yield "a question stands there twice: name it once."


def _is_later(exercise: Exercise, id: str, asked: dict[str, Question]) -> bool:
    ids = {question.id for round in exercise.rounds for question in round.questions}
    return id in ids and id not in asked


def _unsuited(exercise: Exercise, reveal: Reveal, asked: dict[str, Question]) -> Iterator[str]:
    """Yield what a chart cannot show of what a reveal gives it."""
    chart = charts()[reveal.chart]
    given = [asked[id] for id in reveal.questions]
    named = f"{chart.name!r} cannot show this"
    yield from (f"{named}: {sentence}." for sentence in objections(chart.takes, given))
    models_shown = {run.model for run in exercise.runs if run.id == reveal.run}
    if chart.model and models_shown != {chart.model} and (models_shown or not reveal.run):
        yield f'{chart.name!r} needs a run of the model {chart.model!r}: write run = "…".'
    yield from (f"{chart.name!r} {sentence}" for sentence in _ungamed(exercise, reveal, chart))


def _ungamed(exercise: Exercise, reveal: Reveal, chart: Chart) -> Iterator[str]:
    """Yield what keeps a chart of games from its run, or any other chart from a run of games."""
    run = next((run for run in exercise.runs if run.id == reveal.run), None)
    if reveal.run and not (chart.model or chart.games):
        yield "shows no run: remove run, or choose another chart."
    elif chart.games and not reveal.run:
        yield 'needs a run of games that are played: write run = "…".'
    elif run and len(run.plays) < chart.games:
        yield f"needs games, {chart.games} at least: name under plays those that {run.id!r} takes."
    elif run and run.plays and not chart.games:
        yield f"shows no game that is played in firms, and {run.id!r} takes one."


def _check_runs(
    found: Findings, path: Path, exercise: Exercise, asked: dict[str, Question]
) -> None:
    shown = {reveal.run for reveal in exercise.reveals}
    for at, run in enumerate(exercise.runs):
        trail: Trail = (("run", at),)
        if run.id not in shown:
            found.add(path, "id", f"no reveal shows the run {run.id!r}.", trail=trail, stops=False)
        if run.model in models() and {*run.questions} <= asked.keys() and run.questions:
            takes = getattr(run_of(run.model), "TAKES", ())
            given = [asked[id] for id in run.questions]
            for sentence in objections(takes, given) if takes else ():
                told = f"the model {run.model!r} cannot start from this: {sentence}."
                found.add(path, "questions", told, trail=trail)


def _hint(name: str, known: Collection[str]) -> str:
    names = list(known)
    return meant(name, names) or (f"; there are: {', '.join(names)}." if names else ".")
