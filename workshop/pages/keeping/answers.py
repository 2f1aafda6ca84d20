"""Somebody's own answers in words, exercise after exercise: question, item, what she said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workshop.content.departments import names_in, words_in
from workshop.content.texts import Texts
from workshop.contracts.keeping import KeptAnswers, KeptLine, KeptQuestion, Mine, Ours
from workshop.contracts.tallies import Answers, Value
from workshop.errors import ContentError
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.exercises.promises import worded
from workshop.host.dealing import seat_in
from workshop.models import seats_of
from workshop.pages.keeping.findings import Shared
from workshop.pages.parts import card
from workshop.pages.planning import plan_text
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question


@dataclass(frozen=True)
class Hers:
    """Whose answers are told, and in whose room.

    Attributes:
        mine: what she has answered.
        shared: what her room keeps, in her language.
        department: hers.
        language: hers.
    """

    mine: Mine
    shared: Shared
    department: str
    language: str

    @property
    def ours(self) -> Ours:
        """What the host tells of her room."""
        return self.shared.ours

    @property
    def ui(self) -> Texts:
        """The words of the interface."""
        return words_in(self.ours["session"], self.language)


def answered(hers: Hers) -> list[KeptAnswers]:
    """Return all answers of somebody, in the order in which her room played."""
    course = (slug for slug, _ in hers.ours["session"]["course"])
    slugs = (slug for slug in dict.fromkeys(course) if slug in hers.mine["answers"])
    return [told for slug in slugs for told in _exercise(hers, slug)]


def _exercise(hers: Hers, slug: str) -> Iterator[KeptAnswers]:
    try:
        exercise = load_exercise(slug).as_told(hers.ours["own_items"])
        exercise = exercise.as_worded(hers.ours["worded"])
        asked = [*_asked(hers, exercise, hers.mine["answers"][slug])]
    except (ContentError, LookupError):  # what cannot be read any more keeps nobody from the rest
        return
    if asked:
        title = exercise.texts(hers.language)("title")
        yield {"id": slug, "title": title, "asked": asked}


def _asked(hers: Hers, exercise: Exercise, answers: Answers) -> Iterator[KeptQuestion]:
    """Yield each question that she answered; the quarters of a game are lines of one."""
    for round in exercise.rounds:
        given = [question for question in round.questions if question.id in answers]
        quarters = [question for question in given if question.turn]
        if quarters:
            yield from _game(hers, exercise, quarters, answers)
        for question in given:
            if not question.turn:
                yield from _question(hers, exercise, question, answers[question.id])


def _game(
    hers: Hers, exercise: Exercise, quarters: Sequence[Question], answers: Answers
) -> Iterator[KeptQuestion]:
    seat = hers.mine["seats"].get(exercise.slug)
    lines = [line for one in quarters for line in _quarter(hers, one, answers[one.id], seat)]
    if lines:
        yield {"asked": _prompt(hers, exercise, quarters[0])[0], "lines": lines}


def _quarter(hers: Hers, question: Question, plan: Value, dealt: str | None) -> Iterator[KeptLine]:
    play = question.play
    if play is None or dealt is None or not plan:
        return
    seat = seat_in(play.seats, dealt, 1 if play.swapped else 0)
    tasks = seats_of(play.model).TASKS[seat]
    said = plan_text(play.model, tasks, plan, play.most, hers.language)
    yield {"item": hers.ui("play.firms.beat", quarter=question.turn), "said": said}


def _question(
    hers: Hers, exercise: Exercise, question: Question, value: Value
) -> Iterator[KeptQuestion]:
    asked, names = _prompt(hers, exercise, question)
    if kind_of(question).IN_OWN_WORDS:
        shown = f"{exercise.slug}/{question.id}" in hers.mine["released"]
        note = hers.ui("keep.own.shown" if shown else "keep.own.held")
        wrote = kind_of(question).written_text(question, value)
        yield {"asked": asked, "lines": [], "wrote": wrote, "note": note}
        return
    lines = _lines(hers, exercise, question, value, names)
    if lines:
        yield {"asked": asked, "lines": lines}


def _prompt(hers: Hers, exercise: Exercise, question: Question) -> tuple[str, Mapping[str, str]]:
    """Return what a question asks, and its items as its card showed them; made once a room."""
    key, known = (exercise.slug, question.id, hers.department), hers.shared.asked
    if key not in known:
        known[key] = _carded(hers, exercise, question)
    return known[key]


def _carded(hers: Hers, exercise: Exercise, question: Question) -> tuple[str, Mapping[str, str]]:
    present = hers.ours["session"]["departments"]
    names = names_in(hers.ours["session"])
    made = card(exercise, question, hers.department, present, hers.language, names=names)
    if kind_of(question).BALLOT:
        return made["prompt"], _promised(hers, exercise)
    return made["prompt"], {item["id"]: item["text"] for item in made["items"]}


def _promised(hers: Hers, exercise: Exercise) -> dict[str, str]:
    """Return what stands on the list of an exercise, which its ballots ask about."""
    listed = (one for one in hers.ours["promises"] if one["exercise"] == exercise.slug)
    return {one["id"]: worded(exercise, one, hers.language).text for one in listed}


def _lines(
    hers: Hers, exercise: Exercise, question: Question, value: Value, names: Mapping[str, str]
) -> list[KeptLine]:
    """Return her answer item by item; of points and places the highest first, and no noughts."""
    if kind_of(question).BALLOT:
        question = replace(question, items=tuple(names))
    kind, words = kind_of(question), exercise.texts(hers.language)
    parts = {item: kind.part(item, value) for item in kind.lines(question) or question.items}
    given = {item: part for item, part in parts.items() if part is not None}
    if kind.numbers(question, [*given.values()]) is not None:
        given = _highest_first(question, given)
    return [
        {"item": names.get(item, ""), "said": _said(question, item, part, words, hers.ui)}
        for item, part in given.items()
    ]


def _highest_first(question: Question, given: Mapping[str, Value]) -> dict[str, Value]:
    heights = {item: kind_of(question).place(question, item, given[item]) or 0 for item in given}
    there = sorted(filter(heights.get, heights), key=lambda item: -heights[item])
    return {item: given[item] for item in there}


def _said(question: Question, item: str, part: Value, words: Texts, ui: Texts) -> str:
    """Return what she said of an item, whole: beside a chart it may be shorter."""
    kind = kind_of(question)
    if isinstance(part, str) and part in question.options:
        return kind.option_text(question, part, words, ui)
    return kind.said(question, item, part, words, ui)
