"""What a model is to compute for a room, and what it gave: the decision ledger."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import cast

from workshop.contracts.looks import Look
from workshop.contracts.replies import Command, Ledger
from workshop.contracts.runs import LedgerEntry, Outcome, Parameters, RunState
from workshop.contracts.tallies import Tally
from workshop.errors import ContentError
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Exercise, Run
from workshop.host.callers import Caller
from workshop.host.client import new_op
from workshop.host.counting import tallies
from workshop.host.courses import steps_of
from workshop.host.jobs import Job
from workshop.host.kept import PLANNED, RUNS, TEAMS, TURNS
from workshop.host.quarters import games_of
from workshop.host.rooms import Rooms
from workshop.host.where import viewed, viewed_step
from workshop.models import run_of
from workshop.session import Mode, shows_results
from workshop.store import RunRecord, SessionRecord

TIMETABLE = "timetable"
"""The name of what is planned of tickets: no model of `workshop.models`."""

Progress = Callable[[float, float | None], None]


def calculate(job: Job, tell: Progress | None = None) -> Outcome:
    """Compute a job's outcome; whoever calls this loads the model.

    Args:
        job: what is to be computed.
        tell: hears how far it is, where that takes long enough.

    Raises:
        ValueError: the parameters are none that the model knows.
    """
    if job.model == TIMETABLE:
        return _timetable(job, tell)
    if "firms" in job.parameters or "games" in job.parameters:
        return _firms(job)
    model = run_of(job.model)
    return (model.played if job.played else model.outcome)(job.parameters)


def _timetable(job: Job, tell: Progress | None) -> Outcome:
    from workshop.swaps.run import timetable

    return cast("Outcome", timetable(job.parameters, tell))


def _firms(job: Job) -> Outcome:
    # Whoever only asks for a calculation loads no arithmetic.
    from workshop.models.firms import finished, underway

    return (underway if "firms" in job.parameters else finished)(job.model, job.parameters)


def ledger(rooms: Rooms, _: Caller, command: Command) -> Ledger:
    """Return every run of a session with all that its model was told, the oldest first."""
    record = rooms.named(command)
    slugs = dict.fromkeys(step.exercise for step in steps_of(record))
    kept = [run for slug in slugs for run in rooms.store.runs(record.id, slug)]
    return {"runs": [entry(run) for run in sorted(kept, key=lambda run: run.at)]}


def entry(run: RunRecord) -> LedgerEntry:
    """Return a run as it is told."""
    return {
        "op": run.op,
        "session": run.session,
        "exercise": run.exercise,
        "run": run.run,
        "model": run.model,
        "parameters": run.parameters,
        "outcome": run.outcome,
        "at": run.at.isoformat(),
        "played": run.played,
    }


def can_be_again(entry: LedgerEntry) -> bool:
    """Whether all that an entry was made of is kept: of a timetable, people's answers are not."""
    return entry["model"] != TIMETABLE


def computed_again(entry: LedgerEntry) -> bool:
    """Compute an entry of the ledger once more; return whether it gives the same outcome."""
    where = entry["op"], entry["session"], entry["exercise"], entry["run"], entry["model"]
    return bool(calculate(Job(*where, entry["parameters"], entry["played"])) == entry["outcome"])


def with_runs(rooms: Rooms, record: SessionRecord, view: Look) -> dict[str, Tally | RunState]:
    """Return a view's results with the runs that the reveal shows; what is missing is ordered."""
    shown = runs_shown(record)
    if not shown:
        return view["results"]
    found = rooms.kept.of(record.id).once(RUNS, lambda: _states(rooms, record, *shown))
    return {**view["results"], **found}


def _states(
    rooms: Rooms, record: SessionRecord, exercise: Exercise, runs: list[Run]
) -> dict[str, RunState]:
    shown = rooms.store.reveal(record.id, viewed(record).step)
    left = shown.left if shown else None
    kept = [run for run in rooms.store.runs(record.id, exercise.slug) if _was_seen(run, left)]
    return {run.id: _state(rooms, record, exercise, run, kept) for run in runs}


def _was_seen(run: RunRecord, left: datetime | None) -> bool:
    """Whether a run is none that was played after the room had left the reveal that is seen."""
    return not run.played or left is None or run.at <= left


def runs_shown(record: SessionRecord) -> tuple[Exercise, list[Run]] | None:
    """Return the exercise and the runs of the present reveal; None where there are none."""
    step = viewed_step(record)
    if step is None or not shows_results(viewed(record)):
        return None
    exercise, round = step_content(step, record.mode)
    ids = dict.fromkeys(reveal.run for reveal in round.reveals if reveal.run)
    return (exercise, [exercise.run(id) for id in ids]) if ids else None


def run_ids_shown(record: SessionRecord, steps: Iterable[int]) -> dict[str, set[str]]:
    """Return by exercise the runs that the reveals of steps show; none of what is there no more."""
    shown: dict[str, set[str]] = defaultdict(set)
    for step in steps:
        try:
            found = runs_shown(replace(record, looking=step))
        except ContentError:
            continue
        if found:
            shown[found[0].slug] |= {run.id for run in found[1]}
    return shown


def _state(
    rooms: Rooms, record: SessionRecord, exercise: Exercise, run: Run, kept: list[RunRecord]
) -> RunState:
    ours = [one for one in kept if one.run == run.id]
    played = [one for one in ours if one.played]
    state: RunState = {"state": "pending"}
    if record.mode == Mode.TEAMS:
        state["teams"] = True
    if played:
        state["played"] = played[-1].outcome
    given = next((one for one in ours if not one.played), None)
    if given:
        return {**state, "state": "ready", "outcome": given.outcome}
    if record.emptied:
        return {**state, "state": "failed"}  # nothing is left of which it could be made
    job = _job(rooms, record, exercise, run)
    if job.key in rooms.failed:
        return {**state, "state": "failed"}
    rooms.order(job.key, job)
    return state


def _job(rooms: Rooms, record: SessionRecord, exercise: Exercise, run: Run) -> Job:
    if run.plays:
        games = {"games": list(games_of(rooms, record, exercise, run.plays))}
        return Job(new_op(), record.id, exercise.slug, run.id, run.model, games)
    found = tallies(rooms, record, exercise, run.questions)
    parameters = run_of(run.model).parameters([found[id] for id in run.questions])
    return Job(new_op(), record.id, exercise.slug, run.id, run.model, parameters)


def keep(rooms: Rooms, job: Job, outcome: Outcome) -> None:
    """Write an outcome into the ledger and tell the room, where it was not removed meanwhile."""
    if rooms.store.session(job.session) is None:
        return
    fields = {**vars(job), "parameters": without_answers(job)}
    del fields["ahead"]
    rooms.store.add_run(RunRecord(**fields, outcome=outcome, at=rooms.clock()))
    tell(rooms, job)


def without_answers(job: Job) -> Parameters:
    """Return what is kept of what a job was told: not what single people have answered."""
    return {name: one for name, one in job.parameters.items() if name != "tickets"}


def tell(rooms: Rooms, job: Job) -> None:
    """Let the room look again at what is computed."""
    rooms.kept.of(job.session).changed(RUNS)
    rooms.kept.of(job.session).forget(TURNS, TEAMS, PLANNED)
    rooms.ring("stage", job.session)
