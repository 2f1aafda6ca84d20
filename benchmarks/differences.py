"""Invented rooms in which one thing differs, and what a test by shuffling makes of each.

Nobody skips a line. Answers that are right, or tactics, have a correlation of .3 within a person,
unless said otherwise; everything else is by chance, as in `benchmarks/headlines.py`.
"""

from collections.abc import Mapping

import numpy as np
from numpy.random import Generator

from benchmarks import shuffled
from benchmarks.headlines import ALIKE
from benchmarks.shuffled import Rows
from workshop.charts.clarity import FEW_KNOW
from workshop.charts.facts import FEW_FACTS
from workshop.exercises.exercise import load_exercise
from workshop.questions.question import POINTS, Question

ROOM, DEAL, TASKS = "where-are-the-sales", "kpi-tradeoffs", "strategy-vs-tactics"
SIGNS = "conflict-signs"
OWNERS = np.array([0.25, 0.25, 0.25, 0.125, 0.125])
"""Sales, marketing, both, the top, neither: "we do that" is said as often as not."""
SALES, MARKETING, BOTH = range(3)

Answers = Mapping[str, Rows]
"""By question, people by items: which option each took, or how many points she gave."""
Played = tuple[Answers, float]
"""What people answered, sales first, and how often chance alone brings about as much."""


def picked(rng: Generator, odds: Rows) -> Rows:
    """Draw an option from each of the last axis' odds."""
    past = rng.random((*odds.shape[:-1], 1)) > odds.cumsum(axis=-1)
    return np.minimum(past.sum(axis=-1), odds.shape[-1] - 1).astype(float)


def alike(rng: Generator, people: int, lines: int, share: float, like: float) -> Rows:
    """Draw yes and no with this share of yes, and this correlation within a person, below 1."""
    if not like:
        return (rng.random((people, lines)) < share).astype(float)
    much = 1 / like - 1
    leaning = rng.beta(share * much, (1 - share) * much, (people, 1))
    return (rng.random((people, lines)) < leaning).astype(float)


def each_option(rows: Rows, options: int) -> Rows:
    """Return who took which option of which line, in zeros and ones."""
    return (rows[..., None] == np.arange(options)).reshape(len(rows), -1).astype(float)


def sides(each: int) -> Rows:
    """Return the department of everybody."""
    return np.arange(2 * each) // each


def a_favourite(rng: Generator, each: int, apart: float) -> Played:
    """One option of three is taken by this share."""
    taken = picked(rng, np.tile([apart, (1 - apart) / 2, (1 - apart) / 2], (2 * each, 1)))
    first, second = np.argsort(-np.bincount(taken.astype(int), minlength=3))[:2]
    ahead = (taken == first).astype(float) - (taken == second)
    return {"cause": taken[:, None]}, shuffled.flipped(rng, np.abs, ahead[:, None])


def two_favourites(rng: Generator, each: int, apart: float) -> Played:
    """One option is taken by this share of sales, and by so few of marketing."""
    odds = np.array([[share, *[(1 - share) / 2] * 2] for share in (apart, 1 - apart)])
    taken = picked(rng, odds[sides(each)])
    return {"cause": taken[:, None]}, shuffled.between(rng, each_option(taken, 3), each)


def another_owner(rng: Generator, each: int, apart: float) -> Played:
    """This share says of one task that marketing do it, and that sales should."""
    odds = np.tile(OWNERS, (2, 2 * each, 12, 1))
    odds[:, :, 0] = (1 - apart) / 4
    odds[0, :, 0, MARKETING] = odds[1, :, 0, SALES] = apart
    today, should = picked(rng, odds)
    judged = shuffled.changed(rng, each_option(today, 5), each_option(should, 5))
    return {"today": today, "should": should}, judged


def claimed_twice(rng: Generator, each: int, apart: float) -> Played:
    """This share of each side says of one task that its own people do it."""
    odds, own = np.tile(OWNERS, (2 * each, 12, 1)), sides(each)
    odds[:, 0] = (1 - apart) / 3
    odds[:, 0, BOTH] = odds[np.arange(2 * each), 0, own] = apart / 2
    said = picked(rng, odds)
    ours = (said == own[:, None]) | (said == BOTH)
    return {"today": said}, shuffled.flipped(rng, np.positive, 2.0 * ours - 1)


