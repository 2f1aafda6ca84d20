"""The model of an exercise, opened: what it assumes, and what was understood."""

from workshop.content.assumptions import assumptions
from workshop.content.parameters import model_words
from workshop.content.texts import interface
from workshop.contracts.lesson import AssumptionsBeat, QuizPage, QuizQuestion, TourBeat
from workshop.contracts.parts import Option
from workshop.exercises.exercise import Exercise


def quiz_page(exercise: Exercise, picked: dict[str, str], language: str) -> QuizPage:
    """Return the questions at the end of a lesson, with what the learner picked."""
    words, ui = exercise.texts(language), interface(language)
    made: list[QuizQuestion] = []
    for check in exercise.checks:
        key, choice = f"checks.{check.id}", picked.get(check.id)
        options: list[Option] = [
            {"id": o, "text": words(f"{key}.options.{o}")} for o in check.options
        ]
        made.append(
            {
                "id": check.id,
                "ask": words(f"{key}.ask"),
                "options": options,
                "picked": choice,
                "right": choice == check.right if choice else None,
                "why": words(f"{key}.why.{choice}") if choice else "",
            }
        )
    return {"beat": ui("quiz.title"), "questions": made, "words": ui.table("quiz")}


def assumptions_page(model: str, language: str) -> AssumptionsBeat:
    """Return a model's parameters as a table: value, plausible range and reason."""
    ui = interface(language)
    return {
        "beat": ui("assumptions.title"),
        "lead": ui("assumptions.sentence"),
        "table": assumptions(model, language),
        "table_label": ui("assumptions.table"),
    }


def tour_page(model: str, part: str, language: str) -> TourBeat:
    """Return what a lesson says about a model, by its name in `data/models`, titled or not."""
    words = model_words(model, language)
    return {"title": words.find(f"tour.{part}.title"), "lead": words(f"tour.{part}.text")}
