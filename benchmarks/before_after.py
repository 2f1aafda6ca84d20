"""What is named between two sessions in which nothing changed: `python -m benchmarks.before_after`.

Two rooms answer an exercise alike, of people drawn anew: so they differ more than the same people
would who answer twice. Whatever the comparison names is a false alarm. With `--moved` the second
room stands a step higher on all ratings: what is named then is found. `--of` says how alike all
answer: where nearly all say the same, counts are told to within one person.
"""

import argparse
import sys
from collections.abc import Mapping
from typing import Any

import numpy as np

from benchmarks.headlines import DEPARTMENTS, Moved, results
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.record import Record
from workshop.record.changes import DOWN, UP
from workshop.record.compare import changes

SIZES, ROOMS = (5, 7, 10, 15), 200
SLUGS = ("where-are-the-sales", "conflict-signs", "strategy-vs-tactics")


def record(exercises: list[Exercise], rng: np.random.Generator, each: int, moved: Moved) -> Record:
    """Return the record of a room that has seen every reveal of some exercises."""
    seen = []
    for exercise in exercises:
        told = results(exercise, rng, each, moved)
        for round in exercise.rounds:
            shown = {id: told[id] for one in round.reveals for id in one.questions if id in told}
            seen.append(_seen(len(seen), exercise.slug, round.id, shown))
    session: Any = {"mode": "people", "departments": [*DEPARTMENTS], "code": "ROOM", "name": ""}
    head: dict[str, Any] = {name: [] for name in ("runs", "promises", "carried", "spent")}
    took: Any = {**head, "session": session, "people": {}, "seen": seen, "matrices": []}
    return Record(took, {}, {"en": {}})


def _seen(step: int, exercise: str, round: str, shown: Mapping[str, Any]) -> dict[str, Any]:
    where = {"step": step, "exercise": exercise, "round": round, "own_items": [], "texts": {}}
    return {**where, "at": "", "results": shown, "of": "", "drawn": {}}


def steps(exercises: list[Exercise], by: float) -> Moved:
    """Return ratings that lie so many steps from the middle, in all questions and departments."""
    asked = [q for e in exercises for r in e.rounds for q in r.questions]
    rated = [q.id for q in asked if q.kind in ("rating", "mirror")]
    return {(id, department): by for id in rated for department in DEPARTMENTS}


def named(
    exercises: list[Exercise], rng: np.random.Generator, each: int, at: float, moved: float
) -> bool:
    """Whether a comparison of two rooms names something."""
    before = record(exercises, rng, each, steps(exercises, at))
    after = record(exercises, rng, each, steps(exercises, at + moved))
    found = {one.verdict for one in changes(after, before)}
    return bool(found & {UP, DOWN})


def main() -> None:
    """Print a table: in what share of comparisons something is named, by people on each side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slugs", nargs="*", default=[*SLUGS])
    parser.add_argument("--rooms", type=int, default=ROOMS)
    parser.add_argument("--each", type=int, nargs="*", default=[*SIZES])
    parser.add_argument("--of", type=float, default=0.0, help="steps from the middle, of all")
    parser.add_argument("--moved", type=float, default=0.0, help="steps, of the second room")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    exercises = [load_exercise(slug) for slug in asked.slugs]
    for each in asked.each:
        rng = np.random.default_rng(asked.seed + each)
        hits = sum(named(exercises, rng, each, asked.of, asked.moved) for _ in range(asked.rooms))
        sys.stdout.write(f"{each} + {each}: {100 * hits / asked.rooms:.1f} of 100\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
