"""How long a round, an exercise and a programme take, computed from what is in them. Pure."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

from workshop.content import LANGUAGES
from workshop.content.departments import departments
from workshop.content.texts import Block, read_blocks
from workshop.errors import ContentError
from workshop.exercises.agenda import Agenda, Item, played
from workshop.exercises.exercise import Exercise, Reveal, Round, load_exercise
from workshop.exercises.pace import Pace, paces
from workshop.exercises.talk import Talk
from workshop.questions.question import Question
from workshop.session import Mode

PEOPLE = 14
"""Of so many a room is thought of where nobody says how many come."""

COMING = {Mode.PEOPLE.value: PEOPLE, Mode.TEAMS.value: 2}
"""So many phones come in where nobody says how many: of teams one a side."""

SEATED = ("alone", "room", "break", "slides")
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
        play: the quarters of a game, and to find one's firm.
        talk: with getting up and finding each other.
        reveal: phones down, slides, and what is read aloud with them.
        debrief: questions to the whole room.
    """

    joining: float = 0
    story: float = 0
    questions: float = 0
    play: float = 0
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
        return self.joining + aloud + self.questions + self.play + self.talk

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
    """Return the words of one card, in the language that needs more; of a game once."""
    if question.turn > 1:
        return 0
    key, view = f"questions.{question.words}", question.view or "prompt"
    told = (view, "help", "lines", *(f"items.{item}" for item in question.items))
    words = (exercise.texts(language) for language in LANGUAGES)
    return max(sum(_counted(one.find(f"{key}.{name}")) for name in told) for one in words)


def _counted(said: object) -> int:
    lines = said if isinstance(said, list) else [said]
    return sum(len(line.split()) for line in lines if isinstance(line, str))


# ---- seconds ----


def cards_in(round: Round) -> int:
    """Return how many cards the department gets that gets most, notes included.

    The quarters of a game are not among them: how long they take is their clock's.
    """
    return max(sum(not q.turn for q in cards) for cards in _cards(round))


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
    asked = ((q for q in cards if not q.turn) for cards in _cards(round))
    longest = max(sum(of_card(exercise, q, pace) for q in cards) for cards in asked)
    return pace["most"].value * longest


def of_play(exercise: Exercise, round: Round, pace: Paces) -> float:
    """Return the seconds of the quarters that are played, each as long as its clock runs.

    Where the exercise's first game begins, people find their firm besides.
    """
    turns = [(q, q.play) for q in round.questions if q.play]
    quarters = sum(play.seconds + pace["plan"].value for _, play in turns)
    first = next((q.id for one in exercise.rounds for q in one.questions if q.play), "")
    finding = pace["firm"].value if any(q.id == first for q, _ in turns) else 0
    return quarters + finding


def of_talk(talk: Talk, mode: str = Mode.PEOPLE) -> float:
    """Return the seconds of a talk step, with those to get up and to find each other.

    Where each side has one phone it sits together already.
    """
    seated = (*SEATED, "side") if mode == Mode.TEAMS else SEATED
    return talk.seconds + (0 if talk.form in seated else paces(mode)["moving"].value)


def of_reveal(exercise: Exercise, round: Round, pace: Paces) -> float:
    """Return the seconds in which slides are shown, and what is read or filled in with them."""
    if not round.reveals:
        return 0
    aloud = sum(words_aloud(exercise, reveal.log) for reveal in round.reveals)
    shown = len(round.reveals) * pace["slide"].value
    lines = sum(lines_filled(exercise, reveal) for reveal in round.reveals)
    said = 60 * aloud / pace["aloud"].value + lines * pace["filled"].value
    return pace["turn"].value + shown + said


def lines_filled(exercise: Exercise, reveal: Reveal) -> int:
    """Return how many lines of a table the room fills in at a reveal; 0 where it has none."""
    return len(exercise.question(reveal.questions[0]).items) if reveal.shares else 0


def of_debrief(exercise: Exercise, round: Round, pace: Paces) -> float:
    """Return the seconds in which the room is asked, as many questions as are really asked."""
    offered = exercise.texts(LANGUAGES[0]).find("debrief") or []
    there = len([one for one in offered if one.get("round") == round.id])
    return float(min(pace["questions"].value, there) * pace["question"].value)


def of_round(
    exercise: Exercise,
    round: Round,
    measured: Measured | None = None,
    mode: str = Mode.PEOPLE,
) -> Parts:
    """Return how long a round takes.

    Args:
        exercise: the round's.
        round: which one, as sessions of the mode play it.
        measured: what takes the place of paces, where sessions of the mode were measured.
        mode: of session: teams agree aloud and wait for nobody.
    """
    pace = paces(mode)
    story = words_aloud(exercise, round.story)
    return Parts(
        story=60 * story / pace["aloud"].value,
        questions=of_questions(exercise, round, pace, measured) if round.questions else 0,
        play=of_play(exercise, round, pace),
        talk=sum(of_talk(talk, mode) for talk in round.talks),
        reveal=of_reveal(exercise, round, pace),
        debrief=of_debrief(exercise, round, pace),
    )


