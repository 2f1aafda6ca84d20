"""What exercises name in rooms without any difference: `python -m benchmarks.headlines`.

Invented rooms answer every question of an exercise as if departments, statements and times did not
differ: ratings from 1 to 5 with a standard deviation of about one, .3 between the answers of one
person, a tenth of the lines skipped; everything else by chance. Whatever is named is a false alarm.
With `--apart` one side sees the other a whole step otherwise than that expects, on one statement or
on all: what is named then is found.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.random import Generator

from workshop.charts import found
from workshop.charts.finding import Finding
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.models import run_of
from workshop.questions.kinds import kind_of
from workshop.questions.moved import tally_moved
from workshop.questions.question import POINTS, Question
from workshop.questions.tally import tally

SIZES = (5, 7, 10, 15)
DEPARTMENTS = ("sales", "marketing")
ALIKE = 0.3
"""How alike the answers of one person are: the correlation between two of her lines."""
SPREAD = 1.0
SKIPPED = 0.1
KNOWN = 0.7
"""How many know what is right, where something is: where few do, to say so is no false alarm."""
HELD = 0.8
"""How many ranges hold what is true: as many as were asked for."""
QUICK = ("perception",)
"""Models that are played in each room."""
NEUTRAL = frozenset({"cannot-tell", "always", "bridge", "bet-open", "bet-close"})
"""Conditions that name no difference; a bridge is what two sides share, and a bet may be right."""

Moved = Mapping[tuple[str, str], float]
"""By question, or `question/item`, and department: how many steps its ratings lie higher."""


@dataclass(frozen=True)
class Somebody:
    """An invented person: her department and where she stands between no and yes, around 0."""

    department: str
    leaning: float


def people(rng: Generator, each: int) -> list[Somebody]:
    """Return so many people of each department."""
    leanings = rng.normal(0, SPREAD * ALIKE**0.5, 2 * each)
    return [Somebody(DEPARTMENTS[n % 2], float(at)) for n, at in enumerate(leanings)]


def results(exercise: Exercise, rng: Generator, each: int, moved: Moved = {}) -> dict[str, Any]:  # noqa: B006 - read only
    """Return the tallies of a room as the host would make them."""
    room, counted, said = people(rng, each), {}, {}
    special = {
        id: invent
        for one in exercise.reveals
        for id, invent in zip(one.questions, SPECIAL.get(one.chart, ()), strict=False)
    }
    for question in (q for part in exercise.rounds for q in part.questions):
        if question.kind not in INVENTED:
            continue
        asked = [one for one in room if one.department in (question.only_for or DEPARTMENTS)]
        invent = special.get(question.id) or INVENTED[question.kind]
        given = [(one, invent(rng, question, one, moved)) for one in asked]
        answers = {n: (one.department, value) for n, (one, value) in enumerate(given) if value}
        said[question.id] = answers
        if question.again:
            counted[question.id] = tally_moved(
                question, answers, said[question.again], counted[question.again]
            )
        else:
            counted[question.id] = tally(question, answers.values(), DEPARTMENTS)
    return counted | _played(exercise, counted)


def _played(exercise: Exercise, counted: Mapping[str, Any]) -> dict[str, Any]:
    """Return what quick models make of a room; of others nothing is named that the room decides."""
    made = {}
    for run in (run for run in exercise.runs if run.model in QUICK):
        model = run_of(run.model)
        told = model.parameters([counted[id] for id in run.questions])
        made[run.id] = {"state": "ready", "outcome": model.outcome(told)}
    return made


def _rated(rng: Generator, question: Question, one: Somebody, moved: Moved) -> dict[str, str]:
    own = rng.normal(3 + one.leaning, SPREAD * (1 - ALIKE) ** 0.5, len(question.items))
    return {
        item: str(int(min(max(round(at + _moved(moved, question, item, one)), 1), 5)))
        for item, at in zip(question.items, own, strict=True)
        if rng.random() >= SKIPPED
    }


def _moved(moved: Moved, question: Question, item: str, one: Somebody) -> float:
    keys = (question.id, f"{question.id}/{item}")
    return sum(moved.get((key, one.department), 0.0) for key in keys)


def _sorted(rng: Generator, question: Question, one: Somebody, moved: Moved) -> dict[str, str]:  # noqa: ARG001
    return {item: _put(rng, question, item) for item in question.items if rng.random() >= SKIPPED}


def _halved(rng: Generator, question: Question, one: Somebody, moved: Moved) -> dict[str, str]:
    """Put half into the first bucket, as is claimed; answers of one person are alike."""
    of = NormalDist().cdf(one.leaning / (1 - ALIKE) ** 0.5)
    first, *others = question.options
    return {
        item: first if rng.random() < of else str(rng.choice(others))
        for item in _sorted(rng, question, one, moved)
    }


def _shared(rng: Generator, question: Question, one: Somebody, moved: Moved) -> dict[str, int]:  # noqa: ARG001
    """Guess parts of one whole: people guess differently, and on average it is what there is."""
    part = 100 / len(question.items)
    guessed = rng.gamma(4, part / 4, len(question.items)) * np.exp(one.leaning / 4)
    guessed *= np.exp(-SPREAD * ALIKE / 32)
    return {
        item: int(min(max(round(at), low), high))
        for item, at in zip(question.items, guessed, strict=True)
        for low, high in [question.ranges[item]]
    }


def _bet(rng: Generator, question: Question, one: Somebody, moved: Moved) -> dict[str, int]:  # noqa: ARG001
    """Bet around a hundred, as often above as below."""
    return {item: int(min(rng.lognormal(4.605, 0.5), 700)) for item in question.items}


def _ticked(rng: Generator, question: Question, one: Somebody, moved: Moved) -> dict[str, Any]:  # noqa: ARG001
    """Put each item into each place or not, as a tossed coin says."""
    return {
        item: [bucket for bucket in question.options if rng.random() < 0.5]
        for item in question.items
        if rng.random() >= SKIPPED
    }


def _put(rng: Generator, question: Question, item: str) -> str:
    """Put an item where chance will; where something is right, often enough not to be few."""
    truth = question.key.get(item, "")
    is_known = truth and rng.random() < KNOWN
    if is_known:
        return truth
    # "We do that" is said as often as not: owners beside the two departments share what is left.
    owners = [o for o in question.options if o != truth]
    even = [o for o in owners if o in (*DEPARTMENTS, "both")]
    if len(even) < 3:
        return str(rng.choice(owners))
    rest = [o for o in owners if o not in even]
    return str(rng.choice(even if rng.random() < 0.75 else rest))


def _chosen(rng: Generator, question: Question, one: Somebody, moved: Moved) -> str:  # noqa: ARG001
    return str(rng.choice(question.options))


def _ranked(rng: Generator, question: Question, one: Somebody, moved: Moved) -> list[str]:  # noqa: ARG001
    return [str(item) for item in rng.permutation(question.items)]


def _split(rng: Generator, question: Question, one: Somebody, moved: Moved) -> dict[str, int]:  # noqa: ARG001
    most = getattr(question, "most", 0) or len(question.items)
    items = [str(item) for item in rng.permutation(question.items)[:most]]
    parts = rng.multinomial(POINTS // 5, rng.dirichlet(np.full(len(items), 2.0)))
    return {item: 5 * int(part) for item, part in zip(items, parts, strict=True)}


def _numbers(rng: Generator, question: Question, one: Somebody, moved: Moved) -> Any:  # noqa: ARG001
    return kind_of(question).check(
        question, kind_of(question).invent(question, int(rng.integers(1000)))
    )


def _ranged(
    rng: Generator, question: Question, one: Somebody, moved: Moved
) -> dict[str, list[int]]:
    """Hold what is true eight times in ten; of what nobody knows, reckon with about the same."""
    if question.truths:
        return {
            item: _around_truth(rng, question, item, one)
            for item in question.items
            if rng.random() >= SKIPPED
        }
    return {item: _reckoned(rng, question, item, one, moved) for item in question.items}


def _around_truth(rng: Generator, question: Question, item: str, one: Somebody) -> list[int]:
    (low, high), truth = question.ranges[item], round(question.truths[item])
    surprise = one.leaning + rng.normal(0, (1 - ALIKE) ** 0.5)
    if NormalDist().cdf(surprise) < HELD:
        return [truth, truth, truth]
    return [truth + 1] * 3 if truth < high else [low] * 3


def _reckoned(
    rng: Generator, question: Question, item: str, one: Somebody, moved: Moved
) -> list[int]:
    (low, high), spread = question.ranges[item], SPREAD * (1 - ALIKE) ** 0.5
    steps = one.leaning + rng.normal(0, spread) + _moved(moved, question, item, one)
    middle = (low + high) / 2 + steps * (high - low) * 0.15
    off = np.abs(rng.normal(0.12, 0.06, 2)) * (high - low)
    return [
        int(min(max(round(at), low), high)) for at in (middle - off[0], middle, middle + off[1])
    ]


INVENTED: dict[str, Callable[[Generator, Question, Somebody, Moved], Any]] = {
    "rating": _rated,
    "mirror": _rated,
    "sort": _sorted,
    "choice": _chosen,
    "rank": _ranked,
    "split": _split,
    "number": _numbers,
    "several": _ticked,
    "range": _ranged,
}

SPECIAL = {"half": (_halved,), "together": (_shared, _bet)}
"""By chart, what people answer to its questions where what it claims is not so."""


def names(one: Finding[Any]) -> list[str]:
    """Return what a finding names, in its words or by a condition of the debrief."""
    return [*one.names, *(name for name in one.holds if name not in NEUTRAL)]


def named(
    exercise: Exercise, room: Mapping[str, Any], language: str = "en"
) -> dict[str, list[str]]:
    """Return what the charts of an exercise name in a room, without those that name nothing."""
    said = {}
    for nth, one in enumerate(exercise.reveals):
        if some := names(found(one, exercise, room, DEPARTMENTS, language)):
            said[f"{one.chart} {nth}"] = some
    return said


def rates(slug: str, each: int, rooms: int, moved: Moved = {}, seed: int = 1) -> dict[str, float]:  # noqa: B006
    """Return in what share of rooms each chart names something, and any of them (`all`)."""
    exercise, rng, hits = load_exercise(slug), np.random.default_rng([seed, each]), Counter[str]()
    for _ in range(rooms):
        said = named(exercise, results(exercise, rng, each, moved))
        hits.update([*said, *(["all"] if said else [])])
    return {chart: n / rooms for chart, n in sorted(hits.items())}


def apart(what: str) -> dict[tuple[str, str], float]:
    """Return how ratings lie where sales is seen a whole point otherwise than it expects."""
    line = "/plans" if what == "one" else ""
    return {(f"mirror-them{line}", "marketing"): 0.5, (f"mirror-told{line}", "sales"): -0.5}


def main() -> None:
    """Print how often each exercise names something, by room size."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("exercises", nargs="+")
    reading.add_argument("--rooms", type=int, default=2000)
    reading.add_argument("--apart", choices=("one", "all"))
    given = reading.parse_args()
    for slug in given.exercises:
        for each in SIZES:
            found_in = rates(slug, each, given.rooms, apart(given.apart) if given.apart else {})
            told = {chart: f"{100 * part:.1f}%" for chart, part in found_in.items()}
            sys.stdout.write(f"{slug} {each}+{each}: {told}\n")


if __name__ == "__main__":
    main()
