"""What charts find of true differences, beside what shuffling finds: `python -m benchmarks.power`.

The rooms are those of `benchmarks/differences.py`. A chart knows the tallies that are published, a
test by shuffling knows every answer; both judge the same statistic at the same level, and the table
tells in what share of rooms they find it.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.random import Generator

from benchmarks import differences as rooms
from benchmarks import graded, sided
from benchmarks.differences import DEAL, ROOM, SIGNS, TASKS, Answers, Played
from benchmarks.headlines import DEPARTMENTS, names
from benchmarks.sided import MAPS, MONEY, SIDE
from workshop.charts import certainty, clarity, court, facts, found, placed, plane
from workshop.charts.finding import Finding
from workshop.charts.grouped import choice, ledger
from workshop.charts.mirror import judged
from workshop.charts.spread import claim as spread
from workshop.charts.tasks import elsewhere, service
from workshop.charts.value import together
from workshop.exercises.exercise import Reveal, load_exercise
from workshop.questions.kinds.several import at
from workshop.questions.moved import tally_moved
from workshop.questions.question import CHOICE, RATINGS, WITHIN, Question
from workshop.questions.tally import tally

ROOMS, SIZES = 300, (7, 10)
TABLES = ("number", "range", "several")
"""Kinds of which somebody answers each item with something else than an option."""


@dataclass(frozen=True)
class Kind:
    """One thing that a chart may name.

    Attributes:
        what: differs, with braces for by how much.
        reveal: shows it, in an exercise.
        part: of the chart's certainty that it has.
        said: names or conditions of which one says it, options by their ids.
        play: draws a room and judges it by shuffling, from people on each side and by how much.
        apart: by how much it differs, by people on each side.
    """

    what: str
    slug: str
    reveal: Reveal
    part: float
    said: frozenset[str]
    play: Callable[[Generator, int, float], Played]
    apart: Mapping[int, float]

    @property
    def level(self) -> float:
        """In how many rooms it may be named where it is not so."""
        return certainty(load_exercise(self.slug), self.reveal.chart).level * self.part


def values(question: Question, rows: Any) -> list[Any]:
    """Return what people answered as the host would take it."""
    if question.kind == "split":
        return [dict(zip(question.items, map(int, row), strict=True)) for row in rows]
    if question.kind in TABLES:
        return [_table(question, row) for row in rows]
    if question.options[: len(RATINGS)] == RATINGS:
        return [
            {i: str(int(one)) for i, one in zip(question.items, row, strict=True)} for row in rows
        ]
    if question.kind == "rank":
        return [[question.items[at] for at in row.argsort()] for row in rows]
    taken = [[question.options[int(at)] for at in row] for row in rows]
    if question.kind == CHOICE:
        return [one for (one,) in taken]
    return [dict(zip(question.items, row, strict=True)) for row in taken]


def _table(question: Question, row: Any) -> dict[str, Any]:
    """Return a row of numbers, of ranges or of places as the host would take it."""
    parts = row.reshape(len(question.items), -1).astype(int)
    made = {
        "number": lambda part: int(part[0]),
        "range": lambda part: [int(one) for one in part],
        "several": lambda part: [
            one for one, named in zip(question.options, part, strict=True) if named
        ],
    }[question.kind]
    return {item: made(part) for item, part in zip(question.items, parts, strict=True)}


def seen(kind: Kind, answers: Answers) -> Finding[Any]:
    """Return what the chart finds in a room."""
    exercise, results, said = load_exercise(kind.slug), {}, {}
    for id, rows in answers.items():
        question = exercise.question(id)
        asked = [d for d in DEPARTMENTS if question.asks(d, DEPARTMENTS)]
        who = np.repeat(asked, len(rows) // len(asked))
        both = zip(who, values(question, rows), strict=True)
        said[id] = given = {n: (str(d), value) for n, (d, value) in enumerate(both)}
        if question.again:
            results[id] = tally_moved(
                question, given, said[question.again], results[question.again]
            )
        else:
            results[id] = tally(question, given.values(), DEPARTMENTS)
    return found(kind.reveal, exercise, results, DEPARTMENTS, "en")


def says(kind: Kind, told: Finding[Any]) -> bool:
    """Return whether a finding says it; an option is named by its words."""
    words = load_exercise(kind.slug).texts("en")
    keys = ("questions.cause.options", "questions.first.items")
    quoted = {str(words.find(f"{key}.{one}")).rstrip(".") for key in keys for one in kind.said}
    return not (kind.said | quoted).isdisjoint(names(told))


def both(kind: Kind, each: int, many: int, seed: int = 1) -> "np.ndarray[Any, Any]":
    """Return for each of many rooms whether the chart names it, and whether shuffling finds it."""
    rng, told = np.random.default_rng([seed, each]), []
    for _ in range(many):
        answers, p = kind.play(rng, each, kind.apart[each])
        told.append((says(kind, seen(kind, answers)), p <= kind.level))
    return np.array(told)


def _kind(what: str, slug: str, chart: str, questions: str, part: float, said: str,
          play: Callable[[Generator, int, float], Played], *apart: float) -> Kind:  # fmt: skip
    reveal = Reveal(chart, tuple(questions.split()))
    sizes = dict(zip(SIZES, apart, strict=True))
    return Kind(what, slug, reveal, part, frozenset(said.split(", ")), play, sizes)


WORK = "nature today should orders"
QUIZZES = "quiz-sales quiz-marketing"
KINDS = {
    "a side that is seen otherwise (mirror)": _kind(
        "{} steps on six lines", ROOM, "mirror", "mirror-us mirror-them mirror-told",
        judged.OVERALL / 2, "sales", graded.a_side_seen_otherwise, 1.0, 0.8),
    "a claim that the room leans to (agreement)": _kind(
        "{} steps", ROOM, "agreement", "claim", spread.SIDE,
        "dream", graded.a_claim, 1.1, 0.9),
    "a claim that is answered otherwise (shift)": _kind(
        "{} steps", ROOM, "shift", "claim claim-again", 1,
        "dream", graded.a_claim_again, 1.2, 1.0),
    "a sign that is seen (signs)": _kind(
        "{} steps on all of its lines", SIGNS, "signs", "ranks bustle known", 1,
        "ranks", graded.a_sign, 0.6, 0.5),
    "a symptom that is seen (symptoms)": _kind(
        "{} steps", SIGNS, "symptoms", "daily stuck", 1,
        "clash", graded.a_symptom, 1.1, 0.9),
    "a side that guesses wrong (foreseen)": _kind(
        "{} steps on four lines", SIGNS, "foreseen", "ranks bustle daily known guess",
        judged.OVERALL / 2, "sales", graded.a_wrong_guess, 1.2, 0.9),
    "what should change first (ranking)": _kind(
        "liked {} SD more, of five", ROOM, "ranking", "first", placed.TOGETHER,
        "definition", graded.a_first_place, 1.9, 1.6),
    "departments that order otherwise (ranking)": _kind(
        "liked {} SD more by the one", ROOM, "ranking", "first", placed.APART,
        "definition, numbers", graded.two_first_places, 2.0, 1.6),
    "an option that comes first (choice)": _kind(
        "{:.0%} take it, of three", ROOM, "choice", "cause", choice.FIRST,
        "information", rooms.a_favourite, 0.85, 0.8),
    "departments that choose differently (choice)": _kind(
        "{:.0%} of the one take it", ROOM, "choice", "cause", 1 - choice.FIRST,
        "information, competition", rooms.two_favourites, 0.95, 0.9),
    "a task that should move (ownership)": _kind(
        "{:.0%} name its owner, and then another", TASKS, "ownership", "today should",
        1 - elsewhere.PART, "segment", rooms.another_owner, 0.65, 0.6),
    "a task that both claim (claimed)": _kind(
        "{:.0%} of each say: we do", TASKS, "claimed", "today", 0.5,
        "segment", rooms.claimed_twice, 0.95, 0.9),
    "work that is mostly tactics (service)": _kind(
        "{:.0%} of all answers", TASKS, "service", WORK, service.HIGH,
        "high", rooms.mostly_tactics, 0.72, 0.69),
    "such work, answers of one person not alike": _kind(
        "{:.0%} of all answers", TASKS, "service", WORK, service.HIGH,
        "high", partial(rooms.mostly_tactics, like=0), 0.61, 0.59),
    "work that should change (service)": _kind(
        "{:.0%} of owners, from strategy to tactics", TASKS, "service", WORK, service.CHANGE,
        "more", rooms.other_work, 0.58, 0.57),
    "facts that few know (facts)": _kind(
        "{:.0%} right, not 60%", ROOM, "facts", "facts", facts.OVERALL,
        "facts-low", rooms.few_facts, 0.32, 0.36),
    "such facts, answers of one person not alike": _kind(
        "{:.0%} right, not 60%", ROOM, "facts", "facts", facts.OVERALL,
        "facts-low", partial(rooms.few_facts, like=0), 0.42, 0.46),
    "one fact that most get wrong (facts)": _kind(
        "{:.0%} wrong", ROOM, "facts", "facts", 1 - facts.OVERALL,
        "four-weeks", rooms.one_wrong, 0.95, 0.9),
    "a letter that few understand (clarity)": _kind(
        "{:.0%} right, not 70%", DEAL, "clarity", QUIZZES, clarity.OVERALL,
        "clarity-low", rooms.unclear, 0.43, 0.48),
    "such a letter, answers of one person not alike": _kind(
        "{:.0%} right, not 70%", DEAL, "clarity", QUIZZES, clarity.OVERALL,
        "clarity-low", partial(rooms.unclear, like=0), 0.48, 0.51),
    "more than an even share of points (ledger)": _kind(
        "{} times as much as each of six", ROOM, "ledger", "blame", ledger.ROOM,
        "brief", rooms.a_large_share, 2.2, 2.0),
    "departments that share otherwise (ledger)": _kind(
        "{} times as much to the one", ROOM, "ledger", "blame", 1 - ledger.ROOM,
        "brief, offer", rooms.two_large_shares, 3.4, 2.7),
    "a place that most name (several)": _kind(
        "{:.0%} name it, of 24", MONEY, "several", "brings", 1,
        at("top", "earns"), sided.most_name, 0.9, 0.85),
    "guesses that add up to more than there is (together)": _kind(
        "{} times as much", MONEY, "together", "without bet", together.SUM,
        "sum-over", sided.more_than_all, 1.2, 1.15),
    "ranges that are too narrow (calibrated)": _kind(
        "{:.0%} hold what is true, not 80%", MAPS, "calibrated", "known", 1,
        WITHIN, sided.too_narrow, 0.5, 0.55),
    "two maps of one thing (ridges)": _kind(
        "{} SD more by the one", MAPS, "ridges", "first", 1,
        "need", sided.two_maps, 1.9, 1.5),
    "a contact that the sides call otherwise (court)": _kind(
        "{:.0%} of the one call it a lead, of the other neither", MAPS, "court", "court",
        court.COARSE, "fair", sided.two_names, 0.9, 0.85),
    "who stands on one side and dances to the other (plane)": _kind(
        "{} steps each way", SIDE, "plane", "side tune", plane.ROOM,
        "client", sided.two_masters, 0.9, 0.7),
    "whom the sides place otherwise (plane)": _kind(
        "{} steps nearer", SIDE, "plane", "side tune", plane.SIDES,
        "client side", sided.placed_apart, 2.0, 1.6),
}  # fmt: skip


def main() -> None:
    """Print a table: what differs, and in what share of rooms shuffling and the chart find it."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("kinds", nargs="*", default=list(KINDS))
    reading.add_argument("--rooms", type=int, default=ROOMS)
    given = reading.parse_args()
    for name in given.kinds:
        kind, cells = KINDS[name], []
        for each, apart in kind.apart.items():
            chart, shuffled = 100 * both(kind, each, given.rooms).mean(axis=0)
            cells += [kind.what.format(apart), f"{shuffled:.0f} / {chart:.0f}"]
        sys.stdout.write(f"| {name} | {' | '.join(cells)} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