def of_exercise(exercise: Exercise, mode: str = Mode.PEOPLE) -> Parts:
    """Return how long an exercise takes, without its spare rounds."""
    there = exercise.played_by(mode)
    return of_rounds(exercise, [round.id for round in there.usual], mode)


def of_rounds(exercise: Exercise, ids: Iterable[str], mode: str = Mode.PEOPLE) -> Parts:
    """Return how long some rounds of an exercise take, as sessions of a mode play them."""
    there = exercise.played_by(mode)
    return summed(of_round(there, there.round(id), None, mode) for id in ids)


def of_item(item: Item, mode: str = Mode.PEOPLE) -> Parts:
    """Return how long an item of a programme takes: the rounds that it plays."""
    exercise = load_exercise(item.exercise)
    return of_rounds(exercise, [round.id for round in played(item, exercise, mode)], mode)


def of_joining(people: int = 0, mode: str = Mode.PEOPLE) -> Parts:
    """Return how long so many phones need to come in; without a number, as many as usually come."""
    pace = paces(mode)
    return Parts(joining=pace["joining"].value + (people or COMING[mode]) * pace["person"].value)


def of_agenda(agenda: Agenda, people: int = 0, mode: str = Mode.PEOPLE) -> Parts:
    """Return how long a programme takes with so many phones; joining only where it is planned."""
    joining = of_joining(people, mode) if agenda.joining else Parts()
    return summed([joining, *(of_longest(item, mode) for item in agenda.items)])


def of_longest(item: Item, mode: str = Mode.PEOPLE) -> Parts:
    """Return how long the longest choice of an item takes."""
    return max((of_item(one, mode) for one in item.choices), key=lambda parts: parts.seconds)


# ---- as it is planned ----


def planned(exercise: Exercise, round: Round, mode: str = Mode.PEOPLE) -> int:
    """Return the minutes planned for a round: those of its file, of teams what they will need.

    Nobody plans twice: what stands in a file was thought of single people.
    """
    if mode != Mode.TEAMS:
        return round.minutes
    try:
        return of_round(exercise, round, None, mode).minutes
    except ContentError:
        return round.minutes


def planned_as(
    retimed: Mapping[str, int], exercise: Exercise, round: Round, mode: str = Mode.PEOPLE
) -> int:
    """Return the minutes planned for a round in a session that may plan some of them otherwise.

    Args:
        retimed: its own minutes, by `EXERCISE/ROUND`.
        exercise: the round's.
        round: which one.
        mode: of the session.
    """
    return retimed.get(f"{exercise.slug}/{round.id}") or planned(exercise, round, mode)


def retimed(agenda: Agenda, mode: str = Mode.PEOPLE) -> dict[str, int]:
    """Return the minutes that a programme plans otherwise than its exercises do.

    An item's minutes are shared out among its rounds as the exercise has them, each at least one.
    Of teams none are: they are planned with what they will need.
    """
    if mode == Mode.TEAMS:
        return {}
    there = (_shared(one, load_exercise(one.exercise), mode) for one in agenda.choices)
    return {name: minutes for shared in there for name, minutes in shared.items()}


def _shared(item: Item, exercise: Exercise, mode: str) -> dict[str, int]:
    rounds = played(item, exercise, mode)
    usual = sum(round.minutes for round in rounds)
    if not usual or item.minutes == usual:
        return {}
    shared, done, given = {}, 0, 0
    for round in rounds:
        done += round.minutes
        until = round_half_up(item.minutes * done / usual)
        shared[f"{exercise.slug}/{round.id}"] = max(1, until - given)
        given = until
    return shared


def round_half_up(value: float) -> int:
    """Return the whole number next to another one; halves go up."""
    return math.floor(value + 0.5)


def planned_exercise(
    exercise: Exercise, mode: str = Mode.PEOPLE, rounds: Iterable[Round] | None = None
) -> int:
    """Return the minutes planned for an exercise, or for some of its rounds."""
    there = exercise.played_by(mode)
    ids = [round.id for round in (there.usual if rounds is None else rounds)]
    return sum(planned(there, there.round(id), mode) for id in ids)


def planned_item(item: Item, mode: str = Mode.PEOPLE) -> int:
    """Return the minutes planned for an item of a programme, whatever may take its place."""
    if mode != Mode.TEAMS:
        return item.minutes
    exercise = load_exercise(item.exercise)
    return planned_exercise(exercise, mode, played(item, exercise, mode))


def planned_agenda(agenda: Agenda, mode: str = Mode.PEOPLE) -> int:
    """Return the minutes planned for a programme, joining included; of a slot the longest."""
    longest = (max(planned_item(one, mode) for one in item.choices) for item in agenda.items)
    return agenda.joining + sum(longest)
