"""What can be put into a programme: exercises with their parts, and moments between them."""

from collections.abc import Mapping

from workshop.content.texts import Texts
from workshop.contracts.parts import Option
from workshop.contracts.prepare import OfferedExercise, OfferedMoment, RoundOption
from workshop.errors import ContentError
from workshop.exercises.agenda import alone, in_order, problem
from workshop.exercises.exercise import Exercise, Round, load_exercise
from workshop.exercises.own_moments import LIKES, SLIDES, TALK, WITH
from workshop.exercises.talk import SIZES
from workshop.pages.parts import step_title


def offered_exercises(broken: Mapping[str, str], ui: Texts) -> list[OfferedExercise]:
    """Return the exercises to put in; what is broken is not offered."""
    sound = (slug for slug in in_order() if not problem(alone(slug), broken))
    return [one for slug in sound for one in _exercise(slug, ui)]


def _exercise(slug: str, ui: Texts) -> list[OfferedExercise]:
    try:
        exercise = load_exercise(slug)
        words = exercise.texts(ui.language)
        row: OfferedExercise = {
            "id": slug,
            "text": words("title"),
            "help": words("tagline"),
            "minutes": exercise.minutes,
            "rounds": [_round(exercise, round, ui) for round in exercise.rounds],
        }
    except ContentError:
        return []
    return [row]


def _round(exercise: Exercise, round: Round, ui: Texts) -> RoundOption:
    note = "consent" if round.consent else "spare" if round.spare else ""
    return {
        "id": round.id,
        "text": step_title(exercise, round, ui.language),
        # Nobody counts on what may not be played.
        "minutes": 0 if round.consent else round.minutes,
        "note": ui(f"prepare.extra.{note}") if note else "",
        "usual": not round.spare,
    }


def offered_moments(ui: Texts) -> list[OfferedMoment]:
    """Return the moments to put in; slides come with their file."""
    return [_moment(like, ui) for like in LIKES]


def _moment(like: str, ui: Texts) -> OfferedMoment:
    moment = load_exercise(like)
    words, talk = moment.texts(ui.language), moment.rounds[0].talks[0]
    return {
        "id": like,
        "text": words("title"),
        "minutes": moment.minutes,
        "title": words(f"talks.{talk.id}.title"),
        "prompt": words(f"talks.{talk.id}.prompt"),
        "talks": like == TALK,
        "shows": like == SLIDES,
    }


def forms(ui: Texts) -> list[Option]:
    """Return with whom a talk can be; in pairs and fours people of both sides meet."""
    names = {one: f"{one}_across" if one in SIZES else one for one in WITH}
    return [{"id": id, "text": ui(f"talk.forms.{name}")} for id, name in names.items()]