def mostly_tactics(rng: Generator, each: int, apart: float, like: float = ALIKE) -> Played:
    """This share of all tasks is called tactics."""
    kinds = alike(rng, 2 * each, 12, apart, like)
    today, should = picked(rng, np.tile(OWNERS, (2, 2 * each, 12, 1)))
    shares = (2 * kinds - 1) @ _marketings(today).mean(axis=0)
    answers = {"nature": kinds, "today": today, "should": should}
    return answers, shuffled.flipped(rng, np.abs, shares[:, None])


def other_work(rng: Generator, each: int, apart: float) -> Played:
    """This share of owners of tactics should be marketing; as many own the strategy today."""
    tactics = np.arange(12) >= 6
    kinds = (rng.random((2 * each, 12)) < np.where(tactics, 0.8, 0.2)).astype(float)
    ours = np.stack([np.where(tactics, 1 - apart, apart), np.where(tactics, apart, 1 - apart)])
    rest = np.array([0.7, 0, 0, 0.15, 0.15])
    odds = ours[..., None] * np.eye(5)[MARKETING] + (1 - ours[..., None]) * rest
    today, should = picked(rng, np.repeat(odds[:, None], 2 * each, axis=1))
    judged = shuffled.moved(rng, _marketings(today), _marketings(should), kinds.mean(axis=0))
    return {"nature": kinds, "today": today, "should": should}, judged


def _marketings(owners: Rows) -> Rows:
    """Return how much of each task somebody says is marketing's: half of what both do."""
    return (owners == MARKETING) + (owners == BOTH) / 2


def few_facts(rng: Generator, each: int, apart: float, like: float = ALIKE) -> Played:
    """This share of answers is right."""
    right = alike(rng, 2 * each, 8, apart, like)
    return {"facts": answered(rng, _asked(ROOM, "facts"), right)}, _below(rng, right, FEW_FACTS)


def one_wrong(rng: Generator, each: int, apart: float) -> Played:
    """This share is wrong about one fact; of the others half are right."""
    right = (rng.random((2 * each, 8)) >= [apart, *[0.5] * 7]).astype(float)
    answers = {"facts": answered(rng, _asked(ROOM, "facts"), right)}
    return answers, shuffled.flipped(rng, np.negative, 2 * right - 1)


def unclear(rng: Generator, each: int, apart: float, like: float = ALIKE) -> Played:
    """This share of answers on one's own bonus is right."""
    right = alike(rng, 2 * each, 3, apart, like)
    halves = zip(("quiz-sales", "quiz-marketing"), (right[:each], right[each:]), strict=True)
    answers = {quiz: answered(rng, _asked(DEAL, quiz), half) for quiz, half in halves}
    return answers, _below(rng, right, FEW_KNOW)


def _below(rng: Generator, right: Rows, share: float) -> float:
    return shuffled.flipped(rng, np.negative, right.mean(axis=1, keepdims=True) - share)


def _asked(slug: str, question: str) -> Question:
    return load_exercise(slug).question(question)


def answered(rng: Generator, question: Question, right: Rows) -> Rows:
    """Return an option for each answer that is right or wrong."""
    options = len(question.options)
    truth = np.array([question.options.index(question.key[item]) for item in question.items])
    others = (truth + rng.integers(1, options, right.shape)) % options
    return np.where(right > 0, truth, others).astype(float)


def a_large_share(rng: Generator, each: int, apart: float) -> Played:
    """One item weighs so many times as much as each other."""
    points = split(rng, np.tile([2 * apart, *[2.0] * 6], (2 * each, 1)))
    return {"blame": points}, shuffled.even(rng, points)


def two_large_shares(rng: Generator, each: int, apart: float) -> Played:
    """One item weighs so many times as much to sales, another one to marketing."""
    weights = np.full((2, 7), 2.0)
    weights[[0, 1], [0, 1]] *= apart
    points = split(rng, weights[sides(each)])
    return {"blame": points}, shuffled.between(rng, points, each)


def split(rng: Generator, weights: Rows) -> Rows:
    """Draw points in fives; the larger the weights, the more evenly."""
    parts = [rng.multinomial(POINTS // 5, rng.dirichlet(row)) for row in weights]
    return 5.0 * np.array(parts)
