"""The last beat of a lesson: where what it claims does not hold."""

from workshop.content.texts import interface
from workshop.contracts.lesson import DoubtBeat, DoubtSection
from workshop.exercises.exercise import Exercise
from workshop.exercises.lessons import doubts


def doubt_page(exercise: Exercise, language: str) -> DoubtBeat:
    """Return what a lesson claims, where that fails, and a question to take to a colleague.

    An exercise that says nothing of it, as one of an earlier kit, has no sections.
    """
    ui, words = interface(language), exercise.texts(language)
    sections: list[DoubtSection] = [
        {"id": part, "title": ui(f"doubt.{part}"), "text": words(f"doubt.{part}")}
        for part in doubts(exercise)
        if part != "claim" and words.find(f"doubt.{part}")
    ]
    claim = words.find("doubt.claim") or ""
    return {"beat": ui("doubt.title"), "lead": claim, "sections": sections}
