"""Composing the feedback on a rehearsal from what its session keeps."""

from datetime import UTC, datetime

from workshop.content.texts import Texts, interface
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.practised import Feedback, Practised, Wanted
from workshop.contracts.rehearsal import PACES
from workshop.errors import ContentError
from workshop.exercises.people.said import people_words
from workshop.pages.console.pacing import Pacing, times
from workshop.pages.console.rehearsing import PACED
from workshop.pages.feedback.noticed import overlooked, well
from workshop.pages.feedback.revealed import lines, told
from workshop.pages.parts import title_of


def feedback(wanted: Wanted) -> Feedback:
    """Return the feedback on a rehearsal that is over. Takes seconds: many rooms are drawn."""
    practised, ui = wanted["practised"], interface(wanted["language"])
    results = {one["step"]: one["results"] for one in practised["steps"]}
    there = [one for step in practised["steps"] if (one := told(practised, step, ui))]
    return {
        "title": ui("simulator.page.title"),
        "lead": ui("simulator.page.lead"),
        "room": _room(practised, ui),
        "reveals": [lines(one, results[one.shown.step], ui) for one in there],
        "minutes": minutes(practised, wanted["look"], ui),
        "overlooked": overlooked(practised, there, ui),
        "well": well(practised, there, ui),
        "labels": ui.table("simulator.label"),
        "words": ui.table("simulator.page"),
    }


def _room(practised: Practised, ui: Texts) -> str:
    who = practised["simulated"]
    names = people_words(ui.language).table("rooms")
    paces = {slow: PACED[id] for id, slow in PACES.items()}
    pace = ui(f"simulator.page.paces.{paces.get(who['pace'], 'usual')}")
    room = names.get(who["room"], who["room"])
    return ui("simulator.page.room", people=who["people"], seed=who["seed"], room=room, pace=pace)


def minutes(practised: Practised, look: FacilitatorLook, ui: Texts) -> list[str]:
    """Return planned, expected and used minutes of each step that was played, and of all."""
    pacing = Pacing(look, datetime.now(UTC))
    played = [one["step"] for one in practised["steps"]]
    told = [_step(pacing, n, ui) for n in played]
    every = ui("simulator.minutes.all", times=times(pacing, played, ui))
    return [*told, *([every] if len(played) > 1 else []), ui("simulator.minutes.note")]


def _step(pacing: Pacing, step: int, ui: Texts) -> str:
    try:
        title = title_of(pacing.steps[step], ui.language)
    except ContentError:
        title = pacing.steps[step].round
    return ui("simulator.minutes.step", title=title, times=times(pacing, [step], ui))
