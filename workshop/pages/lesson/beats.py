"""What the beats of a lesson show: its opening, a round's scene, and what the room said."""

from collections.abc import Callable, Mapping
from typing import cast

from workshop.charts import bars_and_beside
from workshop.charts.here import Beside
from workshop.content.texts import Texts, interface
from workshop.contracts.figures import Bars, Figure
from workshop.contracts.lesson import OpeningBeat, ShownBeat, StoryBeat
from workshop.contracts.looks import Look, PhoneLook
from workshop.contracts.path import CameSoFar
from workshop.contracts.tallies import Tally
from workshop.exercises.exercise import Exercise, Reveal
from workshop.pages.own import beside, wrote
from workshop.pages.parts import are_teams, place, step_title
from workshop.pages.stage import Figures, debrief, log_of
from workshop.pages.ticket import with_half_days
from workshop.questions.tally import SMALLEST


def opening_page(exercise: Exercise, came: CameSoFar | None, language: str) -> OpeningBeat:
    """Return a lesson's title, what awaits the learner, and what her browser is to keep of it."""
    lead = interface(language)("study.intro")
    page: OpeningBeat = {"heading": exercise.texts(language)("title"), "lead": lead}
    return {**page, "progress": came} if came else page


def story_page(
    exercise: Exercise, round: str, state: Callable[[str], str], language: str
) -> StoryBeat:
    """Return a round's scene, with how far the learner has come.

    Args:
        exercise: the lesson's.
        round: its id.
        state: tells of any round's id whether it is shown, open or later.
        language: the learner's.
    """
    ids = [one.id for one in exercise.rounds]
    here, at = exercise.round(round), ids.index(round)
    text = interface(language)("study.part", n=at + 1, m=len(ids))
    return {
        "part": {"text": text, "here": at, "states": [state(id) for id in ids]},
        "title": step_title(exercise, here, language),
        "blocks": exercise.blocks(here.story, language) if here.story else [],
    }


def _with_the_reason(figure: Figure, reveal: Reveal, look: Look, ui: Texts) -> Figure:
    """Return a figure; where the invented people have not answered, it says that and no other."""
    tallies = cast("Mapping[str, Tally]", look["results"])  # of questions, runs are not asked for
    least = 1 if are_teams(look) else SMALLEST
    few = [id for id in reveal.questions if id in tallies and tallies[id]["answered"] < least]
    if figure["table"]["rows"] or not few:
        return figure
    said, light = ui("study.nobody"), figure["light"]
    told: Bars = {**light, "title": said, "sentence": said}
    return {**figure, "title": said, "sentence": said, "light": told}


def _spots(look: Look, language: str) -> list[Beside]:
    exercise, round = place(look)
    told = (exercise, look["results"], look["session"]["departments"], language)
    return [bars_and_beside(reveal, *told)[1] for reveal in round.reveals]


def shown_page(look: Look, hers: PhoneLook, figures: Figures, language: str) -> ShownBeat:
    """Return what the room said in a round that is revealed, and beside it what she said."""
    ui, (exercise, round) = interface(language), place(look)
    reveals, answers = round.reveals, hers["answers"]
    drawn = zip(reveals, figures.of(look, language), strict=True)
    return {
        "beat": ui("study.room"),
        "figures": [_with_the_reason(figure, reveal, look, ui) for reveal, figure in drawn],
        "here": with_half_days(
            hers, beside(_spots(look, language), answers, hers["me"]["department"]), language
        ),
        "wrote": wrote(exercise, round, answers, hers["released"], language),
        "words": {
            "here": ui("here.title"),
            "here_wrote": ui("here.wrote"),
            "here_only": ui("here.alone"),
        },
        "log": log_of(look, language),
        "quotes": {"title": ui("wall.quotes"), "entries": look["quotes"]},
        "questions": {"title": ui("study.questions"), "entries": debrief(look, language)},
        "note": ui("teams.study" if are_teams(look) else "study.ghost"),
    }
