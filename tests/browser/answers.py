"""What six invented people answer, person by person, so that a test can count for itself."""

from workshop.exercises.exercise import load_exercise
from workshop.questions.question import DONT_KNOW

EXERCISE = "where-are-the-sales"
GAME = "kpi-tradeoffs"
SIX = [
    ("sales", "en"),
    ("sales", "nb"),
    ("sales", "en"),
    ("marketing", "nb"),
    ("marketing", "en"),
    ("marketing", "nb"),
]


def answers(person: int, department: str, slug: str = EXERCISE) -> dict:
    """Every answer of one person to an exercise, by question id; each person differs."""
    given = {}
    for round in load_exercise(slug).rounds:
        for question in round.asked(department):
            if question.answerable:
                given[question.id] = answer(question, person)
    return given


def answer(question, person: int):
    if question.kind == "split":
        first, second, *others = question.items
        return {first: 60 - 5 * person, second: 40 + 5 * person, **dict.fromkeys(others, 0)}
    if question.kind == "number":
        return {item: low + 100 * person for item, (low, _) in question.ranges.items()}
    if question.kind == "range":
        steps = {item: (low, (high - low) // 20) for item, (low, high) in question.ranges.items()}
        return {
            i: [low + (at + person) * step for at in (2, 5, 9)] for i, (low, step) in steps.items()
        }
    if question.kind == "choice":
        return question.options[person % len(question.options)]
    if question.kind == "rank":
        first = person % len(question.items)
        return [*question.items[first:], *question.items[:first]]
    if question.kind == "text":
        return f"Sentence number {person} <b>bold</b>"
    options = [o for o in question.options if o != DONT_KNOW or person == 2]
    return {
        item: options[(person + index) % len(options)] for index, item in enumerate(question.items)
    }
