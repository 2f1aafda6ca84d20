"""The calculator: a process beside the host that computes models, so that the host stays quick."""

import json
import logging
import queue
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import asdict
from typing import Any

from workshop.beside import Beside
from workshop.contracts.runs import Outcome
from workshop.host.jobs import Job
from workshop.host.runs import calculate

log = logging.getLogger(__name__)

PATIENCE = 30.0
"""Seconds a computation may take before its process is ended."""

TRIES = 2

Finished = Callable[[Job, Outcome | None], None]

Heard = Callable[[Job, float], None]


class Calculator:
    """Hands jobs to a process of its own, which starts with the first one.

    Args:
        finished: called in the calculator's thread with each job and its outcome; None where
            it could not be computed.
        heard: called in that thread too, with how near the best a job is meanwhile.
    """

    def __init__(self, finished: Finished, heard: Heard | None = None) -> None:
        self._finished = finished
        self._heard = heard
        self._jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._program = Beside("workshop.host.calculator", PATIENCE)
        self._thread: threading.Thread | None = None
        self._closed = False

    def take(self, jobs: list[Job]) -> None:
        """Compute these, in their order."""
        for job in jobs:
            self._jobs.put(job)
        if jobs and self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()

    def close(self) -> None:
        """End the process; a job that is under way is given up."""
        self._closed = True
        self._program.end()

    def _work(self) -> None:
        while True:
            job = self._jobs.get()
            self._finished(job, self._patiently(job))

    def _patiently(self, job: Job) -> Outcome | None:
        for _ in range(TRIES):
            if self._closed:
                break
            try:
                return self._compute(job)
            except OSError as error:
                log.error("the calculator ended without an answer: %s", error)
                self._program.end()
            except ValueError as error:
                log.error("%s could not be computed: %s", job.model, error)
                return None
        return None

    def _compute(self, job: Job) -> Outcome:
        """Ask the program; how far it is on the way is passed on."""
        with closing(self._program.answers(json.dumps(asdict(job)).encode())) as lines:
            for line in lines:
                answer: Mapping[str, Any] = json.loads(line)
                if "problem" in answer:
                    raise ValueError(answer["problem"])
                if "outcome" in answer:
                    outcome: Outcome = answer["outcome"]
                    return outcome
                if self._heard:
                    self._heard(job, answer["gap"])
        raise OSError("its output is closed")


def answer(line: str) -> dict[str, object]:
    """Return what the process says to a job: `{"outcome": …}` or `{"problem": sentence}`.

    Before that it may have said `{"gap": …}`, how near the best a timetable is so far.
    """
    try:
        return {"outcome": calculate(Job(**json.loads(line)), _on_the_way)}
    except Exception as error:
        # Whatever goes wrong in one job, the next one is answered.
        return {"problem": f"{type(error).__name__}: {error}"}


def _on_the_way(_: float, gap: float | None) -> None:
    print(json.dumps({"gap": -1.0 if gap is None else gap}), flush=True)  # noqa: T201


def main() -> None:
    """Answer jobs, one a line, until the input is closed: then the host is gone."""
    for line in sys.stdin:
        print(json.dumps(answer(line)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
