"""Three ratings of the same items: of us, of them, and what they will say of us."""

from workshop.questions.kinds.rating import Rating
from workshop.questions.question import VIEWS


class Mirror(Rating):
    """A rating that is asked in three views."""

    FACE = "rating"

    def views(self) -> tuple[str, ...]:
        """Return the three views."""
        return VIEWS


KIND = Mirror()
