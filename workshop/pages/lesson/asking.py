"""What the beats of a lesson ask: a round's cards, the button below them, and the switches."""

from workshop.content.texts import Texts, interface
from workshop.contracts.lesson import (
    Beat,
    PressBeat,
    ShownBeat,
    SwitchPage,
    UnshownBeat,
)
from workshop.contracts.phone import AskBeat, WaitBeat
from workshop.exercises.ghost import rooms_of
from workshop.pages.lesson.alone import DEPARTMENTS, Room
from workshop.pages.lesson.beats import shown_page
from workshop.pages.lesson.way import Way
from workshop.pages.parts import cards, department, languages, step_title, with_own


def ask_page(way: Way, round: str, language: str) -> AskBeat | WaitBeat:
    """Return a round's cards; in their place, while they cannot be answered, what to do instead."""
    ui, state, exercise = interface(language), way.state(round), way.room.exercise
    shown = bool(exercise.round(round).reveals)
    if state != "open":
        answered = ui("study.answered" if shown else "study.unshown.kept")
        lead = _later(way, language) if state == "later" else answered
        return {"phase": "story", "lead": lead, "words": ui.table("card")}
    hers, mine = way.room.hers(), way.room.department
    given, asked = (hers["answers"], hers["promises"]), with_own(hers, exercise)
    return {
        "phase": "asking",
        # By this name the browser keeps what is on its way; it is the same in the next kernel.
        "seat": f"study-{exercise.slug}-{mine}{way.room.own_in(round)}",
        "cards": cards(asked, asked.round(round), mine, DEPARTMENTS, language, *given),
        "words": ui.table("card")
        | {"done_lead": ui("study.done_lead" if shown else "study.unshown.kept")},
    }


def _later(way: Way, language: str) -> str:
    """Name the round that comes first: its cells may stand elsewhere, or be gone."""
    exercise = way.room.exercise
    title = step_title(exercise, exercise.round(way.open), language)
    return interface(language)("study.later", round=title)


def reveal_page(way: Way, round: str, language: str) -> Beat | PressBeat | UnshownBeat | ShownBeat:
    """Return the button that shows the room; afterwards, what the room said."""
    ui, state = interface(language), way.state(round)
    if state == "later":
        return {}
    if not way.room.exercise.round(round).reveals:
        return _unshown(state, ui)
    if state == "open":
        lead, go = ui("study.reveal_lead"), ui("study.reveal")
        return {"beat": ui("study.room"), "lead": lead, "button": go}
    return shown_page(way.shown[round], way.hers[round], way.figures[round], language)


def _unshown(state: str, ui: Texts) -> UnshownBeat | PressBeat:
    """Return the button that goes on from a round of which a later one shows something."""
    title = ui("study.unshown.title")
    if state == "shown":
        return {"beat": title, "lead": ui("study.unshown.done")}
    return {"beat": title, "lead": ui("study.unshown.lead"), "button": ui("study.unshown.go")}


def language_page(language: str, keep: str = "") -> SwitchPage:
    """Return the switch between the languages.

    Args:
        language: hers.
        keep: by what name the tab keeps her choice, where the notebook wishes for a language;
            without one it begins in the browser's.
    """
    label = interface(language)("study.language")
    page: SwitchPage = {
        "label": label,
        "value": language,
        "options": languages(),
        "spoken": not keep,
    }
    return {**page, "keep": keep} if keep else page


def others_page(slug: str, room: Room, wished: str, before: str, language: str) -> SwitchPage:
    """Return the switch between the invented rooms; without a choice it has no options.

    Args:
        slug: the exercise's.
        room: in which the learner is.
        wished: the room that the notebook names; empty where it leaves that to her.
        before: the room that she was in before this one; empty where she was in no other.
        language: hers.
    """
    ui, there = interface(language), rooms_of(slug)
    page: SwitchPage = {
        "label": ui("study.others"),
        "value": room.others,
        "options": [{"id": id, "text": ui(f"study.rooms.{id}")} for id in there],
        "spoken": False,
        # A notebook that names another room wishes that anew, whatever was chosen before.
        "keep": "-".join(filter(None, (f"study-{slug}-others", wished))),
    }
    if before:
        page["note"] = ui("study.others_moved")
    return page


def department_page(
    slug: str, mine: str, before: str, language: str, wished: str = ""
) -> SwitchPage:
    """Return the switch between the departments.

    Args:
        slug: the exercise's.
        mine: the learner's department.
        before: the one that she was of before this one; empty where she always was of this one.
        language: hers.
        wished: the one that the notebook names; empty where it leaves that to her.
    """
    ui = interface(language)
    page: SwitchPage = {
        "label": ui("join.department"),
        "value": mine,
        "options": [department(id, ui) for id in DEPARTMENTS],
        "spoken": False,
        # A notebook that names another one wishes that anew, whatever was chosen before.
        "keep": f"study-{slug}-department-{wished}" if wished else f"study-{slug}",
    }
    if before:
        inside = {id: ui(f"departments_inside.{id}") for id in (mine, before)}
        page["note"] = ui("study.moved", now=inside[mine], before=inside[before])
        page["undo"] = {"id": before, "text": ui("study.move_back", before=inside[before])}
    return page
