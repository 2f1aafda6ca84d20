"""The lessons that there are: what each is about, how long it takes alone, what makes it done."""

import math
import re
from contextlib import suppress

from workshop.content import content_root, listed
from workshop.content.departments import departments
from workshop.content.texts import Texts, interface
from workshop.contracts.path import Come, Keeps, LessonLine, PathPage
from workshop.errors import ContentError
from workshop.exercises.exercise import Exercise, Round, exercises, load_exercise
from workshop.exercises.minutes import Paces, of_card, of_debrief, of_reveal, words_aloud
from workshop.exercises.pace import paces
from workshop.session import Mode

WELCOME = "00-welcome.ipynb"
"""The notebook that lists the others."""

STEP = 5
"""Minutes to which a lesson's length is rounded up: nobody knows it better than that."""

_NUMBERED = re.compile(r"\d\d-[a-z0-9-]+\.ipynb")


def is_study(name: str) -> bool:
    """Whether a notebook may be opened without a session."""
    return bool(_NUMBERED.fullmatch(name))


def path_page(language: str, keeps: Keeps, come: Come | None = None, file: str = "") -> PathPage:
    """Return the list of all lessons.

    Args:
        language: of the words.
        keeps: where it is kept how far somebody came.
        come: that, where a file keeps it.
        file: that file's name.
    """
    ui = interface(language)
    return {
        "heading": ui("path.title"),
        "lead": ui("path.lead"),
        "lessons": lessons(language),
        "keeps": keeps,
        "come": come or {},
        "where": ui(f"path.kept.{keeps}", file=file),
        "words": ui.table("path"),
        "language": ui.language,
    }


def lessons(language: str) -> list[LessonLine]:
    """Return the lessons in the order of their notebooks, with their words in a language.

    A lesson is a numbered notebook; that of an exercise that cannot be read is listed by its name.
    """
    return [_line(file, language) for file in _files()]


def _files() -> list[str]:
    names = (path.name for path in listed(content_root() / "notebooks", "*.ipynb"))
    return [name for name in names if is_study(name) and name != WELCOME]


def _slug(file: str) -> str:
    return file.removesuffix(".ipynb").partition("-")[2]


def lesson_of(slug: str) -> str:
    """Return the notebook that is the lesson of an exercise; empty where it has none."""
    return next((file for file in _files() if _slug(file) == slug), "")


def _line(file: str, language: str) -> LessonLine:
    slug = _slug(file)
    line: LessonLine = {
        "slug": slug,
        "file": file,
        "number": file[:2],
        "title": slug,
        "about": "",
        "time": "",
        "parts": [],
    }
    if slug in exercises():
        with suppress(ContentError):  # a broken exercise must not keep people from the others
            line |= _told(load_exercise(slug), language)
    return line


def _told(exercise: Exercise, language: str) -> LessonLine:
    words, ui = exercise.texts(language), interface(language)
    return {  # type: ignore[typeddict-item]
        "title": words("title"),
        "about": words("tagline"),
        "time": _time(exercise, ui),
        "parts": parts(exercise),
    }


def _time(exercise: Exercise, ui: Texts) -> str:
    time = ui.count("path.time", minutes_alone(exercise))
    return ui("path.time.model", time=time) if exercise.runs else time


def parts(exercise: Exercise) -> list[str]:
    """Return the rounds that somebody alone is shown; where it has none but games, those."""
    alone = exercise.played_by(Mode.PEOPLE)
    asked = [round.id for round in alone.without_games().rounds if round.questions]
    return asked or [round.id for round in alone.rounds]


def minutes_alone(exercise: Exercise) -> int:
    """Return about how many minutes somebody alone needs, without the model, in steps of five.

    Computed from the same paces as a session's: what is read, answered, played and looked at, as
    half of the people do it, who wait for nobody. No lesson was ever measured.
    """
    pace, alone = paces(), exercise.played_by(Mode.PEOPLE)
    seconds = sum(_seconds(exercise, round, pace) for round in alone.rounds)
    return max(STEP, STEP * math.ceil(seconds / 60 / STEP))


def _seconds(exercise: Exercise, round: Round, pace: Paces) -> float:
    read = 60 * words_aloud(exercise, round.story) / pace["silent"].value
    played = sum(q.play.seconds for q in round.questions if q.play)
    asked = max(_asked(exercise, round, department, pace) for department in departments())
    shown = of_reveal(exercise, round, pace) + of_debrief(exercise, round, pace)
    return read + played + asked + (shown if asked else 0)


def _asked(exercise: Exercise, round: Round, department: str, pace: Paces) -> float:
    cards = round.asked(department, departments())
    return sum(of_card(exercise, card, pace) for card in cards if not card.turn)


def doubts(exercise: Exercise) -> tuple[str, ...]:
    """Return what an exercise says under `[doubt]`, in the order in which a lesson tells it."""
    model = ("screw",) if exercise.runs else ()
    return ("claim", "fails", "example", *model, "ask")
