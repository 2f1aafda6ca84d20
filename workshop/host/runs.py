"""What a model is to compute for a room, and what it gave: the decision ledger."""

from dataclasses import asdict, dataclass
from typing import Any

from workshop.exercises.agenda import load_agenda, step_content
from workshop.exercises.exercise import Exercise, Run
from workshop.host.callers import Caller
from workshop.host.client import new_op
from workshop.host.fields import Command, Reply
from workshop.host.kept import RUNS
from workshop.host.rooms import Rooms
from workshop.host.seeing import step_of, tally_of
from workshop.models import run_of
from workshop.session import shows_results
from workshop.store import RunRecord, SessionRecord


@dataclass(frozen=True)
class Job:
    """A computation to be made beside the host, by `calculate`."""

    op: str
    session: str
    exercise: str
    run: str
    model: str
    parameters: dict[str, Any]
    played: bool = False

    @property
    def key(self) -> str:
        """What the room waits for; the one run of its answers has one name for ever."""
        return self.op if self.played else f"{self.session}/{self.exercise}/{self.run}"


def calculate(job: Job) -> dict[str, Any]:
    """Compute a job's outcome; whoever calls this loads the model.

    Raises:
        ValueError: the parameters are none that the model knows.
    """
    model = run_of(job.model)
    outcome: dict[str, Any] = (model.played if job.played else model.outcome)(job.parameters)
    return outcome


def ledger(rooms: Rooms, _: Caller, command: Command) -> Reply:
    """Return every run of a session with all that its model was told, the oldest first."""
    record = rooms.named(command)
    slugs = dict.fromkeys(step.exercise for step in load_agenda(record.agenda).steps())
    kept = [run for slug in slugs for run in rooms.store.runs(record.id, slug)]
    return {"runs": [_entry(run) for run in sorted(kept, key=lambda run: run.at)]}


def _entry(run: RunRecord) -> dict[str, Any]:
    return asdict(run) | {"at": run.at.isoformat()}


def computed_again(entry: dict[str, Any]) -> bool:
    """Compute an entry of the ledger once more; return whether it gives the same outcome."""
    told = {name: entry[name] for name in ("op", "session", "exercise", "run", "model")}
    job = Job(**told, parameters=entry["parameters"], played=entry["played"])
    return bool(calculate(job) == entry["outcome"])


def with_runs(rooms: Rooms, record: SessionRecord, view: dict[str, Any]) -> dict[str, Any]:
    """Add to a view the runs that the present reveal shows; what is missing is ordered."""
    shown = runs_shown(record)
    if not shown:
        return view
    found = rooms.kept.of(record.id).once(RUNS, lambda: _states(rooms, record, *shown))
    return view | {"results": view["results"] | found}


def _states(
    rooms: Rooms, record: SessionRecord, exercise: Exercise, runs: list[Run]
) -> dict[str, Any]:
    kept = rooms.store.runs(record.id, exercise.slug)
    return {run.id: _state(rooms, record, exercise, run, kept) for run in runs}


def runs_shown(record: SessionRecord) -> tuple[Exercise, list[Run]] | None:
    """Return the exercise and the runs of the present reveal; None where there are none."""
    step = step_of(record)
    if step is None or not shows_results(record.position):
        return None
    exercise, round = step_content(step)
    ids = dict.fromkeys(reveal.run for reveal in round.reveals if reveal.run)
    return (exercise, [exercise.run(id) for id in ids]) if ids else None


def _state(
    rooms: Rooms, record: SessionRecord, exercise: Exercise, run: Run, kept: list[RunRecord]
) -> dict[str, Any]:
    ours = [one for one in kept if one.run == run.id]
    played = [one for one in ours if one.played]
    extra = {"played": played[-1].outcome} if played else {}
    given = next((one for one in ours if not one.played), None)
    if given:
        return {"state": "ready", "outcome": given.outcome, **extra}
    job = _job(rooms, record, exercise, run)
    if job.key in rooms.failed:
        return {"state": "failed", **extra}
    rooms.order(job.key, job)
    return {"state": "pending", **extra}


def _job(rooms: Rooms, record: SessionRecord, exercise: Exercise, run: Run) -> Job:
    given = rooms.store.responses(record.id, exercise.slug, run.questions)
    tallies = [tally_of(record, exercise.question(id), given) for id in run.questions]
    parameters = run_of(run.model).parameters(tallies)
    return Job(new_op(), record.id, exercise.slug, run.id, run.model, parameters)


def keep(rooms: Rooms, job: Job, outcome: dict[str, Any]) -> None:
    """Write an outcome into the ledger and tell the room."""
    fields = asdict(job)
    rooms.store.add_run(RunRecord(**fields, outcome=outcome, at=rooms.clock()))
    tell(rooms, job)


def tell(rooms: Rooms, job: Job) -> None:
    """Let the room look again at what is computed."""
    rooms.kept.of(job.session).changed(RUNS)
    rooms.ring("stage", job.session)
