"""What a question asks somebody of a department: a mirror speaks of her own and of another one."""

from collections.abc import Sequence

from workshop.content.texts import Texts
from workshop.questions.question import Question


def other_department(question: Question, mine: str, present: Sequence[str]) -> str:
    """Return the department a mirror looks at from another one."""
    candidates = [d for d in (question.only_for or present) if d != mine and d in present]
    return candidates[0] if candidates else mine


def prompt_for(
    question: Question, words: Texts, ui: Texts, mine: str, present: Sequence[str]
) -> str:
    """Return what a question asks somebody of a department.

    Args:
        question: the question.
        words: of its exercise.
        ui: of the interface.
        mine: her department.
        present: those of the session.
    """
    if not question.view:
        return words(f"questions.{question.words}.prompt")
    them = other_department(question, mine, present)
    return words(
        f"questions.{question.words}.{question.view}",
        us=ui(f"departments_inside.{mine}"),
        them=ui(f"departments_inside.{them}"),
    )


def prompt_for_all(question: Question, words: Texts, ui: Texts) -> str:
    """Return what a question asks, said of nobody's own department."""
    us, them = ui("record.us"), ui("record.them")
    return words(f"questions.{question.words}.{question.view or 'prompt'}", us=us, them=them)
