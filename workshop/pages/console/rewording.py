"""The questions that come, to be worded otherwise for this session."""

from collections.abc import Iterator

from workshop.content import LANGUAGES
from workshop.content.texts import Texts
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.parts import Words
from workshop.contracts.rewording import RewordPanel, RewordQuestion
from workshop.exercises.agenda import step_content, steps_in
from workshop.exercises.exercise import Exercise, Round
from workshop.exercises.rewording import PROMPT, rewordable
from workshop.pages.parts import languages, with_own
from workshop.session import Phase

WORDS = ("pick", "save", "back")


def reword_panel(look: FacilitatorLook, ui: Texts, wrong: str) -> RewordPanel | None:
    """Return the form; None where no question comes any more, or the room looks back.

    Args:
        look: what the facilitator may see.
        ui: the words.
        wrong: why what she sent last was refused.
    """
    if look["session"]["again"] or look["here"]["phase"] == Phase.ENDED:
        return None
    questions = [one for there in _coming(look) for one in _questions(*there, look, ui)]
    if not questions:
        return None
    words: Words = {name: ui(f"moment.reword.{name}") for name in WORDS}
    return {
        "title": ui("moment.reword.title"),
        "lead": ui("moment.reword.lead"),
        "questions": questions,
        "languages": languages(),
        "limit": PROMPT,
        "wrong": wrong,
        "words": {**words, "left": ui("moment.left")},
    }


def _coming(look: FacilitatorLook) -> Iterator[tuple[Exercise, Round]]:
    """Yield what the programme still plays, from where the room is."""
    session, passed = look["session"], {*look["passed"]}
    for at, step in enumerate(steps_in(session["course"])):
        if at >= look["here"]["step"] and at not in passed and not step.gone:
            yield step_content(step, session["mode"])


def _questions(
    exercise: Exercise, round: Round, look: FacilitatorLook, ui: Texts
) -> Iterator[RewordQuestion]:
    now = with_own(look, exercise)
    for question in rewordable(exercise, round):
        key = f"questions.{question.words}.prompt"
        said = {language: now.texts(language)(key) for language in LANGUAGES}
        title = now.texts(ui.language)(f"rounds.{round.id}.title")
        yield {
            "id": f"{exercise.slug}/{question.id}",
            "text": ui("moment.reword.one", round=title, prompt=said[ui.language]),
            "said": said,
            "changed": any(said[one] != exercise.texts(one)(key) for one in LANGUAGES),
        }
