"""The words of a scale: those of the interface, and of one of them the question's own two ends."""

from workshop.content.texts import Texts
from workshop.questions.question import Question

OWN_ENDS = "ends"
"""The scale whose ends are said by each question, under `scale.low` and `scale.high`."""

ENDS = ("low", "high")


def scale_word(question: Question, name: str, words: Texts, ui: Texts) -> str:
    """Return a word of a question's scale.

    Args:
        question: one that has a scale.
        name: an option, such as `1` or `dk`, or one of `ENDS`.
        words: of the question's exercise.
        ui: of the interface.

    Raises:
        ContentError: there is no such word.
    """
    said = words.table(f"questions.{question.words}.scale") if has_own_ends(question) else {}
    return ui(f"scales.{question.scale}.{name}", **said)


def has_own_ends(question: Question) -> bool:
    """Whether a question says itself what the ends of its scale mean."""
    return question.scale == OWN_ENDS
