"""Three ratings of the same items: of us, of them, and what they will say of us."""

from collections.abc import Iterator

from workshop.questions.kinds.rating import Rating
from workshop.questions.question import VIEWS, Question


class Mirror(Rating):
    """A rating that is asked in three views."""

    FACE = "rating"

    def views(self) -> tuple[str, ...]:
        """Return the three views."""
        return VIEWS

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is missing: two departments that look at each other."""
        yield from super().lacks(question)
        if len(question.only_for) not in (0, 2):
            yield "a mirror is between two departments: name two in for, or leave it out."


KIND = Mirror()
