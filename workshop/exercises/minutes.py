"""How long a round, an exercise and a programme take, computed from what is in them. Pure."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

from workshop.content import LANGUAGES
from workshop.content.departments import departments
from workshop.content.texts import Block, read_blocks
from workshop.exercises.agenda import Agenda, Item, played
from workshop.exercises.exercise import Exercise, Round, load_exercise
from workshop.exercises.pace import Pace, paces
from workshop.exercises.talk import Talk
from workshop.questions.question import Question

PEOPLE = 14
"""Of so many a room is thought of where nobody says how many come."""

SEATED = ("alone", "room", "break")
"""Forms of talk in which nobody has to find anybody."""

Paces = Mapping[str, Pace]

Measured = Mapping[tuple[str, str], float]
"""Seconds a card by exercise and round, as sessions of this database needed them."""


@dataclass(frozen=True)
class Parts:
    """What a time is made of, in seconds.

    Attributes:
        joining: to come in.
        story: read aloud.
        questions: until nine of ten have answered.
        talk: with getting up and finding each other.
        reveal: phones down, slides, and what is read aloud with them.
        debrief: questions to the whole room.
    """

    joining: float = 0
    story: float = 0
    questions: float = 0
    talk: float = 0
    reveal: float = 0
    debrief: float = 0

    def __add__(self, other: "Parts") -> "Parts":
        """Return both, part by part."""
        return Parts(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))

    @property
    def seconds(self) -> float:
        """All of it."""
        aloud = self.story + self.reveal + self.debrief
        return self.joining + aloud + self.questions + self.talk

    @property
    def minutes(self) -> int:
        """All of it in whole minutes, a minute that is begun counted."""
        return math.ceil(round(self.seconds / 60, 6))


def summed(parts: Iterable[Parts]) -> Parts:
    """Return several together."""
    return sum(parts, Parts())


# ---- what people read ----


def words_aloud(exercise: Exercise, stem: str) -> int:
    """Return the words of a text of an exercise, in the language that needs more; 0 without one."""
    return _words_in(exercise.folder, stem) if stem else 0


@cache
def _words_in(folder: Path, stem: str) -> int:
    texts = (read_blocks(folder / f"{stem}.{language}.md") for language in LANGUAGES)
    return max(map(_words_of, texts))


def _words_of(blocks: Iterable[Block]) -> int:
    return sum(len(run["text"].split()) for block in blocks for run in block["runs"])


def words_shown(exercise: Exercise, round: Round) -> int:
    """Return the words on the cards of a round, for the department that is shown most."""
    return max(sum(_words_on(exercise, q) for q in cards) for cards in _cards(round))


def _words_on(exercise: Exercise, question: Question) -> int:
    """Return the words of one card, in the language that needs more."""
    key, view = f"questions.{question.words}", question.view or "prompt"
    told = (view, "help", "lines", *(f"items.{item}" for item in question.items))
    words = (exercise.texts(language) for language in LANGUAGES)
    return max(sum(_counted(one.find(f"{key}.{name}")) for name in told) for one in words)


def _counted(said: object) -> int:
    lines = said if isinstance(said, list) else [said]
    return sum(len(line.split()) for line in lines if isinstance(line, str))


# ---- seconds ----


def cards_in(round: Round) -> int:
    """Return how many cards the department gets that gets most, notes included."""
    return max(len(cards) for cards in _cards(round))


def _cards(round: Round) -> list[tuple[Question, ...]]:
    """Return the questions of a round by department."""
    everybody = departments()
    return [round.asked(department, everybody) for department in everybody] or [round.questions]


def of_card(exercise: Exercise, question: Question, pace: Paces) -> float:
    """Return the seconds that half of the people need for a card."""
    if not question.answerable:
        return pace["card"].value + 60 * _words_on(exercise, question) / pace["silent"].value
    one = pace.get(question.kind, pace["item"])
    return pace["card"].value + one.value * _times(question, one)


def _times(question: Question, pace: Pace) -> int:
    """Return how often a pace counts on a card, by what its unit says."""
    if pace.unit.endswith("option"):
        return len(question.options)
    return len(question.items) if pace.unit.endswith("line") else 1


def of_questions(
    exercise: Exercise, round: Round, pace: Paces, measured: Measured | None = None
) -> float:
    """Return the seconds until nine of ten are done, by the department that needs longest."""
    there = (measured or {}).get((exercise.slug, round.id))
    if there is not None:
        return there * cards_in(round)
    longest = max(sum(of_card(exercise, q, pace) for q in cards) for cards in _cards(round))
    return pace["most"].value * longest


def of_talk(talk: Talk, pace: Paces) -> float:
    """Return the seconds of a talk step, with those to get up and to find each other."""
    return talk.seconds + (0 if talk.form in SEATED else pace["moving"].value)


def of_reveal(exercise: Exercise, round: Round, pace: Paces) -> float:
    """Return the seconds in which slides are shown, and a log is read aloud with them."""
    if not round.reveals:
        return 0
    aloud = sum(words_aloud(exercise, reveal.log) for reveal in round.reveals)
    shown = len(round.reveals) * pace["slide"].value
    return pace["turn"].value + shown + 60 * aloud / pace["aloud"].value


def of_debrief(exercise: Exercise, round: Round, pace: Paces) -> float:
    """Return the seconds in which the room is asked, as many questions as are really asked."""
    offered = exercise.texts(LANGUAGES[0]).find("debrief") or []
    there = len([one for one in offered if one.get("round") == round.id])
    return float(min(pace["questions"].value, there) * pace["question"].value)


def of_round(exercise: Exercise, round: Round, measured: Measured | None = None) -> Parts:
    """Return how long a round takes.

    Args:
        exercise: the round's.
        round: which one.
        measured: what takes the place of paces, where sessions were measured.
    """
    pace = paces()
    story = words_aloud(exercise, round.story)
    return Parts(
        story=60 * story / pace["aloud"].value,
        questions=of_questions(exercise, round, pace, measured) if round.questions else 0,
        talk=sum(of_talk(talk, pace) for talk in round.talks),
        reveal=of_reveal(exercise, round, pace),
        debrief=of_debrief(exercise, round, pace),
    )


def of_exercise(exercise: Exercise) -> Parts:
    """Return how long all rounds of an exercise take."""
    return summed(of_round(exercise, round) for round in exercise.rounds)


def of_item(item: Item) -> Parts:
    """Return how long an item of a programme takes: the rounds that it plays."""
    exercise = load_exercise(item.exercise)
    return summed(of_round(exercise, round) for round in played(item, exercise))


def of_joining(people: int = PEOPLE) -> Parts:
    """Return how long so many people need to come in."""
    pace = paces()
    return Parts(joining=pace["joining"].value + people * pace["person"].value)


def of_agenda(agenda: Agenda, people: int = PEOPLE) -> Parts:
    """Return how long a programme takes with so many people; joining only where it is planned."""
    joining = of_joining(people) if agenda.joining else Parts()
    return summed([joining, *map(of_item, agenda.items)])
